import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reference, references, text } from '#shared/record/fields.ts'
import { type AnyRecord, defineRecord } from '#shared/record/record.ts'
import { everyRole } from '#shared/record/roles.ts'
import { tableStatements } from './columns.ts'
import { loadDriver } from './driver.ts'
import { readableRows } from './row-rule.ts'

const place = {
  module: 'tests',
  title: 'title',
  fields: { title: text({ required: true }), person: reference('person', { required: true }) },
  list: ['title'],
  sections: [{ key: 'all', fields: ['title', 'person'] }],
  readers: everyRole,
  writers: everyRole,
} as const
const team: AnyRecord = defineRecord({
  ...place,
  name: 'effort',
  table: 'efforts',
  rows: { rule: 'team', field: 'person', except: ['lead'] },
})
const closed: AnyRecord = defineRecord({ ...place, name: 'secret', table: 'secrets', readers: ['lead'] })

describe('rows of a team', () => {
  const Driver = loadDriver()
  const db = new Driver(':memory:')
  afterAll(() => db.close())

  beforeAll(() => {
    for (const statement of [...tableStatements(team), ...tableStatements(closed)]) db.exec(statement)
    db.exec('CREATE TABLE memberships (archived INTEGER, "group" TEXT, person TEXT, "from" TEXT, until TEXT)')
    const joined = db.prepare('INSERT INTO memberships VALUES (?, ?, ?, ?, ?)')
    joined.run(0, 'red', 'ada', '2026-01-01', null)
    joined.run(0, 'red', 'bob', '2026-01-01', '2026-03-31')
    joined.run(0, 'red', 'cem', '2026-06-01', null)
    joined.run(1, 'red', 'dan', '2026-01-01', null)
    joined.run(0, 'blue', 'eve', '2026-01-01', null)
    const row = db.prepare(`INSERT INTO efforts VALUES (?, 'a:1', '', 0, '', '', '', '', 'x', ?)`)
    for (const person of ['ada', 'bob', 'cem', 'dan', 'eve']) row.run(person, person)
  })

  const readable = (person: string, today: string, roles: readonly ('lead' | 'viewer')[] = ['viewer']) => {
    const rule = readableRows(team, { actor: { person, roles }, today, records: [team] })
    return db
      .prepare<unknown[], string>(`SELECT id FROM efforts WHERE ${rule.sql} ORDER BY id`)
      .pluck()
      .all(...rule.values)
  }

  it.each([
    ['their own and those who share a group today', 'ada', '2026-03-31', ['ada', 'bob']],
    ['no longer those who have left it', 'ada', '2026-04-01', ['ada']],
    ['nor, once one has left, those who stay', 'bob', '2026-04-01', ['bob']],
    ['those who have joined since', 'ada', '2026-06-01', ['ada', 'cem']],
    ['no one by an archived membership', 'dan', '2026-03-31', ['dan']],
    ['no one of another group', 'eve', '2026-03-31', ['eve']],
  ])('%s', (_what, person, today, ids) => {
    expect(readable(person, today)).toEqual(ids)
  })

  it('every row for roles that the rule excepts, and none of a record that the roles do not read', () => {
    expect(readable('eve', '2026-03-31', ['lead'])).toHaveLength(5)
    const rule = readableRows(closed, { actor: { person: 'eve', roles: ['viewer'] }, today: '', records: [] })
    expect(rule.sql).toBe('0')
  })
})

describe('rows of whom they name', () => {
  const cases: AnyRecord = defineRecord({
    ...place,
    name: 'case',
    table: 'cases',
    fields: { title: text({ required: true }), person: reference('person'), witnesses: references('person') },
    sections: [{ key: 'all', fields: ['title', 'person', 'witnesses'] }],
    rows: { rule: 'own', fields: ['person', 'witnesses', 'createdBy'], except: ['lead'] },
  })
  const Driver = loadDriver()
  const db = new Driver(':memory:')
  afterAll(() => db.close())

  beforeAll(() => {
    for (const statement of tableStatements(cases)) db.exec(statement)
    const row = db.prepare(`INSERT INTO cases VALUES (?, 'a:1', '', 0, '', ?, '', '', 'x', ?, ?)`)
    row.run('c1', 'eve', 'ada', '["bob"]')
    row.run('c2', 'eve', null, '["eve","bob"]')
    row.run('c3', 'cem', 'ada', '[]')
  })

  it.each([
    ['the person of the one field', 'ada', 'viewer', ['c1', 'c3']],
    ['one of several', 'bob', 'viewer', ['c1', 'c2']],
    ['who made it', 'cem', 'viewer', ['c3']],
    ['nobody else', 'dan', 'viewer', []],
    ['all of them, who is excepted', 'dan', 'lead', ['c1', 'c2', 'c3']],
  ] as const)('%s', (_what, person, role, ids) => {
    const rule = readableRows(cases, { actor: { person, roles: [role] }, today: '', records: [cases] })
    const found = db.prepare<unknown[], string>(`SELECT id FROM cases WHERE ${rule.sql} ORDER BY id`).pluck()
    expect(found.all(...rule.values)).toEqual(ids)
  })

  it('are not told by what names no person', () => {
    const wrong = () =>
      defineRecord({ ...place, name: 'x', table: 'xs', rows: { rule: 'own', fields: ['title'], except: [] } })
    expect(wrong).toThrow('cannot tell by title whose a row is')
  })
})
