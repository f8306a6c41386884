import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarkdownBlock, parseMarkdown } from './markdown.ts'

/** Blocks as short text: bold in stars, lists as [items]. */
function shown(blocks: readonly MarkdownBlock[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'code') return `code(${block.text})`
      if (block.kind === 'quote') return `quote(${shown(block.blocks)})`
      if (block.kind === 'list') return `${block.start ?? '-'}[${block.items.map(shown).join('; ')}]`
      const text = block.spans.map((span) =>
        span.bold ? `*${span.text}*` : span.code ? `\`${span.text}\`` : span.text,
      )
      return `${block.kind === 'heading' ? '# ' : ''}${text.join('')}`
    })
    .join(' | ')
}

describe('the Markdown subset', () => {
  it.each([
    ['plain\ntext', 'plain\ntext'],
    ['one\n\ntwo', 'one | two'],
    ['a **b** _c_', 'a *b* *c*'],
    ['`code`', '`code`'],
    ['**记录。**取出所附文件', '*记录。*取出所附文件'],
    ['其中**“离职”**工单', '其中*“离职”*工单'],
    ['\\*\\*typed\\*\\*', '**typed**'],
    ['2 ** 3 ** 4', '2 ** 3 ** 4'],
    ['# Title', '# Title'],
    ['- a\n- b', '-[a; b]'],
    ['3. a\n4. b', '3[a; b]'],
    ['> q', 'quote(q)'],
    ['```\nx = 1\n```', 'code(x = 1)'],
    ['<b>raw</b>', '<b>raw</b>'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['![alt](x.png)', '![alt](x.png)'],
    ['[label](https://example.org)', 'label (https://example.org)'],
    ['<https://example.org>', 'https://example.org'],
  ])('reads %j', (text, expected) => {
    expect(shown(parseMarkdown(text))).toBe(expected)
  })

  it('keeps deep nesting flat and loses no word', () => {
    const deep = `${'> '.repeat(40)}word`
    expect(shown(parseMarkdown(deep))).toContain('word')
  })

  it('reads any text without refusing it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseMarkdown(text)))
  })
})
