import type { Filter } from '#shared/contract/list.ts'
import { riskRecord } from '#shared/modules/risks/risk.record.ts'
import { riskScaleRecord } from '#shared/modules/risks/risk-scale.record.ts'
import type { MatrixScale, risksContract } from '#shared/modules/risks/risks.contract.ts'
import { matrixFilters, readMove } from '#shared/modules/risks/risks.matrix.ts'
import { projectRiskMonths } from '#shared/modules/risks/risks.projection.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext, WriteContext } from '../../context.ts'
import type { Service } from '../../service.ts'
import { living, registerOf } from './risks.register.ts'

/** At most so many risks are reopened by one command; the next one finds the rest. */
const mostReopened = 500

function scaleInUse(context: ReadContext): Entity<typeof riskScaleRecord> | null {
  const [scale] = context
    .read(riskScaleRecord)
    .first({ filters: [{ field: 'state', comparison: 'is', value: 'current' }], sort: [], limit: 1 })
  return scale ?? null
}

function scaleOf({ id, title, version, appetite, ...scale }: Entity<typeof riskScaleRecord>): MatrixScale {
  const levels = (rows: typeof scale.likelihoods) =>
    rows.map(({ level, word }) => ({ level, word })).toSorted((one, other) => one.level - other.level)
  return {
    ...{ id, title, version, appetite },
    likelihoods: levels(scale.likelihoods),
    impacts: levels(scale.impacts),
    thresholds: scale.thresholds.map(({ level, from }) => ({ level, from })),
  }
}

function matrix(context: ReadContext, wanted: string | undefined, filters: readonly Filter[]) {
  const scale = wanted === undefined ? scaleInUse(context) : context.read(riskScaleRecord).get(wanted)
  const reader = context.read(riskRecord)
  const [unrated = 0, rated = 0, closed = 0] = reader.tally([
    [...filters, living, { field: 'scale', comparison: 'empty' }],
    [...filters, living, { field: 'scale', comparison: 'filled' }],
    [...filters, { field: 'state', comparison: 'is', value: 'closed' }],
  ])
  if (!scale) return { scale: null, moves: [], elsewhere: rated, unrated, closed }
  const own = [...matrixFilters(scale.id), ...filters]
  const moves = [...reader.tallyBy('movement', own, [[]])].flatMap(([text, [count = 0]]) => readMove(text, count) ?? [])
  const [here = 0] = reader.tally([own])
  return { scale: scaleOf(scale), moves, elsewhere: rated - here, unrated, closed }
}

/** Counted in SQL; of the ratings alone, which lie in the rows, the past is made, by the scales that they were made on. */
function standing(
  context: ReadContext,
  filters: readonly Filter[],
  { months, top }: { readonly months: number; readonly top: number },
) {
  const risks = context.read(riskRecord).pick(['ratings', 'closedOn'], filters)
  const past = risks.map(({ texts: { ratings, closedOn } }) => ({
    ratings: ratings ? JSON.parse(ratings) : [],
    closedOn: closedOn ?? null,
  }))
  const scales = context.read(riskScaleRecord).all()
  return {
    register: registerOf(context, filters, top),
    months: projectRiskMonths(past, scales, { today: context.today, months }),
  }
}

function reopenExpired(context: WriteContext): number {
  const rows = context.read(riskRecord).first({
    filters: [
      { field: 'state', comparison: 'is', value: 'accepted' },
      { field: 'acceptedUntil', comparison: 'before', value: context.today },
    ],
    sort: [{ field: 'acceptedUntil' }],
    limit: mostReopened,
  })
  const writer = context.write(riskRecord)
  for (const { id, revision } of rows) writer.move(id, revision, 'expire')
  return rows.length
}

export const risksService: Service<typeof risksContract> = {
  risks: {
    matrix: ({ scale, filters }, context) => matrix(context, scale, filters),
    standing: ({ filters, months, top }, context) => standing(context, filters, { months, top }),
    reopenExpired: (_input, context) => ({ reopened: reopenExpired(context) }),
  },
}
