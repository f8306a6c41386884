import type { Role } from './roles.ts'
import { type RecordConsequence, takes } from './rules.ts'
import { defineWorkflow } from './workflow.ts'

/** Who makes the scales and templates by which a house works, and puts them into use. */
export const houseMakers = ['administrator', 'lead'] as const satisfies readonly Role[]

/**
 * What a house works by is drafted, put into use on a day and retired on another; from its use on it stays as it is.
 * `requires` are the fields that make it whole, `roles` those who decide on it.
 */
export function houseWorkflow(requires: readonly string[], roles: readonly Role[] = houseMakers) {
  return defineWorkflow({
    initial: 'draft',
    states: {
      draft: { tone: 'neutral' },
      current: { tone: 'good', frozen: true },
      retired: { tone: 'neutral', frozen: true },
    },
    transitions: {
      putIntoUse: { from: ['draft'], to: 'current', roles, requires, stamp: { by: 'usedBy', on: 'usedFrom' } },
      retire: { from: ['current'], to: 'retired', roles, stamp: { on: 'retiredOn' } },
    },
  })
}

/** Of what a house works by one at a time: one that is put into use gets its number and retires the one before it. */
export function oneInUse(record: string): RecordConsequence {
  return (input) => {
    if (!takes(input, 'putIntoUse')) return []
    const versions = input.read.all(record, {}).map(({ version }) => Number(version ?? 0))
    const own = { record, id: input.id, changes: { version: Math.max(0, ...versions) + 1 } }
    const former = input.read
      .all(record, { state: 'current' })
      .filter(({ id }) => id !== input.id)
      .map(({ id }) => ({ record, id, step: 'retire', changes: { retiredOn: input.today } }))
    return [own, ...former]
  }
}
