import { invalidInput, OperationError } from '#shared/contract/errors.ts'
import { alike, namingFields } from '#shared/modules/exchange/exchange.naming.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import type { ForeignRow } from '../../exchange/format.ts'
import { uuid } from '../../exchange/reference-names.ts'

type Recognition = {
  readonly record: AnyRecord
  readonly columns: readonly (string | null)[]
  readonly recognise: string | undefined
  readonly knownBy: string | undefined
}

/** The columns by which rows are known: what was chosen, else the id, then the number, then what the format tells them apart by. */
function wantedFields({ record, recognise, knownBy }: Recognition): readonly string[] {
  if (recognise === '') return []
  if (recognise === undefined) {
    const numbers = Object.keys(record.fields).filter((name) => record.fields[name]?.kind === 'number')
    return ['id', ...numbers, ...(knownBy === undefined ? [] : [knownBy])]
  }
  if (recognise !== 'id' && !namingFields(record).includes(recognise))
    throw invalidInput([{ path: 'recognise', key: 'unknownField' }])
  return [recognise]
}

/**
 * Finds the record of the vault that a row is of; null where there is none. `conflict`, `errors.field.severalBear`, where
 * several records bear what the row says.
 */
export function knownRows(context: ReadContext, recognition: Recognition): (row: ForeignRow) => AnyEntity | null {
  const looked = wantedFields(recognition).flatMap((name) => {
    const column = recognition.columns.indexOf(name)
    return column === -1 ? [] : [{ column, find: finderOf(context, recognition.record, name) }]
  })
  return (row) => {
    for (const { column, find } of looked) {
      const cell = row.cells[column]
      const found = typeof cell === 'string' && cell.trim() !== '' ? find(cell.trim()) : null
      if (found) return found
    }
    return null
  }
}

function finderOf(context: ReadContext, record: AnyRecord, name: string): (text: string) => AnyEntity | null {
  if (name === 'id') return (text) => (uuid.test(text) ? context.read(record).find(text) : null)
  const rows: readonly AnyEntity[] = context.read(record).all()
  const bearers = new Map<string, AnyEntity | 'several'>()
  for (const row of rows) {
    const key = alike(String(row[name] ?? ''))
    bearers.set(key, bearers.has(key) ? 'several' : row)
  }
  return (text) => {
    const found = bearers.get(alike(text)) ?? null
    if (found === 'several') throw new OperationError('conflict', 'errors.field.severalBear')
    return found
  }
}
