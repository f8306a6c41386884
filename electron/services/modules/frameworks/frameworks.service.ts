import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import type { frameworksContract } from '#shared/modules/frameworks/frameworks.contract.ts'
import { type LastResult, projectCoverage } from '#shared/modules/frameworks/frameworks.coverage.ts'
import type { FrameworkName } from '#shared/modules/frameworks/frameworks.names.ts'
import { scoped } from '#shared/modules/frameworks/frameworks.reference.ts'
import { requirementRecord } from '#shared/modules/frameworks/requirement.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { ReadContext } from '../../context.ts'
import { titleOf } from '../../records/reader.ts'
import type { Service } from '../../service.ts'

/** What the last check that somebody stands for found of each control: one look at an index per control, however many checks there are. */
function lastResults(context: ReadContext, controls: readonly string[]): ReadonlyMap<string, LastResult> {
  const checks = context.read(controlCheckRecord)
  const found = controls.flatMap((control) => {
    const [last] = checks.first({
      filters: [
        { field: 'control', comparison: 'is', value: control },
        { field: 'state', comparison: 'in', value: ['submitted', 'reviewed'] },
        { field: 'result', comparison: 'in', value: ['effective', 'partlyEffective', 'ineffective'] },
      ],
      sort: [{ field: 'performedOn', descending: true }],
      limit: 1,
    })
    return last?.result ? [[control, { result: last.result, on: last.performedOn }] as const] : []
  })
  return new Map(found)
}

function requirementsOf(context: ReadContext, framework: FrameworkName) {
  return context.read(requirementRecord).all([{ field: 'framework', comparison: 'is', value: framework }])
}

export const frameworksService: Service<typeof frameworksContract> = {
  frameworks: {
    coverage({ framework, scope }, context) {
      const controls = context
        .read(controlRecord)
        .all([{ field: 'state', comparison: 'in', value: ['planned', 'operating'] }])
        .filter((control) => control.frameworks.some((row) => row.framework === framework))
      const results = lastResults(
        context,
        controls.map(({ id }) => id),
      )
      const requirements = requirementsOf(context, framework)
      const departments = context.read(departmentRecord)
      const named = new Set(requirements.flatMap(({ department }) => department ?? []))
      const titles = [...named].flatMap((id) => {
        const department = departments.find(id)
        return department ? [[id, titleOf(departmentRecord, department)] as const] : []
      })
      return {
        coverage: projectCoverage({ framework, scope, controls, results, requirements }),
        titles: Object.fromEntries(titles),
      }
    },
    begin({ framework, scope, language }, context) {
      const there = new Set(requirementsOf(context, framework).map(({ identifier }) => identifier))
      const missing = scoped(framework, scope).requirements.filter(({ id }) => !there.has(id))
      const requirements = context.write(requirementRecord)
      const created = missing.map(({ id: identifier, [language]: title }) =>
        requirements.create({ framework, identifier, title }),
      )
      return { created: created.map(({ id, revision }) => ({ id, revision })) }
    },
  },
}
