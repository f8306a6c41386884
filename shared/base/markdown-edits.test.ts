import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { continueLine, type Editing, makeLink, replacement, toggleInline, toggleLines } from './markdown-edits.ts'

/** Text with its selection between `[` and `]`, or a caret at `|`. */
function at(shown: string): Editing {
  const caret = shown.indexOf('|')
  if (caret >= 0) return { text: shown.replace('|', ''), start: caret, end: caret }
  const start = shown.indexOf('{')
  return { text: shown.replace('{', '').replace('}', ''), start, end: shown.indexOf('}') - 1 }
}

function shown({ text, start, end }: Editing): string {
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`
  return `${text.slice(0, start)}{${text.slice(start, end)}}${text.slice(end)}`
}

describe('marks around words', () => {
  it.each([
    ['a {b} c', '**', 'a **{b}** c'],
    ['a **{b}** c', '**', 'a {b} c'],
    ['a { b } c', '**', 'a  **{b}**  c'],
    ['|', '**', '**|**'],
    ['**a|** b', '**', '**a**| b'],
    ['a **|**', '**', 'a |'],
    ['a |**b**', '**', 'a **|****b**'],
    ['**{b}**', '*', '***{b}***'],
    ['{审计}', '*', '*{审计}*'],
  ])('%j with %s is %j', (before, mark, after) => expect(shown(toggleInline(at(before), mark))).toBe(after))

  it('are taken away by a second time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z 审计]{0,30}$/), fc.nat(30), fc.nat(30), (text, one, other) => {
        const [start = 0, end = 0] = [Math.min(one, text.length), Math.min(other, text.length)].sort((a, b) => a - b)
        expect(toggleInline(toggleInline({ text, start, end }, '**'), '**').text).toBe(text)
      }),
    )
  })
})

describe('marks of lines', () => {
  it.each([
    ['a|b', 'bullets', '- a|b'],
    ['- a|b', 'bullets', 'a|b'],
    ['x\n{a\nb}\ny', 'numbers', 'x\n{1. a\n2. b}\ny'],
    ['{- a\n- b}', 'numbers', '{1. a\n2. b}'],
    ['{a\n\nb}', 'bullets', '{- a\n\n- b}'],
    ['a|', 'heading', '## a|'],
    ['# a|', 'heading', 'a|'],
    ['{a\nb}', 'quote', '{> a\n> b}'],
    ['{> a\n> b}', 'quote', '{a\nb}'],
    ['|', 'bullets', '- |'],
  ] as const)('%j as %s is %j', (before, kind, after) => expect(shown(toggleLines(at(before), kind))).toBe(after))
})

describe('a link', () => {
  it.each([
    ['see {here}', 'see [here]({https://})'],
    ['|', '[]({https://})'],
    ['{https://example.org/a}', '[|](https://example.org/a)'],
  ])('of %j is %j', (before, after) => expect(shown(makeLink(at(before)))).toBe(after))
})

describe('Enter', () => {
  it.each([
    ['- a|', '- a\n- |'],
    ['  * a|', '  * a\n  * |'],
    ['9. a|', '9. a\n10. |'],
    ['2) a|b', '2) a\n3) |b'],
    ['> a|', '> a\n> |'],
    ['- a\n- |', '- a\n\n|'],
    ['a\n\n- |', 'a\n\n|'],
    ['1. |', '|'],
  ])('after %j gives %j', (before, after) => {
    const made = continueLine(at(before))
    expect(made && shown(made)).toBe(after)
  })

  it.each(['plain|', '-|', '-a|', '- {a}', '|'])('is a plain new line in %j', (before) =>
    expect(continueLine(at(before))).toBeNull(),
  )
})

it('replaces the smallest piece', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (head, one, other) => {
      const { from, to, piece } = replacement(head + one, head + other)
      expect((head + one).slice(0, from) + piece + (head + one).slice(to)).toBe(head + other)
      expect(from).toBeGreaterThanOrEqual(head.length)
    }),
  )
})
