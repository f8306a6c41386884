import { normaliseDecimal } from '../../record/decimal.ts'
import type { AnyValue } from '../../record/values.ts'
import {
  type ForeignContest,
  type ForeignEntrant,
  type ForeignMember,
  isRow,
  type JsonRow,
  keptOf,
  lossBook,
  rowOf,
  wholeOf,
  wordsOf,
} from './foreign-contest.ts'

const none = { challenges: [], solves: [], awards: [] } as const

/** Points as they are stored, with four places; null for what is no number, or a finer one. */
function pointsOf(value: AnyValue | undefined): string | null {
  const text = wordsOf(value)
  return text === null ? null : normaliseDecimal(text, 4)
}

/** The number that another program wrote: without needless zeros. */
function numberOf(points: string | null): number | null {
  return points === null ? null : Number(points)
}

const blank = { email: null, hidden: false, banned: false, members: [] } as const

function memberOf(value: AnyValue): ForeignMember | null {
  if (!isRow(value)) return null
  const [source, name] = [wordsOf(value.id), wordsOf(value.name)]
  return source === null || name === null ? null : { source, name: name.slice(0, 200), email: null }
}

const boardFields = ['pos', 'account_id', 'account_type', 'name', 'score', 'bracket_name']

/** Reads the answer of CTFd to `/api/v1/scoreboard`. */
export function readCtfdScoreboard(rows: readonly JsonRow[]): ForeignContest {
  const book = lossBook()
  const entrants = rows.flatMap((row): ForeignEntrant[] => {
    const [source, name, points] = [wordsOf(row.account_id), wordsOf(row.name), pointsOf(row.score)]
    if (source === null || name === null || points === null) {
      book.add('wrong', 'data')
      return []
    }
    const kind = row.account_type === 'team' ? 'team' : 'person'
    const members = Array.isArray(row.members) ? row.members.flatMap((one) => memberOf(one) ?? []) : []
    return [
      {
        ...{ ...blank, source, name: name.slice(0, 200), kind, bracket: wordsOf(row.bracket_name) },
        ...{ members: kind === 'team' ? members : [], statedPoints: points, statedRank: wholeOf(row.pos) },
        kept: keptOf(row, boardFields),
      },
    ]
  })
  return { format: 'ctfdScoreboard', ...none, entrants, losses: book.all() }
}

/** The answer that CTFd would give. */
export function ctfdScoreboard(entrants: readonly ForeignEntrant[]): JsonRow {
  const data = entrants.map(({ source, name, kind, bracket, statedPoints, statedRank, kept }) => ({
    ...{ pos: statedRank, account_id: wholeOf(source) ?? source, account_type: kind === 'team' ? 'team' : 'user' },
    ...{ name, score: numberOf(statedPoints), bracket_name: bracket, ...rowOf(kept) },
  }))
  return { success: true, data }
}

const standingFields = ['pos', 'team', 'score']

/** Reads standings as CTFtime takes them: `{"standings": [{"pos", "team", "score"}]}`. */
export function readCtftime(rows: readonly JsonRow[]): ForeignContest {
  const book = lossBook()
  const entrants = rows.flatMap((row): ForeignEntrant[] => {
    const [name, points, rank] = [wordsOf(row.team), pointsOf(row.score), wholeOf(row.pos)]
    if (name === null || rank === null) {
      book.add('wrong', 'standings')
      return []
    }
    // Nothing but its name tells a team of this format from another.
    const own = {
      source: `ctftime ${name}`.slice(0, 100),
      name: name.slice(0, 200),
      kind: 'team',
      bracket: null,
    } as const
    return [{ ...blank, ...own, statedPoints: points, statedRank: rank, kept: keptOf(row, standingFields) }]
  })
  return { format: 'ctftime', ...none, entrants, losses: book.all() }
}

/** Standings as CTFtime takes them. */
export function ctftimeStandings(entrants: readonly ForeignEntrant[]): JsonRow {
  const standings = entrants.map(({ name, statedPoints, statedRank, kept }) => ({
    ...{ pos: statedRank, team: name, score: numberOf(statedPoints), ...rowOf(kept) },
  }))
  return { standings }
}
