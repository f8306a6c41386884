import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { readTable } from '../../exchange/read-table.ts'
import { sampleBook, sheetOf } from '../../exchange/testing/sample-book.ts'
import { type Engine, testEngine } from '../../records/engine.test-support.ts'
import { bytesOf, exportFile, importFile } from './testing/exchange-desk.ts'

describe('an import', () => {
  let engine: Engine
  let department: AnyEntity
  beforeAll(async () => {
    engine = await testEngine()
    department = await engine.call('department.create', { draft: { name: 'Network', code: 'NET' } })
  })
  afterAll(() => engine.remove())

  const departments = async () =>
    (await engine.call<Page<AnyEntity>>('department.list', {})).rows.map(({ name }) => name)

  it('takes the columns that were chosen for it, two of one name too', async () => {
    const file = 'Title,Title,Code\nData,ignored,DAT\n'
    const report = await importFile(engine.workbench, 'department', file, { columns: ['name', null, 'code'] })
    expect(report).toMatchObject({
      created: 1,
      unknown: ['Title'],
      errors: [],
      source: { heads: ['Title', 'Title', 'Code'] },
    })
    expect(report.imported).toMatchObject([{ title: 'Data', created: true }])
    const twice = await importFile(engine.workbench, 'department', file, { columns: ['name', 'name'] })
    expect(twice).toMatchObject({ created: 0, errors: [{ where: '1', column: 1, message: 'errors.field.repeated' }] })
    await expect(importFile(engine.workbench, 'department', file, { columns: ['secret'] })).rejects.toMatchObject({
      fields: [{ path: 'columns.0', key: 'unknownField' }],
    })
  })

  it.each([
    ['stop', { created: 0, errors: [{ where: '2', column: null, message: 'errors.field.exists' }] }],
    ['skip', { created: 1, skipped: 1, updated: 0, errors: [] }],
    ['update', { created: 1, skipped: 0, updated: 1, errors: [] }],
  ])('told to %s where a record is there knows it by its id', async (existing, report) => {
    const file = `id,name,code\n${department.id},Networks,NET\n,Fresh ${existing},\n`
    expect(await importFile(engine.workbench, 'department', file, { existing })).toMatchObject(report)
    expect((await departments()).includes('Networks')).toBe(existing === 'update')
  })

  it('knows records by what no two share, or not at all', async () => {
    const file = 'name,code\nNet two,NET\n'
    const by = (recognise: string) => importFile(engine.workbench, 'department', file, { recognise, dryRun: true })
    expect(await by('code')).toMatchObject({ updated: 1, created: 0 })
    expect(await by('')).toMatchObject({ updated: 0, created: 1 })
    const twins = await importFile(engine.workbench, 'person', 'name\nTwin Li\nTwin Li\n')
    expect(twins.created).toBe(2)
    const of = { recognise: 'name', dryRun: true }
    expect(await importFile(engine.workbench, 'person', 'name,email\ntwin li,x@example.test\n', of)).toMatchObject({
      errors: [{ where: '2', message: 'errors.field.severalBear' }],
    })
    await expect(by('name2')).rejects.toMatchObject({ fields: [{ path: 'recognise' }] })
  })

  it('refuses a record that two rows are of', async () => {
    const file = `id,name\n${department.id},One\n${department.id},Two\n`
    expect(await importFile(engine.workbench, 'department', file)).toMatchObject({
      updated: 0,
      errors: [{ where: '3', message: 'errors.field.rowRepeated' }],
    })
  })

  it('shows the first rows and the refused ones, and hands the refused ones back with their reasons', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => (index === 25 ? 'x'.repeat(300) : `Unit ${index}`))
    const file = `name\n${rows.join('\n')}\n`
    const seen = await importFile(engine.workbench, 'department', file, { preview: 5, dryRun: true, partial: true })
    expect(seen.preview.map(({ where }) => where)).toEqual(['2', '3', '4', '5', '6', '27'])
    expect(seen).toMatchObject({ created: 29, refusedRows: 1, refused: null, errors: [{ where: '27', column: 0 }] })
    const done = await importFile(engine.workbench, 'department', file, { partial: true, language: 'zh-CN' })
    const refused = done.refused ? await bytesOf(engine.workbench, done.refused) : Buffer.from('')
    const table = readTable({ bytes: refused, format: 'csv', source: {} })
    expect(table.source.heads).toEqual(['name', '拒绝原因'])
    expect(table.rows[0]?.cells[1]).toMatch(/超过 \d+ 个字符/)
  })

  it.each([
    ['a quote left open', 'name\n"x', 'errors.quoteNotClosed'],
    ['half of UTF-16', new Uint8Array([0xff, 0xfe, 0x41]), 'errors.fileNotInEncoding'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'errors.fileOldWorkbook'],
    ['an archive that is no workbook', sampleBook({ without: 'xl/workbook.xml' }), 'errors.fileNotWorkbook'],
    ['a workbook of broken XML', sampleBook({ sheet: '<row>' }), 'errors.workbookDamaged'],
    ['a workbook that swells', sampleBook({ sheet: ' '.repeat(280_000_000) }), 'errors.fileTooDense'],
    ['a workbook with entities', sampleBook({ before: '<!DOCTYPE x>', sheet: '' }), 'errors.workbookDamaged'],
    ['a workbook of nothing', sampleBook({}), 'errors.fileEmpty'],
    ['a sheet too wide', sampleBook({ sheet: '<row><c r="XFD1"><v>1</v></c></row>' }), 'errors.fileTooWide'],
    ['broken JSON', '[{"name": "x"', 'errors.jsonUnreadable'],
    ['JSON that is no list', '{"name": "x"}', 'errors.jsonNoList'],
    ['a list of numbers', '[1, 2]', 'errors.jsonNoList'],
    [
      'the records of another list',
      '{"format":"sealbook-list","record":"person","rows":[{"name":"x"}]}',
      'errors.jsonOtherRecord',
    ],
    ['nothing', '', 'errors.fileEmpty'],
  ])('of %s is refused by name and leaves the journal as it was', async (_what, content, key) => {
    const before = engine.entries()
    await expect(importFile(engine.workbench, 'department', content)).rejects.toMatchObject({ key })
    expect(engine.entries()).toBe(before)
  })

  it.each([
    ['NUL', 'name\nA\0b\n', 'controlCharacter'],
    ['a cell without end', `name\n${'x'.repeat(900_000)}\n`, 'tooLong'],
    ['too many cells', 'name\nA,b\n', 'cells'],
    ['floats in JSON', '[{"name": 1.5}]', 'wrongType'],
    ['objects in JSON', '[{"name": {"a": 1}}]', 'wrongType'],
    [
      'an error of the spreadsheet',
      sampleBook({ sheet: `${sheetOf([['name']])}<row><c t="e"><v>#N/A</v></c></row>` }),
      'cellFault',
    ],
  ])('names the row of %s and leaves the journal as it was', async (_what, content, key) => {
    const before = engine.entries()
    const report = await importFile(engine.workbench, 'department', content)
    expect(report).toMatchObject({ created: 0, errors: [{ message: `errors.field.${key}` }] })
    expect(Number(report.errors[0]?.where)).toBeGreaterThan(0)
    expect(engine.entries()).toBe(before)
  })

  it('tells of a row all that stands against what it states', async () => {
    const file = `name,head,code\n${'x'.repeat(300)},Nobody,${'y'.repeat(30)}\n`
    const { errors } = await importFile(engine.workbench, 'department', file)
    expect(errors.map(({ column }) => column)).toEqual([1, 0, 2])
  })

  it('says how many sign-offs of whom it ends, before it is done as after it', async () => {
    const person = engine.vault.actor().person
    const audit = await engine.call('audit.create', {
      draft: {
        title: 'Q1',
        kind: 'quarterly',
        period: { start: '2026-01-01', end: '2026-03-31' },
        leadAuditor: person,
      },
    })
    const about = { audit: audit.id, result: 'conform', note: 'seen' }
    const drafts = [1, 2].map((position) => ({ ...about, position, question: `Question ${position}` }))
    const rows: AnyEntity[] = []
    for (const draft of drafts) rows.push(await engine.call('checklistRow.create', { draft }))
    const [first, second] = rows
    await engine.call('checklistRow.move', { id: first?.id, revision: first?.revision, step: 'prepare' })
    const file = `id,note\n${first?.id},seen twice\n${second?.id},seen twice\n`
    const lapses = [{ person, count: 1 }]
    expect(await importFile(engine.workbench, 'checklistRow', file, { dryRun: true })).toMatchObject({
      ...{ updated: 2, lapses },
    })
    expect(await importFile(engine.workbench, 'checklistRow', file)).toMatchObject({ updated: 2, lapses })
    expect(await importFile(engine.workbench, 'checklistRow', file)).toMatchObject({ skipped: 2, lapses: [] })
  })

  it('takes a workbook by the words of either language', async () => {
    const book = sampleBook({
      sheet: sheetOf([
        ['姓名', 'Department'],
        ['Wu Mei', 'net'],
      ]),
    })
    expect(await importFile(engine.workbench, 'person', book)).toMatchObject({ format: 'xlsx', created: 1, errors: [] })
    const json = await exportFile(engine.workbench, 'json', 'person')
    expect(JSON.parse(json.toString()).rows).toContainEqual(
      expect.objectContaining({ name: 'Wu Mei', department: department.id }),
    )
  })
})
