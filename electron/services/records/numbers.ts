import type Database from 'better-sqlite3'
import type { AnyRecord } from '#shared/record/record.ts'

const pattern = /^(.+)-(\d{4})-([A-Z]{0,4})(\d+)$/

/** How numbers of a record are written: `prefix` before the year, at least `width` digits after it. */
export type NumberRange = { readonly prefix: string; readonly width: number }

export type Numbers = {
  /**
   * The next number of a record in a year, `F-2026-A014`: the letter names the device that gave it, so that two laptops
   * never give the same one. Numbers are never used again, since rows are never deleted.
   */
  next(
    record: AnyRecord,
    field: string,
    given: { readonly range: NumberRange; readonly year: number; readonly letter: string },
  ): string
  /** Forgets what was given since the last commit; called where a transaction fails. */
  forget(): void
}

/** Keeps the highest number of each year in memory, since finding it reads all numbers of that year. */
export function openNumbers(db: Database.Database): Numbers {
  const highest = new Map<string, number>()
  const read = (record: AnyRecord, field: string, stem: string): number =>
    db
      .prepare<[string, string], string>(
        `SELECT "${field}" FROM "${record.table}" WHERE "${field}" >= ? AND "${field}" < ?`,
      )
      .pluck()
      .all(stem, `${stem}\u{10ffff}`)
      .reduce((most, text) => Math.max(most, Number(pattern.exec(text)?.[4] ?? 0)), 0)
  return {
    next(record, field, { range, year, letter }) {
      const stem = `${range.prefix}-${year}-`
      const key = `${record.name} ${stem}`
      const number = (highest.get(key) ?? read(record, field, stem)) + 1
      highest.set(key, number)
      return `${stem}${letter}${String(number).padStart(range.width, '0')}`
    },
    forget: () => highest.clear(),
  }
}

/** The final form of a number, without its letter, or null where it is final already. */
export function finalNumber(number: string): string | null {
  const match = pattern.exec(number)
  if (!match || match[3] === '') return null
  return `${match[1]}-${match[2]}-${match[4]}`
}
