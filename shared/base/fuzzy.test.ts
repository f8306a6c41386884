import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fuzzyMatch } from './fuzzy.ts'

const marked = (text: string, typed: string) =>
  fuzzyMatch(text, typed)?.marks.map(([start, end]) => text.slice(start, end)) ?? null

describe('what was typed', () => {
  it.each([
    ['Findings', 'find', ['Find']],
    ['Findings', 'INDING', ['inding']],
    ['New corrective action', 'nca', ['N', 'c', 'a']],
    ['New corrective action', 'act new', ['New', 'act']],
    ['New corrective action', 'newcor', ['New', 'cor']],
    ['New corrective action', 'new corr', ['New corr']],
    ['新建审计发现', '发现', ['发现']],
    ['新建审计发现', '新发', ['新', '发']],
    ['Work items', 'wx', null],
    ['Findings', 'fs', null],
    ['Findings', '', []],
  ])('fits %s: %s', (text, typed, marks) => {
    expect(marked(text, typed)).toEqual(marks)
  })

  it('fits best as it stands, then from the beginning, then from the beginning of a word', () => {
    const scores = ['Findings', 'Findings and more', 'New findings', 'Refindings', 'Fast ids nice'].map(
      (text) => fuzzyMatch(text, text.startsWith('Fast') ? 'fin' : 'findings')?.score ?? 0,
    )
    expect(scores).toEqual([...scores].sort((one, other) => other - one))
    expect(new Set(scores).size).toBe(scores.length)
  })

  it('fits as well from the beginning by several words as by one', () => {
    expect(fuzzyMatch('Accountable on a day', 'accountable on')?.score).toBe(
      fuzzyMatch('Accountable on a day', 'accountable')?.score,
    )
  })

  it('marks parts of the text in order, whatever both are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, typed) => {
        let at = 0
        for (const [start, end] of fuzzyMatch(text, typed)?.marks ?? []) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          at = end
        }
      }),
    )
  })
})
