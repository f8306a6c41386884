import { z } from 'zod'
import { listCheck } from '../../contract/list.ts'
import { answer, task } from '../../contract/operation.ts'
import { cleanText, identifier } from '../../record/check.ts'
import { sourceCheck } from '../exchange/exchange.contract.ts'
import type { ForeignSource } from '../exchange/exchange.source.ts'
import { allocations, mostDrawn, samplingMethods } from './sampling.methods.ts'
import type { PopulationFault, PopulationItem } from './sampling.population.ts'

/** Which column of a table says what; null for none. */
const columnsCheck = z.strictObject({
  identifier: z.int().min(0).max(499),
  label: z.int().min(0).max(499).nullable(),
  stratum: z.int().min(0).max(499).nullable(),
  amount: z.int().min(0).max(499).nullable(),
})
export type PopulationColumns = z.output<typeof columnsCheck>

/** What is said of a population when it is frozen. */
export const aboutCheck = z.strictObject({
  title: cleanText(200, false),
  audit: identifier.nullable().default(null),
  origin: cleanText(500, false),
  takenOn: z.iso.date(),
  completeness: cleanText(5000, true).nullable().default(null),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/u)
    .nullable()
    .default(null),
})

const fileCheck = z.strictObject({
  ticket: z.string().max(64),
  source: sourceCheck.default({}),
  /** Absent: guessed by the heads. */
  columns: columnsCheck.optional(),
  /** Absent: nothing is kept, and the answer says what would be. */
  freeze: aboutCheck.optional(),
})
export type PopulationFileInput = z.output<typeof fileCheck>

const recordsCheck = z.strictObject({
  record: z.string().max(60),
  filters: listCheck.shape.filters,
  /** A choice, reference or text of the record by which the population is stratified. */
  stratum: z.string().max(60).nullable().default(null),
  freeze: aboutCheck,
})
export type PopulationRecordsInput = z.output<typeof recordsCheck>

/**
 * What was found in a table, or frozen of it: `items` can be drawn, `faults` are the first hundred of the rows that
 * cannot; with faults nothing is frozen. Amounts are decimals of two places; `sample` shows the first items.
 */
export type PopulationReport = {
  readonly population: string | null
  readonly source: ForeignSource | null
  readonly columns: PopulationColumns | null
  readonly items: number
  readonly strata: readonly { readonly stratum: string; readonly items: number }[]
  readonly amount: string | null
  readonly withoutAmount: number
  readonly faults: readonly PopulationFault[]
  readonly faultCount: number
  readonly shown: readonly PopulationItem[]
}

const share = z.string().regex(/^(100\.00|\d{1,2}\.\d{2})$/u)
const amount = z.string().regex(/^\d{1,12}\.\d{2}$/u)

export const drawCheck = z.strictObject({
  population: identifier,
  title: cleanText(200, false),
  checklistRow: identifier.nullable().default(null),
  deviationRule: cleanText(5000, true),
  method: z.enum(samplingMethods),
  allocation: z.enum(allocations).default('proportional'),
  confidence: share,
  tolerable: share.nullable().default(null),
  expected: share.nullable().default(null),
  tolerableAmount: amount.nullable().default(null),
  expectedAmount: amount.nullable().default(null),
  /** Absent: as many as the formula asks for. */
  size: z.int().min(1).max(mostDrawn).optional(),
  sizeReason: cleanText(2000, true).nullable().default(null),
  /** A seed that people made together, by dice for example; absent, the vault draws one. */
  seed: z
    .string()
    .regex(/^[\x21-\x7e]{8,64}$/u)
    .optional(),
})
export type DrawInput = z.output<typeof drawCheck>

const writers = ['administrator', 'lead', 'auditor'] as const

export const samplingContract = {
  sampling: {
    /**
     * Freezes the rows of a table as a population, or says what would be frozen. `invalid`: what the readers of tables refuse,
     * `errors.populationFaults` with the number of rows that cannot be drawn, `errors.populationEmpty`.
     */
    freezeFile: task(writers, fileCheck, answer<PopulationReport>()),
    /** Freezes the records that meet the filters and may be read. `invalid`: `errors.populationEmpty`, `errors.populationTooLarge`. */
    freezeRecords: task(writers, recordsCheck, answer<PopulationReport>()),
    /**
     * Draws a sample and lays out its items to be looked at. `invalid`, with the field: terms that are missing or contradict each
     * other, fewer items than the formula asks for without a reason, more than 2,000; `conflict`, `errors.populationChanged`, where the
     * file is not the frozen one.
     */
    draw: task(writers, drawCheck, answer<{ readonly sample: string; readonly drawn: number }>()),
  },
} as const
