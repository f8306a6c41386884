import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownFromHtml } from './html-markdown.ts'

describe('HTML from the clipboard', () => {
  it.each([
    ['<p>one</p><p>two</p>', 'one\n\ntwo'],
    ['plain text', 'plain text'],
    ['a<br>b', 'a\nb'],
    ['<h1>Title</h1><p>text</p>', '# Title\n\ntext'],
    ['<h3><b>Title</b></h3>', '### Title'],
    ['a <b>bold </b>b <i>it</i> <code>x = 1</code>', 'a **bold** b *it* `x = 1`'],
    ['<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>d</p>', '- a\n- b\n   - c\n\nd'],
    ['<ol><li><p>a</p></li><li>b</li></ol>', '1. a\n2. b'],
    ['<blockquote><p>q</p></blockquote><p>a</p>', '> q\n\na'],
    ['<pre>x = 1\n  y</pre>', '```\nx = 1\n  y\n```'],
    ['<a href="https://example.org/a(b)">here</a>', '[here](https://example.org/a%28b%29)'],
    ['<a href="https://example.org">https://example.org</a>', 'https://example.org'],
    ['<a href="javascript:alert(1)">here</a>', 'here'],
    ['<a href=" data:text/html,x">here</a>', 'here'],
    ['<a href="&#106;avascript:alert(1)">here</a>', 'here'],
    ['<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>', '- A | B\n- 1 | 2'],
    [
      '<table><tr><td rowspan=2>tall</td><td colspan=2>wide</td></tr><tr><td>x</td><td>y</td></tr></table>',
      '- tall | wide\n- | x | y',
    ],
    ['<table><tr><td colspan=2>wide</td><td>a</td></tr></table>', '- wide |  | a'],
    [
      '<table><tr><td>a<table><tr><td>in</td><td>side</td></tr></table></td><td>b</td></tr></table>',
      '- a\n\n- in | side\n\nb',
    ],
    [
      '<table><tr><td onclick=x()>a<script>alert(1)</script></td><td><svg onload=y>s</svg>b</td></tr></table>',
      '- a | b',
    ],
    ['<script>alert(1)</script><style>p{}</style>a<iframe src=x>b</iframe>', 'a'],
    ['<script>unclosed', ''],
    ['<img src=x onerror=alert(1) alt="a picture">', 'a picture'],
    ['<b style="font-weight:normal"><p>docs</p></b>', 'docs'],
    ['<p title="a > b">x</p>', 'x'],
    ['1 < 2 &amp; 3 &gt; 2 &#20013;&#x6587; &unknown;', '1 < 2 & 3 > 2 中文 &unknown;'],
    ['2 * 3 `x`', '2 \\* 3 \\`x\\`'],
    ['<!--StartFragment--><span>中文</span><!--EndFragment-->', '中文'],
    ['<html><head><title>t</title></head><body>b</body></html>', 'b'],
    ['<!DOCTYPE html><p>x', 'x'],
    ['<p>a\n   b</p>', 'a b'],
    ['</b></ul></p>', ''],
    ['', ''],
  ])('%j is %j', (html, markdown) => expect(markdownFromHtml(html)).toBe(markdown))

  it('is not read where it is too long', () => expect(markdownFromHtml('x'.repeat(500_001))).toBeNull())

  it('is read in bounded time, and never throws', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      '<b',
      '<ul>',
      '<li>',
      '</ul>',
      '<a href="',
      '"',
      'x',
      ' ',
      '<pre>',
      '&',
      '<td>',
      '<tr>',
      '<!--',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(typeof markdownFromHtml(pieces.join(''))).toBe('string')
      }),
      { numRuns: 2000 },
    )
    // Work that grew with the square of the length would run past the time that a test is given.
    for (const hostile of [
      '<a '.repeat(120_000),
      '<ul><li>'.repeat(60_000),
      '<b>'.repeat(150_000),
      '<b>x'.repeat(100_000),
      '<tr><td colspan=9999999 rowspan=9999999>x'.repeat(12_000),
      '<table><tr><td>'.repeat(30_000),
    ]) {
      expect(() => markdownFromHtml(hostile)).not.toThrow()
    }
  })
})
