import type { Translator } from '#shared/base/translate.ts'
import { checked, fieldErrors } from '#shared/contract/checked.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { ImportError, ImportedRecord } from '#shared/modules/exchange/exchange.contract.ts'
import { changesCheck, draftCheck } from '#shared/record/check.ts'
import { changesSigned } from '#shared/record/lapse.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { sameValue } from '#shared/record/same-value.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { WriteContext } from '../../context.ts'
import { importable, isMap } from '../../exchange/cells.ts'
import type { ForeignRow } from '../../exchange/format.ts'
import { type CellReader, readCell } from '../../exchange/read-cell.ts'
import { referenceNames } from '../../exchange/reference-names.ts'
import { choiceReader } from './exchange.choices.ts'
import { knownRows } from './exchange.known.ts'

/** How far an import is; `refused` holds the errors of each refused row. */
export type Tally = {
  created: number
  updated: number
  skipped: number
  imported: ImportedRecord[]
  /** Records whose sign-offs end, as they stood before. */
  lapsed: AnyEntity[]
  readonly headErrors: ImportError[]
  readonly refused: Map<ForeignRow, readonly ImportError[]>
}

/** What the rows of one import have in common; `seen` are the records named by earlier rows. */
export type RowWork = {
  readonly record: AnyRecord
  readonly columns: readonly (string | null)[]
  readonly recognise: string | undefined
  readonly knownBy: string | undefined
  readonly existing: 'stop' | 'skip' | 'update'
  readonly languages: readonly Translator[]
  readonly tally: Tally
  readonly seen: Set<string>
}

type Draft = Record<string, unknown>

export function newTally(): Tally {
  return { created: 0, updated: 0, skipped: 0, imported: [], lapsed: [], headErrors: [], refused: new Map() }
}

type Fault = { readonly key: string; readonly parameters?: ImportError['parameters'] }

function errorAt(work: RowWork, row: ForeignRow, field: string, { key, parameters }: Fault): ImportError {
  const column = work.columns.indexOf(field.split('.')[0] ?? '')
  const place = { where: row.where, field, column: column === -1 ? null : column }
  return { ...place, message: key.includes('.') ? key : `errors.field.${key}`, ...(parameters ? { parameters } : {}) }
}

/** What a row states, by field; what it holds of other columns is not looked at. */
function draftOf(
  work: RowWork,
  row: ForeignRow,
  reader: CellReader,
): { readonly draft: Draft; readonly errors: readonly ImportError[] } {
  const draft: Draft = {}
  const errors: ImportError[] = []
  work.columns.forEach((name, column) => {
    const field = name === null ? null : importable(work.record, name)
    if (!field || name === null) return
    const fault = row.faults?.get(column)
    // A row of a sheet ends with its last filled cell; the cells behind it are empty.
    const cell = column < row.cells.length ? row.cells[column] : null
    if (fault) errors.push(errorAt(work, row, name, fault))
    else if (cell !== undefined) {
      const reading = readCell(name, field, cell, reader)
      if ('refused' in reading) errors.push(errorAt(work, row, name, { key: reading.refused }))
      else draft[name] = reading.value
    }
  })
  return { draft, errors: row.fault ? [errorAt(work, row, '', row.fault)] : errors }
}

function errorsOf(work: RowWork, row: ForeignRow, error: unknown): readonly ImportError[] {
  if (!(error instanceof OperationError)) throw error
  if (error.fields.length === 0) return [errorAt(work, row, '', { key: error.key, parameters: error.parameters })]
  return error.fields.map((field) => errorAt(work, row, field.path.replace(/^draft\./, ''), field))
}

/** What else stands against a row of which some cells cannot be read, so that a person learns all of it at once. */
function furtherErrors(
  work: RowWork,
  row: ForeignRow,
  draft: object,
  errors: readonly ImportError[],
): readonly ImportError[] {
  if (row.fault) return []
  const checks = draftCheck(work.record).safeParse(draft)
  if (checks.success) return []
  const told = errors.map(({ field }) => field)
  return (
    fieldErrors(checks.error)
      .filter(({ path }) => !told.includes(path.split('.')[0] ?? ''))
      // A row may be of a record that has the rest already; only what it states is held against it.
      .filter(({ path }) => work.columns.includes(path.split('.')[0] ?? ''))
      .map((error) => errorAt(work, row, error.path, error))
  )
}

type Written = { readonly what: 'created' | 'updated' | 'skipped'; readonly entity: AnyEntity }

/** Rows of parts without ids take those of the rows in their places, so that what is the same is no change. */
function placed(value: AnyValue, before: AnyValue | undefined): AnyValue {
  if (!Array.isArray(value) || !Array.isArray(before)) return value
  const known: readonly AnyValue[] = before
  return value.map((row: AnyValue, place) => {
    const there = known[place]
    return isMap(row) && row.id === undefined && isMap(there) ? { id: there.id ?? null, ...row } : row
  })
}

function writeRow(context: WriteContext, work: RowWork, draft: object, before: AnyEntity | null): Written {
  const { record, existing, seen } = work
  if (!before) return { what: 'created', entity: context.write(record).create(draft) }
  const refusal = seen.has(before.id) ? 'rowRepeated' : existing === 'stop' ? 'exists' : null
  if (refusal) throw new OperationError('conflict', `errors.field.${refusal}`)
  seen.add(before.id)
  if (existing === 'skip') return { what: 'skipped', entity: before }
  const stated: Readonly<Record<string, AnyValue>> = checked(changesCheck(record), draft)
  const values = Object.entries(stated).map(([name, value]) => [name, placed(value, before[name])] as const)
  const changes: object = Object.fromEntries(values.filter(([name, value]) => !sameValue(value, before[name])))
  if (Object.keys(changes).length === 0) return { what: 'skipped', entity: before }
  const entity = context.write(record).update(before.id, before.revision, changes)
  if (changesSigned(record, before, { ...before, ...changes })) work.tally.lapsed.push(before)
  return { what: 'updated', entity }
}

/** Writes rows as part of one command; what a row is refused for is kept in the tally and stops no other row. */
export function writeRows(context: WriteContext, work: RowWork, rows: readonly ForeignRow[]): void {
  const { record, tally } = work
  const choiceCalled = choiceReader(record, work.languages)
  const reader: CellReader = { names: referenceNames(context), zone: context.zone, choiceCalled }
  const knownBy = knownRows(context, work)
  for (const row of rows) {
    const { draft, errors } = draftOf(work, row, reader)
    if (errors.length > 0) {
      tally.refused.set(row, [...errors, ...furtherErrors(work, row, draft, errors)])
      continue
    }
    try {
      const { what, entity } = writeRow(context, work, draft, knownBy(row))
      tally[what] += 1
      if (what !== 'skipped')
        tally.imported.push({ id: entity.id, title: String(entity[record.title] ?? ''), created: what === 'created' })
    } catch (error) {
      tally.refused.set(row, errorsOf(work, row, error))
    }
  }
}
