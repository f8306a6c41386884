import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EvidenceEntry } from '#shared/modules/audits/audits.evidence.ts'
import type { AttachedVersion, HeldEvidence } from '#shared/modules/audits/audits.evidence-contract.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let audit: AnyEntity
let paper: AnyEntity
let first: Evidence
let later: Evidence
let item = ''

type Listed = { readonly entries: readonly EvidenceEntry[]; readonly titles: Readonly<Record<string, string>> }
type Read = { readonly entry: EvidenceEntry; readonly attached: readonly AttachedVersion[] }

const describeFile = (record: string, id: string, attachment: string) =>
  engine.call<{ id: string; isNew: boolean }>('evidence.describe', { record, id, attachment })
const update = async (record: string, id: string, changes: object) => {
  const { entity } = await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })
  return await engine.call<AnyEntity>(`${record}.update`, { id, revision: entity.revision, changes })
}
const held = () => engine.call<readonly HeldEvidence[]>('evidence.held', { record: 'checklistRow', id: paper.id })

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('ann', ['auditor'])
  await engine.addMember('vic', ['viewer'])
  const person = engine.vault.actor().person
  const period = { start: '2026-01-01', end: '2026-03-31' }
  audit = await engine.call('audit.create', {
    draft: { title: 'Logs', kind: 'quarterly', period, leadAuditor: person },
  })
  first = await engine.attach('log.txt', Buffer.from('first'))
  later = await engine.attach('log.txt', Buffer.from('later'))
  paper = await engine.call('checklistRow.create', {
    draft: { audit: audit.id, position: 1, question: 'Are logs kept?', evidence: [first] },
  })
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

it('lists a file of which nothing is stated, and gives it a page once', async () => {
  const { entries } = await engine.call<Listed>('evidence.list', { audit: audit.id })
  expect(entries.map(({ file, facts, marks }) => [file.id, facts, marks])).toEqual([[first.id, null, ['noSource']]])
  expect(await held()).toEqual([])
  const made = await describeFile('checklistRow', paper.id, first.id)
  item = made.id
  expect(made.isNew).toBe(true)
  expect(await describeFile('checklistRow', paper.id, first.id)).toEqual({ id: item, isNew: false })
  expect(await held()).toMatchObject([{ file: first.id, facts: { id: item, title: 'log.txt' }, later: null }])
})

it('keeps an earlier version, and says who signed a paper with which', async () => {
  await update('evidenceItem', item, { source: 'Log server', evidence: [first, later], validUntil: '2026-01-01' })
  const read = await engine.call<Read>('evidence.item', { id: item })
  expect(read.entry.versions.map(({ sha256 }) => sha256)).toEqual([first.sha256, later.sha256])
  expect(read.entry.uses).toMatchObject([{ id: paper.id, version: 1 }])
  expect(read.entry.marks).toEqual(['expired', 'overtaken'])
  expect(await held()).toMatchObject([{ isExpired: true, later: { id: later.id } }])
  // The file came into the vault with the paper, before anything was stated of it.
  expect(read.attached.map(({ file }) => file)).toEqual([first.id, later.id])
  expect(read.attached[0]?.at).toBe(paper.createdAt)
  expect(read.attached[0]?.person).toBe(engine.vault.actor().person)
})

it('refuses to part evidence from a version or an entry of its custody', async () => {
  const entry = { at: '2026-01-05T09:00:00.000Z', kind: 'received', from: 'Desk', purpose: 'Copy' }
  const person = engine.vault.actor().person
  await update('evidenceItem', item, { custody: [{ ...entry, person }] })
  for (const changes of [{ evidence: [later] }, { custody: [] }])
    expect(await refusalOf(update('evidenceItem', item, changes))).toMatchObject({ code: 'invalid' })
})

it('refuses files that a record does not hold, and members who may only read', async () => {
  const stray = await engine.attach('stray.txt', Buffer.from('stray'))
  expect(await refusalOf(describeFile('checklistRow', paper.id, stray.id))).toMatchObject({
    key: 'errors.missingAttachment',
  })
  await engine.as('vic')
  expect((await engine.call<Listed>('evidence.list', { audit: audit.id })).entries).toHaveLength(1)
  expect(await refusalOf(describeFile('checklistRow', paper.id, first.id))).toMatchObject({ code: 'forbidden' })
  await engine.as('mei')
})

it('names a finding of no audit as such', async () => {
  const department = await engine.call('department.create', { draft: { name: 'IT' } })
  const finding = await engine.call('finding.create', {
    draft: {
      title: 'Gap',
      severity: 'low',
      condition: 'c',
      criterion: 'r',
      department: department.id,
      evidence: [first],
    },
  })
  expect(await refusalOf(describeFile('finding', finding.id, first.id))).toMatchObject({
    key: 'errors.evidenceWithoutAudit',
  })
})
