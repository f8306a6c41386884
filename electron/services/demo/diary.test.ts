import { describe, expect, it } from 'vitest'
import { chanceOf } from './chance.ts'
import { type DiaryEntry, deedsOf, diaryPage } from './diary.ts'
import { wholeYear } from './diary-pages.ts'

const entry = (as: string, at: string, next: DiaryEntry['next'] = []): DiaryEntry => ({
  as,
  record: 'comment',
  at,
  by: 'lead',
  draft: {},
  next,
})

describe('the diary', () => {
  it('is done in the order of its times, and of its pages within a minute', () => {
    const entries = [
      entry('late', '2026-03-02 09:00'),
      entry('early', '2026-03-01 09:00', [{ at: '2026-03-02 09:00', step: 'close' }]),
      entry('later', '2026-03-02 09:00', [{ at: '2026-03-03 08:00', by: 'auditor', changes: { a: 1 } }]),
    ]
    expect(deedsOf(entries).map(({ as, kind, by }) => `${as} ${kind} ${by}`)).toEqual([
      'early create lead',
      'late create lead',
      'early move lead',
      'later create lead',
      'later update auditor',
    ])
  })

  it.each([
    ['a name given twice', [entry('one', '2026-03-01 09:00'), entry('one', '2026-03-01 10:00')]],
    ['a change before the creation', [entry('one', '2026-03-01 09:00', [{ at: '2026-02-28 09:00' }])]],
  ])('refuses %s', (_what, entries) => {
    expect(() => deedsOf(entries)).toThrow()
  })

  it('refuses a page with text in one language only, and with unknown fields', () => {
    const comment = { ...entry('one', '2026-03-01 09:00'), next: [{ at: '2026-03-01 09:00', reason: { en: 'only' } }] }
    expect(diaryPage.safeParse([comment]).success).toBe(false)
    expect(diaryPage.safeParse([{ ...entry('one', '2026-03-01 09:00'), when: 'now' }]).success).toBe(false)
    expect(diaryPage.safeParse([entry('one', '2026-03-01 09:00')]).success).toBe(true)
  })

  it('says everything in two languages, the Chinese one in Chinese', () => {
    const texts: { en: string; 'zh-CN': string }[] = []
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if ('en' in value && 'zh-CN' in value) texts.push({ en: String(value.en), 'zh-CN': String(value['zh-CN']) })
      else for (const part of Object.values(value)) collect(part)
    }
    collect(wholeYear(chanceOf(1)))
    expect(texts.length).toBeGreaterThan(800)
    expect(texts.filter(({ en }) => /\p{Script=Han}/u.test(en) || en.trim() === '')).toEqual([])
    // Names of products and addresses are of no language.
    const proper = /^[\dA-Z、/ .]*[A-Za-z\d .、()（）/]*$|^[\w.]+@[\w.]+$/
    expect(texts.filter((text) => !/\p{Script=Han}/u.test(text['zh-CN']) && !proper.test(text['zh-CN']))).toEqual([])
  })
})

describe('choices from a seed', () => {
  it('are the same for the same seed and name, within their bounds, and spread', () => {
    const names = Array.from({ length: 2000 }, (_name, index) => `draw ${index}`)
    const drawn = names.map((name) => chanceOf(7).between(name, 3, 12))
    expect(drawn).toEqual(names.map((name) => chanceOf(7).between(name, 3, 12)))
    expect(new Set(drawn)).toEqual(new Set([3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))
    // Each of ten values 200 times on average; five standard deviations (13.4) on either side.
    for (let value = 3; value <= 12; value++)
      expect(Math.abs(drawn.filter((other) => other === value).length - 200)).toBeLessThan(68)
    expect(drawn).not.toEqual(names.map((name) => chanceOf(8).between(name, 3, 12)))
  })
})
