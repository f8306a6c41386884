import { describe, expect, it } from 'vitest'
import { excerptDifference } from './policies.excerpt.ts'

const clause = (name: string, body: string) => `# ${name}\n${body}\n`
const words = (count: number, word = 'word') => Array.from({ length: count }, (_, at) => `${word}${at}`).join(' ')
const shownOf = (older: string, newer: string) =>
  excerptDifference(older, newer).clauses.map(({ kind, name, formerName }) => [kind, name, formerName])

describe('the excerpt of a difference', () => {
  it.each([
    ['a', 'b', [['changed', '1 Scope', '']]],
    ['a', 'a', []],
  ])('of %s and %s shows %o', (older, newer, shown) => {
    expect(shownOf(clause('1 Scope', older), clause('1 Scope', newer))).toEqual(shown)
  })

  it('names what is gone by its old name, and what was renamed by both', () => {
    const older = clause('1 Scope', 'a') + clause('2 Fax', 'b')
    expect(shownOf(older, clause('1 Reach', 'a'))).toEqual([
      ['changed', '1 Reach', '1 Scope'],
      ['removed', '2 Fax', ''],
    ])
  })

  it('keeps the words around a change and leaves out the middle of what is the same', () => {
    const [before, between, after] = [words(40, 'first'), words(40, 'middle'), words(40, 'last')]
    const older = clause('1 Scope', `${before} daily ${between} one ${after}`)
    const newer = clause('1 Scope', `${before} hourly ${between} two ${after}`)
    const [found] = excerptDifference(older, newer).clauses
    const same = (found?.pieces ?? []).filter(({ kind }) => kind === 'same').map(({ text }) => text)
    expect(same).toHaveLength(3)
    expect(same[0]).toMatch(/^ … .*first39 $/)
    expect(same[1]).toMatch(/^ middle0 .* … .*middle39 $/)
    expect(same[2]).toMatch(/^ last0 .* … $/)
    expect(found?.pieces.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual([
      ...['daily', 'hourly', 'one', 'two'],
    ])
  })

  it('cuts a clause that is too long and says so', () => {
    const { clauses } = excerptDifference('', clause('1 Scope', words(2000)))
    expect(clauses).toMatchObject([{ kind: 'added', isCut: true }])
    expect(clauses[0]?.pieces.reduce((sum, { text }) => sum + text.length, 0)).toBe(3000)
  })

  it('shows forty clauses and counts the others', () => {
    const text = (body: string) => Array.from({ length: 43 }, (_, at) => clause(`${at + 1} Name${at}`, body)).join('')
    const found = excerptDifference(text('a'), text('b'))
    expect(found).toMatchObject({ left: 3, counts: { changed: 43 } })
    expect(found.clauses).toHaveLength(40)
  })
})
