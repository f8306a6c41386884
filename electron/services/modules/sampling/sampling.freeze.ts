import { createHash } from 'node:crypto'
import { invalidInput, OperationError } from '#shared/contract/errors.ts'
import { populationRecord } from '#shared/modules/sampling/population.record.ts'
import type {
  PopulationColumns,
  PopulationFileInput,
  PopulationRecordsInput,
  PopulationReport,
} from '#shared/modules/sampling/sampling.contract.ts'
import { strataOf } from '#shared/modules/sampling/sampling.draw.ts'
import { guessColumns } from '#shared/modules/sampling/sampling.heads.ts'
import {
  largestTotal,
  mostItems,
  type PopulationItem,
  type PopulationReading,
  populationText,
  readPopulation,
} from '#shared/modules/sampling/sampling.population.ts'
import { unitsToDecimal } from '#shared/record/decimal.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import type { ForeignTable } from '../../exchange/format.ts'
import { storeAttachment } from '../../lifecycle/attachment-store.ts'
import { recordNamed } from '../../open-vault.ts'
import { doInHelper } from '../../processes/helper.ts'
import { titleOf } from '../../records/reader.ts'

type About = PopulationRecordsInput['freeze']

const mostShown = 8
const mostStrata = 500

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function rowsOf({ rows }: ForeignTable, columns: PopulationColumns) {
  const at = (cells: ForeignTable['rows'][number]['cells'], column: number | null) =>
    column === null ? '' : textOf(cells[column])
  return rows.map(({ cells }) => ({
    identifier: at(cells, columns.identifier),
    label: at(cells, columns.label),
    stratum: at(cells, columns.stratum),
    amount: at(cells, columns.amount),
  }))
}

/** Sums in hundredths; `reachable` is what money units can be drawn from. */
function totalsOf(items: readonly PopulationItem[]) {
  const amounts = items.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0)
  const reachable = sum(amounts.filter((amount) => amount > 0))
  if (reachable > largestTotal) throw new OperationError('invalid', 'errors.populationTotal')
  return { amounts: amounts.length, total: sum(amounts), reachable }
}

function reportOf(
  { items, faults, faultCount }: PopulationReading,
  rest: Pick<PopulationReport, 'population' | 'source' | 'columns'>,
): PopulationReport {
  const { amounts, total } = totalsOf(items)
  const strata = [...strataOf(items)].map(([stratum, rows]) => ({ stratum, items: rows.length }))
  return {
    ...rest,
    items: items.length,
    strata: strata.slice(0, mostStrata),
    amount: amounts === 0 ? null : unitsToDecimal(total, 2),
    withoutAmount: items.length - amounts,
    faults,
    faultCount,
    shown: items.slice(0, mostShown),
  }
}

/** Keeps the items as a file of the vault and writes the population down; from here on nothing changes it. */
async function freeze(context: TaskContext, reading: PopulationReading, about: About): Promise<string> {
  const { items, faultCount } = reading
  if (faultCount > 0)
    throw new OperationError('invalid', 'errors.populationFaults', { parameters: { count: faultCount } })
  if (items.length === 0) throw new OperationError('invalid', 'errors.populationEmpty')
  const strata = strataOf(items).size
  if (strata > mostStrata)
    throw new OperationError('invalid', 'errors.populationStrata', { parameters: { max: mostStrata } })
  const { amounts, total, reachable } = totalsOf(items)
  const bytes = Buffer.from(populationText(items), 'utf8')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const stored = await storeAttachment(context.vault, bytes)
  const population = context.host.newId()
  context.command((writing) => {
    writing.writeManaged(populationRecord).create(
      {
        ...about,
        ...{ items: items.length, strata, withoutAmount: items.length - amounts },
        amount: amounts === 0 ? null : unitsToDecimal(total, 2),
        reachable: amounts === 0 ? null : unitsToDecimal(reachable, 2),
        file: [{ ...stored, name: 'population.csv', mediaType: 'text/csv' }],
        sha256,
        frozenBy: writing.actor.person,
        frozenAt: new Date(writing.now).toISOString(),
      },
      population,
    )
  })
  return population
}

/** Reads a table as a population and, where asked to, freezes it. */
export async function freezeFile(context: TaskContext, input: PopulationFileInput): Promise<PopulationReport> {
  const { bytes } = context.files.take(input.ticket)
  const job = { name: 'read-table', input: { bytes, format: 'auto', source: input.source } } as const
  const table = await doInHelper(context.host, 'import', job, context.signal)
  const columns = input.columns ?? guessColumns(table.source.heads)
  const reading = readPopulation(rowsOf(table, columns))
  const population = input.freeze ? await freeze(context, reading, input.freeze) : null
  return reportOf(reading, { population, source: table.source, columns })
}

function recordFor(context: ReadContext, name: string): AnyRecord {
  const record = recordNamed(name)
  if (!record?.readers.some((role) => context.actor.roles.includes(role)))
    throw new OperationError('missing', 'errors.unknownRecord', { parameters: { record: name } })
  return record
}

function readRecords(
  context: ReadContext,
  { record: name, filters, stratum }: PopulationRecordsInput,
): PopulationReading {
  const record = recordFor(context, name)
  const reader = context.read(record)
  const count = reader.count(filters)
  if (count > mostItems)
    throw new OperationError('invalid', 'errors.populationTooLarge', { parameters: { count, max: mostItems } })
  const field = stratum === null ? undefined : record.fields[stratum]
  if (stratum !== null && !field) throw invalidInput([{ path: 'stratum', key: 'unknownField' }])
  const target = field?.kind === 'reference' ? recordNamed(field.to) : null
  const titles = new Map<string, string>()
  const nameOf = (value: string) => {
    const known = titles.get(value)
    if (known !== undefined || !target) return known ?? value
    const entity = context.read(target).find(value)
    const title = entity ? titleOf(target, entity) : ''
    titles.set(value, title)
    return title
  }
  return readPopulation(
    reader.all(filters).map((entity) => ({
      identifier: textOf(entity.number) || entity.id,
      label: titleOf(record, entity).slice(0, 500),
      stratum: stratum === null ? '' : nameOf(textOf(entity[stratum])),
      amount: '',
    })),
  )
}

/** Freezes records of the vault as they stand now. */
export async function freezeRecords(context: TaskContext, input: PopulationRecordsInput): Promise<PopulationReport> {
  const reading = context.query((readingContext) => readRecords(readingContext, input))
  const population = await freeze(context, reading, input.freeze)
  return reportOf(reading, { population, source: null, columns: null })
}
