import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Engine, refusalOf, testEngine } from '#services/records/engine.test-support.ts'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { RepeatProposal } from '#shared/modules/audits/audits.contract.ts'
import { countFilters, type MetricPart, metricCounts, partFilters } from '#shared/modules/audits/audits.metrics.ts'
import type { AnyEntity } from '#shared/record/values.ts'

let engine: Engine
let ada: { readonly id: string }
let mei: string
let finding: AnyEntity

const sides = [
  { level: 1, word: 'Small' },
  { level: 2, word: 'Great' },
]
const cells = [
  { impact: 1, likelihood: 1, severity: 'low' },
  { impact: 1, likelihood: 2, severity: 'medium' },
  { impact: 2, likelihood: 1, severity: 'medium' },
  { impact: 2, likelihood: 2, severity: 'high' },
]

const get = async (record: string, id: string) => (await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })).entity
const move = async (record: string, id: string, step: string, given: object = {}) =>
  await engine.call(`${record}.move`, { id, revision: (await get(record, id)).revision, step, ...given })
const now = async () => await get('finding', finding.id)
const checks = async () => (await engine.call<Page<AnyEntity>>('effectivenessCheck.list', {})).rows

beforeAll(async () => {
  engine = await testEngine()
  mei = engine.vault.actor().person
  ada = await engine.addMember('ada', ['auditor'])
  const { id } = await engine.call('department.create', { draft: { name: 'Branch' } })
  const waits = [{ severity: 'high', days: 30 }]
  const scale = await engine.call('findingScale.create', {
    draft: { title: 'House', impacts: sides, likelihoods: sides, cells, waits },
  })
  await move('findingScale', scale.id, 'putIntoUse')
  finding = await engine.call('finding.create', {
    draft: {
      ...{
        title: 'Open port',
        severity: 'high',
        condition: 'c',
        criterion: 'd',
        department: id,
        impact: 2,
        likelihood: 2,
      },
      ...{ owner: ada.id, dueOn: '2026-04-30', response: 'agreed' },
    },
  })
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

it('judges by the matrix in use, and asks why where somebody judges otherwise', async () => {
  expect(finding).toMatchObject({ proposedSeverity: 'high' })
  const { id, revision } = finding
  const changed = engine.call('finding.update', { id, revision, changes: { severity: 'low' } })
  expect(await refusalOf(changed)).toMatchObject({
    fields: [{ path: 'severityReason', key: 'finding.rule.severityDiffers' }],
  })
})

it('gives more time only by two people, and keeps the date first agreed', async () => {
  await move('finding', finding.id, 'planAction')
  const { revision } = await now()
  const later = engine.call('finding.update', { id: finding.id, revision, changes: { dueOn: '2026-05-31' } })
  expect(await refusalOf(later)).toMatchObject({ fields: [{ path: 'dueOn', key: 'finding.rule.dueFixed' }] })
  const asked = await engine.call('findingExtension.create', {
    draft: { finding: finding.id, reason: 'The supplier is late', dueOn: '2026-05-31' },
  })
  expect(asked).toMatchObject({ askedBy: ada.id, formerDueOn: '2026-04-30', state: 'requested' })
  expect(await refusalOf(move('findingExtension', asked.id, 'grant'))).toMatchObject({
    key: 'errors.separationOfDuties',
  })
  await engine.as('ada')
  expect(await refusalOf(move('findingExtension', asked.id, 'grant'))).toMatchObject({ key: 'errors.stepForbidden' })
  await engine.as('mei')
  await move('findingExtension', asked.id, 'withdraw')
  await engine.as('ada')
  const again = await engine.call('findingExtension.create', {
    draft: { finding: finding.id, reason: 'The supplier is late', dueOn: '2026-05-31' },
  })
  await engine.as('mei')
  await move('findingExtension', again.id, 'grant')
  expect(await now()).toMatchObject({ dueOn: '2026-05-31', originalDueOn: '2026-04-30', extensions: 1 })
})

it('is not implemented before the work on its cause is done', async () => {
  const note = { changes: { implementationNote: 'closed' } }
  expect(await refusalOf(move('finding', finding.id, 'implement', note))).toMatchObject({
    key: 'finding.rule.correctiveMissing',
  })
  const { department } = finding
  const action = await engine.call('correctiveAction.create', {
    draft: { finding: finding.id, title: 'Rule', kind: 'corrective', department, owner: ada.id, dueOn: '2026-05-01' },
  })
  expect(await refusalOf(move('finding', finding.id, 'implement', note))).toMatchObject({
    key: 'finding.rule.actionsOpen',
  })
  await engine.as('ada')
  await move('correctiveAction', action.id, 'finish', { changes: { result: 'done' } })
  await move('finding', finding.id, 'implement', note)
  expect(await now()).toMatchObject({ timeliness: 'onTime' })
  await engine.as('mei')
  await move('correctiveAction', action.id, 'verify', {
    changes: { effectiveness: 'effective', effectivenessNote: 'seen' },
  })
  await move('finding', finding.id, 'verify', { changes: { verificationNote: 'seen' } })
})

it('looks at the effect after the days of the house, and opens again what has not held', async () => {
  const [check] = await checks()
  expect(check).toMatchObject({
    finding: finding.id,
    dueOn: '2026-04-01',
    checker: mei,
    owner: ada.id,
    state: 'planned',
  })
  const basis = { changes: { basis: 'Scanned once more' } }
  expect(await refusalOf(move('effectivenessCheck', check?.id ?? '', 'confirm', basis))).toMatchObject({
    key: 'effectivenessCheck.rule.tooEarly',
  })
  await move('finding', finding.id, 'close')
  await engine.as('ada')
  expect(await refusalOf(move('effectivenessCheck', check?.id ?? '', 'refute', basis))).toMatchObject({
    key: 'errors.separationOfDuties',
  })
  await engine.as('mei')
  await move('effectivenessCheck', check?.id ?? '', 'refute', basis)
  expect(await now()).toMatchObject({ state: 'open', reopens: 1, reopenedOn: '2026-03-02', closedBy: null })
})

it('lets nobody bear the risk of their own finding, and ends no acceptance early', async () => {
  const given = { changes: { effect: 'e', acceptedUntil: '2026-12-31' }, reason: 'r' }
  const { revision } = await now()
  await engine.call('finding.update', { id: finding.id, revision, changes: { owner: mei } })
  expect(await refusalOf(move('finding', finding.id, 'acceptRisk', given))).toMatchObject({
    key: 'errors.separationOfDuties',
    parameters: { field: 'owner' },
  })
  const again = await now()
  await engine.call('finding.update', {
    id: finding.id,
    revision: again.revision,
    changes: { owner: ada.id, effect: 'e' },
  })
  await move('finding', finding.id, 'acceptRisk', { changes: { acceptedUntil: '2026-12-31' }, reason: 'r' })
  expect(await refusalOf(move('finding', finding.id, 'expire'))).toMatchObject({ key: 'finding.rule.stillAccepted' })
  await move('finding', finding.id, 'reopen', { reason: 'remedied after all' })
  expect(await now()).toMatchObject({ state: 'open', reopens: 1, acceptedUntil: null })
})

it('proposes what a finding may repeat, with why, and never itself or a later one', async () => {
  const typed = { title: 'An open port, again', condition: 'c' }
  const control = await engine.call('control.create', { draft: { title: 'Firewall', kind: 'preventive' } })
  const { revision } = await now()
  await engine.call('finding.update', {
    id: finding.id,
    revision,
    changes: { control: control.id, causeCategory: 'process' },
  })
  const ask = async (more: object) =>
    (await engine.call<{ proposals: readonly RepeatProposal[] }>('findings.repeats', { ...typed, ...more })).proposals
  const known = { control: control.id, causeCategory: 'process' }
  expect(await ask(known)).toMatchObject([{ id: finding.id, control: true, cause: true, words: ['open', 'port'] }])
  expect(await ask({})).toEqual([])
  expect(await ask({ ...known, finding: finding.id })).toEqual([])
})

it.each(['severity', 'department', 'quarter'] as const)(
  'counts by %s exactly what its lists show',
  async (dimension) => {
    type Figures = { parts: readonly MetricPart[]; all: MetricPart }
    const { parts, all } = await engine.call<Figures>('findings.metrics', { dimension, filters: [] })
    expect(all).toMatchObject({ raised: 1, reopened: 1, extended: 1 })
    for (const part of parts) {
      for (const count of metricCounts) {
        const filters = [...partFilters(dimension, part.part), ...countFilters(count, '2026-03-02')]
        const { total } = await engine.call<Page<AnyEntity>>('finding.list', { filters })
        expect([count, part[count]]).toEqual([count, total])
      }
    }
  },
)
