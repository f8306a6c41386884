import { z } from 'zod'
import { listCheck } from '../../contract/list.ts'
import { answer, command, query } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import type { MatrixMove } from './risks.matrix.ts'

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
     * use, or the one asked for; of those alone that meet the filters. `elsewhere` counts those that are rated on another scale, `unrated` those on none.
     */
    matrix: query(
      readers,
      z.strictObject({ scale: identifier.optional(), filters: listCheck.shape.filters }),
      answer<{
        readonly scale: MatrixScale | null
        readonly moves: readonly MatrixMove[]
        readonly elsewhere: number
        readonly unrated: number
      }>(),
    ),
    /** Reopens every risk whose acceptance has expired. */
    reopenExpired: command(
      ['administrator', 'lead', 'auditor'],
      z.strictObject({}),
      answer<{ readonly reopened: number }>(),
    ),
  },
} as const
