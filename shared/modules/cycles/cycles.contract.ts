import { z } from 'zod'
import { answer, query } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { GateStep } from './cycles.gates.ts'

/** A criterion as it is shown: of what stands against it, the first few by name and how many there are. */
export type CriterionRow = {
  readonly name: string
  readonly field: string | null
  readonly isMet: boolean
  readonly count: number
  readonly lacking: readonly { readonly id: string; readonly number: string; readonly title: string }[]
}

export type GateList = { readonly step: GateStep; readonly to: string; readonly criteria: readonly CriterionRow[] }

export const cyclesContract = {
  cycles: {
    /** What the next phase of a cycle asks, and what is missing; null for a closed cycle. */
    gate: query(everyRole, z.strictObject({ id: identifier }), answer<{ readonly gate: GateList | null }>()),
  },
} as const
