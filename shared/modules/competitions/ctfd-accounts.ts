import {
  type ForeignEntrant,
  type ForeignMember,
  type JsonRow,
  type LossBook,
  truthOf,
  wordsOf,
} from './foreign-contest.ts'
import { cut, keptOf, longest, membersWithin, numberedBy } from './foreign-limits.ts'

/** The tables of an export of CTFd by name, each as its rows. */
export type CtfdTables = Readonly<Record<string, readonly JsonRow[]>>

const secrets = ['password', 'secret', 'change_password', 'verified']
const known = ['id', 'name', 'email', 'bracket_id', 'bracket_name', 'hidden', 'banned', ...secrets]

export const idOf = (row: JsonRow, field = 'id') => numberedBy(row[field])

function tellSecrets(row: JsonRow, book: LossBook): void {
  for (const secret of secrets) if (secret in row) book.add('secret', secret)
}

type Accounts = { readonly brackets: ReadonlyMap<string, string>; readonly book: LossBook }

function entrantOf(
  row: JsonRow,
  kind: 'team' | 'person',
  members: readonly ForeignMember[],
  { brackets, book }: Accounts,
): ForeignEntrant | null {
  const source = idOf(row)
  const name = cut(wordsOf(row.name), longest.name, 'name', book)
  if (source === null || name === null) {
    book.add('wrong', kind === 'team' ? 'teams' : 'users')
    return null
  }
  tellSecrets(row, book)
  const bracket = brackets.get(idOf(row, 'bracket_id') ?? '') ?? null
  const [hidden, banned] = [truthOf(row.hidden), truthOf(row.banned)]
  const told = { bracket_id: row.bracket_id ?? null, bracket_name: bracket, hidden, banned }
  return {
    ...{ source, name, kind, members, email: cut(wordsOf(row.email), longest.email, 'email', book) },
    ...{ bracket, hidden, banned, statedPoints: null, statedRank: null },
    kept: [...keptOf(row, known, book), ...keptOf(told, [], book)],
  }
}

/** Who takes part: the teams with their members, or the users. */
export function entrantsOf(tables: CtfdTables, isTeams: boolean, accounts: Accounts): readonly ForeignEntrant[] {
  const { book } = accounts
  const users = tables.users ?? []
  if (!isTeams) return users.flatMap((row) => entrantOf(row, 'person', [], accounts) ?? [])
  const members = new Map<string, ForeignMember[]>()
  for (const row of users) {
    tellSecrets(row, book)
    const name = cut(wordsOf(row.name), longest.name, 'users.name', book)
    const [source, team] = [idOf(row), idOf(row, 'team_id')]
    if (source === null || name === null) book.add('wrong', 'users')
    else if (team === null) book.add('orphan', 'users')
    else
      members.set(team, [
        ...(members.get(team) ?? []),
        { source, name, email: cut(wordsOf(row.email), longest.email, 'email', book) },
      ])
  }
  if (members.size > 0) book.add('member', 'users', users.length)
  const rows = tables.teams ?? []
  return rows.flatMap((row) => {
    const own = membersWithin(members.get(idOf(row) ?? '') ?? [], book)
    return entrantOf(row, 'team', own, accounts) ?? []
  })
}
