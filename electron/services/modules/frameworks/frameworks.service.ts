import type { frameworksContract } from '#shared/modules/frameworks/frameworks.contract.ts'
import { projectCoverage } from '#shared/modules/frameworks/frameworks.coverage.ts'
import { scoped } from '#shared/modules/frameworks/frameworks.reference.ts'
import { requirementRecord } from '#shared/modules/frameworks/requirement.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { titleOf } from '../../records/reader.ts'
import type { Service } from '../../service.ts'
import { controlsServing, lastChecks, requirementsOf, resultsOf } from './frameworks.reading.ts'

export const frameworksService: Service<typeof frameworksContract> = {
  frameworks: {
    coverage({ framework, scope }, context) {
      const controls = controlsServing(context, framework)
      const ids = controls.map(({ id }) => id)
      const results = resultsOf(lastChecks(context, ids))
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
