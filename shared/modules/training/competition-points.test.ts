import { describe, expect, it } from 'vitest'
import { scoreboard } from '../competitions/competitions.scoreboard.ts'
import { type FinalEntrant, type FinalStanding, pointsFor, sourcesOf } from './competition-points.ts'

const entrant = (id: string, kind: 'team' | 'person', points: number, people: readonly string[]): FinalEntrant => ({
  ...{ id, name: id, kind, bracket: null, hidden: null, banned: null, statedPoints: null, statedRank: null },
  ...{
    points,
    solved: points === 0 ? 0 : 1,
    lastGainAt: points === 0 ? null : `2026-01-10T09:00:00.00${points % 10}Z`,
  },
  ...{ frozenPoints: null, frozenSolved: null, frozenGainAt: null },
  person: kind === 'person' ? (people[0] ?? null) : null,
  members: kind === 'team' ? people.map((person) => ({ person })) : [],
})

const ranked = (entrants: readonly FinalEntrant[], fieldSize: number | null = null): FinalStanding => {
  const { rows } = scoreboard(entrants, { view: 'live', tieRule: 'shared', bracket: null })
  return { competition: 'cup', title: 'CP-1 Cup', entrants, rows, fieldSize }
}

const teams = [
  entrant('Blue', 'team', 400, ['ana', 'ben', 'cem', 'dan']),
  entrant('Red', 'team', 250, ['eve', 'fay']),
  entrant('Grey', 'team', 250, ['gus']),
  entrant('Late', 'team', 0, ['hal']),
]

describe('the points of a competition', () => {
  it.each([
    ['points', 'each', { ana: '400.00', eve: '250.00', gus: '250.00', hal: '0.00' }],
    ['points', 'equally', { ana: '100.00', eve: '125.00', gus: '250.00', hal: '0.00' }],
    ['ofWinner', 'each', { ana: '50.00', eve: '31.25', gus: '31.25', hal: '0.00' }],
    // The winner is whoever has the most once the points are shared.
    ['ofWinner', 'equally', { ana: '20.00', eve: '25.00', gus: '50.00', hal: '0.00' }],
    // Four took part: above the best stand none, two share the second place, the last has half of its own place.
    ['percentile', 'each', { ana: '43.75', eve: '25.00', gus: '25.00', hal: '6.25' }],
  ] as const)('taken as %s and shared %s, out of 50', (measure, sharing, expected) => {
    const sources = sourcesOf(ranked(teams), { measure, sharing })
    const points = Object.keys(expected).map((person) => {
      const source = sources.get(person)
      return [person, source ? pointsFor(source, '50.00') : null]
    })
    expect(Object.fromEntries(points)).toEqual(expected)
  })

  it('are those of the best entrant that somebody stood in', () => {
    const sources = sourcesOf(ranked([...teams, entrant('gus alone', 'person', 10, ['gus'])]), {
      measure: 'points',
      sharing: 'each',
    })
    expect(sources.get('gus')).toMatchObject({ team: 'Grey', rank: 2, gained: '250.00', field: 5 })
  })

  it('are those of the team in which most is gained once it is shared, though another ranked before it', () => {
    const both = [...teams, entrant('ana alone', 'person', 390, ['ana'])]
    const source = (measure: 'points' | 'percentile') =>
      sourcesOf(ranked(both), { measure, sharing: 'equally' }).get('ana')
    expect(source('points')).toMatchObject({ team: null, rank: 2, gained: '390.00' })
    expect(source('percentile')).toMatchObject({ team: 'Blue', rank: 1 })
  })

  it('are no share of the best where the best is not known here, and no percentile without a rank among ranks', () => {
    const told = (id: string, statedPoints: string, statedRank: number | null, person: string) => {
      return { ...entrant(id, 'person', 0, [person]), statedPoints, statedRank }
    }
    const entrants = [told('Us', '1200', 57, 'ana'), told('They', '300', null, 'ben')]
    const { rows } = scoreboard(entrants, { view: 'live', tieRule: 'shared', bracket: null, isExternal: true })
    const final = { competition: 'cup', title: 'Cup', entrants, rows, fieldSize: 200 }
    const points = (measure: 'points' | 'ofWinner' | 'percentile') =>
      ['ana', 'ben'].map((person) => {
        const source = sourcesOf(final, { measure, sharing: 'each' }).get(person)
        return source ? pointsFor(source, '100.00') : undefined
      })
    expect(points('points')).toEqual(['1200.00', '300.00'])
    expect(points('ofWinner')).toEqual([null, null])
    expect(points('percentile')).toEqual(['71.75', undefined])
  })

  it('come from nobody whom the standing leaves out, and never fall below nought', () => {
    const banned = { ...entrant('Ban', 'person', 900, ['zed']), banned: true }
    const sources = sourcesOf(ranked([banned, entrant('Low', 'person', -20, ['low'])]), {
      measure: 'points',
      sharing: 'each',
    })
    expect([...sources.keys()]).toEqual(['low'])
    expect(sources.get('low')).toMatchObject({ gained: '0.00', best: '0.00', field: 1 })
  })

  it('are not known where another told the ranks alone, but their percentile is, in the field that took part', () => {
    const told = { ...entrant('Us', 'team', 0, ['ana']), statedRank: 10 }
    const { rows } = scoreboard([told], { view: 'live', tieRule: 'shared', bracket: null, isExternal: true })
    const final = { competition: 'cup', title: 'Cup', entrants: [told], rows, fieldSize: 200 }
    const points = (['points', 'ofWinner', 'percentile'] as const).map((measure) => {
      const source = sourcesOf(final, { measure, sharing: 'each' }).get('ana')
      return source ? pointsFor(source, '100.00') : undefined
    })
    expect(points).toEqual([null, null, '95.25'])
  })
})
