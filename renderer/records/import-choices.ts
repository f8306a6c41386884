import type { ImportReport, SourceChoice } from '#shared/modules/exchange/exchange.contract.ts'
import { namingFields } from '#shared/modules/exchange/exchange.naming.ts'
import type { SourceFormat } from '#shared/modules/exchange/exchange.source.ts'
import { questionFormats } from '#shared/modules/training/question-file.ts'
import type { AnyRecord } from '#shared/record/record.ts'

export type Existing = 'stop' | 'skip' | 'update'

/** What a person has decided of an import; what is absent is left to the file. */
export type ImportChoices = {
  readonly format: 'auto' | SourceFormat
  readonly source: SourceChoice
  readonly columns?: readonly (string | null)[]
  /** '' for not at all. */
  readonly recognise?: string
  readonly existing: Existing
}

export const firstChoices: ImportChoices = { format: 'auto', source: {}, existing: 'update' }

/** The fields that a column may stand for: those that a file may set, and those by which it names a record. */
export function mappableFields(record: AnyRecord): readonly string[] {
  const fields = Object.entries(record.fields).flatMap(([name, field]) => (field.kind === 'evidence' ? [] : [name]))
  return ['id', ...fields]
}

/** The fields by which the rows of a file can be known again, given what its columns stand for. */
export function recognisableBy(record: AnyRecord, columns: readonly (string | null)[]): readonly string[] {
  return ['id', ...namingFields(record)].filter((name) => columns.includes(name))
}

/** How rows are known where nobody chose: by the id, else by the number, questions of a file by their title, else not at all. */
export function usualRecognition(record: AnyRecord, columns: readonly (string | null)[], format: SourceFormat): string {
  const number = Object.keys(record.fields).find((name) => record.fields[name]?.kind === 'number')
  const title = questionFormats.some((one) => one === format) ? record.title : undefined
  return ['id', number, title].find((name) => name !== undefined && columns.includes(name)) ?? ''
}

/** Fields without which no record can be made and that no column stands for. */
export function missingFields(record: AnyRecord, columns: readonly (string | null)[]): readonly string[] {
  return Object.entries(record.fields).flatMap(([name, field]) =>
    field.required && field.kind !== 'number' && !columns.includes(name) ? [name] : [],
  )
}

/** Under which name the mapping of a file with these heads is kept: the record and a sum of the heads. */
export function mappingKey(record: string, heads: readonly string[]): string {
  let sum = 0x81_1c_9d_c5
  for (const letter of JSON.stringify(heads)) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93) >>> 0
  return `${record} ${sum.toString(16)}`
}

/** What is kept of an import for the next file with the same heads. */
export type KeptMapping = Pick<ImportChoices, 'columns' | 'recognise' | 'existing'> & {
  readonly heads: readonly string[]
}

/** A kept mapping, checked against the file and this version's fields; null where it is not one or of other heads. */
export function keptMapping(value: unknown, record: AnyRecord, heads: readonly string[]): KeptMapping | null {
  if (typeof value !== 'object' || value === null) return null
  const { heads: known, columns, recognise, existing } = value as Readonly<Record<string, unknown>>
  if (JSON.stringify(known) !== JSON.stringify(heads) || !Array.isArray(columns)) return null
  const fields = [...mappableFields(record), 'state']
  const stated = columns.map((name: unknown) => (typeof name === 'string' && fields.includes(name) ? name : null))
  return {
    heads,
    columns: heads.map((_, index) => stated[index] ?? null),
    existing: existing === 'stop' || existing === 'skip' ? existing : 'update',
    ...(typeof recognise === 'string' && ['', ...recognisableBy(record, stated)].includes(recognise)
      ? { recognise }
      : {}),
  }
}

/** The errors of each cell by its row and column; those of a whole row have the column -1. */
export function errorsByCell(errors: ImportReport['errors']): ReadonlyMap<string, ImportReport['errors']> {
  const cells = new Map<string, ImportReport['errors'][number][]>()
  for (const error of errors) {
    const key = cellKey(error.where, error.column)
    cells.set(key, [...(cells.get(key) ?? []), error])
  }
  return cells
}

export function cellKey(where: string, column: number | null): string {
  return `${where}:${column ?? -1}`
}
