import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { measuresOf } from './indicators.formula.ts'
import { readFormula } from './indicators.formula-reader.ts'

/** Records on one side of a measure when it was frozen: how many, and by id as many as the reading keeps. */
export type FrozenSide = { readonly total: number; readonly ids: readonly string[] }
/** One measure of a frozen reading; `record` is the type that it looked at. */
export type FrozenInput = {
  readonly measure: string
  readonly record: string
  readonly counted: FrozenSide
  readonly notCounted: FrozenSide
}

function sideOf(total: AnyValue | undefined, ids: AnyValue | undefined): FrozenSide {
  return {
    total: typeof total === 'number' ? total : 0,
    ids: isText(ids) ? ids.split(' ').filter((id) => id !== '') : [],
  }
}

/** The measures of a reading with the records that they counted and those that they did not, as they were frozen. */
export function frozenInputs(reading: AnyEntity): readonly FrozenInput[] {
  return partRows(reading.inputs).flatMap((row): FrozenInput[] => {
    const measure = isText(row.measure) ? row.measure : ''
    const read = readFormula(measure)
    const record = 'formula' in read ? measuresOf(read.formula)[0]?.record : undefined
    if (record === undefined) return []
    const counted = sideOf(row.counted, row.countedIds)
    return [{ measure, record, counted, notCounted: sideOf(row.notCounted, row.notCountedIds) }]
  })
}
