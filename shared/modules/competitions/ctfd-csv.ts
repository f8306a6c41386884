import { OperationError } from '../../contract/errors.ts'
import {
  type ForeignContest,
  type ForeignEntrant,
  type ForeignMember,
  type KeptValue,
  type LossBook,
  lossBook,
  noSettings,
  wordsOf,
} from './foreign-contest.ts'
import { cut, keptOf, longest, membersWithin, numberedBy, pointsOf, rankOf, unique } from './foreign-limits.ts'
import { beyondTold, toldColumns } from './told-standing.ts'

const userHeads = ['place', 'user name', 'user id', 'user email', 'score', 'user bracket id', 'user bracket name']
/** The columns of a scoreboard of teams as CTFd writes them, before the fields of its own. */
export const teamHeads = [
  ...['place', 'team', 'team id', 'score', 'member name', 'member id', 'member email', 'member score'],
  ...['team bracket id', 'team bracket name', 'member bracket id', 'member bracket name'],
]

type Cells = ReadonlyMap<string, string>

/** The columns that have no field, by their heads; empty ones say nothing. */
function keptCells(cells: Cells, known: readonly string[], book: LossBook): readonly KeptValue[] {
  return keptOf(Object.fromEntries([...cells].filter(([, value]) => value !== '')), known, book)
}

function standing(cells: Cells, prefix: 'user' | 'team', book: LossBook): ForeignEntrant | null {
  const nameHead = prefix === 'team' ? 'team' : 'user name'
  const name = cut(wordsOf(cells.get(nameHead)), longest.name, 'name', book)
  const source = numberedBy(cells.get(`${prefix} id`))
  if (name === null || source === null) return null
  const points = pointsOf(cells.get('score'), book)
  if (points === null) return null
  const bracket = cut(wordsOf(cells.get(`${prefix} bracket name`)), longest.word, 'bracket name', book)
  return {
    ...{ source, name, kind: prefix === 'team' ? 'team' : 'person', members: [], bracket },
    email: cut(wordsOf(cells.get('user email')), longest.email, 'user email', book),
    ...{ hidden: false, banned: false, statedPoints: points, statedRank: rankOf(cells.get('place'), book) },
    kept: keptCells(cells, [nameHead, `${prefix} id`, 'user email'], book),
  }
}

function memberOf(cells: Cells, book: LossBook): ForeignMember | null {
  const name = cut(wordsOf(cells.get('member name')), longest.name, 'member name', book)
  const source = numberedBy(cells.get('member id'))
  const email = cut(wordsOf(cells.get('member email')), longest.email, 'member email', book)
  return name === null || source === null ? null : { name, source, email }
}

/** Reads the scoreboard that CTFd exports as CSV, of users or of teams with the rows of their members below them. */
export function readCtfdCsv(heads: readonly string[], rows: readonly (readonly string[])[]): ForeignContest {
  const isTeams = heads.includes('team id') && heads.includes('member id')
  if (!isTeams && !heads.includes('user id')) throw new OperationError('invalid', 'errors.contestShape')
  const book = lossBook()
  const entrants: ForeignEntrant[] = []
  for (const row of rows) {
    const cells = new Map(heads.map((head, place) => [head, row[place] ?? '']))
    const found = standing(cells, isTeams ? 'team' : 'user', book)
    const [last, member] = [entrants.at(-1), isTeams ? memberOf(cells, book) : null]
    if (found !== null) entrants.push(found)
    else if (last !== undefined && member !== null) {
      entrants[entrants.length - 1] = { ...last, members: [...last.members, member] }
      if ((cells.get('member score') ?? '') !== '') book.add('member', 'member score')
    } else book.add('wrong', 'scoreboard')
  }
  const apart = unique(entrants, 'scoreboard', book)
  const whole = apart.map((entrant) => ({ ...entrant, members: membersWithin(entrant.members, book) }))
  const none = { settings: noSettings, challenges: [], solves: [], awards: [] }
  return { format: 'ctfdCsv', ...none, entrants: whole, losses: book.all() }
}

const shownPoints = (points: string | null) => (points?.includes('.') ? points.replace(/\.?0+$/, '') : (points ?? ''))

/** The scoreboard as CTFd exports it, its heads first; the scores of single members are not kept. */
export function ctfdCsv(entrants: readonly ForeignEntrant[]): readonly (readonly string[])[] {
  const isTeams = entrants.some(({ kind }) => kind === 'team')
  const own = isTeams ? teamHeads : userHeads
  const names = entrants.flatMap(({ kept }) => kept.map(({ name }) => name))
  const more = names.filter((name) => !own.includes(name) && !toldColumns.includes(name))
  const heads = [...own, ...new Set(more)]
  const line = (cells: Readonly<Record<string, unknown>>) => heads.map((head) => String(cells[head] ?? ''))
  const rows = entrants.flatMap((entrant) => {
    const { source, name, email, bracket, members, statedPoints, statedRank } = entrant
    const first = isTeams
      ? { team: name, 'team id': source, 'team bracket name': bracket }
      : { 'user name': name, 'user id': source, 'user email': email, 'user bracket name': bracket }
    return [
      line({ ...beyondTold(entrant), place: statedRank, score: shownPoints(statedPoints), ...first }),
      ...members.map((one) => line({ 'member name': one.name, 'member id': one.source, 'member email': one.email })),
    ]
  })
  return [heads, ...rows]
}
