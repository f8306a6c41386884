import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date } from '#shared/record/fields.ts'
import { cutText, isCut } from './long-text.ts'
import { type NumberKind, numberKind, numberText } from './number-formats.ts'
import { readTable } from './read-table.ts'
import { type BookParts, sampleBook, sheetOf } from './testing/sample-book.ts'
import { sheetCell } from './xlsx-cells.ts'
import { escaped, sheetName } from './xlsx-parts.ts'
import { readXlsx } from './xlsx-read.ts'

const cells = (parts: BookParts, choice = {}) => readXlsx(sampleBook(parts), choice)

describe('a workbook', () => {
  it('gives days, percentages, truths and the last values of formulas as what they are', () => {
    const row = [
      '<c r="A2" s="1"><v>46348</v></c><c r="B2" s="2"><v>0.5725</v></c><c r="C2" t="b"><v>1</v></c>',
      '<c r="D2" t="str"><f>A1&amp;"x"</f><v>42x</v></c><c r="E2" s="3"><v>46348.354166666664</v></c>',
      '<c r="F2" s="4"><v>3.75</v></c><c r="G2"><v>0.10000000000000001</v></c><c r="H2" t="s"><v>0</v></c>',
      '<c r="I2" t="d"><v>2026-11-22T00:00:00</v></c>',
    ].join('')
    const heads = 'ABCDEFGHI'.split('').map((name) => `<c r="${name}1" t="inlineStr"><is><t>${name}</t></is></c>`)
    const { rows, source } = cells({ sheet: `<row r="1">${heads.join('')}</row><row r="2">${row}</row>` })
    expect(rows[0]?.cells).toEqual([
      ...['2026-11-22', '57.25%', 'true', '42x', '2026-11-22 08:30:00', '90:00:00', '0.1'],
      ...['shared rich text', '2026-11-22'],
    ])
    expect(source.ignored).toEqual([{ kind: 'formulas', count: 1 }])
  })

  it('may count days from 1904', () => {
    const sheet = '<row r="1"><c t="str"><v>day</v></c></row><row r="2"><c s="1"><v>44886</v></c></row>'
    expect(cells({ sheet, from1904: true }).rows[0]?.cells).toEqual(['2026-11-22'])
  })

  it('leaves macros, links, merged cells and hidden sheets alone and says so', () => {
    const sheet = `${sheetOf([['name'], ['Ana']])}`
    const extra = { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<x/>' }
    const { source } = cells({
      sheet,
      after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
      extra,
      hidden: 'Old',
    })
    expect(source.ignored).toEqual([
      { kind: 'merged', count: 1 },
      { kind: 'macros', count: 1 },
      { kind: 'externalLinks', count: 1 },
      { kind: 'hiddenSheets', count: 1 },
    ])
    expect(source).toMatchObject({ sheet: 'Sheet', sheets: [{ name: 'Sheet' }, { name: 'Old', hidden: true }] })
    expect(cells({ sheet, hidden: 'Old' }, { sheet: 'Old' }).source.heads).toEqual(['hidden'])
  })

  it('gives what a merged cell says once, in its first place, and nothing to the rows below it', () => {
    const rows = sheetOf([
      ['team', 'person'],
      ['Red', 'Ana'],
    ])
    const below = '<row r="3"><c r="A3"/><c r="B3" t="inlineStr"><is><t>Bo</t></is></c></row>'
    const merges = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="C1:XFD1048576"/></mergeCells>'
    const { rows: found, source } = cells({ sheet: rows + below, after: merges })
    expect(found.map(({ cells: row }) => row)).toEqual([
      ['Red', 'Ana'],
      ['', 'Bo'],
    ])
    expect(source.ignored).toEqual([{ kind: 'merged', count: 2 }])
  })

  it('refuses the cells alone that hold an error or were never calculated', () => {
    const row = '<c r="A2" t="e"><v>#N/A</v></c><c r="B2"><f>NOW()</f></c>'
    const [found] = cells({ sheet: `${sheetOf([['a', 'b']])}<row r="2">${row}</row>` }).rows
    expect(found?.faults).toEqual(
      new Map([
        [0, { key: 'cellFault' }],
        [1, { key: 'notCalculated' }],
      ]),
    )
  })

  it.each([
    ['no workbook', { extra: {}, without: 'xl/workbook.xml' }, 'errors.fileNotWorkbook'],
    ['a broken part', { sheet: '<row><c></row>' }, 'errors.workbookDamaged'],
    ['an entity of its own', { before: '<!DOCTYPE a [<!ENTITY b "c">]>', sheet: '' }, 'errors.workbookDamaged'],
    ['elements without end', { sheet: '<a>'.repeat(100) + '</a>'.repeat(100) }, 'errors.workbookDamaged'],
    ['a cell far to the right', { sheet: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }, 'errors.fileTooWide'],
    ['no row', { sheet: '' }, 'errors.fileEmpty'],
  ])('is refused by name: %s', (_what, parts: BookParts, key) => {
    expect(() => cells(parts)).toThrow(expect.objectContaining({ code: 'invalid', key }))
  })

  it('is refused where it would swell beyond what a helper holds, before it is unpacked', () => {
    const bomb = sampleBook({ sheet: ' '.repeat(280_000_000) })
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(() => readXlsx(bomb)).toThrow(expect.objectContaining({ key: 'errors.fileTooDense' }))
  })

  it('is refused where it is old, locked, cut off, or has no such sheet', () => {
    const old = { bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex'), format: 'auto', source: {} }
    expect(() => readTable(old)).toThrow(expect.objectContaining({ key: 'errors.fileOldWorkbook' }))
    const whole = sampleBook({ sheet: sheetOf([['a'], ['1']]) })
    for (const length of [4, 100, whole.length - 30])
      expect(() => readXlsx(whole.subarray(0, length))).toThrow(expect.objectContaining({ code: 'invalid' }))
    expect(() => readXlsx(whole, { sheet: 'None' })).toThrow(expect.objectContaining({ key: 'errors.sheetMissing' }))
  })
})

describe('the numbers of a workbook', () => {
  it.each<[number | string, NumberKind]>([
    [0, 'number'],
    [10, 'percent'],
    [14, 'moment'],
    [31, 'moment'],
    [46, 'elapsed'],
    ['yyyy"年"m"月"d"日"', 'moment'],
    ['[$-409]h:mm AM/PM', 'clock'],
    ['mmm', 'moment'],
    ['mm:ss', 'clock'],
    ['[h]:mm', 'elapsed'],
    ['0.0 "days"', 'number'],
    ['[Red]0.00%;-0.00%', 'percent'],
    ['0.00E+00', 'number'],
    ['General', 'number'],
  ])('with the format %s are shown as a %s', (format, kind) => {
    const own = typeof format === 'string'
    expect(numberKind(own ? 164 : format, new Map(own ? [[164, format]] : []))).toBe(kind)
  })

  it.each<[number, NumberKind, string]>([
    [1, 'moment', '1900-01-01'],
    [59, 'moment', '1900-02-28'],
    [60, 'moment', '60'],
    [61, 'moment', '1900-03-01'],
    [2_958_465, 'moment', '9999-12-31'],
    [-1, 'moment', '-1'],
    [0.5, 'clock', '12:00:00'],
    [1e21, 'number', '1000000000000000000000'],
    [1e-7, 'number', '0.0000001'],
    [1, 'percent', '100%'],
    [0.005, 'percent', '0.5%'],
    [0.57, 'percent', '57%'],
  ])('are written as people see them: %d as %s is %s', (value, kind, text) => {
    expect(numberText(value, kind, false)).toBe(text)
  })
})

it.each([
  ['1899-12-31', { kind: 'text', text: '1899-12-31' }],
  ['0987-06-05', { kind: 'text', text: '0987-06-05' }],
  // Excel has a 29 February 1900, so that its count of days is the world's from the next day on.
  ['1900-02-28', { kind: 'text', text: '1900-02-28' }],
  ['1900-03-01', { kind: 'number', text: '61', style: 2 }],
])('writes the day %s as a sheet can tell it', (day, cell) => {
  const names = { nameOf: () => '', named: () => ({ refused: 'missingReference' as const }) }
  expect(sheetCell(date(), day, names, 'Asia/Shanghai')).toEqual(cell)
})

it('keeps any text as it is between a sheet and its reader', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const text = `x${words}\ufffe\r\n_x0041_ <&>"`
      expect(cells({ sheet: sheetOf([['a'], [escaped(text)]]) }).rows[0]?.cells).toEqual([text])
    }),
  )
  expect(sheetName('a/b[c]*?:\\')).toBe('a b c')
})

it('cuts a text that no cell can hold, and knows it again', () => {
  expect(cutText('short')).toBe('short')
  for (const length of [32_768, 32_769, 50_000, 100_000])
    for (const letter of ['x', '🛡']) {
      const cut = cutText(letter.repeat(length))
      expect(cut).toHaveLength(32_767)
      expect(isCut(cut) && cut.isWellFormed()).toBe(true)
    }
  expect(isCut('x'.repeat(32_767))).toBe(false)
})
