import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverage } from './glyphs.ts'
import { normaliseText, replaceMissing, splitRuns, type TextRun } from './text-runs.ts'

const runs = (text: string, fallback: 'latin' | 'han' = 'latin'): string =>
  splitRuns(text, coverage, fallback)
    .map((run: TextRun) => `${run.family === 'han' ? '汉' : 'L'}[${run.text}]`)
    .join('')

describe('runs by script', () => {
  it.each([
    ['Audit', 'L[Audit]'],
    ['审计', '汉[审计]'],
    ['审计 A-12', '汉[审计 ]L[A-12]'],
    ['“leaver”', 'L[“leaver”]'],
    ['“离职”', '汉[“离职”]'],
    ['他说“离职”——因此', '汉[他说“离职”——因此]'],
    ['it’s… 审计……', 'L[it’s… ]汉[审计……]'],
    ['Łódź · ş ğ', 'L[Łódź · ş ğ]'],
    ['5/42，其中', 'L[5/42]汉[，其中]'],
    ['〔U+1F600〕', '汉[〔]L[U+1F600]汉[〕]'],
  ])('splits %s', (text, expected) => {
    expect(runs(text)).toBe(expected)
  })

  it('gives punctuation without a strong character the fallback', () => {
    expect(runs('……')).toBe('L[……]')
    expect(runs('……', 'han')).toBe('汉[……]')
  })
})

describe('text that cannot be drawn', () => {
  it.each([
    ['smile \u{1f600}', 'smile 〔U+1F600〕'],
    ['rare \u{2a6d6}', 'rare 〔U+2A6D6〕'],
    ['private \ue000', 'private 〔U+E000〕'],
    ['lone \ud83d', 'lone 〔U+D83D〕'],
    ['override \u202eabc', 'override 〔U+202E〕abc'],
    ['مرحبا', '〔U+0645〕〔U+0631〕〔U+062D〕〔U+0628〕〔U+0627〕'],
  ])('shows %j by number', (text, expected) => {
    expect(replaceMissing(normaliseText(text), coverage)).toBe(expected)
  })

  it.each([
    ['a\r\nb\rc\u2028d\u2029e\u0085f', 'a\nb\nc\nd\ne\nf'],
    ['a\u0000b\u001bc\u009fd\u007f', 'abcd'],
    ['a\tb', 'a  b'],
    ['soft\u00adhyphen zero\u200bwidth\ufe0f', 'softhyphen zerowidth'],
    ['e\u0301', 'é'],
  ])('normalises %j', (text, expected) => {
    expect(normaliseText(text)).toBe(expected)
  })

  it('leaves nothing that its family does not cover, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const drawable = replaceMissing(normaliseText(text), coverage)
        const split = splitRuns(drawable, coverage, 'latin')
        expect(split.map((run) => run.text).join('')).toBe(drawable)
        for (const run of split)
          for (const character of run.text)
            expect(character === '\n' || coverage(run.family, character.codePointAt(0) ?? 0)).toBe(true)
      }),
    )
  })
})
