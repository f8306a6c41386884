import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastedTable } from './pasted-table.ts'

const table = (inner: string) => `<html><body><table>${inner}</table></body></html>`

describe('a table out of the clipboard', () => {
  it.each([
    [
      'a sheet',
      '<html><head><style>td{color:red}</style></head><body><table><!--StartFragment--><col width=64><tr height=20><td class=xl65>1</td><td>a</td></tr><tr><td>2</td><td>b</td></tr><!--EndFragment--></table></body></html>',
      [
        ['1', 'a'],
        ['2', 'b'],
      ],
    ],
    [
      'a document, with paragraphs in its cells',
      table('<tr><td><p>one<o:p></o:p></p><p>two</p></td><td><b>bold</b> &amp; 整改</td></tr>'),
      [['one\ntwo', 'bold & 整改']],
    ],
    [
      'cells that are never closed',
      '<table><tr><td>a<td>b<tr><td>c<td>d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'merged columns and rows',
      table('<tr><td colspan=2>wide</td><td rowspan="2">tall</td></tr><tr><td>x</td><td>y</td></tr>'),
      [
        ['wide', '', 'tall'],
        ['x', 'y'],
      ],
    ],
    [
      'a merged cell before others',
      table('<tr><td rowspan=2>tall</td><td>x</td></tr><tr><td>y</td></tr>'),
      [
        ['tall', 'x'],
        ['', 'y'],
      ],
    ],
    [
      'a table within a cell',
      table('<tr><td>a<table><tr><td>in</td><td>side</td></tr></table></td><td>b</td></tr>'),
      [['a in side', 'b']],
    ],
    [
      'scripts, frames and handlers',
      table(
        '<tr><td><script>alert(1)</script>a<iframe src=x>f</iframe></td><td onclick="x()"><img src=x onerror=y>b</td></tr>',
      ),
      [['a', 'b']],
    ],
    ['marks as text', table('<tr><td>&lt;script&gt;</td><td>1 < 2</td></tr>'), [['<script>', '1 < 2']]],
    ['empty rows left out', table('<tr><td>a</td><td>b</td></tr><tr><td> </td><td>&nbsp;</td></tr>'), [['a', 'b']]],
    ['one cell', table('<tr><td>a</td></tr>'), null],
    ['no table', '<p>a</p>', null],
  ])('%s', (_, html, rows) => expect(pastedTable(html, '')).toEqual(rows))

  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['"two\nlines"\t"a ""b"""\n', [['two\nlines', 'a "b"']]],
    ['5" disk\tx', [['5" disk', 'x']]],
    ['"open\tx', [['"open', 'x']]],
    ['a\t\t', [['a', '', '']]],
    ['=1+1\t@x', [['=1+1', '@x']]],
    ['one line', null],
    ['two\nlines', null],
    ['', null],
  ])('%j as plain text', (plain, rows) => expect(pastedTable('', plain)).toEqual(rows))

  it('is bounded, whatever is pasted', () => {
    const merged = table('<tr><td>a</td><td colspan=1000000 rowspan=1000000>b</td><td>c</td></tr>'.repeat(3))
    expect(pastedTable(merged, '')).toEqual([['a', 'b'], ['a'], ['a']])
    const wide = pastedTable(table(`<tr>${'<td>a</td>'.repeat(5000)}</tr>`), '')
    expect(wide?.map((row) => row.length)).toEqual([60])
    expect(pastedTable(table('<tr><td>a</td><td>b</td></tr>'.repeat(5000)), '')).toHaveLength(1000)
    expect(pastedTable(table(`<tr><td>${'x'.repeat(50_000)}</td><td>b</td></tr>`), '')?.[0]?.[0]).toHaveLength(20_000)
    expect(pastedTable(`<td>${'x'.repeat(2_000_001)}`, 'a\tb')).toEqual([['a', 'b']])
    expect(pastedTable('', 'a\tb\n'.repeat(5000))).toHaveLength(1000)
    for (const hostile of ['<table>', '<td', '<table><tr><td>', '<td rowspan=999 colspan=999>', '"\t', '"a""', '<!--'])
      expect(() => pastedTable(`<td>${hostile.repeat(60_000)}`, hostile.repeat(60_000))).not.toThrow()
  })

  it('is rows of text or nothing', () => {
    const piece = fc.constantFrom('<table>', '</table>', '<tr>', '</tr>', '<td>', '<td colspan=3>', '<th rowspan=2>')
    const other = fc.constantFrom('x', '<', '>', '"', '\t', '\n', '<!--', '<script>', '&', '</td>', '<br>', '<p>')
    const pieces = fc.array(fc.oneof(piece, other), { maxLength: 60 }).map((all) => all.join(''))
    fc.assert(
      fc.property(pieces, pieces, (html, plain) => {
        const rows = pastedTable(html, plain) ?? []
        expect(rows.every((row) => row.every((cell) => typeof cell === 'string'))).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
