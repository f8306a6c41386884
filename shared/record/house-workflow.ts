import type { Role } from './roles.ts'
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
