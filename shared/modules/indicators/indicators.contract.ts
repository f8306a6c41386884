import { z } from 'zod'
import { answer, command, query } from '../../contract/operation.ts'
import { cleanText, identifier } from '../../record/check.ts'
import type { Period } from '../../record/fields.ts'
import { everyRole } from '../../record/roles.ts'
import type { FormulaFault } from './indicators.check.ts'
import type { FormulaProblem } from './indicators.formula-tokens.ts'
import { type PeriodLength, periodLengths } from './indicators.period.ts'
import type { ReadingStatus, Unit } from './indicators.target.ts'

/** Why there is no value: nothing to divide by, no records to measure, or a record that has gone. */
export type Unvalued = 'noDenominator' | 'noRecords' | 'unreadable' | 'tooLarge'

/** What a measure found: the rows that count, and those that it looked at and that do not. */
export type MeasureFigure = {
  readonly measure: string
  readonly record: string
  readonly counted: number
  readonly notCounted: number
}

/** A value reckoned now, as decimal text with four places. */
export type Reckoned = {
  readonly value: string | null
  readonly unvalued: Unvalued | null
  readonly numerator: string | null
  readonly denominator: string | null
  readonly measures: readonly MeasureFigure[]
}

/**
 * A record that a measure looked at: by their places the conditions of the measure that it does not meet, and whether it
 * meets them all and has no value to be measured. Neither for one that counts.
 */
export type MemberRow = {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly unmet: readonly number[]
  readonly isValueless: boolean
}

/** Where a record stands for a measure: counted, looked at and not counted, or not looked at. */
export type MemberSide = 'counted' | 'notCounted' | 'outside'

/** A record that stands elsewhere today than it did when a reading was frozen; `measure` by its place. */
export type MovedMember = {
  readonly measure: number
  readonly record: string
  readonly id: string
  readonly title: string
  readonly was: MemberSide
  readonly is: MemberSide
}

/** A frozen reading on the board. */
export type ReadingPoint = {
  readonly id: string
  readonly period: Period
  readonly value: string | null
  readonly status: ReadingStatus
}

/** One indicator on the board: as it is now, as it was frozen, and which period waits to be frozen. */
export type BoardRow = {
  readonly id: string
  readonly title: string
  readonly question: string | null
  readonly source: 'formula' | 'manual'
  readonly unit: Unit
  readonly every: PeriodLength
  readonly direction: 'higher' | 'lower'
  readonly target: string | null
  readonly owner: string | null
  readonly now: Reckoned | null
  readonly status: ReadingStatus
  readonly readings: readonly ReadingPoint[]
  readonly waiting: Period | null
}

/** An indicator that the product ships: whether it is taken over already, and the record that is not there yet, so that figures are entered. */
export type CatalogueRow = { readonly key: string; readonly missing: string | null; readonly isTaken: boolean }

const reason = cleanText(1000, true).refine((text) => text.trim() !== '', { error: 'required' })
const figure = z.string().regex(/^-?\d{1,9}(\.\d{1,4})?$/, { error: 'wrongType' })

export const indicatorsContract = {
  indicators: {
    board: query(
      everyRole,
      z.strictObject({ id: identifier.optional() }),
      answer<{ readonly rows: readonly BoardRow[] }>(),
    ),
    /** The records that a measure of an indicator counts, or the rest, as far as the caller may read them; `total` is of all. */
    members: query(
      everyRole,
      z.strictObject({
        id: identifier,
        measure: z.int().min(0).max(100),
        counted: z.boolean(),
        limit: z.int().min(1).max(200).default(100),
        offset: z.int().min(0).default(0),
      }),
      answer<{
        readonly record: string
        readonly rows: readonly MemberRow[]
        readonly readable: number
        readonly total: number
      }>(),
    ),
    /**
     * The formula of a frozen reading over the records of today, for the same period, and the records that stand elsewhere
     * since; null where nobody reckons. `isCut` where the reading does not keep all of its records by name.
     */
    compared: query(
      everyRole,
      z.strictObject({ reading: identifier }),
      answer<{
        readonly now: Reckoned | null
        readonly moved: readonly MovedMember[]
        readonly isCut: boolean
      }>(),
    ),
    /** Reckons a formula that is being written. */
    attempt: query(
      ['administrator', 'lead'],
      z.strictObject({ formula: z.string().max(4000), period: z.enum(periodLengths).default('month') }),
      answer<{
        readonly problem: FormulaProblem | null
        readonly fault: FormulaFault | null
        readonly reckoned: Reckoned | null
      }>(),
    ),
    /** Freezes the last closed period of every indicator with a formula that has no reading of it yet. */
    freeze: command(
      ['administrator', 'lead'],
      z.strictObject({ ids: z.array(identifier).max(500).optional() }),
      answer<{ readonly frozen: number }>(),
    ),
    /** Enters a figure that no record holds, for the last closed period. */
    enter: command(
      ['administrator', 'lead'],
      z.strictObject({ id: identifier, value: figure }),
      answer<{ readonly id: string }>(),
    ),
    /** Takes a reading anew, or states another figure; the former one stays and is superseded. */
    correct: command(
      ['administrator', 'lead'],
      z.strictObject({ reading: identifier, value: figure.optional(), reason }),
      answer<{ readonly id: string }>(),
    ),
    catalogue: query(everyRole, z.strictObject({}), answer<{ readonly rows: readonly CatalogueRow[] }>()),
    /** Takes over indicators that the product ships; those over records that are not there yet as figures that people enter. */
    adopt: command(
      ['administrator', 'lead'],
      z.strictObject({ keys: z.array(z.string().max(60)).min(1).max(50), language: z.enum(['en', 'zh-CN']) }),
      answer<{ readonly adopted: number }>(),
    ),
  },
} as const
