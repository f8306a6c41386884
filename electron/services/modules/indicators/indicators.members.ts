import { OperationError } from '#shared/contract/errors.ts'
import { indicatorRecord } from '#shared/modules/indicators/indicator.record.ts'
import { indicatorReadingRecord } from '#shared/modules/indicators/indicator-reading.record.ts'
import type { MemberRow, MemberSide, MovedMember, Reckoned } from '#shared/modules/indicators/indicators.contract.ts'
import { type Measure, measuresOf } from '#shared/modules/indicators/indicators.formula.ts'
import { type FrozenSide, frozenInputs } from '#shared/modules/indicators/indicators.inputs.ts'
import { periodAround } from '#shared/modules/indicators/indicators.period.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import type { MeasureCondition, MeasureQuestion } from '../../database/measure-sql.ts'
import { titleOf } from '../../records/reader.ts'
import { checkedFormula, type Occasion, questionOf, reckon, recordOf } from './indicators.reckon.ts'

/** By id, the places of the conditions of a question that these rows do not meet. */
function unmetOf(context: ReadContext, record: AnyRecord, question: MeasureQuestion, ids: readonly string[]) {
  const unmet = new Map<string, number[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return unmet
  const these: MeasureCondition = { kind: 'filter', filter: { field: 'id', comparison: 'in', value: [...ids] } }
  for (const [place, condition] of question.counted.entries()) {
    const alone = { base: [these], counted: [condition], column: null }
    const page = { counted: false, limit: ids.length, offset: 0 }
    for (const { id } of context.read(record).members(alone, page).rows) unmet.get(id)?.push(place)
  }
  return unmet
}

/** The records that a measure of an indicator counts today, or the others that it looks at, with why they do not count. */
export function membersOf(
  context: ReadContext,
  input: { id: string; measure: number; counted: boolean; limit: number; offset: number },
) {
  const indicator = context.read(indicatorRecord).get(input.id)
  const formula = checkedFormula(indicator.formula)
  const measure = formula ? measuresOf(formula)[input.measure] : undefined
  if (!measure)
    throw new OperationError('missing', 'errors.missingRecord', { parameters: { record: 'indicator', id: input.id } })
  const record = recordOf(measure)
  const question = questionOf(record, measure, {
    today: context.today,
    period: periodAround(context.today, indicator.period),
  })
  const { counted, limit, offset } = input
  const all = context.readEverything(record).members(question, { counted, limit: 1, offset: 0 })
  // Whom the record is not for gets no rows of it: the reader's own rules apply.
  const own = context.read(record).members(question, { counted, limit, offset })
  const ids = own.rows.map(({ id }) => id)
  const unmet = counted ? new Map<string, number[]>() : unmetOf(context, record, question, ids)
  const rows = ids.flatMap((id): readonly MemberRow[] => {
    const entity = context.read(record).find(id)
    if (!entity) return []
    const missed = unmet.get(id) ?? []
    const isValueless = !counted && missed.length === 0
    return [{ id, title: titleOf(record, entity), state: entity.state, unmet: missed, isValueless }]
  })
  return { record: record.name, rows, readable: own.total, total: all.total }
}

/** No reading keeps more records by name, so no more of them can have moved. */
const mostCompared = 1000

function sidesNow(context: ReadContext, measure: Measure, occasion: Occasion): ReadonlyMap<string, MemberSide> {
  const record = recordOf(measure)
  const question = questionOf(record, measure, occasion)
  const side = (counted: boolean) =>
    context.read(record).members(question, { counted, limit: mostCompared, offset: 0 }).rows
  const sides = new Map<string, MemberSide>()
  for (const { id } of side(true)) sides.set(id, 'counted')
  for (const { id } of side(false)) sides.set(id, 'notCounted')
  return sides
}

const isWhole = ({ total, ids }: FrozenSide) => total === ids.length

/** What a frozen figure would be today, and which of its records stand elsewhere since. */
export function compared(
  context: ReadContext,
  id: string,
): { now: Reckoned | null; moved: readonly MovedMember[]; isCut: boolean } {
  const reading = context.read(indicatorReadingRecord).get(id)
  const formula = checkedFormula(reading.formula)
  if (!formula) return { now: null, moved: [], isCut: false }
  const occasion: Occasion = { today: context.today, period: reading.period }
  const inputs = frozenInputs(reading)
  const isCut = !inputs.every(({ counted, notCounted }) => isWhole(counted) && isWhole(notCounted))
  const moved = measuresOf(formula).flatMap((measure, place): readonly MovedMember[] => {
    const input = inputs[place]
    if (!input || !isWhole(input.counted) || !isWhole(input.notCounted)) return []
    const record = recordOf(measure)
    const now = sidesNow(context, measure, occasion)
    const then = new Map<string, MemberSide>([
      ...input.counted.ids.map((one) => [one, 'counted'] as const),
      ...input.notCounted.ids.map((one) => [one, 'notCounted'] as const),
    ])
    return [...new Set([...then.keys(), ...now.keys()])].flatMap((one) => {
      const [was, is] = [then.get(one) ?? 'outside', now.get(one) ?? 'outside']
      const entity = was === is ? null : context.read(record).find(one)
      if (!entity) return []
      return [{ measure: place, record: record.name, id: one, title: titleOf(record, entity), was, is }]
    })
  })
  return { now: reckon(context, formula, occasion), moved, isCut }
}
