import { translatorOf } from '#shared/base/translate.ts'
import { checked } from '#shared/contract/checked.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { catalogues } from '#shared/messages.ts'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import { changesCheck } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { importable, type ReferenceNames, readCell } from '../../exchange/cells.ts'
import { columnNamed, type ForeignRow, type ForeignTable } from '../../exchange/format.ts'
import { referenceNames } from '../../exchange/reference-names.ts'
import { sameValue } from '../../records/changes.ts'

type RowError = ImportReport['errors'][number]
type Draft = Record<string, unknown>

/** Ends a trial run: thrown inside the transaction so that nothing of it stays. */
class TrialEnded extends Error {}

type Tally = { created: number; updated: number; skipped: number; readonly errors: RowError[] }

function draftOf(
  record: AnyRecord,
  row: ForeignRow,
  columns: ReadonlyMap<string, string>,
  names: ReferenceNames,
): { readonly draft: Draft; readonly errors: readonly RowError[] } {
  const draft: Draft = {}
  const errors: RowError[] = []
  for (const [head, name] of columns) {
    const field = importable(record, name)
    if (!field) continue
    const reading = readCell(field, row.cells[head] ?? '', names)
    if ('refused' in reading) errors.push({ where: row.where, field: name, message: `errors.field.${reading.refused}` })
    else draft[name] = reading.value
  }
  return { draft, errors }
}

function errorsOf(row: ForeignRow, error: unknown): readonly RowError[] {
  if (!(error instanceof OperationError)) throw error
  if (error.fields.length === 0)
    return [{ where: row.where, field: '', message: error.key, parameters: error.parameters }]
  return error.fields.map(({ path, key, parameters }) => ({
    where: row.where,
    field: path.replace(/^draft\./, ''),
    message: key.includes('.') ? key : `errors.field.${key}`,
    ...(parameters ? { parameters } : {}),
  }))
}

function existing(context: ReadContext, record: AnyRecord, id: string | undefined): AnyEntity | null {
  return id && /^[0-9a-f-]{36}$/.test(id) ? context.read(record).find(id) : null
}

function writeRow(context: WriteContext, record: AnyRecord, draft: object, id: string | undefined): keyof Tally {
  const before = existing(context, record, id)
  if (!before) {
    context.write(record).create(draft)
    return 'created'
  }
  const values: Readonly<Record<string, AnyValue>> = checked(changesCheck(record), draft)
  const changes: object = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !sameValue(value, before[name])),
  )
  if (Object.keys(changes).length === 0) return 'skipped'
  context.write(record).update(before.id, before.revision, changes)
  return 'updated'
}

/** Rows of one change-set; a longer file is written as a batch of several. */
const sliceLength = 500

/** What the columns of a file stand for, those that stand for nothing, and those that stand for a field once more. */
function matchColumns(record: AnyRecord, heads: readonly string[]) {
  const languages = [translatorOf('en', catalogues), translatorOf('zh-CN', catalogues)]
  const columns = new Map<string, string>()
  const unknown: string[] = []
  const errors: RowError[] = []
  for (const head of heads) {
    const name = columnNamed(record, head, languages)
    if (name === null) unknown.push(head)
    else if ([...columns.values()].includes(name))
      errors.push({ where: '1', field: name, message: 'errors.field.repeated' })
    else columns.set(head, name)
  }
  return { columns, unknown, errors }
}

function writeRows(
  context: WriteContext,
  record: AnyRecord,
  columns: ReadonlyMap<string, string>,
  rows: readonly ForeignRow[],
  tally: Tally,
): void {
  const names = referenceNames(context)
  const idHead = [...columns].find(([, name]) => name === 'id')?.[0]
  for (const row of rows) {
    const { draft, errors } = draftOf(record, row, columns, names)
    if (errors.length > 0) {
      tally.errors.push(...errors)
      continue
    }
    try {
      const done = writeRow(context, record, draft, idHead === undefined ? undefined : row.cells[idHead])
      if (done !== 'errors') tally[done] += 1
    } catch (error) {
      tally.errors.push(...errorsOf(row, error))
    }
  }
}

/**
 * Brings the rows of a table into a record, all or none: `dryRun` changes nothing and answers the same report. With
 * `partial`, rows without fault are kept even where others are refused. Up to 500 rows are one change-set.
 */
export async function importTable(
  context: TaskContext,
  record: AnyRecord,
  table: ForeignTable,
  options: { readonly dryRun: boolean; readonly partial: boolean },
): Promise<Omit<ImportReport, 'format'>> {
  const { columns, unknown, errors } = matchColumns(record, table.columns)
  const tally: Tally = { created: 0, updated: 0, skipped: 0, errors }
  const keep = () => !options.dryRun && (tally.errors.length === 0 || options.partial)
  const slices = Math.ceil(table.rows.length / sliceLength)
  const slice = (number: number) => table.rows.slice(number * sliceLength, (number + 1) * sliceLength)
  if (slices > 1) {
    await context.batch({
      stage: 'importing',
      slices,
      write: (writing, number) => writeRows(writing, record, columns, slice(number), tally),
      keep,
    })
  } else writeOnce(context, (writing) => writeRows(writing, record, columns, table.rows, tally), keep)
  // A trial says what the import itself would do: with a fault and without `partial`, nothing.
  if (tally.errors.length > 0 && !options.partial) Object.assign(tally, { created: 0, updated: 0, skipped: 0 })
  return { read: table.rows.length, unknown, ...tally }
}

function writeOnce(context: TaskContext, write: (writing: WriteContext) => void, keep: () => boolean): void {
  try {
    context.command((writing) => {
      write(writing)
      if (!keep()) throw new TrialEnded()
    })
  } catch (error) {
    if (!(error instanceof TrialEnded)) throw error
  }
}
