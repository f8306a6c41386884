import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import type { competitionRecord } from '../training/competition.record.ts'
import { projectCompetitionResult } from './competition-result.projection.ts'
import type { Board } from './competitions.contract.ts'
import type { Standing } from './competitions.scoreboard.ts'

const competition: Entity<typeof competitionRecord> = {
  ...{ id: 'c', revision: '1', state: 'finished', archived: false },
  ...{ createdAt: '', createdBy: '', updatedAt: '', updatedBy: '', number: 'CP-1', title: 'Cup', series: null },
  ...{ season: null, kind: 'internal', format: null, organiser: null, startsAt: '2026-01-10T16:30:00.000Z' },
  ...{ endsAt: null, place: null, owner: 'ada', description: null, rounds: [], teams: [], awards: [], lessons: null },
  ...{ evidence: [], entry: null, freezesAt: null, tieRule: null, fieldSize: null },
}
const standing = (name: string, rank: number | null, over: Partial<Standing> = {}): Standing => ({
  ...{ entrant: name, name, rank, bracket: null, points: rank === null ? '0' : '10', solved: 1, lastGainAt: null },
  ...over,
})
function result(rows: readonly Standing[], over: Partial<Entity<typeof competitionRecord>> = {}) {
  const brackets = [...new Set(rows.flatMap(({ bracket }) => bracket ?? []))].toSorted()
  const board: Board = {
    ...{ rows, brackets, leftOut: { hidden: 0, banned: 0 }, challenges: [], awards: [], tieRule: 'shared' },
    ...{ startsAt: competition.startsAt, endsAt: null, freezesAt: null, freeze: 'none' },
  }
  const nameOf = (_record: string, id: string | null) => (id === null ? '' : id.toUpperCase())
  return projectCompetitionResult({
    ...{ board, nameOf, organisation: null, entrants: [], scores: [], zone: 'Asia/Shanghai' },
    competition: { ...competition, ...over },
  })
}

describe('the result of a competition', () => {
  it.each([
    ['one who is ahead', [standing('Red', 1), standing('Blue', 2)], ['Red']],
    ['all who share the first rank', [standing('Red', 1), standing('Blue', 1), standing('Green', 3)], ['Red', 'Blue']],
    ['nobody where nobody gained', [standing('Red', null)], []],
  ])('names as winner %s', (_name, rows, names) => {
    expect(result(rows).winners.map(({ name }) => name)).toEqual(names)
  })

  it('takes the teams as they were entered where nobody ranked otherwise, without decimals that are zero throughout', () => {
    const team = (name: string, rank: number | null, points: string) => ({ id: name, name, members: [], points, rank })
    const told = result([standing('Red', null)], { teams: [team('Blue', 2, '9.00'), team('Ours', 1, '3120.00')] })
    expect([told.winners, told.ranked]).toEqual([[{ name: 'Ours', points: '3120' }], 2])
    const mixed = result([], { teams: [team('Blue', 2, '9.50'), team('Ours', 1, '12.00')] })
    expect(mixed.teams.map(({ points }) => points)).toEqual(['12.00', '9.50'])
  })

  it('names the first of every bracket, where there are several', () => {
    const rows = [
      standing('Red', 1, { bracket: 'Guests' }),
      standing('Blue', 2, { bracket: 'House' }),
      standing('Green', 2, { bracket: 'House' }),
      standing('Grey', null, { bracket: 'Juniors' }),
    ]
    expect(result(rows).brackets).toEqual([
      { bracket: 'Guests', names: ['Red'] },
      { bracket: 'House', names: ['Blue', 'Green'] },
    ])
    expect(result(rows.slice(1, 3)).brackets).toEqual([])
  })

  it('tells moments by the clocks of the house, and stands teams as they were entered by their rank', () => {
    const team = (name: string, rank: number | null) => ({ id: name, name, members: [], points: null, rank })
    const told = result([], { teams: [team('Last', null), team('Second', 2), team('First', 1)] })
    expect(told.competition.startsAt).toEqual({ day: '2026-01-11', time: '00:30' })
    expect(told.teams.map(({ name }) => name)).toEqual(['First', 'Second', 'Last'])
  })

  it.each([
    ['a person', { person: 'ada', team: null }, 'ADA'],
    ['a team', { person: null, team: 'Red' }, 'Red'],
    ['a person of a team', { person: 'ada', team: 'Red' }, 'ADA · Red'],
  ])('tells to whom an award went: %s', (_name, to, told) => {
    expect(result([], { awards: [{ id: 'a', name: 'Best', rank: null, ...to }] }).awards[0]?.to).toBe(told)
  })

  it.each([
    ['its owner', 'ada', { id: 'ada', person: 'ADA' }],
    ['nobody without one', null, null],
  ])('is signed by %s', (_name, owner, signer) => {
    expect(result([], { owner }).signer).toEqual(signer)
  })
})
