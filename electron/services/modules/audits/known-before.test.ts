import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { KnownBefore } from '#shared/modules/audits/audits.known.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let audit: AnyEntity
let control: AnyEntity

const make = (record: string, draft: object) => engine.call<AnyEntity>(`${record}.create`, { draft })
async function move(record: string, id: string, step: string, changes: object = {}): Promise<AnyEntity> {
  const { revision } = (await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })).entity
  return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes })
}
const known = (row: AnyEntity) => engine.call<KnownBefore>('checklist.known', { row: row.id })
const rowWith = (position: number, subject: object) =>
  make('checklistRow', { audit: audit.id, position, question: 'Who has keys?', ...subject })

async function checkOn(performedOn: string, result: string, isSubmitted = true): Promise<void> {
  const tester = engine.vault.actor().person
  const told = { procedure: 'Counted.', conclusion: 'So it is.', performedOn, result }
  const made = await make('controlCheck', { control: control.id, title: 'Count', tester, ...told })
  if (isSubmitted) await move('controlCheck', made.id, 'submit')
}

/** Puts a wording into force by two others, and asks people to read it. */
async function wordingInForce(policy: string, asked: readonly string[]): Promise<void> {
  const people = [await engine.addMember('ada', ['lead']), await engine.addMember('vera', ['viewer'])]
  const approvers = people.map(({ id }) => ({ person: id }))
  const draft = { policy, title: 'Keys 2', version: '2', text: '# 1 Keys\nAre counted.', summary: 's', approvers }
  const { id: version } = await make('policyVersion', { ...draft, author: engine.vault.actor().person })
  await move('policyVersion', version, 'submit')
  for (const login of ['ada', 'vera']) {
    await engine.as(login)
    const filters = [{ field: 'version', comparison: 'is', value: version }]
    const own = (await engine.call<Page<AnyEntity>>('policyApproval.list', { filters })).rows
    const mine = own.find(({ person }) => person === engine.vault.actor().person)
    await move('policyApproval', mine?.id ?? '', 'approve')
  }
  await engine.as('mei')
  await move('policyVersion', version, 'takeEffect', { effectiveOn: '2026-03-01' })
  const campaign = await make('attestationCampaign', { title: 'Read it', version, dueOn: '2026-04-01', people: asked })
  await move('attestationCampaign', campaign.id, 'launch')
}

beforeAll(async () => {
  engine = await testEngine()
  const period = { start: '2026-01-01', end: '2026-03-31' }
  const leadAuditor = engine.vault.actor().person
  audit = await make('audit', { title: 'Keys', kind: 'quarterly', period, leadAuditor })
  control = await make('control', { title: 'Keys are counted', kind: 'preventive' })
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

it('is nothing of a row that tests neither control nor policy', async () => {
  expect(await known(await rowWith(1, {}))).toEqual({ checks: null, policies: [] })
})

it('are the latest checks of the control that somebody stands for, drafts left out', async () => {
  const row = await rowWith(2, { control: control.id })
  expect(await known(row)).toEqual({ checks: { latest: [], count: 0 }, policies: [] })
  await checkOn('2025-03-01', 'effective')
  await checkOn('2025-12-01', 'ineffective')
  await checkOn('2025-06-01', 'effective')
  await checkOn('2025-09-01', 'partlyEffective')
  await checkOn('2025-12-02', 'effective', false)
  const { checks } = await known(row)
  expect(checks?.count).toBe(4)
  expect(checks?.latest.map(({ performedOn, result }) => [performedOn, result])).toEqual([
    ['2025-12-01', 'ineffective'],
    ['2025-09-01', 'partlyEffective'],
    ['2025-06-01', 'effective'],
  ])
})

it('is the wording in force of the policy, its own or that of its control, with who has read and accepted it, which only those learn who may see all of it', async () => {
  const author = engine.vault.actor().person
  const branch = await make('department', { name: 'Harbour' })
  const reader = await make('person', { name: 'Reader', department: branch.id })
  const approver = await make('person', { name: 'Approver' })
  const kind = { kind: 'policy', cadenceMonths: 12, owner: author, approver: approver.id }
  const policy = await make('policy', { title: 'Keys', ...kind })
  const row = await rowWith(3, { policy: policy.id })
  expect((await known(row)).policies).toEqual([])
  await wordingInForce(policy.id, [author, reader.id])
  const asked = (await engine.call<Page<AnyEntity>>('attestation.list', {})).rows
  await move('attestation', asked.find(({ person }) => person === author)?.id ?? '', 'attest')
  const last = { department: branch.id, name: 'Harbour', asked: 1, attested: 0 }
  const wording = { title: 'Keys 2', effectiveOn: '2026-03-01' }
  const told = [{ ...wording, attested: { asked: 2, attested: 1, last } }]
  expect((await known(row)).policies).toMatchObject(told)
  const carriesOut = await make('control', { title: 'Lock', kind: 'preventive', policies: [policy.id] })
  expect((await known(await rowWith(4, { control: carriesOut.id }))).policies).toMatchObject(told)
  const drafts = await Promise.all(['Doors', 'Vaults', 'Safes'].map((title) => make('policy', { title, ...kind })))
  const policies = [...drafts.map(({ id }) => id), policy.id]
  const many = await make('control', { title: 'Lock all', kind: 'preventive', policies })
  expect((await known(await rowWith(5, { control: many.id }))).policies).toMatchObject(told)
  const both = { control: many.id, policy: drafts[0]?.id }
  expect((await known(await rowWith(6, both))).policies).toMatchObject(told)
  await engine.as('vera')
  expect((await known(row)).policies).toMatchObject([{ ...wording, attested: null }])
  await engine.as('mei')
})
