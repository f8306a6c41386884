import { clockIn } from '../../base/zoned.ts'
import type { Entity } from '../../record/record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { competitionRecord } from '../training/competition.record.ts'
import type { ScoreFacts } from '../training/training.facts.ts'
import { projectCompetition, type ScoreTable } from '../training/training.projection.ts'
import type { Board } from './competitions.contract.ts'
import type { entrantRecord } from './entrant.record.ts'

/** A moment by the clocks of the house. */
export type Clock = { readonly day: string; readonly time: string }

export type PlacedEntrant = {
  /** Null for whoever has gained nothing, or whose rank nobody told. */
  readonly rank: number | null
  readonly name: string
  readonly bracket: string
  /** Those of a team, by name; empty for a person, who is the entrant. */
  readonly members: readonly string[]
  readonly solved: number
  readonly points: string | null
  readonly lastGain: Clock | null
}

export type PlacedPerson = {
  readonly rank: number | null
  readonly person: string
  readonly team: string
  readonly points: readonly (string | null)[]
  readonly total: string | null
}

/** The result of a competition, as its document tells it; sums and ranks are those of its scoreboard and its table. */
export type CompetitionResult = {
  readonly organisation: string
  readonly classification: string
  readonly competition: Pick<
    Entity<typeof competitionRecord>,
    'title' | 'series' | 'season' | 'kind' | 'format' | 'entry' | 'organiser' | 'place' | 'fieldSize' | 'lessons'
  > & { readonly number: string; readonly startsAt: Clock; readonly endsAt: Clock | null; readonly owner: string }
  readonly zone: string
  readonly tieRule: Board['tieRule']
  /** Whoever stands first on the scoreboard; without one in the table of people, or among the teams as entered. */
  readonly winners: readonly { readonly name: string; readonly points: string | null }[]
  /** How many have a rank there. */
  readonly ranked: number
  /** The first of every bracket, where there are several. */
  readonly brackets: readonly { readonly bracket: string; readonly names: readonly string[] }[]
  readonly entrants: readonly PlacedEntrant[]
  readonly leftOut: Board['leftOut']
  readonly rounds: readonly string[]
  readonly people: readonly PlacedPerson[]
  readonly teams: readonly {
    readonly name: string
    readonly rank: number | null
    readonly points: string | null
    readonly members: readonly string[]
  }[]
  readonly awards: readonly { readonly name: string; readonly to: string; readonly rank: number | null }[]
  readonly challenges: readonly {
    readonly name: string
    readonly category: string
    readonly value: number
    readonly solved: number
    readonly firstBlood: string
    readonly firstBloodAt: Clock | null
  }[]
  readonly adjustments: readonly {
    readonly entrant: string
    readonly points: number
    readonly reason: string
    readonly by: string
    readonly at: Clock
  }[]
  readonly signer: { readonly id: string; readonly person: string } | null
}

type Given = {
  readonly organisation: Entity<typeof organisationRecord> | null
  readonly competition: Entity<typeof competitionRecord>
  readonly board: Board
  /** Those whom the scoreboard shows. */
  readonly entrants: readonly Pick<Entity<typeof entrantRecord>, 'id' | 'members'>[]
  readonly scores: readonly ScoreFacts[]
  readonly nameOf: (record: string, id: string | null) => string
  readonly zone: string
}

const notEmpty = (name: string) => name !== ''

type Place = { readonly name: string; readonly points: string | null; readonly rank: number | null }

/** The places that decide: those of the scoreboard, or of the table of people, or the teams as they were entered. */
function decidingPlaces(
  entrants: readonly Place[],
  people: readonly PlacedPerson[],
  teams: readonly Place[],
): readonly Place[] {
  const persons = people.map(({ person, total, rank }) => ({ name: person, points: total, rank }))
  return [entrants, persons, teams].find((places) => places.some(({ rank }) => rank !== null)) ?? []
}

/** Without decimals that are zero throughout, `826.00` and `7.50` stay as they are; null stays null. */
function alike<R>(rows: readonly R[], points: (row: R) => readonly (string | null)[]) {
  const isWhole = rows.flatMap(points).every((value) => value === null || /^-?\d+(\.0+)?$/.test(value))
  return (value: string | null) => (value === null || !isWhole ? value : value.replace(/\.0+$/, ''))
}

/** In every bracket the ranks count anew: its first is whoever stands highest of it. */
function bracketsOf(brackets: readonly string[], entrants: readonly PlacedEntrant[]) {
  if (brackets.length < 2) return []
  return brackets.flatMap((bracket) => {
    const ranked = entrants.filter((one) => one.bracket === bracket && one.rank !== null)
    const best = ranked[0]?.rank
    const names = ranked.filter(({ rank }) => rank === best).map(({ name }) => name)
    return names.length === 0 ? [] : [{ bracket, names }]
  })
}

function peopleOf(table: ScoreTable, nameOf: Given['nameOf']): readonly PlacedPerson[] {
  const shown = alike(table.rows, ({ points, total }) => [...points, total])
  return table.rows.map(({ rank, person, team, points, total }) => {
    return { rank, points: points.map(shown), total: shown(total), person: nameOf('person', person), team: team ?? '' }
  })
}

function teamsOf(competition: Given['competition'], nameOf: Given['nameOf']): CompetitionResult['teams'] {
  const shown = alike(competition.teams, ({ points }) => [points])
  return competition.teams
    .toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity))
    .map(({ name, rank, points, members }) => {
      return { name, rank, points: shown(points), members: members.map((id) => nameOf('person', id)).filter(notEmpty) }
    })
}

/** What the document of a competition says; pure. */
export function projectCompetitionResult(given: Given): CompetitionResult {
  const { organisation, competition, board, scores, nameOf, zone } = given
  const clock = (at: string) => clockIn(zone, at)
  const ofMaybe = (at: string | null) => (at === null ? null : clock(at))
  const membersOf = new Map(given.entrants.map(({ id, members }) => [id, members.map(({ name }) => name)]))
  const entrants = board.rows.map(
    ({ entrant, rank, name, bracket, points, solved, lastGainAt }): PlacedEntrant => ({
      ...{ rank, name, points, solved },
      bracket: bracket ?? '',
      members: membersOf.get(entrant) ?? [],
      lastGain: ofMaybe(lastGainAt),
    }),
  )
  const table = projectCompetition(competition, { scores, isWhole: true })
  const people = peopleOf(table, nameOf)
  const teams = teamsOf(competition, nameOf)
  const places = decidingPlaces(entrants, people, teams)
  const { title, series, season, kind, format, entry, organiser, place, fieldSize, lessons } = competition
  return {
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: organisation?.classification ?? '',
    competition: {
      ...{ title, series, season, kind, format, entry, organiser, place, fieldSize, lessons },
      number: competition.number ?? '',
      startsAt: clock(competition.startsAt),
      endsAt: ofMaybe(competition.endsAt),
      owner: nameOf('person', competition.owner),
    },
    ...{ zone, tieRule: board.tieRule, entrants, people, leftOut: board.leftOut },
    winners: places.filter(({ rank }) => rank === 1).map(({ name, points }) => ({ name, points })),
    ranked: places.filter(({ rank }) => rank !== null).length,
    brackets: bracketsOf(board.brackets, entrants),
    rounds: table.columns.map(({ name }) => name),
    teams,
    awards: competition.awards.map(({ name, person, team, rank }) => {
      return { name, rank, to: [nameOf('person', person), team ?? ''].filter(notEmpty).join(' · ') }
    }),
    challenges: board.challenges.map(({ name, category, now, solved, firstBlood, firstBloodAt }) => ({
      ...{ name, solved, value: now, category: category ?? '' },
      firstBlood: firstBlood?.name ?? '',
      firstBloodAt: ofMaybe(firstBloodAt),
    })),
    adjustments: board.awards.map(({ entrant, points, reason, by, at }) => {
      return { ...{ points, reason }, entrant: entrant.name, by: by ?? '', at: clock(at) }
    }),
    signer: competition.owner === null ? null : { id: competition.owner, person: nameOf('person', competition.owner) },
  }
}
