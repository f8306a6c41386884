import type { AnyValue } from '../../record/values.ts'
import {
  type ForeignEntrant,
  type JsonRow,
  type KeptValue,
  lossBook,
  rowOf,
  truthOf,
  wordsOf,
} from './foreign-contest.ts'
import { pointsOf, rankOf } from './foreign-limits.ts'

/** What a file says of an entrant that a later one may say otherwise. */
export type Told = Pick<ForeignEntrant, 'statedPoints' | 'statedRank' | 'hidden' | 'banned' | 'bracket'>

const brackets = ['bracket_name', 'team bracket name', 'user bracket name']
/** The columns, of whatever program, that are kept only to know later what the file had said. */
export const toldColumns = ['score', 'pos', 'place', 'hidden', 'banned', ...brackets]

/** What the file said of an entrant when its row was kept. */
export function toldBy(kept: readonly KeptValue[]): Told {
  const row = rowOf(kept)
  const book = lossBook()
  const bracket = brackets.map((name): AnyValue => row[name] ?? null).find((value) => value !== null)
  return {
    statedPoints: pointsOf(row.score, book),
    statedRank: rankOf(row.pos ?? row.place, book),
    ...{ hidden: truthOf(row.hidden), banned: truthOf(row.banned), bracket: wordsOf(bracket) },
  }
}

/** What was kept of an entrant beyond that: the columns that have no field here. */
export function beyondTold({ kept, bracket }: ForeignEntrant): JsonRow {
  const row = rowOf(kept.filter(({ name }) => !toldColumns.includes(name)))
  if (toldBy(kept).bracket === bracket) return row
  // Whoever stands in another bracket since has not the number of the one before.
  return Object.fromEntries(Object.entries(row).filter(([name]) => !/bracket.id$/.test(name)))
}
