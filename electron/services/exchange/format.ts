import type { ForeignSource } from '#shared/modules/exchange/exchange.source.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { ReferenceNames } from './reference-names.ts'

/** A cell that holds no value of its own: the key of its field message and what fills it. */
export type CellFault = { readonly key: string; readonly parameters?: Readonly<Record<string, string | number>> }

/**
 * One line of a foreign file: `where` it stands, counted from 1 as spreadsheets do, and its cells by column. Cells are
 * text, or plain values where the format has types; undefined states nothing. `fault` refuses the whole row, `faults` single cells.
 */
export type ForeignRow = {
  readonly where: string
  readonly cells: readonly (AnyValue | undefined)[]
  readonly fault?: CellFault
  readonly faults?: ReadonlyMap<number, CellFault>
  /** Columns whose cells are formulas: `cells` has their last values. */
  readonly formulas?: readonly number[]
}

/** A file taken apart. */
export type ForeignTable = {
  readonly source: ForeignSource
  /** The record that the file says its rows are of, if it says so. */
  readonly record: string | null
  /** The field by which its rows are known where they bear no id, if the format has one. */
  readonly knownBy?: string
  readonly rows: readonly ForeignRow[]
}

/** More rows than this are refused, and of wide rows fewer. */
export const mostRows = 200_000
/** More columns than this are refused. */
export const mostColumns = 500
/** More cells than this are refused: all of them are in memory at once, as text. */
export const mostCells = 4_000_000

/** What goes out: the records in order, with the columns asked for. */
export type OutgoingTable = {
  readonly record: AnyRecord
  readonly columns: readonly string[]
  readonly rows: readonly AnyEntity[]
  readonly names: ReferenceNames
  /** The zone of the organisation, in which a spreadsheet shows moments. */
  readonly zone: string
}

/** The columns of a record in a table: its id and state, then its fields; evidence is no text. */
export function columnsOf(record: AnyRecord): readonly string[] {
  const fields = Object.entries(record.fields).flatMap(([name, field]) => (field.kind === 'evidence' ? [] : [name]))
  return ['id', ...(record.workflow ? ['state'] : []), ...fields]
}
