import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasTools, run, withFile } from '#services/documents/testing/outside-tools.ts'
import type { ReportSheetReading } from '#shared/modules/department-reports/department-reports.contract.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { changedSheet, filledSheet as filled, textCell as text } from '../../exchange/testing/filled-sheet.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { pagesOf } from '../../reports/testing/outside-reading.ts'

const questions = [
  { section: 'Work', question: 'What was done?', kind: 'text', required: true },
  { section: 'Work', question: 'Weak passwords found', kind: 'number', unit: 'pieces', required: true },
  { section: 'Work', question: 'Filed?', kind: 'yesNo' },
  { section: 'Lines', question: 'Lines', kind: 'table', columns: 'Number | Holder' },
]

describe('the sheet of a department without the program', () => {
  let engine: Engine
  let template: AnyEntity
  let sales: AnyEntity
  let network: AnyEntity

  const make = (record: string, draft: Readonly<Record<string, unknown>>) =>
    engine.call<AnyEntity>(`${record}.create`, { draft })
  const get = async (record: string, id: string) =>
    (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
  const move = async (record: string, id: string, step: string) => {
    const { revision } = await get(record, id)
    return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, changes: {} })
  }
  const sheet = async (department: AnyEntity, start = '2026-01-01', language = 'en') => {
    const asked = { template: template.id, department: department.id, start, language }
    const { ticket, name } = await engine.call<OutgoingFile>('departmentReports.sheet', asked)
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    return { name, bytes: new Uint8Array(Buffer.concat(chunks)) }
  }
  const paper = async (language: string) => {
    const asked = { template: template.id, department: network.id, start: '2026-01-01', form: 'paper', language }
    const { ticket, name } = await engine.call<OutgoingFile>('departmentReports.sheet', asked)
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(ticket).chunks) chunks.push(chunk)
    return { name, bytes: Buffer.concat(chunks) }
  }
  const read = async (bytes: Uint8Array, more: object = {}) =>
    await engine.call<ReportSheetReading>('departmentReports.readSheet', {
      ticket: await engine.send('sheet.xlsx', bytes),
      ...more,
    })
  const answers = {
    C5: text('Patched'),
    C6: '><v>3</v></c>',
    C7: text('yes'),
    C8: text('L1 | Ann&#10;L2 | Bo'),
    C9: text('Yes'),
    C10: text('Deviations found'),
    C12: text('Open port | Close it | 2026-04-01'),
  }

  beforeAll(async () => {
    // The engine's day is 2026-03-02.
    engine = await testEngine()
    const writer = await make('person', { name: 'Writer' })
    sales = await make('department', { name: 'Sales', liaison: writer.id })
    network = await make('department', { name: 'Network / core' })
    const draft = { title: 'Monthly', period: 'month', startsOn: '2026-01-01', dueDay: 6, roll: 'forward', questions }
    template = await move('reportTemplate', (await make('reportTemplate', draft)).id, 'putIntoUse')
  })
  afterAll(() => engine.remove())

  it.each([
    ['en', 'report Network   core 2026-01.pdf', ['Preparedby', 'Headoftheunit', 'Dueon2026-02-06', 'pieces']],
    ['zh-CN', '报表 Network   core 2026-01.pdf', ['填报人', '单位负责人', '报送期限：2026-02-06', '是', '否']],
  ])('is printed to be filled in by hand, in %s', async (language, wanted, words) => {
    const { name, bytes } = await paper(language)
    expect(name).toBe(wanted)
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    if (!hasTools('qpdf', 'pdftotext')) return
    const text = withFile(bytes, (file) => {
      run('qpdf', '--check', file)
      return pagesOf(file).join('')
    })
    for (const part of [...words, 'Whatwasdone?*', 'Weakpasswordsfound*', 'Filed?', 'NumberHolder', 'Monthly'])
      expect(text).toContain(part)
  })

  it('comes back into a report that is begun by it, with every kind of answer', async () => {
    const { name, bytes } = await sheet(sales)
    expect(name).toBe('report Sales 2026-01.xlsx')
    const back = filled(bytes, answers)
    const trial = await read(back)
    expect(trial).toMatchObject({
      department: 'Sales',
      start: '2026-01-01',
      isBegun: false,
      blank: 1,
      faults: [],
      taken: null,
    })
    const { taken } = await read(back, { take: true })
    expect(await get('departmentReport', taken ?? '')).toMatchObject({
      ...{ state: 'draft', selfInspection: 'deviations', assetsConfirmed: true },
      answers: [
        { question: 'What was done?', words: 'Patched' },
        { question: 'Weak passwords found', amount: '3.00' },
        { question: 'Filed?', yes: true },
        { question: 'Lines', words: 'L1 | Ann\nL2 | Bo' },
      ],
      deviations: [{ description: 'Open port', measure: 'Close it', settleBy: '2026-04-01' }],
    })
    // The sheet made anew says what the report says, in Chinese as well, and changes nothing when it comes back.
    const before = await get('departmentReport', taken ?? '')
    await read((await sheet(sales, '2026-01-01', 'zh-CN')).bytes, { take: true, report: taken })
    const { answers: kept, deviations } = await get('departmentReport', taken ?? '')
    expect([kept, deviations]).toEqual([before.answers, before.deviations])
    expect((await read((await sheet(sales, '2026-02-01')).bytes)).answers.map(({ value }) => value)).toContain(
      'Open port',
    )
  })

  it('names each cell that it cannot take over, and takes over the others alone', async () => {
    const { bytes } = await sheet(network)
    const back = filled(bytes, {
      ...answers,
      C5: 't="str"><f>A1&amp;"x"</f><v>x</v></c>',
      C6: text('12 pieces'),
      C7: text('perhaps'),
      C8: text('L1 | Ann | Cy'),
      C12: text('Open port | Close it | 2026-02-30'),
    })
    const { faults, taken } = await read(back, { take: true })
    expect(faults.map(({ place, key }) => `${place} ${key}`)).toEqual([
      'C5 reportSheet.fault.formula',
      'C6 reportSheet.fault.noNumber',
      'C7 reportSheet.fault.noChoice',
      'C8 reportSheet.fault.cells',
      'C12 errors.field.date',
    ])
    expect(await get('departmentReport', taken ?? '')).toMatchObject({ selfInspection: 'deviations', deviations: [] })
    const gone = await read(
      changedSheet(bytes, (xml) =>
        xml.replace(/<row r="6">.*?<\/row>/, '').replace(/<row r="7">.*?<\/row>/, (row) => `${row}${row}`),
      ),
    )
    expect(gone.faults.map(({ question, key }) => `${question} ${key}`)).toEqual([
      'Weak passwords found reportSheet.fault.lineGone',
      'Filed? reportSheet.fault.lineTwice',
    ])
  })

  it('is refused by name: another file, department, month or version, and a report that was submitted', async () => {
    const { bytes } = await sheet(sales, '2026-02-01')
    const key = async (given: Uint8Array, more: object = {}) => (await refusalOf(read(given, more))).key
    const january = await read((await sheet(sales)).bytes, { take: true })
    expect(await key(Buffer.from('a,b\n1,2\n'))).toBe('reportSheet.refused.notOne')
    expect(await key(bytes, { report: january.taken })).toBe('reportSheet.refused.otherPeriod')
    expect(await key((await sheet(network)).bytes, { report: january.taken })).toBe(
      'reportSheet.refused.otherDepartment',
    )
    expect(await key(filled(bytes, { H1: text('00000000-0000-4000-8000-000000000000') }))).toBe(
      'reportSheet.refused.otherVault',
    )
    expect(await key(filled(bytes, { I1: text('2026-02-02') }))).toBe('departmentReports.refused.noPeriod')
    const draft = { title: 'Monthly', period: 'month', dueDay: 10, roll: 'none', questions, follows: template.id }
    const next = await make('reportTemplate', { ...draft, startsOn: '2026-02-01' })
    await move('reportTemplate', next.id, 'putIntoUse')
    expect(await refusalOf(read(bytes))).toMatchObject({
      key: 'reportSheet.refused.otherVersion',
      parameters: { found: '1', wanted: '2' },
    })
    const { bytes: again } = await sheet(sales)
    await move('departmentReport', january.taken ?? '', 'submit')
    expect(await key(again)).toBe('reportSheet.refused.submitted')
    expect((await engine.audit()).damages).toEqual([])
  })
})
