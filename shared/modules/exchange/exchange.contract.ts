import { z } from 'zod'
import { languages } from '../../base/translate.ts'
import type { ErrorParameters } from '../../contract/errors.ts'
import { listCheck } from '../../contract/list.ts'
import { answer, query, task } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import type { SignOffCount } from '../../record/lapse.ts'
import { everyRole } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import { delimiters, encodings, type ForeignSource } from './exchange.source.ts'

/**
 * One refused value: `message` is the key of its words, `parameters` fill them; `field` is '' for the whole row, and
 * `column` counts the columns of the file from 0, null where the file has none for the field.
 */
export type ImportError = {
  readonly where: string
  readonly field: string
  readonly column: number | null
  readonly message: string
  readonly parameters?: ErrorParameters
}

/** A row as it stands in the file, each cell cut to what fits a table. */
export type PreviewRow = { readonly where: string; readonly cells: readonly string[] }

/** A record that an import made or changed. */
export type ImportedRecord = { readonly id: string; readonly title: string; readonly created: boolean }

/**
 * What an import did. Nothing is changed when there are errors unless `partial` was asked for. `errors` holds the first
 * thousand of `errorCount`, `imported` the first twenty records; `columns` says which field each column of the file
 * stands for; `refused` is a file of the refused rows, each with its reasons.
 */
export type ImportReport = {
  readonly format: string
  readonly read: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly unknown: readonly string[]
  readonly errors: readonly ImportError[]
  readonly errorCount: number
  readonly refusedRows: number
  readonly source: ForeignSource
  readonly columns: readonly (string | null)[]
  readonly preview: readonly PreviewRow[]
  readonly imported: readonly ImportedRecord[]
  /** How many sign-offs of whom end because what they were given for changes. */
  readonly lapses: readonly SignOffCount[]
  readonly refused: OutgoingFile | null
}

/** How a file is to be read where its own signs mislead; what is absent is found out. */
export const sourceCheck = z.strictObject({
  encoding: z.enum(encodings).optional(),
  delimiter: z.enum(delimiters).optional(),
  sheet: z.string().max(100).optional(),
  headerRow: z.int().min(1).max(1000).optional(),
})
export type SourceChoice = z.infer<typeof sourceCheck>

const importCheck = z.strictObject({
  /** The name of a format, or `auto`. */
  format: z.string().max(60),
  record: z.string().max(60),
  ticket: z.string().max(64),
  into: identifier.optional(),
  dryRun: z.boolean().default(false),
  partial: z.boolean().default(false),
  source: sourceCheck.default({}),
  /** The field of each column, null for a column that is left out; absent, columns are matched by name. */
  columns: z.array(z.string().max(60).nullable()).max(500).optional(),
  /** The column by which a record of the vault is known again; '' for none, absent for the id, then the number. */
  recognise: z.string().max(60).optional(),
  existing: z.enum(['stop', 'skip', 'update']).default('update'),
  /** So many rows are answered as they stand, and as many of the refused ones. */
  preview: z.int().min(0).max(200).default(0),
  /** The language of the reasons in the file of refused rows. */
  language: z.enum(languages).default('en'),
})

/** How the rows of a file are brought in, every choice made. */
export type ImportOptions = Omit<z.output<typeof importCheck>, 'format' | 'record' | 'ticket' | 'into' | 'source'>

/** What goes out: the rows of a list as it is shown, or for a calendar the dates of one kind of record or of all. */
const exportCheck = z.strictObject({
  format: z.string().max(60),
  /** Absent for a calendar of every kind of record. */
  record: z.string().max(60).optional(),
  filters: listCheck.shape.filters,
  sort: listCheck.shape.sort,
  archived: listCheck.shape.archived,
  /** The columns after the id, in order; absent for all. */
  columns: z.array(z.string().max(60)).max(100).optional(),
  /** These records alone. */
  ids: z.array(identifier).max(5000).optional(),
  of: identifier.optional(),
  /** Of a calendar: the duties of the calling member alone. */
  mine: z.boolean().default(false),
  language: z.enum(languages).default('en'),
})
export type ExportOptions = z.output<typeof exportCheck>

export type FormatOffer = { readonly name: string; readonly imports: boolean; readonly exports: boolean }

export const exchangeContract = {
  exchange: {
    formats: query('locked', z.strictObject({}), answer<readonly FormatOffer[]>()),
    export: task(everyRole, exportCheck, answer<OutgoingFile>()),
    import: task(everyRole, importCheck, answer<ImportReport>()),
  },
} as const
