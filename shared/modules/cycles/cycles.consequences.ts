import { type RecordConsequences, takes } from '../../record/rules.ts'
import { carriedOn } from './cycles.closing.ts'

/** What follows for work items: those that the next cycle carries on end with the cycle that is closed. */
export const cycleConsequences: RecordConsequences = {
  cycle: (input) => {
    if (!takes(input, 'close')) return []
    const items = input.read.all('workItem', { cycle: input.id })
    const next = input.read.all('cycle', { previousCycle: input.id })
    const following = next.flatMap(({ id }) => input.read.all('workItem', { cycle: id }))
    return carriedOn(items, following).map(({ id }) => ({ record: 'workItem', id, step: 'carryOver' }))
  },
}
