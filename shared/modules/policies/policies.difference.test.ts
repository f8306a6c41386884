import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts, countDifferences, runsOf } from './policies.difference.ts'

const kinds = (older: string, newer: string) =>
  compareTexts(older, newer).map(({ kind, before, after }) => [kind, before, after])

describe('the difference of two versions, clause by clause', () => {
  it.each([
    ['# 1 Aim\nx\n', '# 1 Aim\nx', [['same', '1 Aim', '1 Aim']]],
    ['# 1 Aim\nx\n', '# 1 Aim\ny\n', [['changed', '1 Aim', '1 Aim']]],
    [
      '# 1 Aim\n',
      '# 1 Scope\n# 2 Aim\n',
      [
        ['added', '', '1 Scope'],
        ['changed', '1 Aim', '2 Aim'],
      ],
    ],
    [
      '# A\n# B\n# C\n',
      '# A\n# C\n',
      [
        ['same', 'A', 'A'],
        ['removed', 'B', ''],
        ['same', 'C', 'C'],
      ],
    ],
    [
      '# A\n# B\n',
      '# B\n',
      [
        ['removed', 'A', ''],
        ['same', 'B', 'B'],
      ],
    ],
    ['', 'text', [['added', '', '']]],
    ['text', '', [['removed', '', '']]],
  ])('of %j and %j', (older, newer, expected) => {
    expect(kinds(older, newer)).toEqual(expected)
  })

  it('names the words that changed', () => {
    const [only] = compareTexts('# 1 Expiry\nAfter ninety days.', '# 1 Expiry\nAfter sixty days.')
    expect(only?.pieces).toEqual([
      { kind: 'same', text: 'After ' },
      { kind: 'removed', text: 'ninety' },
      { kind: 'added', text: 'sixty' },
      { kind: 'same', text: ' days.' },
    ])
  })

  it('tells each change once, with what took the place of what', () => {
    const [only] = compareTexts('one two three', 'one 2 three four')
    expect(runsOf(only?.pieces ?? [])).toEqual([
      { kind: 'same', text: 'one ' },
      { kind: 'change', removed: 'two', added: '2' },
      { kind: 'same', text: ' three' },
      { kind: 'change', removed: '', added: ' four' },
    ])
    expect(runsOf(compareTexts('# 1 Old name\n', '# 1 New title\n')[0]?.title ?? [])).toEqual([
      { kind: 'same', text: '1 ' },
      { kind: 'change', removed: 'Old name', added: 'New title' },
    ])
  })

  it('counts every clause of both texts once, whatever they are', () => {
    const clause = fc.constantFrom('# A\n', '# B\nb\n', '## 1.1 C\n', 'words\n', '# 2 D\nd\n', '\n')
    const anyText = fc.array(clause, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(anyText, anyText, (older, newer) => {
        const forth = countDifferences(compareTexts(older, newer))
        const back = countDifferences(compareTexts(newer, older))
        expect(forth.added).toBe(back.removed)
        expect(new Set(compareTexts(older, newer).map(({ key }) => key)).size).toBe(compareTexts(older, newer).length)
      }),
    )
  })
})
