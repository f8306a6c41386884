import { translatorOf } from '#shared/base/translate.ts'
import { invalidInput, OperationError } from '#shared/contract/errors.ts'
import { indicatorRecord } from '#shared/modules/indicators/indicator.record.ts'
import { indicatorReadingRecord } from '#shared/modules/indicators/indicator-reading.record.ts'
import { catalogueMessages, shippedIndicators } from '#shared/modules/indicators/indicators.catalogue.ts'
import { formulaFault } from '#shared/modules/indicators/indicators.check.ts'
import type { indicatorsContract } from '#shared/modules/indicators/indicators.contract.ts'
import { readFormula } from '#shared/modules/indicators/indicators.formula-reader.ts'
import { periodAround } from '#shared/modules/indicators/indicators.period.ts'
import { records } from '#shared/registry.ts'
import type { ReadContext, WriteContext } from '../../context.ts'
import type { Service } from '../../service.ts'
import { board, standingReadings, waitingPeriod } from './indicators.board.ts'
import { compared, membersOf } from './indicators.members.ts'
import { takeReading } from './indicators.readings.ts'
import { reckon } from './indicators.reckon.ts'

/** The record that a shipped indicator is over and that is not there yet, by name. */
function missingRecord(formula: string | null | undefined): string | null {
  const read = readFormula(formula ?? '')
  const fault = 'formula' in read ? formulaFault(records, read.formula) : null
  return fault === null ? null : fault.name
}

function takenKeys(context: ReadContext): ReadonlySet<string | null> {
  return new Set(
    context
      .readEverything(indicatorRecord)
      .all()
      .map(({ catalogueKey }) => catalogueKey),
  )
}

function freeze(context: WriteContext, ids: readonly string[] | undefined): number {
  const indicators = context.read(indicatorRecord).all([{ field: 'source', comparison: 'is', value: 'formula' }])
  let frozen = 0
  for (const indicator of indicators) {
    if (ids && !ids.includes(indicator.id)) continue
    const period = waitingPeriod(context, indicator, standingReadings(context, indicator.id))
    if (!period) continue
    takeReading(context, { indicator, period, stated: null })
    frozen += 1
  }
  return frozen
}

export const indicatorsService: Service<typeof indicatorsContract> = {
  indicators: {
    board: ({ id }, context) => ({ rows: board(context, id) }),
    members: (input, context) => membersOf(context, input),
    compared: ({ reading }, context) => compared(context, reading),
    attempt({ formula, period: length }, context) {
      const read = readFormula(formula)
      if ('problem' in read) return { problem: read, fault: null, reckoned: null }
      const fault = formulaFault(records, read.formula)
      const occasion = { today: context.today, period: periodAround(context.today, length) }
      return { problem: null, fault, reckoned: fault ? null : reckon(context, read.formula, occasion) }
    },
    freeze: ({ ids }, context) => ({ frozen: freeze(context, ids) }),
    enter({ id, value }, context) {
      const indicator = context.read(indicatorRecord).get(id)
      const period = waitingPeriod(context, indicator, standingReadings(context, id))
      if (indicator.source !== 'manual') throw new OperationError('conflict', 'indicators.refused.reckoned')
      if (!period) throw new OperationError('conflict', 'indicators.refused.frozen')
      return { id: takeReading(context, { indicator, period, stated: value }) }
    },
    correct({ reading: id, value, reason }, context) {
      const reading = context.read(indicatorReadingRecord).get(id)
      if (reading.standing !== 'valid') throw new OperationError('conflict', 'indicators.refused.superseded')
      const indicator = context.read(indicatorRecord).get(reading.indicator)
      if (indicator.source === 'manual' && value === undefined) throw invalidInput([{ path: 'value', key: 'required' }])
      context.because(reason)
      context.writeManaged(indicatorReadingRecord).set(id, { standing: 'superseded' })
      const taking = { indicator, period: reading.period, stated: value ?? null, supersedes: id, reason }
      return { id: takeReading(context, taking) }
    },
    catalogue(_input, context) {
      const taken = takenKeys(context)
      return {
        rows: Object.entries(shippedIndicators).map(([key, { formula }]) => ({
          key,
          missing: missingRecord(formula),
          isTaken: taken.has(key),
        })),
      }
    },
    adopt({ keys, language }, context) {
      const t = translatorOf(language, [catalogueMessages])
      const taken = takenKeys(context)
      let adopted = 0
      for (const key of new Set(keys)) {
        const shipped = Object.hasOwn(shippedIndicators, key) ? shippedIndicators[key] : undefined
        if (!shipped) throw invalidInput([{ path: 'keys', key: 'notAChoice' }])
        if (taken.has(key)) continue
        const title = t(`indicatorCatalogue.${key}`)
        const question = t(`indicatorCatalogue.${key}.question`)
        const { formula } = shipped
        const source =
          missingRecord(formula) === null
            ? ({ source: 'formula', formula } as const)
            : ({
                source: 'manual',
                formula: null,
                note: t('indicatorCatalogue.byHand', { formula: formula ?? '' }),
              } as const)
        context.write(indicatorRecord).create({ ...shipped, ...source, title, question, catalogueKey: key })
        adopted += 1
      }
      return { adopted }
    },
  },
}
