import { integer, parts, text } from './fields.ts'
import type { Role } from './roles.ts'
import { defineWorkflow } from './workflow.ts'

/** Who makes the scales by which a house judges, and puts them into use. */
export const scaleMakers = ['administrator', 'lead'] as const satisfies readonly Role[]

/** The levels of one side of a scale, in words of the house. */
export const scaleLevels = parts(
  {
    level: integer({ required: true, min: 1, max: 10 }),
    word: text({ required: true, max: 60 }),
    meaning: text({ max: 500 }),
  },
  { max: 10 },
)

/** A scale is drafted, put into use on a day and retired on another; from its use on it stays as it is. `requires` are the fields that make it whole. */
export function scaleWorkflow(requires: readonly string[]) {
  return defineWorkflow({
    initial: 'draft',
    states: {
      draft: { tone: 'neutral' },
      current: { tone: 'good', frozen: true },
      retired: { tone: 'neutral', frozen: true },
    },
    transitions: {
      putIntoUse: {
        from: ['draft'],
        to: 'current',
        roles: scaleMakers,
        requires,
        stamp: { by: 'usedBy', on: 'usedFrom' },
      },
      retire: { from: ['current'], to: 'retired', roles: scaleMakers, stamp: { on: 'retiredOn' } },
    },
  })
}
