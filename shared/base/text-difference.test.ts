import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDifference } from './text-difference.ts'

const signs = { same: '', removed: '-', added: '+' } as const
const shown = (older: string, newer: string) =>
  textDifference(older, newer)
    .map(({ kind, text }) => (kind === 'same' ? text : `[${signs[kind]}${text}]`))
    .join('')
const side = (older: string, newer: string, kind: 'removed' | 'added') =>
  textDifference(older, newer)
    .filter((piece) => piece.kind === 'same' || piece.kind === kind)
    .map((piece) => piece.text)
    .join('')

describe('the difference of two texts', () => {
  it.each([
    ['', '', ''],
    ['same', 'same', 'same'],
    ['', 'new', '[+new]'],
    ['old', '', '[-old]'],
    ['The port is open.', 'The port was closed.', 'The port [-is][+was] [-open][+closed].'],
    ['one two three', 'one three', 'one [-two ]three'],
    ['分行交换机使用默认口令', '分行路由器使用默认口令', '分行[-交换机][+路由器]使用默认口令'],
    ['a\nb', 'a\nc\nb', 'a\n[+c\n]b'],
  ])('of %j and %j', (older, newer, expected) => {
    expect(shown(older, newer)).toBe(expected)
  })

  it('holds both texts whole', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '文', '\n', '.', '\u0301', '\ud83d') })
    fc.assert(
      fc.property(text, text, (older, newer) => {
        expect(side(older, newer, 'removed')).toBe(older)
        expect(side(older, newer, 'added')).toBe(newer)
      }),
    )
  })

  // A table of every word against every other would run past the time, and the memory, that a test is given.
  it('ends in good time for long texts that have nothing in common', () => {
    const long = (word: string) => Array.from({ length: 120_000 }, (_, index) => `${word}${index}`).join(' ')
    expect(side(long('a'), long('b'), 'added')).toBe(long('b'))
    const near = (word: string) => Array.from({ length: 1900 }, (_, index) => `${word}${index}`).join(' ')
    expect(side(near('a'), near('b'), 'removed')).toBe(near('a'))
  })
})
