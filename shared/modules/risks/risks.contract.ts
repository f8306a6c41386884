import { z } from 'zod'
import { listCheck } from '../../contract/list.ts'
import { answer, command, query } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import type { MatrixMove } from './risks.matrix.ts'
import type { RiskMonth, RiskRegister } from './risks.projection.ts'

const readers = ['administrator', 'lead', 'auditor', 'viewer'] as const

/** A scale as the matrix is drawn by it. */
export type MatrixScale = {
  readonly id: string
  readonly title: string
  readonly version: number | null
  readonly appetite: number | null
  readonly likelihoods: readonly { readonly level: number; readonly word: string }[]
  readonly impacts: readonly { readonly level: number; readonly word: string }[]
  readonly thresholds: readonly { readonly level: string; readonly from: number }[]
}

export const risksContract = {
  risks: {
    /**
     * How many risks that are not closed lie where on a scale, and from where to where treatment moved them; by the scale in
     * use, or the one asked for; of those alone that meet the filters. `elsewhere` counts those that are rated on another scale, `unrated` those on none,
     * `closed` those that are closed and therefore lie nowhere.
     */
    matrix: query(
      readers,
      z.strictObject({ scale: identifier.optional(), filters: listCheck.shape.filters }),
      answer<{
        readonly scale: MatrixScale | null
        readonly moves: readonly MatrixMove[]
        readonly elsewhere: number
        readonly unrated: number
        readonly closed: number
      }>(),
    ),
    /**
     * The register in figures: risks that are not closed by level and category, the gravest of them, and how many stood at
     * each level at the end of each of the last months; of those alone that meet the filters.
     */
    standing: query(
      readers,
      z.strictObject({
        filters: listCheck.shape.filters,
        months: z.int().min(2).max(36).default(12),
        top: z.int().min(1).max(50).default(10),
      }),
      answer<{ readonly register: RiskRegister; readonly months: readonly RiskMonth[] }>(),
    ),
    /** Reopens every risk whose acceptance has expired. */
    reopenExpired: command(
      ['administrator', 'lead', 'auditor'],
      z.strictObject({}),
      answer<{ readonly reopened: number }>(),
    ),
  },
} as const
