import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clauseName, clausesOf, matchClauses } from './policies.clauses.ts'

const anchors = (text: string) => clausesOf(text).map(({ anchor }) => anchor)
const names = (text: string) => clausesOf(text).map(clauseName)

describe('the clauses of a text', () => {
  it.each([
    ['', []],
    ['No clause at all.', ['']],
    ['## 1 Scope\nAll.\n\n## 2 Duties\nSome.', ['scope', 'duties']],
    ['Preamble\n# Scope\n', ['', 'scope']],
    ['# General\n## Aim\n# Special\n## Aim\n', ['general', 'aim', 'special', 'special/aim']],
    ['# A\n# A\n# A\n', ['a', 'a~2', 'a~3']],
    ['# 1\n# 2\n', ['1', '2']],
    ['#\n#\n', ['clause', 'clause~2']],
    ['第一条 目的\n为……\n第二条 范围\n', ['目的', '范围']],
    ['## 第三条 职责 ##\n', ['职责']],
    ['1.1 Aim\nText\n1.2 Scope\n1. a list\n2. of two\n', ['aim', 'scope']],
    ['```\n# no clause\n```\n# Clause\n', ['', 'clause']],
    ['~~~\n# never closed\n', ['']],
    ['#hashtag\n', ['']],
  ])('of %j', (text, expected) => {
    expect(anchors(text)).toEqual(expected)
  })

  it('are called by their number and title', () => {
    expect(names('# 1. Scope\n# Article 2 Duties\n# 第四条　责任\n# 5\n# 2026年度计划\n')).toEqual([
      '1 Scope',
      'Article 2 Duties',
      '第四条 责任',
      '5',
      '2026 年度计划',
    ])
  })

  const line = fc.oneof(
    fc.constantFrom('# One', '## 1.1 Two', '# One', '```', '~~~', '第一条 甲', '1.2 x', '', '#', '   ### Three ###'),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  const anyText = fc.array(line, { maxLength: 40 }).map((lines) => lines.join('\n'))

  it('together are the text, each under a name of its own', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clauses = clausesOf(text)
        expect(clauses.map(({ source }) => source).join('')).toBe(text)
        expect(new Set(clauses.map(({ anchor }) => anchor)).size).toBe(clauses.length)
      }),
    )
  })

  it('keep their names when clauses are put in before, between and after, and when all are renumbered', () => {
    const title = fc.stringMatching(/^[a-z]{3,12}$/)
    fc.assert(
      fc.property(fc.uniqueArray(title, { minLength: 1, maxLength: 12 }), fc.nat(), (titles, place) => {
        const text = (list: readonly string[]) =>
          list.map((name, index) => `## ${index + 1} ${name}\nWords.\n`).join('')
        const at = place % (titles.length + 1)
        const longer = [...titles.slice(0, at), 'put-in', ...titles.slice(at)]
        expect(anchors(text(longer)).filter((anchor) => anchor !== 'put-in')).toEqual(anchors(text(titles)))
      }),
    )
  })

  it('take a text of a megabyte in its stride', () => {
    const long = `## 1 Scope\n${'word '.repeat(200_000)}\n## 2 End\n`
    expect(anchors(long)).toEqual(['scope', 'end'])
    expect(clausesOf('# A\n'.repeat(20_000))).toHaveLength(20_000)
  })
})

describe('clauses of two texts', () => {
  const matched = (older: string, newer: string) => {
    const { former, gone } = matchClauses(clausesOf(older), clausesOf(newer))
    return [[...former].map(([anchor, clause]) => [clause.anchor, anchor]), gone.map(({ anchor }) => anchor)]
  }

  it.each([
    [
      '# 1 Scope\n# 2 End\n',
      '# 1 Aim\n# 2 Scope\n# 3 End\n',
      [
        [
          ['scope', 'scope'],
          ['end', 'end'],
        ],
        [],
      ],
    ],
    ['# 1 Scope\n', '# 1 Reach\n', [[['scope', 'reach']], []]],
    ['# 1 Scope\n# 2 End\n', '# 1 Scope\n', [[['scope', 'scope']], ['end']]],
    ['# Scope\n', '# Reach\n', [[], ['scope']]],
  ])('%j and %j are matched by name, then by number', (older, newer, expected) => {
    expect(matched(older, newer)).toEqual(expected)
  })
})
