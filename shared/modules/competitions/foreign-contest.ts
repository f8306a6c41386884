import type { AnyValue } from '../../record/values.ts'
import type { Valuing } from './competitions.valuing.ts'

/** Something that has no field here and is kept under its own name, as JSON. */
export type KeptValue = { readonly name: string; readonly value: string }

export type ForeignChallenge = Valuing & {
  readonly source: string
  readonly name: string
  readonly category: string | null
  readonly hidden: boolean
  readonly description: string | null
  readonly kept: readonly KeptValue[]
}

export type ForeignMember = { readonly source: string; readonly name: string; readonly email: string | null }

export type ForeignEntrant = {
  readonly source: string
  readonly name: string
  readonly kind: 'team' | 'person'
  readonly email: string | null
  readonly bracket: string | null
  readonly hidden: boolean
  readonly banned: boolean
  readonly members: readonly ForeignMember[]
  /** What a scoreboard says of it; null in an export that has the solves themselves. */
  readonly statedPoints: string | null
  readonly statedRank: number | null
  readonly kept: readonly KeptValue[]
}

export type ForeignSolve = {
  readonly source: string
  readonly entrant: string
  readonly challenge: string
  /** The user who typed it, for a team. */
  readonly member: string | null
  readonly at: string
}

export type ForeignAward = {
  readonly source: string
  readonly entrant: string
  readonly points: number
  readonly reason: string
  readonly category: string | null
  readonly description: string | null
  readonly at: string
  readonly kept: readonly KeptValue[]
}

export const contestLossKinds = [
  'table',
  'secret',
  'orphan',
  'member',
  'precision',
  'cut',
  'wrong',
  'sameName',
  'doubled',
  'range',
  'setting',
  'different',
] as const
/** What is not taken, or taken otherwise, and of what. */
export type ContestLoss = {
  readonly kind: (typeof contestLossKinds)[number]
  readonly what: string
  readonly count: number
}

export const contestFormats = ['ctfdZip', 'ctfdScoreboard', 'ctfdCsv', 'ctftime'] as const
export type ContestFormat = (typeof contestFormats)[number]

/** What a file says of the contest as a whole. */
export type ContestSettings = {
  readonly title: string | null
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly freezesAt: string | null
}
export const noSettings: ContestSettings = { title: null, startsAt: null, endsAt: null, freezesAt: null }

/** What the file of another program tells of a contest. */
export type ForeignContest = {
  readonly format: ContestFormat
  readonly settings: ContestSettings
  readonly challenges: readonly ForeignChallenge[]
  readonly entrants: readonly ForeignEntrant[]
  readonly solves: readonly ForeignSolve[]
  readonly awards: readonly ForeignAward[]
  readonly losses: readonly ContestLoss[]
}

export type JsonRow = { readonly [key: string]: AnyValue }

export const isRow = (value: AnyValue | undefined): value is JsonRow =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text that says something, or null. */
export function wordsOf(value: AnyValue | undefined): string | null {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export function wholeOf(value: AnyValue | undefined): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

export const truthOf = (value: AnyValue | undefined): boolean => value === true || value === 1 || value === '1'

/** What was written by hand among the kept values need not be JSON, and is then the text that it is. */
function keptValue(text: string): AnyValue {
  try {
    // What was kept is JSON of ours: plain values and nothing else.
    return JSON.parse(text) as AnyValue
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}

/** What was kept of a row, as it was. */
export function rowOf(kept: readonly KeptValue[]): JsonRow {
  return Object.fromEntries(kept.map(({ name, value }) => [name, keptValue(value)]))
}

/** Counts what is lost by kind and thing. */
export function lossBook() {
  const counts = new Map<string, ContestLoss>()
  return {
    add(kind: ContestLoss['kind'], what: string, count = 1) {
      const key = `${kind} ${what}`
      counts.set(key, { kind, what, count: (counts.get(key)?.count ?? 0) + count })
    },
    all: (): readonly ContestLoss[] => [...counts.values()],
  }
}
export type LossBook = ReturnType<typeof lossBook>
