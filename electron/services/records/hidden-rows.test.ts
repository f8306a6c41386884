import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { AnyOperation, OperationTree } from '#shared/contract/operation.ts'
import type { JournalLine } from '#shared/modules/journal/journal.contract.ts'
import { contract } from '#shared/operations.ts'
import type { Role } from '#shared/record/roles.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { allRecords } from '../open-vault.ts'
import { type Engine, testEngine } from './engine.test-support.ts'
import { sampleInput } from './sample-input.test-support.ts'

/** Stands in every text of the case, of what is attached to it and of what is said about it. */
const secret = 'quartzsecret'
const day = '2026-03-02'

/** What makes or takes files and members: it tells of nothing that was there before. */
const apart = [
  ...['exchange.import', 'scan.import', 'file.begin', 'file.attach', 'verification.verify', 'journal.audit'],
  ...['home.addSample', 'home.removeSample', 'member.invite', 'member.revoke', 'report.seal'],
]

/** The operations that read, apart from those of a vault that is still locked. */
function readingOperations(): ReadonlyMap<string, AnyOperation> {
  const tree: OperationTree = contract
  const all = Object.entries(tree).flatMap(([group, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => [`${group}.${verb}`, operation] as const),
  )
  return new Map(
    all.filter(
      ([name, operation]) =>
        operation['~orpc'].meta.kind !== 'command' && !name.startsWith('session.') && !apart.includes(name),
    ),
  )
}

describe('a case that few may see', () => {
  let engine: Engine
  let about: AnyEntity
  let department: AnyEntity
  let indicator: AnyEntity
  let reading: string
  let attachment = ''
  const logins = { lead: 'lena', reporter: 'rita', concerned: 'carl', auditor: 'ada', trainer: 'tom', viewer: 'vera' }

  beforeAll(async () => {
    engine = await testEngine()
    const roles: Readonly<Record<keyof typeof logins, Role>> = {
      ...{
        lead: 'lead',
        reporter: 'auditor',
        concerned: 'viewer',
        auditor: 'auditor',
        trainer: 'trainer',
        viewer: 'viewer',
      },
    }
    const people: Record<string, AnyEntity> = {}
    for (const [name, role] of Object.entries(roles))
      people[name] = await engine.addMember(logins[name as keyof typeof logins], [role])
    department = await engine.call('department.create', { draft: { name: 'Networks', code: 'NET' } })
    const finding = await engine.call('finding.create', {
      draft: { title: 'Port', severity: 'high', condition: 'c', criterion: 'd', department: department.id },
    })
    await engine.as(logins.reporter)
    const file = await engine.attach(`${secret}.txt`, Buffer.from(secret))
    attachment = file.id
    const lapse = {
      lapse: 'deadlineMissed',
      happenedOn: '2026-02-27',
      department: department.id,
      findings: [finding.id],
    }
    about = await engine.call('accountabilityCase.create', {
      draft: {
        ...lapse,
        title: secret,
        concerns: 'person',
        person: people.concerned?.id,
        facts: secret,
        evidence: [file],
      },
      reason: secret,
    })
    await engine.call('comment.create', {
      draft: { subjectRecord: 'accountabilityCase', subject: about.id, body: secret, mentions: [people.viewer?.id] },
    })
    const ends = { fromRecord: 'accountabilityCase', from: about.id, toRecord: 'finding', to: finding.id }
    await engine.call('link.create', { draft: { ...ends, relation: 'relates', note: secret } })
    await engine.as('mei')
    indicator = await engine.call('indicator.create', {
      draft: {
        title: 'Cases',
        formula: 'count(accountabilityCase)',
        period: 'month',
        unit: 'number',
        direction: 'lower',
        source: 'formula',
      },
    })
    await engine.call('indicators.freeze', {})
    const frozen = await engine.call<Page<AnyEntity>>('indicatorReading.list', {})
    reading = frozen.rows[0]?.id ?? ''
  })
  afterAll(() => engine.remove())

  const bytesOf = async (ticket: string) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    return Buffer.concat(chunks).toString('utf8')
  }

  /** What an operation says to whoever is at the door, a file that it hands out and a refusal included. */
  const said = async (
    operation: string,
    input: object,
  ): Promise<{ readonly answer: string; readonly refused: string }> => {
    try {
      const answer = await engine.call<unknown>(operation, input)
      const ticket = typeof answer === 'object' && answer !== null && 'ticket' in answer ? String(answer.ticket) : null
      return { answer: `${JSON.stringify(answer)}${ticket === null ? '' : await bytesOf(ticket)}`, refused: '' }
    } catch (error) {
      return { answer: '', refused: JSON.stringify((error as { shape?: unknown }).shape ?? String(error)) }
    }
  }

  const own = { id: '' }
  /** Every operation that reads, with all that may be asked of it about the case; record operations are asked of every record. */
  const questions = async (): Promise<readonly (readonly [string, object])[]> => {
    own.id = about.id
    const place = { record: 'accountabilityCase', id: about.id }
    const { entries } = await engine.call<{ entries: readonly JournalLine[] }>('journal.entries', { limit: 100 })
    const roles = engine.vault.actor().roles.filter((role) => role !== 'viewer')
    const records = allRecords.flatMap(({ name }) => [
      [`${name}.list`, { limit: 500 }] as const,
      [`${name}.list`, { limit: 500, archived: true }] as const,
      [`${name}.summary`, {}] as const,
      [`${name}.get`, own] as const,
      [`${name}.history`, own] as const,
      ...['csv', 'json', 'xlsx'].map((format) => ['exchange.export', { format, record: name }] as const),
    ])
    return [
      ...records,
      // What a module adds later is asked too, by what its input must have.
      ...[...readingOperations()].flatMap(([name, operation]) =>
        [about.id, day, day.slice(0, 7)].map((word) => [name, sampleInput(operation, word)] as const),
      ),
      ['accountability.on', { ...place, day }],
      [
        'sampling.draw',
        { population: about.id, title: 'T', deviationRule: 'D', method: 'random', confidence: '95.00' },
      ],
      ['departmentReports.sheet', { template: about.id, department: department.id, start: day }],
      ['frameworks.coverage', { framework: 'iso27001', scope: null }],
      ['crossReference.find', { kind: 'finding', key: about.id.slice(-12) }],
      ['bodies.on', { record: 'department', id: department.id, day }],
      ['accountabilityCase.summary', { group: 'department' }],
      ['exchange.export', { format: 'ics' }],
      ['exchange.export', { format: 'ics', record: 'accountabilityCase' }],
      ['exchange.export', { format: 'csv', record: 'accountabilityCase', ids: [about.id] }],
      ['search.find', { text: secret, archived: true, limit: 200 }],
      ['search.find', { text: secret.slice(0, 7), records: ['accountabilityCase'] }],
      ['search.find', { text: String(about.number) }],
      ['file.open', { ...place, attachment }],
      ['journal.entries', { limit: 100 }],
      ['journal.entries', { limit: 100, record: 'accountabilityCase' }],
      ['journal.entries', { limit: 100, day }],
      ...entries.map(({ revision }) => ['journal.entry', { revision }] as const),
      ['journal.entry', { revision: about.revision }],
      ['cadence.agenda', { from: '2026-01-01', until: '2026-12-31' }],
      ['home.changes', { limit: 50 }],
      ...roles.flatMap((role) => ['home.show', 'home.guide'].map((operation) => [operation, { role }] as const)),
      ['indicators.attempt', { formula: 'count(accountabilityCase)' }],
      ['indicators.compared', { reading }],
      ...[true, false].map((counted) => ['indicators.members', { id: indicator.id, measure: 0, counted }] as const),
      ...['draft', 'filter', 'seen'].map((kind) => ['kept.list', { kind }] as const),
      ['report.draw', { kind: 'audit', id: about.id, language: 'en' }],
      ['report.chooseStampAuthority', { ticket: about.id, url: 'https://stamps.example/' }],
    ]
  }

  it('is asked for in every operation that reads, by what it takes', async () => {
    await engine.as('mei')
    const taken = new Set<string>()
    for (const [operation, input] of await questions())
      if (!(await said(operation, input)).refused.includes('"errors.invalid"')) taken.add(operation)
    expect([...readingOperations().keys()].filter((operation) => !taken.has(operation))).toEqual([])
  })

  it.each(['auditor', 'trainer', 'viewer'] as const)('does not exist for another %s', async (name) => {
    await engine.as(logins[name])
    let answered = 0
    for (const [operation, input] of await questions()) {
      const { answer, refused } = await said(operation, input)
      expect(answer, operation).not.toContain(secret)
      expect(refused, operation).not.toContain(secret)
      if (operation !== 'search.find') expect(answer, operation).not.toContain(about.id)
      if (answer !== '') answered += 1
    }
    expect(answered).toBeGreaterThan(100)
    const move = { id: about.id, revision: about.revision }
    for (const [verb, input] of [
      ['update', { ...move, changes: { title: 'x' } }],
      ['move', { ...move, step: 'answer', changes: { statement: 'x' } }],
      ['archive', move],
      ['changeMany', { rows: [move], action: { kind: 'move', step: 'drop' }, reason: 'x' }],
    ] as const) {
      const { refused } = await said(`accountabilityCase.${verb}`, input)
      expect(refused).toMatch(/errors\.(missingRecord|forbidden)/)
      expect(refused).not.toContain(secret)
    }
  })

  it.each(['lead', 'reporter', 'concerned'] as const)('is read by the %s', async (name) => {
    await engine.as(logins[name])
    for (const [operation, input] of [
      ['accountabilityCase.list', {}],
      ['accountabilityCase.get', { id: about.id }],
      ['accountabilityCase.history', { id: about.id }],
      ['search.find', { text: secret }],
      ['comment.list', {}],
      ['exchange.export', { format: 'csv', record: 'accountabilityCase' }],
      ['file.open', { record: 'accountabilityCase', id: about.id, attachment }],
      ['journal.entries', { limit: 100 }],
    ] as const)
      expect((await said(operation, input)).answer, operation).toContain(secret)
  })
})
