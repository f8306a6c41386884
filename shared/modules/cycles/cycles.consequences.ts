import { type Consequence, type RecordConsequences, type RuleInput, takes } from '../../record/rules.ts'
import { carriedOn } from './cycles.closing.ts'

type Change = RuleInput & { readonly id: string }

/** The days of the work as they are planned now, against which it is seen how it goes. */
function frozen(input: Change): readonly Consequence[] {
  return input.read.all('workItem', { cycle: input.id }).flatMap(({ id, state, startOn, dueOn, ...item }) => {
    const isFrozen = item.baselineStartOn === startOn && item.baselineDueOn === dueOn
    if (state === 'cancelled' || isFrozen) return []
    return [{ record: 'workItem', id, changes: { baselineStartOn: startOn ?? null, baselineDueOn: dueOn ?? null } }]
  })
}

/** What follows for work items: their plan is kept when their cycle begins, and what the next cycle carries on ends with it. */
export const cycleConsequences: RecordConsequences = {
  cycle: (input) => {
    if (takes(input, 'startDo')) return frozen(input)
    if (!takes(input, 'close')) return []
    const items = input.read.all('workItem', { cycle: input.id })
    const next = input.read.all('cycle', { previousCycle: input.id })
    const following = next.flatMap(({ id }) => input.read.all('workItem', { cycle: id }))
    return carriedOn(items, following).map(({ id }) => ({ record: 'workItem', id, step: 'carryOver' }))
  },
}
