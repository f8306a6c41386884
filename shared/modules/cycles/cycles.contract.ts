import { z } from 'zod'
import { listCheck } from '../../contract/list.ts'
import { answer, command, query } from '../../contract/operation.ts'
import { changesCheck, cleanText, identifier, revision } from '../../record/check.ts'
import type { Period } from '../../record/fields.ts'
import { everyRole } from '../../record/roles.ts'
import { cycleRecord } from './cycle.record.ts'
import { type ComparedCycle, type CountedRow, comparedFigures } from './cycles.comparison.ts'
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

/** An open work item as it would go on in the next cycle; `remaining` are the targets still to be reached, each with what it asks for. */
export type CarriedRow = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly remaining: readonly { readonly name: string; readonly wanted: string }[]
  readonly startOn: string
  readonly dueOn: string
}

type Named = { readonly id: string; readonly number: string; readonly title: string }

/** What closing a cycle would make: the cycle that follows, or the one that does already, and what goes on in it. */
export type Closing = {
  readonly next: { readonly title: string; readonly period: Period }
  readonly existing: Named | null
  readonly items: readonly CarriedRow[]
  /** Corrective actions of its deviations, and of what it took over itself, that are not finished. */
  readonly actions: readonly Named[]
}

const closers = ['administrator', 'lead'] as const
const ids = z.array(identifier).max(2000)

export const cyclesContract = {
  cycles: {
    /** What the next phase of a cycle asks, and what is missing; null for a closed cycle. */
    gate: query(everyRole, z.strictObject({ id: identifier }), answer<{ readonly gate: GateList | null }>()),
    /** The cycles that meet the filters, the 60 latest, side by side; `isCut` where there are more. */
    comparison: query(
      everyRole,
      z.strictObject({ filters: listCheck.shape.filters }),
      answer<{ readonly cycles: readonly ComparedCycle[]; readonly isCut: boolean }>(),
    ),
    /** Exactly what a figure of one cycle counts. */
    counted: query(
      everyRole,
      z.strictObject({ id: identifier, figure: z.enum(comparedFigures) }),
      answer<{ readonly rows: readonly CountedRow[] }>(),
    ),
    /** What would be carried into the next cycle, were the cycle closed now. */
    closing: query(closers, z.strictObject({ id: identifier }), answer<Closing>()),
    /**
     * Closes a cycle and begins the next one, or goes on in one that follows already, in one change-set: every open work
     * item is carried over or cancelled as stated, lessons and open corrective actions are taken over.
     */
    closeInto: command(
      closers,
      z.strictObject({
        id: identifier,
        revision,
        next: z.union([
          z.strictObject({ id: identifier }),
          z.strictObject({
            title: cleanText(200, true),
            period: z.strictObject({ start: z.string().max(10), end: z.string().max(10) }),
          }),
        ]),
        carried: ids.default([]),
        cancelled: ids.default([]),
        changes: changesCheck(cycleRecord).default({}),
        reason: cleanText(1000, true).optional(),
      }),
      answer<{ readonly next: string; readonly carried: number }>(),
    ),
    /** Records a deviation of every missed target of the cycle that none speaks of; one change-set for all of them. */
    recordDeviations: command(
      deviationRecord.writers,
      z.strictObject({ id: identifier }),
      answer<{ readonly recorded: number }>(),
    ),
  },
} as const
