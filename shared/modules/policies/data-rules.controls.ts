import type { Entity } from '../../record/record.ts'
import type { controlRecord } from '../controls/control.record.ts'
import type { controlCheckRecord } from '../controls/control-check.record.ts'

/** A control that names one of the policies, and what its last check found; `result` is null where none was done. */
export type CheckedControl = {
  readonly number: string
  readonly title: string
  readonly department: string
  readonly owner: string
  readonly result: string | null
  readonly checkedOn: string | null
  readonly nextCheckOn: string | null
  readonly isOverdue: boolean
}

/** Controls in operation, and the checks of them that somebody stands for. */
export type ControlSource = {
  readonly controls: readonly Entity<typeof controlRecord>[]
  readonly checks: readonly Entity<typeof controlCheckRecord>[]
  readonly on: string
  readonly nameOf: (record: string, id: string | null) => string
}

/** The last check of each control; of two on one day the one that was begun later is the last. */
export function lastControlChecks(
  checks: readonly Entity<typeof controlCheckRecord>[],
): ReadonlyMap<string, Entity<typeof controlCheckRecord>> {
  const sorted = checks.toSorted(
    (one, other) => one.performedOn.localeCompare(other.performedOn) || one.id.localeCompare(other.id),
  )
  return new Map(sorted.map((check) => [check.control, check]))
}

/** Controls as their checks left them: those that owe a check first, then by number. */
export function checkedControls({ controls, checks, on, nameOf }: ControlSource): readonly CheckedControl[] {
  const last = lastControlChecks(checks)
  return controls
    .map((control) => {
      const check = last.get(control.id)
      const { title, nextCheckOn } = control
      return {
        ...{ title, nextCheckOn, number: control.number ?? '' },
        ...{ department: nameOf('department', control.department), owner: nameOf('person', control.owner) },
        ...{ result: check?.result ?? null, checkedOn: check?.performedOn ?? null },
        isOverdue: nextCheckOn !== null && nextCheckOn < on,
      }
    })
    .toSorted((one, other) => Number(other.isOverdue) - Number(one.isOverdue) || one.number.localeCompare(other.number))
}
