import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import type { LastResult } from '#shared/modules/frameworks/frameworks.coverage.ts'
import type { FrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { requirementRecord } from '#shared/modules/frameworks/requirement.record.ts'
import type { ReadContext } from '../../context.ts'

/** The controls that are not retired and name the framework. */
export function controlsServing(context: ReadContext, framework: FrameworkName) {
  return context
    .read(controlRecord)
    .all([{ field: 'state', comparison: 'in', value: ['planned', 'operating'] }])
    .filter((control) => control.frameworks.some((row) => row.framework === framework))
}

/** The last check of each control that somebody stands for: one look at an index per control, however many checks there are. */
export function lastChecks(context: ReadContext, controls: readonly string[]) {
  const checks = context.read(controlCheckRecord)
  return controls.flatMap((control) =>
    checks.first({
      filters: [
        { field: 'control', comparison: 'is', value: control },
        { field: 'state', comparison: 'in', value: ['submitted', 'reviewed'] },
        { field: 'result', comparison: 'in', value: ['effective', 'partlyEffective', 'ineffective'] },
      ],
      sort: [{ field: 'performedOn', descending: true }],
      limit: 1,
    }),
  )
}

/** What those checks found, by control. */
export function resultsOf(checks: ReturnType<typeof lastChecks>): ReadonlyMap<string, LastResult> {
  return new Map(
    checks.flatMap(({ control, result, performedOn }) =>
      result ? [[control, { result, on: performedOn }] as const] : [],
    ),
  )
}

/** What the house has written down about the requirements of a framework. */
export function requirementsOf(context: ReadContext, framework: FrameworkName) {
  return context.read(requirementRecord).all([{ field: 'framework', comparison: 'is', value: framework }])
}
