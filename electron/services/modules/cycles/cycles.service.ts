import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import type { cyclesContract, GateList } from '#shared/modules/cycles/cycles.contract.ts'
import { gateOf } from '#shared/modules/cycles/cycles.gates.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import type { ReadContext } from '../../context.ts'
import type { Service } from '../../service.ts'

/** How many records a criterion names; the list of work items shows the rest. */
const mostNamed = 5

function gateList(context: ReadContext, id: string): GateList | null {
  const cycle = context.read(cycleRecord).get(id)
  const items = context.read(workItemRecord).all([{ field: 'cycle', comparison: 'is', value: id }], { field: 'dueOn' })
  const gate = cycle.archived ? null : gateOf(cycle, items)
  return gate === null
    ? null
    : {
        ...gate,
        criteria: gate.criteria.map(({ lacking, ...criterion }) => ({
          ...criterion,
          count: lacking.length,
          lacking: lacking.slice(0, mostNamed).map((item) => ({
            id: item.id,
            number: String(item.number ?? ''),
            title: String(item.title ?? ''),
          })),
        })),
      }
}

export const cyclesService: Service<typeof cyclesContract> = {
  cycles: {
    gate: ({ id }, context) => ({ gate: gateList(context, id) }),
  },
}
