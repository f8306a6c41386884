import { describe, expect, it } from 'vitest'
import { searchGlossary, termsIn } from './glossary-terms.ts'

describe('the search of the glossary', () => {
  it.each([
    ['en', 'corrective', 'correctiveAction'],
    ['en', '整改措施', 'correctiveAction'],
    ['zh-CN', 'Working PAPER', 'workingPaper'],
    ['en', 'gap should', 'finding'],
  ] as const)('finds in %s by %j the term %s', (language, typed, name) => {
    expect(searchGlossary(termsIn(language), typed).map((term) => term.name)).toContain(name)
  })

  it('finds nothing by words that no term holds, and all by none', () => {
    expect(searchGlossary(termsIn('en'), 'unicorn')).toEqual([])
    expect(searchGlossary(termsIn('en'), ' ')).toEqual(termsIn('en'))
  })

  it('gives every term a name that an address can hold, and a meaning', () => {
    for (const { name, means } of termsIn('zh-CN'))
      expect([/^[A-Za-z]+$/.test(name), means !== '']).toEqual([true, true])
  })
})
