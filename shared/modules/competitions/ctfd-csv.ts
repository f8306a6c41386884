import { OperationError } from '../../contract/errors.ts'
import { normaliseDecimal } from '../../record/decimal.ts'
import {
  type ForeignContest,
  type ForeignEntrant,
  type ForeignMember,
  type KeptValue,
  lossBook,
  rowOf,
  wholeOf,
  wordsOf,
} from './foreign-contest.ts'

const userHeads = ['place', 'user name', 'user id', 'user email', 'score', 'user bracket id', 'user bracket name']
/** The columns of a scoreboard of teams as CTFd writes them, before the fields of its own. */
export const teamHeads = [
  ...['place', 'team', 'team id', 'score', 'member name', 'member id', 'member email', 'member score'],
  ...['team bracket id', 'team bracket name', 'member bracket id', 'member bracket name'],
]

type Cells = ReadonlyMap<string, string>

/** The columns that have no field, by their heads; empty ones say nothing. */
function keptCells(cells: Cells, known: readonly string[]): readonly KeptValue[] {
  return [...cells].flatMap(([name, value]) =>
    known.includes(name) || value === '' ? [] : [{ name, value: JSON.stringify(value) }],
  )
}

function standing(cells: Cells, prefix: 'user' | 'team'): ForeignEntrant | null {
  const name = wordsOf(cells.get(prefix === 'team' ? 'team' : 'user name'))
  const source = wordsOf(cells.get(`${prefix} id`))
  const points = normaliseDecimal(cells.get('score') ?? '', 4)
  if (name === null || source === null || points === null) return null
  const known = [
    'place',
    'score',
    prefix === 'team' ? 'team' : 'user name',
    `${prefix} id`,
    'user email',
    `${prefix} bracket name`,
  ]
  return {
    ...{ source, name: name.slice(0, 200), kind: prefix === 'team' ? 'team' : 'person', members: [] },
    ...{ email: wordsOf(cells.get('user email')), bracket: wordsOf(cells.get(`${prefix} bracket name`)) },
    ...{ hidden: false, banned: false, statedPoints: points, statedRank: wholeOf(cells.get('place')) },
    kept: keptCells(cells, known),
  }
}

function memberOf(cells: Cells): ForeignMember | null {
  const [name, source] = [wordsOf(cells.get('member name')), wordsOf(cells.get('member id'))]
  return name === null || source === null ? null : { name, source, email: wordsOf(cells.get('member email')) }
}

/** Reads the scoreboard that CTFd exports as CSV, of users or of teams with the rows of their members below them. */
export function readCtfdCsv(heads: readonly string[], rows: readonly (readonly string[])[]): ForeignContest {
  const isTeams = heads.includes('team id') && heads.includes('member id')
  if (!isTeams && !heads.includes('user id')) throw new OperationError('invalid', 'errors.contestShape')
  const book = lossBook()
  const entrants: ForeignEntrant[] = []
  for (const row of rows) {
    const cells = new Map(heads.map((head, place) => [head, row[place] ?? '']))
    const found = standing(cells, isTeams ? 'team' : 'user')
    const [last, member] = [entrants.at(-1), isTeams ? memberOf(cells) : null]
    if (found !== null) entrants.push(found)
    else if (last !== undefined && member !== null) {
      entrants[entrants.length - 1] = { ...last, members: [...last.members, member] }
      if ((cells.get('member score') ?? '') !== '') book.add('member', 'member score')
    } else book.add('wrong', 'scoreboard')
  }
  return { format: 'ctfdCsv', challenges: [], solves: [], awards: [], entrants, losses: book.all() }
}

const shownPoints = (points: string | null) => (points?.includes('.') ? points.replace(/\.?0+$/, '') : (points ?? ''))

/** The scoreboard as CTFd exports it, its heads first; the scores of single members are not kept. */
export function ctfdCsv(entrants: readonly ForeignEntrant[]): readonly (readonly string[])[] {
  const isTeams = entrants.some(({ kind }) => kind === 'team')
  const own = isTeams ? teamHeads : userHeads
  const more = entrants.flatMap(({ kept }) => kept.map(({ name }) => name)).filter((name) => !own.includes(name))
  const heads = [...own, ...new Set(more)]
  const line = (cells: Readonly<Record<string, unknown>>) => heads.map((head) => String(cells[head] ?? ''))
  const rows = entrants.flatMap((entrant) => {
    const { source, name, email, bracket, members, statedPoints, statedRank, kept } = entrant
    const first = isTeams
      ? { team: name, 'team id': source, 'team bracket name': bracket }
      : { 'user name': name, 'user id': source, 'user email': email, 'user bracket name': bracket }
    return [
      line({ ...rowOf(kept), place: statedRank, score: shownPoints(statedPoints), ...first }),
      ...members.map((one) => line({ 'member name': one.name, 'member id': one.source, 'member email': one.email })),
    ]
  })
  return [heads, ...rows]
}
