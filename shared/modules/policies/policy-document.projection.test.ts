import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import { versionReplaced } from './policies.wording.ts'
import type { policyRecord } from './policy.record.ts'
import {
  mostInPolicy,
  type PolicyDocumentSource,
  printedClauses,
  projectPolicyDocument,
  standingVersion,
} from './policy-document.projection.ts'
import type { policyVersionRecord } from './policy-version.record.ts'

const stamp = (id: string, state: string) => ({
  ...{ id, revision: 'a:1', state, archived: false },
  ...{ createdAt: '', createdBy: 'clerk', updatedAt: '', updatedBy: 'clerk' },
})
const policy: Entity<typeof policyRecord> = {
  ...{ ...stamp('p', 'effective'), number: null, title: 'Mail', kind: 'policy', owner: 'ann', approver: 'bo' },
  ...{ department: null, contributingDepartments: [], purpose: null, scope: null, audience: null, parent: null },
  ...{ classification: null, replaces: null, cadenceMonths: 12, nextReviewOn: '2026-02-28', evidence: [] },
  ...{ approvedBy: null, approvedOn: null, retiredOn: null },
}
const version = (id: string, state: string): Entity<typeof policyVersionRecord> => ({
  ...{ ...stamp(id, state), policy: 'p', title: 'Mail', version: id, text: `# ${id}`, summary: null },
  ...{ author: 'ann', effectiveOn: null, submittedBy: null, submittedOn: null, approvedBy: 'cho' },
  ...{ approvedOn: '2026-01-01', supersededOn: null, evidence: [], quorum: null, approvers: [] },
})
const project = (over: Partial<PolicyDocumentSource> = {}) => {
  const one = version('v', 'effective')
  return projectPolicyDocument({
    ...{ organisation: null, policy, version: one, before: null, versions: [one], approvals: [] },
    ...{ exceptions: [], attestations: [] },
    ...{ controls: [], risks: [], showsChanges: true, on: '2026-03-01', nameOf: (_record, id) => id ?? '' },
    ...over,
  })
}

describe('the document of a policy', () => {
  it.each([
    ['the one in force', ['superseded', 'effective', 'approved', 'draft'], 1],
    ['the one approved, where none is in force', ['superseded', 'approved', 'inReview'], 1],
    ['the one asked for, before one still written', ['inReview', 'draft'], 0],
    ['the latest of what was in force, where nothing follows', ['superseded', 'superseded'], 1],
  ])('prints %s', (_, states, place) => {
    const versions = states.map((state, at) => version(String(at), state))
    expect(standingVersion(versions)?.id).toBe(String(place))
  })

  it('compares with what was in force before, and tells what follows, past drafts that were given up', () => {
    const versions = ['superseded', 'draft', 'effective', 'inReview'].map((state, at) => version(`${at + 1}.0`, state))
    const [first, , third] = versions
    if (!first || !third) throw new Error('there are four')
    const before = versionReplaced(third, versions)
    expect(before).toBe(first)
    expect(versionReplaced(first, versions)).toBeNull()
    const found = project({ version: third, versions, before })
    expect([found.changes?.before, found.next]).toEqual(['1.0', { version: '4.0', state: 'inReview' }])
    expect(project({ version: third, versions: versions.slice(0, 3), before }).next).toBeNull()
  })

  it.each([
    ['effective', 'effective', 'inForce', true],
    ['effective', 'approved', 'approved', true],
    ['draft', 'inReview', 'unapproved', true],
    ['effective', 'superseded', 'superseded', true],
    ['retired', 'effective', 'retired', false],
  ] as const)('of a policy that is %s with a wording that is %s says %s', (state, wording, standing, isOverdue) => {
    const one = version('v', wording)
    const found = project({ policy: { ...policy, state }, version: one, versions: [one] })
    expect(found).toMatchObject({ standing, isOverdue })
  })

  it.each([
    ['owner and approver', {}, ['owner ann null', 'approver bo null']],
    [
      'who approved the wording, where none approves the policy',
      { approver: null },
      ['owner ann null', 'approver cho 2026-01-01'],
    ],
    ['one person once', { approver: 'ann' }, ['owner ann null']],
    ['the approver alone, where nobody owns it', { owner: null }, ['approver bo null']],
  ])('is signed by %s', (_, values, signers) => {
    const found = project({ policy: { ...policy, ...values } }).signers
    expect(found.map(({ duty, id, on }) => `${duty} ${id} ${on}`)).toEqual(signers)
  })

  it('tells what follows, and of a long history the latest', () => {
    const versions = Array.from({ length: 30 }, (_, at) => version(String(at), at === 28 ? 'effective' : 'superseded'))
    const draft = version('next', 'draft')
    const found = project({ version: version('28', 'effective'), versions: [...versions, draft] })
    expect(found.next).toEqual({ version: 'next', state: 'draft' })
    expect(found.history.rows[0]?.version).toBe('next')
    expect(found.history).toMatchObject({ left: 31 - mostInPolicy.versions })
    expect(found.history.rows.filter(({ isPrinted }) => isPrinted).map((row) => row.version)).toEqual(['28'])
  })
})

describe('clauses as they are printed', () => {
  it.each([
    ['headings by what is above them', '# A\na\n## B\nb\n#### C\nc\n# D', ['2 A', '3 B', '3 C', '2 D']],
    ['a text that begins with a low heading', '### A\n# B\n## C', ['2 A', '2 B', '3 C']],
    ['marks of emphasis and signs that close a heading', '# *1* **Scope** `x` ##', ['2 1 Scope x']],
    ['what stands before the first', 'Before\n# A', ['2 ', '2 A']],
    ['numbered articles without a heading', '1.1 All of it is said here.\n1.2 And here.', ['2 ', '2 ']],
    ['a heading without words', '#\nText', ['2 ']],
    ['nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(printedClauses(text).map(({ level, heading }) => `${level} ${heading}`)).toEqual(expected)
  })

  it('keep every word of a heading of any length, each with a place of its own', () => {
    const long = `${'界'.repeat(9_990)} 🔑 مفاتيح`
    const clauses = printedClauses(`# ${long}\n# ${long}\n`)
    expect(clauses.map(({ heading }) => heading)).toEqual([long, long])
    expect(new Set(clauses.map(({ place }) => place)).size).toBe(2)
  })
})
