import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastAlike, likenessOf, tellingWords, wordsOf } from './audits.repeats.ts'

const first = {
  title: 'Default accounts on two switches of the branch',
  condition: 'Two switches carry the accounts that they were delivered with.',
  control: 'baselines',
  causeCategory: 'process',
}

describe('how alike findings are', () => {
  it('tells words, and pairs of Chinese characters', () => {
    expect([...wordsOf('The VPN of branch 12: 默认账号')]).toEqual(['branch', '默认', '认账', '账号'])
    expect(tellingWords('Default accounts on switches')).toEqual(['accounts', 'switches', 'default'])
  })

  it.each([
    ['the same again', { ...first, title: 'Default accounts on switches, again' }, true],
    ['the same control and kind of cause, said otherwise', { ...first, title: 'x', condition: 'y' }, true],
    ['another control, other words', { title: 'Late reports', condition: 'Two were late', control: 'reports' }, false],
    ['the same control alone', { title: 'Late', condition: 'Late', control: 'baselines' }, false],
    ['the very same words alone', { title: first.title, condition: first.condition }, false],
    ['nothing', {}, false],
  ])('%s', (_, other, isProposed) => {
    expect(likenessOf(first, other).score >= leastAlike).toBe(isProposed)
  })

  it('says why', () => {
    const { control, cause, words } = likenessOf(first, { ...first, causeCategory: 'people' })
    expect({ control, cause }).toEqual({ control: true, cause: false })
    expect(words).toContain('switches')
  })

  it('is the same from both sides and between 0 and 1, whatever was typed', () => {
    const typed = fc.record({
      title: fc.string(),
      condition: fc.string({ unit: 'grapheme' }),
      control: fc.constantFrom('a', null),
    })
    fc.assert(
      fc.property(typed, typed, (one, other) => {
        const { score } = likenessOf(one, other)
        expect(score).toBe(likenessOf(other, one).score)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
      }),
    )
  })
})
