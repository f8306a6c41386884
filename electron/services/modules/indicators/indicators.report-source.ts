import { isWithin } from '#shared/base/dates.ts'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import { indicatorRecord } from '#shared/modules/indicators/indicator.record.ts'
import { indicatorReadingRecord } from '#shared/modules/indicators/indicator-reading.record.ts'
import { periodAround } from '#shared/modules/indicators/indicators.period.ts'
import { projectIndicatorsReport } from '#shared/modules/indicators/indicators-report.projection.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { checkedFormula, reckon, unreadable } from './indicators.reckon.ts'

/** The indicators in the period of a cycle; whoever owns the cycle and whoever froze the last figure stand for them. */
export const indicatorsReport: ReportKind<'indicators'> = {
  record: cycleRecord,
  gather(context, id) {
    const cycle = context.read(cycleRecord).get(id)
    const organisation = context.read(organisationRecord).all()
    const indicators = context.read(indicatorRecord).all()
    const known = new Set(indicators.map((indicator) => indicator.id))
    const readings = context
      .read(indicatorReadingRecord)
      .all([{ field: 'standing', comparison: 'is', value: 'valid' }])
      .filter(({ indicator, period }) => known.has(indicator) && period.end <= cycle.period.end)
    const { today } = context
    const live = indicators.flatMap((indicator) => {
      if (indicator.source === 'manual' || !isWithin(today, cycle.period.start, cycle.period.end)) return []
      const formula = checkedFormula(indicator.formula)
      const occasion = { today, period: periodAround(today, indicator.period) }
      return [[indicator.id, formula ? reckon(context, formula, occasion) : unreadable] as const]
    })
    const projection = projectIndicatorsReport({
      ...{ cycle, indicators, readings, live: new Map(live), on: today, nameOf: namesOf(context) },
      organisation: organisation[0] ?? null,
    })
    const told = new Set(projection.indicators.flatMap(({ figures }) => figures.map((figure) => figure.id)))
    const hasFrozen = projection.indicators.some(({ standing }) => standing.by === 'frozen')
    return {
      title: cycle.title,
      number: cycle.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: cycleRecord, rows: [cycle] },
        { record: indicatorRecord, rows: indicators },
        { record: indicatorReadingRecord, rows: readings.filter((reading) => told.has(reading.id)) },
      ],
      named: [personRecord, departmentRecord, cycleRecord],
      projection,
      signatories: projection.signers.map(({ id: person }) => person),
      selfApproved: false,
      notReady: hasFrozen ? null : 'indicatorsDocument.refused.noFigure',
    }
  },
}
