import type { AnyValue } from '../../record/values.ts'
import {
  type ForeignContest,
  type ForeignEntrant,
  type ForeignMember,
  isRow,
  type JsonRow,
  type LossBook,
  lossBook,
  noSettings,
  rowOf,
  wholeOf,
  wordsOf,
} from './foreign-contest.ts'
import { cut, keptOf, longest, membersWithin, numberedBy, pointsOf, rankOf, unique } from './foreign-limits.ts'
import { beyondTold } from './told-standing.ts'

const none = { settings: noSettings, challenges: [], solves: [], awards: [] } as const

/** The number that another program wrote: without needless zeros. */
function numberOf(points: string | null): number | null {
  return points === null ? null : Number(points)
}

const blank = { email: null, hidden: false, banned: false, members: [] } as const
const nameOf = (value: AnyValue | undefined, book: LossBook) => cut(wordsOf(value), longest.name, 'name', book)

function memberOf(value: AnyValue, book: LossBook): ForeignMember | null {
  const [source, name] = isRow(value) ? [numberedBy(value.id), nameOf(value.name, book)] : [null, null]
  if (source !== null && name !== null) return { source, name, email: null }
  book.add('wrong', 'members')
  return null
}

const boardFields = ['account_id', 'account_type', 'name']

/** Reads the answer of CTFd to `/api/v1/scoreboard`. */
export function readCtfdScoreboard(rows: readonly JsonRow[]): ForeignContest {
  const book = lossBook()
  const entrants = rows.flatMap((row): ForeignEntrant[] => {
    const [source, name, points] = [numberedBy(row.account_id), nameOf(row.name, book), pointsOf(row.score, book)]
    if (source === null || name === null || points === null) {
      book.add('wrong', 'data')
      return []
    }
    const kind = row.account_type === 'team' ? 'team' : 'person'
    const members = Array.isArray(row.members) ? row.members.flatMap((one) => memberOf(one, book) ?? []) : []
    const bracket = cut(wordsOf(row.bracket_name), longest.word, 'bracket_name', book)
    return [
      {
        ...{ ...blank, source, name, kind, bracket },
        ...{ members: kind === 'team' ? membersWithin(members, book) : [] },
        ...{ statedPoints: points, statedRank: rankOf(row.pos, book), kept: keptOf(row, boardFields, book) },
      },
    ]
  })
  return { format: 'ctfdScoreboard', ...none, entrants: unique(entrants, 'data', book), losses: book.all() }
}

/** The members as CTFd would answer them: what it told of each, and who has come or gone since. */
function memberRows({ members, kept }: ForeignEntrant): JsonRow {
  const told = rowOf(kept).members
  if (told === undefined && members.length === 0) return {}
  const rows = Array.isArray(told) ? told.filter(isRow) : []
  const before = new Map(rows.map((row) => [wordsOf(row.id), row]))
  return {
    members: members.map(({ source, name }) => ({ ...before.get(source), id: wholeOf(source) ?? source, name })),
  }
}

/** The answer that CTFd would give. */
export function ctfdScoreboard(entrants: readonly ForeignEntrant[]): JsonRow {
  const data = entrants.map((entrant) => {
    const { source, name, kind, bracket, statedPoints, statedRank } = entrant
    return {
      ...beyondTold(entrant),
      ...{ pos: statedRank, account_id: wholeOf(source) ?? source, account_type: kind === 'team' ? 'team' : 'user' },
      ...{ name, score: numberOf(statedPoints), bracket_name: bracket },
      ...(kind === 'team' ? memberRows(entrant) : {}),
    }
  })
  return { success: true, data }
}

/** Nothing but its name tells a team of this format from another; those of one name are numbered. */
function sourceFor(name: string, taken: Set<string>): string {
  const own = (count: number) => {
    const end = count === 1 ? '' : ` (${count})`
    return `ctftime ${name}`.slice(0, 100 - end.length) + end
  }
  let count = 1
  while (taken.has(own(count))) count += 1
  taken.add(own(count))
  return own(count)
}

/** Reads standings as CTFtime takes them: `{"standings": [{"pos", "team", "score"}]}`. */
export function readCtftime(rows: readonly JsonRow[]): ForeignContest {
  const book = lossBook()
  const taken = new Set<string>()
  const names = new Set<string>()
  const entrants = rows.flatMap((row): ForeignEntrant[] => {
    const whole = wordsOf(row.team)
    const [name, points, rank] = [nameOf(row.team, book), pointsOf(row.score, book), rankOf(row.pos, book)]
    if (whole === null || name === null || (rank === null && points === null)) {
      book.add('wrong', 'standings')
      return []
    }
    if (names.has(name)) book.add('sameName', name)
    names.add(name)
    const own = { source: sourceFor(whole, taken), name, kind: 'team', bracket: null } as const
    return [{ ...blank, ...own, statedPoints: points, statedRank: rank, kept: keptOf(row, ['team'], book) }]
  })
  return { format: 'ctftime', ...none, entrants, losses: book.all() }
}

/** Standings as CTFtime takes them. */
export function ctftimeStandings(entrants: readonly ForeignEntrant[]): JsonRow {
  const standings = entrants.map((entrant) => ({
    ...beyondTold(entrant),
    ...{ pos: entrant.statedRank, team: entrant.name, score: numberOf(entrant.statedPoints) },
  }))
  return { standings }
}
