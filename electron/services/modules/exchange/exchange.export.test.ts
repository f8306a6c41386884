import { sync } from 'node-ical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '../../exchange/read-table.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'
import { exportFile } from './testing/exchange-desk.ts'

describe('an export', () => {
  let engine: Engine
  let ids: readonly string[]
  beforeAll(async () => {
    engine = await testEngine()
    const made = []
    for (const [name, code] of [
      ['=SUM(1)', 'B'],
      ['网络部', 'A'],
      ['Zebra', 'C'],
    ])
      made.push(await engine.call('department.create', { draft: { name, code } }))
    ids = made.map(({ id }) => id)
  })
  afterAll(() => engine.remove())

  const table = async (format: string, options: object = {}) => {
    const bytes = await exportFile(engine.workbench, format, 'department', options)
    return readTable({ bytes, format, source: {} })
  }

  it.each(['csv', 'xlsx', 'json'])('as %s has the columns, rows and order asked for, and the id', async (format) => {
    const sort = [{ field: 'code', descending: true }]
    const { source, rows } = await table(format, { columns: ['code', 'name'], sort })
    expect(source.heads).toEqual(['id', 'code', 'name'])
    expect(rows.map(({ cells }) => cells[2])).toEqual(['Zebra', '=SUM(1)', '网络部'])
    const chosen = await table(format, { ids: [ids[1]], filters: [] })
    expect(chosen.rows.map(({ cells }) => cells[0])).toEqual([ids[1]])
    expect((await table(format, { filters: [{ field: 'code', comparison: 'is', value: 'C' }] })).rows).toHaveLength(1)
  })

  it('refuses columns that are not known, formats too, and a table of nothing', async () => {
    await expect(table('csv', { columns: ['secret'] })).rejects.toMatchObject({ fields: [{ path: 'columns.0' }] })
    await expect(table('docx')).rejects.toMatchObject({ key: 'errors.unknownFormat' })
    await expect(engine.call('exchange.export', { format: 'csv' })).rejects.toMatchObject({
      fields: [{ path: 'record' }],
    })
  })

  it('holds no formula, whatever the text', async () => {
    const book = await exportFile(engine.workbench, 'xlsx', 'department')
    const names = await table('xlsx')
    expect(names.source.ignored).toEqual([])
    expect(book.subarray(0, 2).toString()).toBe('PK')
    expect((await exportFile(engine.workbench, 'csv', 'department')).toString()).toContain(",'=SUM(1),")
    // The same list is the same file, so that two exports can be compared.
    expect(await exportFile(engine.workbench, 'xlsx', 'department')).toEqual(book)
  })

  it('as a calendar has the open dates of whoever asks, under names that stay', async () => {
    const me = engine.vault.actor().person
    const other = await engine.call('person.create', { draft: { name: 'Ana Ruiz' } })
    const action = (title: string, owner: string) => ({ title, owner, dueOn: '2026-04-01', startOn: '2026-03-01' })
    const cycle = await engine.call('cycle.create', {
      draft: { title: '2026', kind: 'year', period: { start: '2026-01-01', end: '2026-12-31' }, goal: 'x', owner: me },
    })
    const rest = { cycle: cycle.id, leadDepartment: ids[0] }
    const mine = await engine.call('workItem.create', { draft: { ...action('Mine; now', me), ...rest } })
    await engine.call('workItem.create', { draft: { ...action('Theirs', other.id), ...rest } })
    const feed = async (options: object) => {
      const bytes = await exportFile(engine.workbench, 'ics', 'workItem', options)
      return Object.values(sync.parseICS(bytes.toString())).flatMap((part) => (part?.type === 'VEVENT' ? [part] : []))
    }
    expect(await feed({})).toHaveLength(2)
    const [first, ...more] = await feed({ mine: true })
    expect(more).toEqual([])
    expect(first).toMatchObject({ uid: `workItem-${mine.id}-dueOn@sealbook`, datetype: 'date' })
    await engine.call('workItem.update', { id: mine.id, revision: mine.revision, changes: { dueOn: '2026-05-02' } })
    const [moved] = await feed({ mine: true })
    expect(moved).toMatchObject({ uid: first?.uid })
    expect(moved?.start.getMonth()).toBe(4)
    const all = await exportFile(engine.workbench, 'ics', 'department')
    expect(all.toString()).not.toContain('BEGIN:VEVENT')
  })
})
