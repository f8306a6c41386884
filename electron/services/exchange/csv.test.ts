import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'

const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
/** 姓名,部门 / 周伟,网络部 in GB 18030, which Node decodes and does not encode. */
const chinese = Buffer.from('d0d5c3fb2cb2bfc3c50ad6dcceb02ccdf8c2e7b2bf0a', 'hex')

describe('the encoding of a table', () => {
  const text = '姓名,city\n周伟,Köln\n'
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\u{feff}${text}`), 'utf-8'],
    ['UTF-16, small end first, with a mark', utf16(`\u{feff}${text}`), 'utf-16le'],
    ['UTF-16, big end first, with a mark', swapped(utf16(`\u{feff}${text}`)), 'utf-16be'],
    ['UTF-16, small end first, without a mark', utf16(text), 'utf-16le'],
    ['UTF-16, big end first, without a mark', swapped(utf16(text)), 'utf-16be'],
  ])('is found: %s', (_what, bytes, encoding) => {
    const { source, rows } = readCsv(bytes)
    expect(source).toMatchObject({ encoding, heads: ['姓名', 'city'] })
    expect(rows[0]?.cells).toEqual(['周伟', 'Köln'])
  })

  it('is found: GB 18030, and where that fails Windows-1252', () => {
    const { source, rows } = readCsv(chinese)
    expect(source).toMatchObject({ encoding: 'gb18030', heads: ['姓名', '部门'] })
    expect(rows[0]?.cells).toEqual(['周伟', '网络部'])
    const latin = Buffer.from('name,city\nAn\xe9,K\xf6,\n', 'latin1')
    expect(readCsv(latin).source.encoding).toBe('windows-1252')
  })

  it('can be chosen, and is refused by line where the file is not written in it', () => {
    expect(readCsv(chinese, { encoding: 'windows-1252' }).source.encoding).toBe('windows-1252')
    expect(() => readCsv(chinese, { encoding: 'utf-8' })).toThrow(
      expect.objectContaining({ key: 'errors.fileNotInEncoding', parameters: { encoding: 'UTF-8', line: 1 } }),
    )
    const half = Buffer.concat([Buffer.from('\u{feff}a,b\n1,'), Buffer.from([0xc3]), Buffer.from('\n')])
    expect(() => readCsv(half)).toThrow(expect.objectContaining({ parameters: { encoding: 'UTF-8', line: 2 } }))
  })

  it('never changes what was written in UTF-8 or UTF-16 with a mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        expect(decodeText(Buffer.from(`\u{feff}${words}`)).text).toBe(words)
        expect(decodeText(utf16(`\u{feff}${words}`)).text).toBe(words)
      }),
    )
  })
})

describe('the delimiter of a table', () => {
  it.each([
    ['a,b\n1,2\n', 'comma'],
    ['a;b\r\n1,5;2\n3;4\r5;6', 'semicolon'],
    ['a\tb, c\n1\t2\n', 'tab'],
    ['a|b;c|d\n1|2|3\n', 'pipe'],
    ['"a;x","b;y"\n1,2\n', 'comma'],
    ['only\none\n', 'comma'],
    ['sep=;\na;b\n1;2\n', 'semicolon'],
    ['name;note\nx;"1,2,3\n4,5,6"\n', 'semicolon'],
  ])('of %j is the %s', (text, delimiter) => {
    expect(readCsv(Buffer.from(text)).source.delimiter).toBe(delimiter)
  })

  it('can be chosen', () => {
    expect(readCsv(Buffer.from('a;b,c\n1;2,3\n'), { delimiter: 'semicolon' }).source.heads).toEqual(['a', 'b,c'])
  })

  it('that the first line states is no row, and rows keep their numbers', () => {
    const { source, rows } = readCsv(Buffer.from('sep=;\r\na;b\r\n1;2\r\n'))
    expect(source).toMatchObject({ heads: ['a', 'b'], headerRow: 2 })
    expect(rows).toMatchObject([{ where: '3', cells: ['1', '2'] }])
  })
})

describe('a broken table', () => {
  it.each([
    ['a quote never closed', 'name,note\nAna,"x\nBo,y\n', 'errors.quoteNotClosed', { row: 2, line: 2, column: 2 }],
    ['a quote within text', 'name,note\nAna,x"y\n', 'errors.quoteMisplaced', { row: 2, line: 2, column: 2 }],
    ['text behind a quote', 'name,note\n"Ana"x,y\n', 'errors.quoteMisplaced', { row: 2, line: 2, column: 1 }],
    [
      'a quote never closed below cells of several lines',
      'sep=,\r\nname,note\r\n"A\r\nna",x\r\nBo,"y\r\n',
      'errors.quoteNotClosed',
      { row: 4, line: 5, column: 2 },
    ],
    ['nothing', '', 'errors.fileEmpty', {}],
    ['empty rows only', '\n,,\n \n', 'errors.fileEmpty', {}],
    ['too many columns', `${'a,'.repeat(501)}\n`, 'errors.fileTooWide', { row: 1, columns: 500 }],
    ['too many rows', `a\n${'1\n'.repeat(200_001)}`, 'errors.fileTooLong', { rows: 200_000 }],
    ['a row without end', `a\n${'x'.repeat(4_100_000)}`, 'errors.fileUnreadable', { format: 'csv', line: 2 }],
  ])('is refused by name and place: %s', (_what, text, key, parameters) => {
    expect(() => readCsv(Buffer.from(text))).toThrow(expect.objectContaining({ code: 'invalid', key, parameters }))
  })

  it('keeps good rows apart from those with too few or too many cells', () => {
    const { rows } = readCsv(Buffer.from('a,b\n1\n1,2\n\n1,2,3\n1,2,\n'))
    expect(rows.map(({ where, fault }) => [where, fault?.parameters ?? null])).toEqual([
      ['2', { cells: 1, heads: 2 }],
      ['3', null],
      ['5', { cells: 3, heads: 2 }],
      ['6', null],
    ])
  })

  it('keeps heads that are written twice, each in its place', () => {
    expect(readCsv(Buffer.from('a,a,\n1,2,\n'))).toMatchObject({
      source: { heads: ['a', 'a'] },
      rows: [{ where: '2' }],
    })
  })

  it('answers within a moment whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        try {
          readCsv(bytes)
        } catch (error) {
          expect(error).toMatchObject({ name: 'OperationError', code: 'invalid' })
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the rows of a table', () => {
  it('takes apart what any spreadsheet writes', () => {
    expect(readCsv(Buffer.from('\u{feff}a;b\r\n1;"x;\ny"\r\n')).rows).toEqual([{ where: '2', cells: ['1', 'x;\ny'] }])
  })

  it('takes the heads from the row chosen', () => {
    const { source, rows } = readCsv(Buffer.from('Report of May\n\nname,note\nAna,x\n'), { headerRow: 3 })
    expect(source).toMatchObject({ headerRow: 3, heads: ['name', 'note'] })
    expect(rows).toEqual([{ where: '4', cells: ['Ana', 'x'] }])
  })
})
