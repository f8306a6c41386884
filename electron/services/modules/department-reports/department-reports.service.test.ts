import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Board, Compilation } from '#shared/modules/department-reports/department-reports.contract.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

const questions = [
  { section: 'Work', question: 'What was done?', kind: 'text', required: true },
  { section: 'Work', question: 'Weak passwords found', kind: 'number', unit: 'pieces', required: true },
]

describe('department reports', () => {
  let engine: Engine
  let template: AnyEntity
  let sales: AnyEntity
  let network: AnyEntity
  let head: AnyEntity
  let writer: AnyEntity

  const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
    engine.call<AnyEntity>(`${record}.create`, { draft })
  const get = async (record: string, id: string) =>
    (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
  const move = async (record: string, id: string, step: string, changes: Readonly<Record<string, AnyValue>> = {}) => {
    const { revision } = await get(record, id)
    return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes })
  }
  const update = async (id: string, changes: Readonly<Record<string, unknown>>) => {
    const { revision } = await get('departmentReport', id)
    return await engine.call<AnyEntity>('departmentReport.update', { id, revision, changes })
  }
  const board = () => engine.call<Board>('departmentReports.board', { length: 3 })
  const cell = async (department: string, start: string) => {
    const { rows, periods } = await board()
    const place = periods.findIndex((period) => period.start === start)
    return rows.find((row) => row.department === department)?.cells[place]
  }
  const begin = async (department: string, start: string) =>
    (await engine.call<{ id: string }>('departmentReports.begin', { template: template.id, department, start })).id
  const filled = {
    answers: [
      { question: 'What was done?', words: 'Patched' },
      { question: 'Weak passwords found', amount: '3' },
    ],
    selfInspection: 'noDeviation',
    assetsConfirmed: true,
  }

  beforeAll(async () => {
    // The engine's day is 2026-03-02.
    engine = await testEngine()
    await engine.addMember('ada', ['auditor'])
    head = await make('person', { name: 'Head of sales' })
    writer = await make('person', { name: 'Writer' })
    sales = await make('department', { name: 'Sales', head: head.id })
    network = await make('department', { name: 'Network', liaison: writer.id })
    const draft = { title: 'Monthly', period: 'month', startsOn: '2026-01-01', dueDay: 6, roll: 'forward', questions }
    const made = await make('reportTemplate', draft)
    expect((await refusalOf(begin2(made.id))).key).toBe('departmentReports.refused.noPeriod')
    template = await move('reportTemplate', made.id, 'putIntoUse')
  })
  afterAll(() => engine.remove())

  const begin2 = (id: string) =>
    engine.call('departmentReports.begin', { template: id, department: sales.id, start: '2026-01-01' })

  it('are expected before anybody has made them', async () => {
    const { periods, rows, overdue } = await board()
    expect(periods.map(({ start, dueOn }) => [start, dueOn])).toEqual([
      ['2026-01-01', '2026-02-06'],
      ['2026-02-01', '2026-03-06'],
    ])
    expect(rows.find(({ name }) => name === 'Sales')?.cells.map((one) => one && [one.state, one.daysLate])).toEqual([
      ['missing', 24],
      ['ahead', 0],
    ])
    expect(overdue.map(({ name, daysLate }) => [name, daysLate])).toContainEqual(['Network', 24])
  })

  it('begin with what the register knows, and are signed off by the head of that day, with the scan', async () => {
    const asset = await make('asset', {
      ...{ name: 'Portal', kind: 'application', exposure: 'direct', department: sales.id, launchedOn: '2026-01-20' },
    })
    const id = await begin(sales.id, '2026-01-01')
    expect(await get('departmentReport', id)).toMatchObject({
      ...{ title: 'Sales 2026-01', dueOn: '2026-02-06', newExposed: [asset.id], launched: [asset.id], version: 1 },
    })
    expect((await refusalOf(begin(sales.id, '2026-01-01'))).fields[0]?.key).toBe('departmentReport.rule.periodTwice')
    await update(id, { preparedBy: writer.id, selfInspection: 'noDeviation' })
    expect((await refusalOf(move('departmentReport', id, 'submit'))).key).toBe('departmentReport.rule.answerMissing')
    await update(id, filled)
    expect(await move('departmentReport', id, 'submit')).toMatchObject({
      state: 'submitted',
      submittedOn: '2026-03-02',
    })
    expect(await get('departmentReport', id)).toMatchObject({ daysLate: 24 })
    expect((await refusalOf(update(id, { title: 'Other' }))).key).toBe('departmentReport.rule.alreadySubmitted')

    const signed = { signedBy: head.id, signedOn: '2026-03-01' }
    expect((await refusalOf(move('departmentReport', id, 'signOff', signed))).key).toBe('errors.separationOfDuties')
    await engine.as('ada')
    const byOther = { ...signed, signedBy: writer.id }
    const fields = (await refusalOf(move('departmentReport', id, 'signOff', byOther))).fields.map(({ key }) => key)
    expect(fields).toContain('departmentReport.rule.notTheHead')
    expect(fields).toContain('departmentReport.rule.signedByWriter')
    const bare = await refusalOf(move('departmentReport', id, 'signOff', signed))
    expect(bare.fields).toMatchObject([{ path: 'scan', key: 'departmentReport.rule.scanMissing' }])
    await update(id, { scan: [await engine.attach('signed.pdf', Buffer.from('paper'))] })
    expect(await move('departmentReport', id, 'signOff', signed)).toMatchObject({ state: 'signedOff' })
    expect(await cell(sales.id, '2026-01-01')).toEqual({ state: 'signedOff', daysLate: 24, report: id, version: 1 })
    await engine.as('mei')
  })

  it('are compiled with the missing ones named, and what changes later is told', async () => {
    const order = { template: template.id, period: { start: '2026-01-01', end: '2026-01-31' }, title: 'January' }
    const { id } = await make('branchReport', order)
    await move('branchReport', id, 'compile')
    const branch = await get('branchReport', id)
    expect(branch).toMatchObject({ state: 'compiled', version: 1 })
    const entries = new Map(
      (branch.entries as { department: string; standing: string }[]).map((one) => [one.department, one]),
    )
    expect(entries.get(sales.id)).toMatchObject({ standing: 'late', daysLate: 24 })
    expect(entries.get(network.id)).toMatchObject({ standing: 'missing', report: null })
    expect((await board()).periods[0]).toMatchObject({ branchReport: id, changedSince: false })

    const report = (await cell(sales.id, '2026-01-01'))?.report ?? ''
    await move('departmentReport', report, 'correct', { correctionReason: 'One was overlooked' })
    const correction = (await cell(sales.id, '2026-01-01'))?.report ?? ''
    expect(correction).not.toBe(report)
    expect(await get('departmentReport', correction)).toMatchObject({
      ...{ state: 'draft', version: 2, follows: report, daysLate: 24, correctionReason: 'One was overlooked' },
    })
    expect((await board()).periods[0]).toMatchObject({ changedSince: true })
    expect(await get('branchReport', id)).toMatchObject({ entries: branch.entries })
    const compiled = await engine.call<Compilation>('departmentReports.compilation', { id })
    expect(compiled.projection.counts).toEqual({ onTime: 0, late: 1, notSigned: 0, missing: 1 })
    expect(compiled.projection.sections[0]?.questions[1]).toMatchObject({ total: '3.00' })
    expect(compiled.changed).toEqual([{ report: correction, department: 'Sales', state: 'draft' }])
    await update(correction, { assetsConfirmed: true })
    expect(await cell(sales.id, '2026-01-01')).toMatchObject({ report: correction, version: 2, daysLate: 24 })

    const again = await make('branchReport', order)
    await move('branchReport', again.id, 'compile')
    expect(await get('branchReport', again.id)).toMatchObject({ version: 2, follows: id })
    expect(await get('branchReport', id)).toMatchObject({ state: 'superseded' })
    expect((await engine.audit()).damages).toEqual([])
  })

  it('refuse a template that changes once it is in use, and ask by another version', async () => {
    const { revision } = await get('reportTemplate', template.id)
    const changes = { dueDay: 10 }
    expect((await refusalOf(engine.call('reportTemplate.update', { id: template.id, revision, changes }))).key).toBe(
      'errors.frozen',
    )
    const draft = { title: 'Monthly', period: 'month', dueDay: 10, roll: 'none', questions, follows: template.id }
    const next = await make('reportTemplate', { ...draft, startsOn: '2026-02-01' })
    await move('reportTemplate', next.id, 'putIntoUse')
    expect(await get('reportTemplate', template.id)).toMatchObject({ state: 'retired', endsOn: '2026-01-31' })
    expect((await board()).periods.map(({ dueOn }) => dueOn)).toEqual(['2026-02-06', '2026-03-10'])
    expect(await cell(network.id, '2026-01-01')).toMatchObject({ state: 'missing' })
  })

  // Last, for its rows are in no journal.
  it('are put on a board of three hundred departments and five years without reading one of them', async () => {
    const { db } = engine.vault.store
    const copy = (table: string, source: string, changed: Readonly<Record<string, string>>) => {
      const columns = db.prepare<[], { name: string }>(`PRAGMA table_info("${table}")`).all()
      const names = columns.map(({ name }) => `"${name}"`)
      const values = columns.map(({ name }) => changed[name] ?? `one."${name}"`)
      db.exec(`INSERT INTO "${table}" (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${source}`)
    }
    const numbers = (name: string, last: number) =>
      `(WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < ${last}) SELECT value FROM n) AS ${name}`
    copy('departments', `(SELECT * FROM departments LIMIT 1) AS one, ${numbers('d', 300)}`, {
      id: `'unit-' || d.value`,
      name: `'Unit ' || d.value`,
    })
    const first = `date('2021-03-01', '+' || m.value || ' months')`
    copy(
      'department_reports',
      `(SELECT * FROM department_reports LIMIT 1) AS one, ${numbers('d', 300)}, ${numbers('m', 59)}`,
      {
        id: `'report-' || d.value || '-' || m.value`,
        number: 'NULL',
        state: `'compiled'`,
        template: `'${template.id}'`,
        department: `'unit-' || d.value`,
        startsOn: first,
        cell: `${first} || ' unit-' || d.value || ' report-' || d.value || '-' || m.value || ' 2026-01-02 1'`,
      },
    )
    db.exec(`UPDATE report_templates SET startsOn = '2021-01-01' WHERE id = '${template.id}'`)
    const { rows, periods } = await engine.call<Board>('departmentReports.board', { length: 24 })
    expect(rows.filter(({ name }) => name.startsWith('Unit'))).toHaveLength(300)
    expect(periods).toHaveLength(24)
    expect(rows.find(({ department }) => department === 'unit-7')?.cells[0]).toMatchObject({ report: 'report-7-36' })
  })
})
