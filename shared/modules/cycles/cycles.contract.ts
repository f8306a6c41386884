import { z } from 'zod'
import { answer, command, query } from '../../contract/operation.ts'
import { identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { GateStep } from './cycles.gates.ts'
import { deviationRecord } from './deviation.record.ts'

/** A criterion as it is shown: of what stands against it, the first few by name and how many there are. */
export type CriterionRow = {
  readonly name: string
  readonly field: string | null
  readonly isMet: boolean
  readonly record: 'workItem' | 'deviation'
  readonly count: number
  readonly lacking: readonly { readonly id: string; readonly number: string; readonly title: string }[]
}

export type GateList = { readonly step: GateStep; readonly to: string; readonly criteria: readonly CriterionRow[] }

export const cyclesContract = {
  cycles: {
    /** What the next phase of a cycle asks, and what is missing; null for a closed cycle. */
    gate: query(everyRole, z.strictObject({ id: identifier }), answer<{ readonly gate: GateList | null }>()),
    /** Records a deviation of every missed target of the cycle that none speaks of; one change-set for all of them. */
    recordDeviations: command(
      deviationRecord.writers,
      z.strictObject({ id: identifier }),
      answer<{ readonly recorded: number }>(),
    ),
  },
} as const
