import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Gain, rollUp, sumOf } from './competitions.roll-ups.ts'
import { type EntrantFacts, revaluedSums, scoreboard, type TieRule } from './competitions.scoreboard.ts'

const at = (hour: number) => `2026-11-21T${String(hour).padStart(2, '0')}:00:00.000Z`
const blank: EntrantFacts = {
  ...{ id: '', name: '', kind: 'team', bracket: null, hidden: null, banned: null },
  ...{ statedPoints: null, statedRank: null, points: 0, solved: 0, lastGainAt: null },
  ...{ frozenPoints: null, frozenSolved: null, frozenGainAt: null },
}
const team = (name: string, values: Partial<EntrantFacts>): EntrantFacts => ({ ...blank, id: name, name, ...values })
const had = (name: string, points: number, solved: number, hour: number, more: Partial<EntrantFacts> = {}) =>
  team(name, { points, solved, lastGainAt: at(hour), ...more })

const ranks = (
  entrants: readonly EntrantFacts[],
  tieRule: TieRule = 'earliestLastGain',
  bracket: string | null = null,
) => scoreboard(entrants, { view: 'live', tieRule, bracket }).rows.map(({ name, rank }) => `${rank ?? '-'} ${name}`)

describe('a scoreboard', () => {
  it.each([
    ['by points', [had('a', 100, 1, 9), had('b', 300, 2, 11)], ['1 b', '2 a']],
    ['by the earliest last gain', [had('a', 300, 1, 11), had('b', 300, 9, 10)], ['1 b', '2 a']],
    ['level to the moment', [had('a', 300, 1, 9), had('b', 300, 2, 9), had('c', 1, 1, 8)], ['1 a', '1 b', '3 c']],
    ['with points taken away', [had('a', -50, 0, 9), had('b', 10, 1, 9), team('c', {})], ['1 b', '2 a', '- c']],
    ['with nothing gained', [team('b', {}), team('a', {})], ['- a', '- b']],
    ['with solves that are worth nothing', [had('a', 5, 1, 9), team('b', { solved: 1 })], ['1 a', '2 b']],
    [
      'without the hidden and banned',
      [had('a', 9, 1, 9, { hidden: true }), had('b', 8, 1, 9), had('c', 9, 1, 9, { banned: true })],
      ['1 b'],
    ],
    [
      'as another told it',
      [team('a', { statedPoints: '12.5000' }), team('b', { statedPoints: '12.7500' })],
      ['1 b', '2 a'],
    ],
    [
      'as told, with equal points',
      [team('a', { statedPoints: '5.0000', statedRank: 2 }), team('b', { statedPoints: '5.0000', statedRank: 1 })],
      ['1 b', '2 a'],
    ],
    ['of ranks alone', [team('a', { statedRank: 17 }), team('b', { statedRank: 4 })], ['4 b', '17 a']],
  ])('ranks %s', (_what, entrants, expected) => {
    expect(ranks(entrants)).toEqual(expected)
  })

  it.each([
    ['the only one of ours', [team('a', { statedPoints: '812.2500', statedRank: 57 })], ['57 a']],
    [
      'by rank before points',
      [team('a', { statedPoints: '9.0000', statedRank: 4 }), team('b', { statedPoints: '8.0000', statedRank: 2 })],
      ['2 b', '4 a'],
    ],
    [
      'with no rank for whom none was told',
      [team('a', { statedPoints: '9.0000' }), team('b', { statedRank: 57 }), team('c', {})],
      ['57 b', '- a', '- c'],
    ],
    [
      'by points where no rank was told',
      [team('a', { statedPoints: '8.0000' }), team('b', { statedPoints: '9.0000' })],
      ['1 b', '2 a'],
    ],
  ])('of an external competition ranks as told: %s', (_what, entrants, expected) => {
    const { rows } = scoreboard(entrants, { view: 'live', tieRule: 'shared', bracket: null, isExternal: true })
    expect(rows.map(({ name, rank }) => `${rank ?? '-'} ${name}`)).toEqual(expected)
  })

  it.each([
    ['earliestLastGain', ['1 b', '2 a', '3 c']],
    ['moreSolves', ['1 c', '2 a', '2 b']],
    ['shared', ['1 a', '1 b', '1 c']],
  ] as const)('breaks ties by %s', (rule, expected) => {
    expect(ranks([had('a', 300, 2, 10), had('b', 300, 2, 9), had('c', 300, 3, 11)], rule)).toEqual(expected)
  })

  it('ranks within a bracket, and counts whom it leaves out', () => {
    const entrants = [
      had('a', 9, 1, 9, { bracket: 'pro' }),
      had('b', 8, 1, 9, { bracket: 'new' }),
      had('c', 7, 1, 9, { bracket: 'new' }),
      had('d', 7, 1, 9, { hidden: true }),
      had('e', 7, 1, 9, { hidden: true, banned: true }),
    ]
    expect(ranks(entrants, 'shared', 'new')).toEqual(['1 b', '2 c'])
    expect(scoreboard(entrants, { view: 'live', tieRule: 'shared', bracket: null }).leftOut).toEqual({
      hidden: 1,
      banned: 1,
    })
  })

  it('shows as frozen what was gained before, points written short', () => {
    const frozen = { frozenPoints: 100, frozenSolved: 1, frozenGainAt: at(8) }
    const { rows } = scoreboard([had('a', 400, 3, 11, frozen), team('b', { statedPoints: '1200.5000' })], {
      ...{ view: 'frozen', tieRule: 'shared', bracket: null },
    })
    expect(rows).toMatchObject([
      { name: 'b', points: '1200.5', rank: 1 },
      { name: 'a', points: '100', solved: 1, lastGainAt: at(8), rank: 2 },
    ])
  })

  it('re-values old solves where asked to, as CTFd does', () => {
    const challenges = [
      { id: 'x', solved: 3, valuing: 'linear', value: null, initial: 100, minimum: 10, decay: 20 },
    ] as const
    const solve = (entrant: string, hour: number, exclusion: 'afterEnd' | null = null) => ({
      entrant,
      challenge: 'x',
      at: at(hour),
      exclusion,
    })
    const solves = [solve('a', 9), solve('b', 10), solve('c', 11), solve('c', 23, 'afterEnd')]
    const revalued = revaluedSums(challenges, solves, [{ entrant: 'b', points: -5, at: at(12) }])
    // Kept, the first solve is worth 100, the second 80 and the third 60.
    const entrants = [had('a', 100, 1, 9), had('b', 75, 1, 12), had('c', 60, 1, 11)]
    const board = scoreboard(entrants, { view: 'revalued', tieRule: 'earliestLastGain', bracket: null, revalued })
    expect(board.rows.map(({ name, points, rank }) => [name, points, rank])).toEqual([
      ['a', '60', 1],
      ['c', '60', 2],
      ['b', '55', 3],
    ])
  })
})

describe('roll-ups', () => {
  const gain = fc.record({
    points: fc.integer({ min: -50, max: 500 }),
    at: fc.integer({ min: 0, max: 23 }).map(at),
    isSolve: fc.boolean(),
  })

  it('leave what is worth nothing out of the last gain, and the moment of the freeze out of the frozen', () => {
    const gains: readonly Gain[] = [
      { points: 100, at: at(8), isSolve: true },
      { points: 50, at: at(10), isSolve: false },
      { points: 0, at: at(12), isSolve: true },
    ]
    expect(rollUp(gains, at(10))).toEqual({
      ...{ points: 150, solved: 2, lastGainAt: at(10), frozenPoints: 100, frozenSolved: 1, frozenGainAt: at(8) },
    })
    expect(rollUp(gains, null)).toMatchObject({ points: 150, frozenPoints: null, frozenGainAt: null })
  })

  it('do not hang on the order of the gains, and fall into before and after the freeze', () => {
    fc.assert(
      fc.property(fc.array(gain), gain, (gains, { at: freeze }) => {
        const whole = rollUp(gains, freeze)
        expect(rollUp(gains.toReversed(), freeze)).toEqual(whole)
        const after = sumOf(gains.filter((one) => one.at >= freeze))
        expect((whole.frozenPoints ?? 0) + after.points).toBe(whole.points)
        expect((whole.frozenSolved ?? 0) + after.solved).toBe(whole.solved)
      }),
    )
  })

  it('rank everybody who gained, each rank counting those before it', () => {
    const entrant = fc.record({ points: fc.integer({ min: 1, max: 4 }), hour: fc.integer({ min: 1, max: 3 }) })
    fc.assert(
      fc.property(fc.array(entrant, { maxLength: 30 }), (given) => {
        const { rows } = scoreboard(
          given.map(({ points, hour }, place) => ({ ...had(String(place), points, 1, hour) })),
          { view: 'live', tieRule: 'earliestLastGain', bracket: null },
        )
        for (const row of rows) {
          const before = rows.filter(
            (other) =>
              Number(other.points) > Number(row.points) ||
              (other.points === row.points && String(other.lastGainAt) < String(row.lastGainAt)),
          )
          expect(row.rank).toBe(before.length + 1)
        }
      }),
    )
  })
})
