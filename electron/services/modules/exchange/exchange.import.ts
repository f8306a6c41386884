import { type Language, languages, type Translator, translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import type { ImportOptions, ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import { countSignOffs } from '#shared/record/lapse.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { TaskContext, WriteContext } from '../../context.ts'
import { matchColumns, repeatedColumns } from '../../exchange/columns.ts'
import type { ForeignTable } from '../../exchange/format.ts'
import { previewOf, refusedFile } from './exchange.refused.ts'
import { newTally, type RowWork, type Tally, writeRows } from './exchange.rows.ts'

/** Ends a trial run: thrown inside the transaction so that nothing of it stays. */
class TrialEnded extends Error {}

/** Rows of one change-set; a longer file is written as a batch of several. */
const sliceLength = 500
const mostErrors = 1000
const mostImported = 20

const translators = new Map<Language, Translator>()

/** The words of all records in a language, put together when the first table comes. */
function wordsIn(language: Language): Translator {
  const known = translators.get(language)
  if (known) return known
  const words = translatorOf(language, catalogues)
  translators.set(language, words)
  return words
}

/**
 * Brings the rows of a table into a record, all or none: `dryRun` changes nothing and answers the same report. With
 * `partial`, rows without fault are kept even where others are refused. Up to 500 rows are one change-set.
 */
export async function importTable(
  context: TaskContext,
  record: AnyRecord,
  table: ForeignTable,
  options: ImportOptions,
): Promise<Omit<ImportReport, 'format'>> {
  const { source } = table
  const all = languages.map(wordsIn)
  const columns = matchColumns(record, source.heads, options.columns, all)
  const tally = newTally()
  for (const column of repeatedColumns(columns)) {
    const error = { where: String(source.headerRow), field: columns[column] ?? '', column }
    tally.headErrors.push({ ...error, message: 'errors.field.repeated' })
  }
  const { existing, recognise } = options
  const { knownBy } = table
  const work: RowWork = { record, columns, recognise, knownBy, existing, languages: all, tally, seen: new Set() }
  if (tally.headErrors.length === 0) await writeTable(context, work, table, options)
  return report(context, work, table, options)
}

async function writeTable(context: TaskContext, work: RowWork, table: ForeignTable, options: ImportOptions) {
  const { tally } = work
  const keep = () => !options.dryRun && (tally.refused.size === 0 || options.partial)
  const slices = Math.ceil(table.rows.length / sliceLength)
  const slice = (number: number) => table.rows.slice(number * sliceLength, (number + 1) * sliceLength)
  if (slices > 1) {
    const write = (writing: WriteContext, number: number) => writeRows(writing, work, slice(number))
    await context.batch({ stage: 'importing', slices, total: table.rows.length, write, keep })
  } else writeOnce(context, (writing) => writeRows(writing, work, table.rows), keep)
  // A trial says what the import itself would do: with a fault and without `partial`, nothing.
  if (tally.refused.size > 0 && !options.partial)
    Object.assign(tally, { created: 0, updated: 0, skipped: 0, imported: [], lapsed: [] })
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

function report(
  context: TaskContext,
  {
    record,
    columns,
    tally,
  }: { readonly record: AnyRecord; readonly columns: RowWork['columns']; readonly tally: Tally },
  table: ForeignTable,
  { dryRun, preview, language }: ImportOptions,
): Omit<ImportReport, 'format'> {
  const all = [...tally.headErrors, ...[...tally.refused.values()].flat()]
  const { created, updated, skipped } = tally
  const wanted = !dryRun && tally.refused.size > 0
  return {
    read: table.rows.length,
    ...{ created, updated, skipped, columns, source: table.source },
    unknown: table.source.heads.filter((head, index) => columns[index] === null && head.trim() !== ''),
    errors: all.slice(0, mostErrors),
    errorCount: all.length,
    refusedRows: tally.refused.size,
    preview: previewOf(table, tally.refused, preview),
    imported: dryRun ? [] : tally.imported.slice(0, mostImported),
    lapses: countSignOffs(record, tally.lapsed),
    refused: wanted ? context.files.offer(refusedFile(record, table, tally.refused, wordsIn(language))) : null,
  }
}
