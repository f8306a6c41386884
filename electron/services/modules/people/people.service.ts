import { OperationError } from '#shared/contract/errors.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { holdersOn, namedDepartments, valuesOn } from '#shared/modules/people/people.accountability.ts'
import type { Accountability, peopleContract } from '#shared/modules/people/people.contract.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import { recordNamed } from '../../open-vault.ts'
import type { Service } from '../../service.ts'
import { answerMatrix, answerRows } from './people.answers.ts'
import { answersFile } from './people.answers-export.ts'
import { bodyOn } from './people.bodies.ts'
import { expertiseOn } from './people.expertise.ts'
import { organisationOf } from './people.organisation.ts'
import { datedChanges } from './people.past.ts'
import { settle } from './people.settling.ts'

type Asked = { readonly record: string; readonly id: string; readonly day: string }

function accountabilityOn(context: ReadContext, { record: name, id, day }: Asked): Accountability {
  const record = recordNamed(name)
  if (!record) throw new OperationError('missing', 'errors.missingRecord', { parameters: { record: name, id } })
  const entity: AnyEntity = context.read(record).get(id)
  const { values, isRecorded } = valuesOn(entity, datedChanges(context, record, id), day)
  const titles: Record<string, string> = {}
  const departments = namedDepartments(record, values).flatMap(({ field, department }) => {
    const row = context.read(departmentRecord).find(department)
    if (!row) return []
    titles[department] = row.name
    const duties = context.read(dutyRecord).all([{ field: 'department', comparison: 'is', value: department }])
    const holders = holdersOn(row, duties, day)
    for (const { person } of holders) {
      const found = person === null ? null : context.read(personRecord).find(person)
      if (found) titles[found.id] = found.name
    }
    return [{ field, department, holders }]
  })
  return { departments, isRecorded, titles }
}

export const peopleService: Service<typeof peopleContract> = {
  accountability: { on: (input, context) => accountabilityOn(context, input) },
  answers: {
    matrix: (input, context) => answerMatrix(context, input),
    rows: (input, context) => answerRows(context, input),
    export: async (input, { files, query }) => files.offer(query((context) => answersFile(context, input))),
  },
  bodies: {
    on: (input, context) => bodyOn(context, input),
    organisation: ({ record }, context) => organisationOf(context, record),
    settle: (_input, context) => ({ settled: settle(context) }),
  },
  expertise: { on: (input, context) => expertiseOn(context, input) },
}
