import { createHash } from 'node:crypto'
import { periodCode } from '#shared/base/calendar-words.ts'
import type { indicatorRecord } from '#shared/modules/indicators/indicator.record.ts'
import { indicatorReadingRecord } from '#shared/modules/indicators/indicator-reading.record.ts'
import type { Reckoned } from '#shared/modules/indicators/indicators.contract.ts'
import { type Formula, measuresOf, writeMeasure } from '#shared/modules/indicators/indicators.formula.ts'
import { readTarget, statusOf } from '#shared/modules/indicators/indicators.target.ts'
import type { Period } from '#shared/record/fields.ts'
import type { AnyRecord, Entity } from '#shared/record/record.ts'
import type { WriteContext } from '../../context.ts'
import { checkedFormula, type Occasion, questionOf, reckon, recordOf, unreadable } from './indicators.reckon.ts'

type Indicator = Entity<typeof indicatorRecord>

/** So many ids are kept in a reading; of more, the count and the hash tell whether they are the same. */
const mostIds = 500
const page = 5000

/** Whether some rows of a record are for some of its readers alone: their ids would tell the others that they exist. */
function isKeptApart({ rows }: AnyRecord): boolean {
  return rows !== undefined
}

/** The records of one measure as they were: ids up to a limit, and the hash of every id with its revision. */
function inputsOf(context: WriteContext, formula: Formula, occasion: Occasion) {
  return measuresOf(formula).map((measure) => {
    const record = recordOf(measure)
    const reader = context.readEverything(record)
    const question = questionOf(record, measure, occasion)
    const hash = createHash('sha256')
    const mostKept = isKeptApart(record) ? 0 : mostIds
    const side = (counted: boolean) => {
      const ids: string[] = []
      let total = 0
      for (let offset = 0; offset === 0 || offset < total; offset += page) {
        const found = reader.members(question, { counted, limit: page, offset })
        total = found.total
        for (const { id, revision } of found.rows) {
          hash.update(`${counted ? '+' : '-'}${id} ${revision}\n`)
          if (ids.length < mostKept) ids.push(id)
        }
      }
      return { total, ids: ids.join(' ') }
    }
    const [counted, rest] = [side(true), side(false)]
    return {
      measure: writeMeasure(measure),
      counted: counted.total,
      notCounted: rest.total,
      sha256: hash.digest('hex'),
      countedIds: counted.ids === '' ? null : counted.ids,
      notCountedIds: rest.ids === '' ? null : rest.ids,
    }
  })
}

export type Taking = {
  readonly indicator: Indicator
  readonly period: Period
  /** A figure that a person states; null where the formula is reckoned. */
  readonly stated: string | null
  readonly supersedes?: string
  readonly reason?: string
}

/** Freezes a figure for a period with everything that made it. */
export function takeReading(context: WriteContext, taking: Taking): string {
  const { indicator, period, stated, supersedes = null, reason = null } = taking
  const formula = stated === null ? checkedFormula(indicator.formula) : null
  const occasion: Occasion = { today: context.today, period }
  const reckoned: Reckoned =
    stated !== null
      ? { ...unreadable, value: stated, unvalued: null }
      : formula
        ? reckon(context, formula, occasion)
        : unreadable
  const target = indicator.target === null ? null : readTarget(indicator.target)
  const value = reckoned.value === null ? null : Number(reckoned.value).toFixed(4)
  const id = context.newId()
  context.writeManaged(indicatorReadingRecord).create(
    {
      title: `${indicator.title} – ${periodCode(period.start, indicator.period)}`.slice(0, 300),
      indicator: indicator.id,
      period,
      takenOn: context.today,
      takenBy: context.actor.person,
      value,
      numerator: reckoned.numerator,
      denominator: reckoned.denominator,
      unit: indicator.unit,
      target: indicator.target,
      status: statusOf(value === null ? null : Number(value), target),
      standing: 'valid',
      supersedes,
      reason,
      formula: stated === null ? indicator.formula : null,
      formulaVersion: stated === null ? indicator.formulaVersion : null,
      inputs: (formula ? inputsOf(context, formula, occasion) : []).map((input) => ({ ...input, id: context.newId() })),
    },
    id,
  )
  return id
}
