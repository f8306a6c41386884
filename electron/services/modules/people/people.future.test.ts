import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rollOn } from '#shared/modules/briefings/briefings.roll.ts'
import { headOn } from '#shared/modules/department-reports/department-reports.standing.ts'
import type { Accountability, AnswerMatrix, Expertise } from '#shared/modules/people/people.contract.ts'
import { projectDepartments, projectGroups } from '#shared/modules/people/people.projection.ts'
import { audienceOf } from '#shared/modules/policies/policies.audience.ts'
import { holdsAny } from '#shared/record/evidence-files.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { RuleReader } from '#shared/record/rules.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { readableRows } from '../../database/row-rule.ts'
import { allRecords, recordNamed } from '../../open-vault.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
const made: Record<string, AnyEntity> = {}
const id = (name: string) => made[name]?.id ?? ''
const named = (found: string | null | undefined) => Object.keys(made).find((name) => made[name]?.id === found) ?? null
const create = async (name: string, record: string, draft: unknown) => {
  made[name] = await engine.call(`${record}.create`, { draft })
}
const rows = async (record: string) =>
  (await engine.call<{ rows: readonly AnyEntity[] }>(`${record}.list`, { limit: 500 })).rows
const present = async (record: string, of: string) =>
  (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id: id(of) })).entity

/** Reads what rules read, past the rules of rows. */
const all: RuleReader['all'] = (record, where) =>
  tableOf(record)
    .all([], [], { sql: '1', values: [] })
    .filter((row) => Object.entries(where).every(([field, value]) => row[field] === value))
const reader: RuleReader = {
  find: (record, of) => tableOf(record).find(of, { sql: '1', values: [] }),
  all,
  holding: (record, where, { field, ids }) => all(record, where).filter((row) => holdsAny(row[field], ids)),
}

function recordOf(name: string): AnyRecord {
  const record = recordNamed(name)
  if (!record) throw new Error(`there is a record ${name}`)
  return record
}
function tableOf(name: string) {
  return engine.vault.store.table(recordOf(name))
}

/** Whether a rule of rows that goes by shared groups lets somebody read the finding of somebody else. */
function teamReads(person: string, today: string): boolean {
  const record: AnyRecord = { ...recordOf('finding'), rows: { rule: 'team', field: 'owner', except: [] } }
  const { sql, values } = readableRows(record, { actor: { roles: ['viewer'], person }, today, records: allRecords })
  return engine.vault.store.db.prepare(`SELECT 1 FROM "findings" WHERE ${sql}`).get(...values) !== undefined
}

beforeAll(async () => {
  engine = await testEngine()
  for (const name of ['Ann', 'Bo', 'Cy', 'Di']) await create(name, 'person', { name })
  await create('office', 'department', { name: 'Head office' })
  await create('networks', 'department', { name: 'Networks', head: id('Ann'), parent: id('office') })
  await create('branch', 'department', { name: 'Branch', parent: id('office') })
  await create('eve', 'person', { name: 'Eve', department: id('branch') })
  await create('late', 'person', { name: 'Late', department: id('networks'), joinedOn: '2026-04-01' })
  await create('board', 'group', { name: 'Board', kind: 'board' })
  await create('old', 'group', { name: 'Old committee', kind: 'committee', reportsTo: id('board') })
  await create('team', 'group', { name: 'Team', kind: 'working', reportsTo: id('old') })
  const seat = { group: id('team'), position: 'member', duty: 'd', from: '2026-01-01' }
  await create('seatDi', 'membership', { ...seat, person: id('Di') })
  const draft = { title: 'F', severity: 'high', condition: 'c', criterion: 'd', department: id('networks') }
  await create('finding', 'finding', { ...draft, owner: id('Di') })
  // All of this is written on 2 March and holds from 1 April.
  const head = { title: 'Head', department: id('networks'), position: 'head' }
  await create('headAnn', 'duty', { ...head, person: id('Ann'), until: '2026-03-31' })
  await create('headBo', 'duty', { ...head, person: id('Bo'), from: '2026-04-01' })
  await create('seatCy', 'membership', { ...seat, person: id('Cy'), position: 'chair', from: '2026-04-01' })
  const line = { title: 'l', group: id('team'), from: null }
  await create('lineOld', 'reportingLine', { ...line, groupAbove: id('old'), until: '2026-03-31' })
  await create('lineNew', 'reportingLine', { ...line, groupAbove: id('board'), from: '2026-04-01' })
  const unit = { title: 'l', department: id('branch') }
  await create('unitOld', 'reportingLine', { ...unit, departmentAbove: id('office'), until: '2026-03-31' })
  await create('unitNew', 'reportingLine', { ...unit, departmentAbove: id('networks'), from: '2026-04-01' })
})
afterAll(() => engine.remove())

/** What every reader of dated facts answers when it is asked today. */
const readers: Readonly<Record<string, (today: string) => Promise<unknown> | unknown>> = {
  'who was accountable': async (day) => {
    const asked = { record: 'finding', id: id('finding'), day }
    const { departments } = await engine.call<Accountability>('accountability.on', asked)
    return named(departments[0]?.holders.find(({ position }) => position === 'head')?.person)
  },
  'who answers for what': async (day) => {
    const { rows: found } = await engine.call<AnswerMatrix>('answers.matrix', { day })
    return named(found.find((row) => row.id === id('networks'))?.head)
  },
  'the page of a department': async (day) => {
    const body = await engine.call<{ seats: AnyEntity[]; people: number }>('bodies.on', {
      ...{ record: 'department', id: id('networks'), day },
    })
    return [body.seats.map(({ person }) => named(String(person))), body.people]
  },
  'the page of a group': async (day) => {
    const body = await engine.call<{ above: string; seats: AnyEntity[] }>('bodies.on', {
      ...{ record: 'group', id: id('team'), day },
    })
    return [named(body.above), body.seats.map(({ person }) => named(String(person)))]
  },
  'responsible persons': async (day) => {
    const { people } = await engine.call<Expertise>('expertise.on', { day })
    return people.map(({ name }) => name)
  },
  'the chart of departments': async (day) => {
    const [members, duties, lines] = [await rows('person'), await rows('duty'), await rows('reportingLine')]
    const nodes = projectDepartments(await rows('department'), { members, duties, lines }, day)
    const networks = nodes.find((node) => node.id === id('networks'))
    return [named(networks?.lead), networks?.count, named(nodes.find((node) => node.id === id('branch'))?.parent)]
  },
  'the chart of groups': async (day) => {
    const [members, lines] = [await rows('membership'), await rows('reportingLine')]
    const team = projectGroups(await rows('group'), { members, duties: [], lines }, day).find(
      (node) => node.id === id('team'),
    )
    return [named(team?.lead), team?.count, named(team?.parent)]
  },
  'who signs the report of a department': (day) => named(headOn(reader, id('networks'), day)),
  'the roll of a committee': (day) =>
    rollOn(made.team ?? ({} as AnyEntity), reader.all('membership', {}), day).map(({ person }) => named(person)),
  'whom a campaign asks in departments': (day) =>
    audienceOf({ departments: [id('networks')] }, reader, day)
      .map((row) => named(row.id))
      .toSorted(),
  'whom a campaign asks in groups': (day) =>
    audienceOf({ groups: [id('team')] }, reader, day)
      .map((row) => named(row.id))
      .toSorted(),
  'who reads what is the team’s': (day) => teamReads(id('Cy'), day),
}

const before: Readonly<Record<string, unknown>> = {
  'who was accountable': 'Ann',
  'who answers for what': 'Ann',
  'the page of a department': [['Ann'], 0],
  'the page of a group': ['old', ['Di']],
  'responsible persons': ['Ann', 'Di'],
  'the chart of departments': ['Ann', 0, 'office'],
  'the chart of groups': [null, 1, 'old'],
  'who signs the report of a department': 'Ann',
  'the roll of a committee': ['Di'],
  'whom a campaign asks in departments': [],
  'whom a campaign asks in groups': ['Di'],
  'who reads what is the team’s': false,
}
const after: Readonly<Record<string, unknown>> = {
  'who was accountable': 'Bo',
  'who answers for what': 'Bo',
  'the page of a department': [['Bo'], 1],
  'the page of a group': ['board', ['Cy', 'Di']],
  'responsible persons': ['Bo', 'Cy', 'Di'],
  'the chart of departments': ['Bo', 1, 'networks'],
  'the chart of groups': ['Cy', 2, 'board'],
  'who signs the report of a department': 'Bo',
  'the roll of a committee': ['Cy', 'Di'],
  'whom a campaign asks in departments': ['eve', 'late'],
  'whom a campaign asks in groups': ['Cy', 'Di'],
  'who reads what is the team’s': true,
}

describe('what is written down for the first of next month', () => {
  it.each(Object.keys(readers))('changes nothing today: %s', async (name) =>
    expect(await readers[name]?.('2026-03-02')).toEqual(before[name]),
  )

  it('changes no page of a unit today', async () => {
    expect(await engine.call('bodies.settle', {})).toEqual({ settled: 0 })
    expect((await present('department', 'networks')).head).toBe(id('Ann'))
    expect((await present('department', 'branch')).parent).toBe(id('office'))
    expect((await present('group', 'team')).reportsTo).toBe(id('old'))
  })

  describe('on its day', () => {
    let entries = 0
    beforeEach(() => {
      if (entries === 0) engine.host.advance(30 * 86_400_000)
      entries = engine.entries()
    })

    it.each(Object.keys(readers))('is in force though nobody has done anything: %s', async (name) => {
      expect(await readers[name]?.('2026-04-01')).toEqual(after[name])
      expect(engine.entries()).toBe(entries)
    })

    it('is written on the pages of the units once somebody comes, dates nothing anew, and leaves the vault sound', async () => {
      const facts = [await rows('duty'), await rows('reportingLine')]
      expect(await engine.call('bodies.settle', {})).toEqual({ settled: 3 })
      expect((await present('department', 'networks')).head).toBe(id('Bo'))
      expect((await present('department', 'branch')).parent).toBe(id('networks'))
      expect((await present('group', 'team')).reportsTo).toBe(id('board'))
      expect([await rows('duty'), await rows('reportingLine')]).toEqual(facts)
      expect(await engine.call('bodies.settle', {})).toEqual({ settled: 0 })
      expect((await engine.audit()).damages).toEqual([])
    })
  })
})
