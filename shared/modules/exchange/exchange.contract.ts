import { z } from 'zod'
import type { ErrorParameters } from '../../contract/errors.ts'
import { filterCheck } from '../../contract/list.ts'
import { answer, query, task } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'

/** One refused row: `message` is the key of its words, `parameters` fill them; `field` is '' for the whole row. */
export type ImportError = {
  readonly where: string
  readonly field: string
  readonly message: string
  readonly parameters?: ErrorParameters
}

/** What an import did. Nothing is changed when `errors` is not empty unless `partial` was asked for. */
export type ImportReport = {
  readonly format: string
  readonly read: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly unknown: readonly string[]
  readonly errors: readonly ImportError[]
}

export const exchangeContract = {
  exchange: {
    formats: query(
      'locked',
      z.strictObject({}),
      answer<readonly { readonly name: string; readonly imports: boolean; readonly exports: boolean }[]>(),
    ),
    export: task(
      everyRole,
      z.strictObject({
        format: z.string().max(60),
        record: z.string().max(60),
        filters: z.array(filterCheck).max(20).default([]),
        of: identifier.optional(),
      }),
      answer<OutgoingFile>(),
    ),
    import: task(
      everyRole,
      z.strictObject({
        format: z.string().max(60),
        record: z.string().max(60),
        ticket: z.string().max(64),
        into: identifier.optional(),
        dryRun: z.boolean().default(false),
        partial: z.boolean().default(false),
      }),
      answer<ImportReport>(),
    ),
  },
} as const
