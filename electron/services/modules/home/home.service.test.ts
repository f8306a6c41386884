import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#shared/base/dates.ts'
import type { Page } from '#shared/contract/list.ts'
import type { HomeView, RecentChange } from '#shared/modules/home/home.contract.ts'
import { homeRoles } from '#shared/modules/home/home.roles.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { filtersOf, listSearch, searchFor } from '../../../../renderer/records/list-search.ts'
import { recordNamed } from '../../open-vault.ts'
import { type TestVault, testVault } from '../../testing/test-workbench.ts'
import { declareIndependent } from '../audits/testing/declared.ts'

const today = '2026-03-02'
let vault: TestVault
let person: string
let department: string
let audit: AnyEntity

const create = (record: string, draft: object) => vault.call<AnyEntity>(`${record}.create`, { draft })
const show = <Role extends HomeView['role']>(role: Role) =>
  vault.call<Extract<HomeView, { role: Role }>>('home.show', { role })

async function finding(title: string, given: object = {}) {
  return await create('finding', { title, severity: 'high', condition: 'c', criterion: 'd', department, ...given })
}

beforeAll(async () => {
  vault = await testVault()
  person = (await vault.call<{ member: { person: string } }>('session.status', {})).member.person
  department = (await create('department', { name: 'Networks' })).id
  audit = await create('audit', {
    title: 'Quarterly audit',
    kind: 'quarterly',
    period: { start: '2026-01-01', end: '2026-03-31' },
    leadAuditor: person,
    auditees: [department],
    scope: 's',
    objectives: 'o',
    criteria: 'c',
  })
  await declareIndependent(vault.call, audit, person)
  const { id, revision } = audit
  audit = await vault.call('audit.move', { id, revision, step: 'startFieldwork' })
  for (const position of [1, 2, 3])
    await create('checklistRow', { audit: id, position, question: `Question ${position}` })
  const [row] = (await vault.call<Page<AnyEntity>>('checklistRow.list', {})).rows
  const changes = { result: 'conform', note: 'seen' }
  await vault.call('checklistRow.move', { id: row?.id, revision: row?.revision, step: 'prepare', changes })
  const old = await finding('Open port', { audit: id, identifiedOn: addDays(today, -200) })
  await finding('Open port again', { repeatOf: old.id, identifiedOn: addDays(today, -31), severity: 'low' })
  await finding('No date')
  const action = { finding: old.id, kind: 'corrective', department, owner: person }
  await create('correctiveAction', { ...action, title: 'Close it', dueOn: addDays(today, -1) })
  await create('correctiveAction', { ...action, title: 'Watch it', dueOn: addDays(today, 14) })
  await create('correctiveAction', { ...action, title: 'Later', dueOn: addDays(today, 15) })
})
afterAll(() => vault.remove())

it.each(homeRoles)('counts for the %s what the linked lists show', async (role) => {
  const { figures } = await show(role)
  expect(figures.length).toBeGreaterThan(2)
  for (const { key, record, filters, count } of figures) {
    const declared = recordNamed(record)
    if (!declared) throw new Error(`no record ${record}`)
    const address: Record<string, unknown> = JSON.parse(JSON.stringify(searchFor(declared, filters)))
    const page = await vault.call<Page<AnyEntity>>(`${record}.list`, {
      filters: filtersOf(declared, listSearch(address)),
    })
    expect([key, count]).toEqual([key, page.total])
  }
})

describe("an auditor's home", () => {
  it('tells how far their audits are', async () => {
    const { audits } = await show('auditor')
    expect(audits).toMatchObject([{ id: audit.id, state: 'fieldwork', rows: 3, tested: 1, reviewed: 0, findings: 1 }])
  })

  it('counts what waits, comes and is late', async () => {
    const counts = Object.fromEntries((await show('auditor')).figures.map(({ key, count }) => [key, count]))
    expect(counts).toMatchObject({ rowsToPrepare: 2, actionsDue: 1, actionsOverdue: 1, findingsRepeated: 1 })
    expect(counts.findingsUnplanned).toBe(2)
  })

  it('sorts open findings by age, each into one span', async () => {
    const { ageing } = await show('auditor')
    expect(ageing.map(({ key, count, serious }) => [key, count, serious])).toEqual([
      ['upTo30', 0, 0],
      ['upTo60', 1, 0],
      ['upTo90', 0, 0],
      ['upTo180', 0, 0],
      ['over180', 1, 1],
      ['undated', 1, 1],
    ])
  })
})

it("counts a lead's overdue actions by department", async () => {
  expect((await show('lead')).overdue).toEqual([{ id: department, title: 'Networks', count: 1 }])
})

it('tells what changed, newest first, by whom', async () => {
  const { changes } = await vault.call<{ changes: readonly RecentChange[] }>('home.changes', { limit: 4 })
  expect(changes).toHaveLength(4)
  expect(changes[0]).toMatchObject({ record: 'correctiveAction', kind: 'created', person: 'Mei Lin', others: 0 })
  expect(changes[0]?.title).toContain('Later')
})

it('counts the records of every type', async () => {
  const { totals } = await vault.call<{ totals: Readonly<Record<string, number>> }>('home.totals', {})
  expect(totals).toMatchObject({ finding: 3, audit: 1, checklistRow: 3, correctiveAction: 3 })
})

describe('the sample records', () => {
  const task = (operation: string, input: object) => vault.call<Record<string, number>>(operation, input)
  const guide = (role: string) => vault.call<{ done: readonly string[]; sample: number }>('home.guide', { role })

  it('come once, tick no step, and leave but for what other records need', async () => {
    const before = await guide('lead')
    expect(before).toEqual({ done: [], sample: 0 })
    const { added = 0 } = await task('home.addSample', { language: 'en', reason: 'try' })
    expect(added).toBeGreaterThan(10)
    expect(await task('home.addSample', { language: 'en', reason: 'try' })).toEqual({ added: 0 })
    expect(await guide('lead')).toEqual({ done: [], sample: added })
    const { rows } = await vault.call<Page<AnyEntity>>('department.list', {})
    const sample = rows.find(({ name }) => String(name).includes('(sample)'))
    const own = await create('person', { name: 'Bo', department: sample?.id })
    expect(await task('home.removeSample', { reason: 'seen' })).toEqual({ removed: added - 1, left: 1 })
    await vault.call('person.archive', { id: own.id, revision: own.revision })
    expect(await task('home.removeSample', { reason: 'seen' })).toEqual({ removed: 1, left: 0 })
    const { total } = await vault.call<Page<AnyEntity>>('audit.list', {})
    expect(total).toBe(1)
    expect(await vault.call('journal.audit', {})).toMatchObject({ damages: [] })
  })

  it('archives nothing that the member may not, whatever the window kept as a sample', async () => {
    const { rows } = await vault.call<Page<AnyEntity>>('member.list', {})
    const value = rows.map(({ id }) => ({ record: 'member', id }))
    await vault.call('kept.put', { kind: 'guide', key: 'sample', value })
    expect(await task('home.removeSample', { reason: 'try' })).toEqual({ removed: 0, left: rows.length })
    expect((await vault.call<Page<AnyEntity>>('member.list', {})).rows).toEqual(rows)
    await vault.call('kept.remove', { kind: 'guide', key: 'sample' })
  })

  it('leaves the steps ticked that the member took', async () => {
    expect((await guide('auditor')).done).toEqual(['planAudit', 'addRow', 'recordFinding'])
    expect((await guide('administrator')).done).toContain('addDepartment')
  })
})

it('refuses the home of a role that the member does not hold', async () => {
  const invited = await create('person', { name: 'Ada' })
  const { code } = await vault.call<{ code: string }>('member.invite', {
    person: invited.id,
    login: 'ada',
    roles: ['viewer'],
  })
  await vault.workbench.close()
  const { openWorkbench } = await import('../../workbench.ts')
  vault.workbench = openWorkbench(vault.host)
  const password = 'quartz-meadow-violet-lantern-48'
  await vault.call('session.join', { path: vault.folder, code, login: 'ada', password })
  await expect(vault.call('home.show', { role: 'lead' })).rejects.toMatchObject({ key: 'errors.forbidden' })
})
