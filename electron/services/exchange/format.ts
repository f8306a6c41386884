import type { Translator } from '#shared/base/translate.ts'
import type { AnyRecord } from '#shared/record/record.ts'

/** One line of a foreign file: where it stands, for messages, and its cells by column head. */
export type ForeignRow = { readonly where: string; readonly cells: Readonly<Record<string, string>> }

/** A file taken apart: its column heads as written, and its rows. */
export type ForeignTable = { readonly columns: readonly string[]; readonly rows: readonly ForeignRow[] }

/** Cells of one record, in the order of the columns. */
export type Sheet = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** A format in which the records of a list go out and come in; `write` answers the bytes of the file. */
export type TableFormat = {
  readonly name: string
  readonly mediaType: string
  readonly extension: string
  write(sheet: Sheet): Uint8Array
}

/** The columns of a record in a table: its id and state, then its fields; labels in the reader's language also match. */
export function columnsOf(record: AnyRecord): readonly string[] {
  const fields = Object.entries(record.fields).flatMap(([name, field]) => (field.kind === 'evidence' ? [] : [name]))
  return ['id', ...(record.workflow ? ['state'] : []), ...fields]
}

/** The field that a column head stands for: its own name, or its label in one of the languages; null where none. */
export function columnNamed(record: AnyRecord, head: string, languages: readonly Translator[]): string | null {
  const wanted = head.trim().toLowerCase()
  const found = columnsOf(record).find(
    (name) =>
      name.toLowerCase() === wanted ||
      languages.some((words) => words(`${record.name}.${name}`).toLowerCase() === wanted),
  )
  return found ?? null
}
