import type { AnyValue } from '../../record/values.ts'
import { type CtfdTables, entrantsOf, idOf } from './ctfd-accounts.ts'
import { settingsOf } from './ctfd-settings.ts'
import {
  type ForeignAward,
  type ForeignChallenge,
  type ForeignContest,
  type ForeignEntrant,
  type ForeignSolve,
  isRow,
  type JsonRow,
  type LossBook,
  lossBook,
  wholeOf,
  wordsOf,
} from './foreign-contest.ts'
import { cut, keptOf, longest, unique, within } from './foreign-limits.ts'

const known = {
  challenges: [
    'id',
    'name',
    'category',
    'value',
    'state',
    'description',
    'initial',
    'minimum',
    'decay',
    'function',
    'type',
  ],
  awards: ['id', 'user_id', 'team_id', 'name', 'value', 'category', 'description', 'date'],
}
const read = [
  'users',
  'teams',
  'challenges',
  'dynamic_challenge',
  'submissions',
  'solves',
  'awards',
  'brackets',
  'config',
]
const mostWorth = 1_000_000

/** A moment of CTFd, which is UTC and may say so, to the millisecond; null for what is none. */
function momentOf(value: AnyValue | undefined, book: LossBook): string | null {
  const match =
    typeof value === 'string'
      ? /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:Z|\+00:00)?$/.exec(value)
      : null
  if (match === null) return null
  const fraction = (match[3] ?? '').padEnd(6, '0')
  if (fraction.slice(3) !== '000') book.add('precision', 'date')
  const text = `${match[1]}T${match[2]}.${fraction.slice(0, 3)}Z`
  const time = Date.parse(text)
  return Number.isNaN(time) || new Date(time).toISOString() !== text ? null : text
}

const worthOf = (row: JsonRow, field: string, book: LossBook) =>
  within(wholeOf(row[field]), [0, mostWorth], `challenges.${field}`, book)

function challengeOf(row: JsonRow, dynamic: ReadonlyMap<string, JsonRow>, book: LossBook): ForeignChallenge | null {
  const [source, name] = [idOf(row), cut(wordsOf(row.name), longest.name, 'challenges.name', book)]
  if (source === null || name === null) {
    book.add('wrong', 'challenges')
    return null
  }
  // Up to 3.7 what makes a value fall stands in a table of its own.
  const fall = dynamic.get(source) ?? row
  const own = wordsOf(fall.function)
  const isFalling = dynamic.has(source) || (own !== null && own !== 'static')
  const initial = worthOf(fall, 'initial', book)
  return {
    ...{ source, name, category: cut(wordsOf(row.category), longest.word, 'challenges.category', book) },
    ...(isFalling && initial !== null
      ? {
          valuing: own === 'linear' ? 'linear' : 'logarithmic',
          value: null,
          initial,
          minimum: worthOf(fall, 'minimum', book) ?? 0,
          decay: worthOf(fall, 'decay', book) ?? 0,
        }
      : {
          valuing: 'static',
          value: worthOf(row, 'value', book) ?? 0,
          ...{ initial: null, minimum: null, decay: null },
        }),
    hidden: row.state === 'hidden' || row.state === 'locked',
    description: cut(wordsOf(row.description), longest.text, 'challenges.description', book),
    kept: [
      ...keptOf(row, known.challenges, book),
      ...keptOf({ value: row.value ?? null, type: row.type ?? null, state: row.state ?? null }, [], book),
    ],
  }
}

type Subjects = {
  readonly isTeams: boolean
  readonly entrants: ReadonlySet<string>
  readonly challenges: ReadonlySet<string>
}

function solvesOf(
  tables: CtfdTables,
  { isTeams, entrants, challenges }: Subjects,
  book: LossBook,
): readonly ForeignSolve[] {
  const submissions = new Map((tables.submissions ?? []).map((row) => [idOf(row) ?? '', row]))
  const wrong = [...submissions.values()].filter(({ type }) => type !== 'correct').length
  if (wrong > 0) book.add('wrong', 'submissions', wrong)
  return (tables.solves ?? []).flatMap((row) => {
    const source = idOf(row)
    const whole = { ...submissions.get(source ?? ''), ...row }
    const [entrant, challenge] = [idOf(whole, isTeams ? 'team_id' : 'user_id'), idOf(whole, 'challenge_id')]
    const at = momentOf(whole.date, book)
    if (
      source === null ||
      entrant === null ||
      challenge === null ||
      at === null ||
      !entrants.has(entrant) ||
      !challenges.has(challenge)
    ) {
      book.add('orphan', 'solves')
      return []
    }
    return [{ source, entrant, challenge, member: isTeams ? idOf(whole, 'user_id') : null, at }]
  })
}

function awardsOf(tables: CtfdTables, { isTeams, entrants }: Subjects, book: LossBook): readonly ForeignAward[] {
  return (tables.awards ?? []).flatMap((row) => {
    const [source, entrant, at] = [idOf(row), idOf(row, isTeams ? 'team_id' : 'user_id'), momentOf(row.date, book)]
    const points = within(wholeOf(row.value), [-mostWorth, mostWorth], 'awards.value', book)
    if (source === null || entrant === null || at === null || points === null || !entrants.has(entrant)) {
      book.add('orphan', 'awards')
      return []
    }
    const reason = cut(wordsOf(row.name), longest.reason, 'awards.name', book) ?? '—'
    const [category, description] = [wordsOf(row.category), wordsOf(row.description)]
    const member = isTeams ? { user_id: row.user_id ?? null } : { team_id: row.team_id ?? null }
    return [
      {
        ...{ source, entrant, points, reason, at, category: cut(category, longest.word, 'awards.category', book) },
        description: cut(description, longest.awardText, 'awards.description', book),
        kept: [...keptOf(row, known.awards, book), ...keptOf(member, [], book)],
      },
    ]
  })
}

/** The tables with the first row of each number alone. */
function withoutDoubles(tables: CtfdTables, book: LossBook): CtfdTables {
  const numbered = ['users', 'teams', 'challenges', 'solves', 'awards']
  const apart = (name: string, rows: readonly JsonRow[]) =>
    unique(
      rows.map((row, place) => ({ row, source: idOf(row) ?? ` ${place}` })),
      name,
      book,
    ).map(({ row }) => row)
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, numbered.includes(name) ? apart(name, rows) : rows]),
  )
}

/** Two entrants of one name stay two; whoever reads the preview is told. */
function tellSameNames(entrants: readonly ForeignEntrant[], book: LossBook): void {
  const seen = new Set<string>()
  for (const { name } of entrants) {
    if (seen.has(name)) book.add('sameName', name)
    seen.add(name)
  }
}

/** Reads the tables of an export of CTFd, 3.0 to 3.8. What has no field is kept with its row or told. */
export function readCtfd(given: CtfdTables): ForeignContest {
  const book = lossBook()
  const tables = withoutDoubles(given, book)
  const { mode, settings } = settingsOf(tables.config ?? [], book)
  const teams = tables.teams ?? []
  const isTeams = mode === 'teams' || (mode !== 'users' && teams.length > 0)
  if (!isTeams && teams.length > 0) book.add('table', 'teams', teams.length)
  const brackets = new Map(
    (tables.brackets ?? []).map((row) => [idOf(row) ?? '', wordsOf(row.name)?.slice(0, longest.word) ?? '']),
  )
  const dynamic = new Map((tables.dynamic_challenge ?? []).map((row) => [idOf(row) ?? '', row]))
  const challenges = (tables.challenges ?? []).flatMap((row) => challengeOf(row, dynamic, book) ?? [])
  const entrants = entrantsOf(tables, isTeams, { brackets, book })
  const subjects = {
    isTeams,
    entrants: new Set(entrants.map(({ source }) => source)),
    challenges: new Set(challenges.map(({ source }) => source)),
  }
  const [solves, awards] = [solvesOf(tables, subjects, book), awardsOf(tables, subjects, book)]
  tellSameNames(entrants, book)
  for (const [name, rows] of Object.entries(tables))
    if (!read.includes(name) && rows.length > 0) book.add('table', name, rows.length)
  return { format: 'ctfdZip', settings, challenges, entrants, solves, awards, losses: book.all() }
}

/** The rows of a table as CTFd packs them: `{count, results, meta}`. */
export function rowsOf(table: AnyValue): readonly JsonRow[] {
  const rows = isRow(table) ? table.results : table
  return Array.isArray(rows) ? rows.filter(isRow) : []
}
