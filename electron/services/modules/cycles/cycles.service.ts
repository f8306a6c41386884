import type { Filter } from '#shared/contract/list.ts'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import { compareCycles, countedIn } from '#shared/modules/cycles/cycles.comparison.ts'
import type { cyclesContract, GateList } from '#shared/modules/cycles/cycles.contract.ts'
import { projectDeviations, proposedDeviation } from '#shared/modules/cycles/cycles.deviations.ts'
import { gateOf } from '#shared/modules/cycles/cycles.gates.ts'
import { deviationRecord } from '#shared/modules/cycles/deviation.record.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import type { ReadContext, WriteContext } from '../../context.ts'
import type { Service } from '../../service.ts'
import { closeInto, closing } from './cycles.closing.ts'

/** How many records a criterion names; the list of them shows the rest. */
const mostNamed = 5

/** The work items and the deviations of a cycle, the items by their due day. */
function recordsOf(context: ReadContext, id: string) {
  const own: readonly Filter[] = [{ field: 'cycle', comparison: 'is', value: id }]
  return {
    items: context.read(workItemRecord).all(own, { field: 'dueOn' }),
    deviations: context.read(deviationRecord).all(own),
  }
}

function gateList(context: ReadContext, id: string): GateList | null {
  const cycle = context.read(cycleRecord).get(id)
  const { items, deviations } = recordsOf(context, id)
  const gate = cycle.archived ? null : gateOf(cycle, items, deviations)
  return gate === null
    ? null
    : {
        ...gate,
        criteria: gate.criteria.map(({ lacking, ...criterion }) => ({
          ...criterion,
          count: lacking.length,
          lacking: lacking.slice(0, mostNamed).map((row) => ({
            id: row.id,
            number: String(row.number ?? ''),
            title: String(row.title ?? ''),
          })),
        })),
      }
}

/** How many cycles are compared at once. */
const mostCompared = 60

function comparison(context: ReadContext, filters: readonly Filter[]) {
  const cycles = context
    .read(cycleRecord)
    .first({ filters: [...filters], sort: [{ field: 'period', descending: true }], limit: mostCompared + 1 })
  const compared = cycles.slice(0, mostCompared)
  const own: readonly Filter[] = [{ field: 'cycle', comparison: 'in', value: compared.map(({ id }) => id) }]
  const none = compared.length === 0
  const items = none ? [] : context.read(workItemRecord).all(own)
  const deviations = none ? [] : context.read(deviationRecord).all(own)
  return { cycles: compareCycles(compared, { items, deviations }, context.today), isCut: cycles.length > mostCompared }
}

function recordDeviations(context: WriteContext, id: string): number {
  context.read(cycleRecord).get(id)
  const { items, deviations } = recordsOf(context, id)
  const missing = projectDeviations(items, deviations).filter(({ deviation }) => deviation === null)
  const writer = context.write(deviationRecord)
  for (const missed of missing) writer.create(proposedDeviation(missed))
  return missing.length
}

export const cyclesService: Service<typeof cyclesContract> = {
  cycles: {
    gate: ({ id }, context) => ({ gate: gateList(context, id) }),
    comparison: ({ filters }, context) => comparison(context, filters),
    counted: ({ id, figure }, context) => {
      context.read(cycleRecord).get(id)
      return { rows: countedIn(figure, recordsOf(context, id), context.today) }
    },
    closing: ({ id }, context) => closing(context, id),
    closeInto: (input, context) => closeInto(context, input),
    recordDeviations: ({ id }, context) => ({ recorded: recordDeviations(context, id) }),
  },
}
