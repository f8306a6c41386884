import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines } from './line-breaking.ts'

const advanceOf = (character: string): number => (character === '\n' ? 0 : character > '\u2e80' ? 2 : 1)
const widthOf = (line: string): number => [...line].reduce((sum, character) => sum + advanceOf(character), 0)

/** Breaks text whose letters are one wide, ideographs two, at `width`. */
function wrap(text: string, width: number): string[] {
  const characters = [...text]
  const codePoints = characters.map((character) => character.codePointAt(0) ?? 0)
  const advances = characters.map(advanceOf)
  return breakLines(codePoints, advances, width).map(([start, end]) => characters.slice(start, end).join(''))
}

describe('line breaking', () => {
  it.each([
    ['ideographs break anywhere', '审计发现整改', 4, ['审计', '发现', '整改']],
    ['no comma begins a line', '审计，发现', 4, ['审', '计，', '发现']],
    ['no full stop begins a line', '审计发现。', 8, ['审计发', '现。']],
    ['no closing title mark begins a line', '见《办法》第四章', 8, ['见《办', '法》第四', '章']],
    ['no opening bracket ends a line', '审计（详见附录）', 6, ['审计', '（详见', '附录）']],
    ['no opening quote ends a line', '他说“离职”', 6, ['他说', '“离职”']],
    ['words stay whole', 'open the leaver ticket', 10, ['open the', 'leaver', 'ticket']],
    ['spaces at a break vanish', 'one    two', 5, ['one', 'two']],
    ['a hyphen lets a word break after it', 'hand-over', 6, ['hand-', 'over']],
    ['a path breaks after a slash', 'etc/ssh/config', 8, ['etc/ssh/', 'config']],
    ['a word longer than the line is broken', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
    ['a mark stays with its letter', 'ab̈c', 2, ['a', 'b̈', 'c']],
    ['typed line ends are kept', 'a\n\nb', 9, ['a', '', 'b']],
    ['numbers keep their per cent sign', '占50%的', 6, ['占50%', '的']],
    ['marks that no line can hold together are parted', 'a计》，》', 7, ['a', '计》，', '》']],
    ['the empty text is one line', '', 9, ['']],
    ['mixed scripts break between them', '账号VPN仍有效', 8, ['账号VPN', '仍有效']],
  ])('%s', (_, text, width, expected) => {
    expect(wrap(text, width)).toEqual(expected)
  })

  it('loses no character but spaces and line ends, and fills no line beyond its width', () => {
    const letter = fc.constantFrom(...'ab c审计，。（）“”《》-/…\n'.split(''))
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 80 }), fc.integer({ min: 6, max: 20 }), (text, width) => {
        const lines = wrap(text, width)
        const solid = (value: string): string => value.replace(/[ \n]/g, '')
        expect(solid(lines.join(''))).toBe(solid(text))
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
