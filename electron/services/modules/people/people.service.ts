import { isWithin } from '#shared/base/dates.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { holdersOn, namedDepartments, valuesOn } from '#shared/modules/people/people.accountability.ts'
import { type Answering, answeredKinds, answeringOf } from '#shared/modules/people/people.answers.ts'
import type { Accountability, peopleContract } from '#shared/modules/people/people.contract.ts'
import { textOf } from '#shared/modules/people/people.validity.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import { recordNamed } from '../../open-vault.ts'
import { datedChanges } from '../../records/dated-changes.ts'
import type { Service } from '../../service.ts'
import { answerMatrix, answerRows } from './people.answers.ts'
import { answersFile } from './people.answers-export.ts'
import { bodyOn } from './people.bodies.ts'
import { expertiseOn } from './people.expertise.ts'
import { organisationOf } from './people.organisation.ts'
import { settle } from './people.settling.ts'
import { personTimeline } from './people.timeline.ts'

type Asked = { readonly record: string; readonly id: string; readonly day: string }

type Stood = {
  readonly record: string
  readonly values: Readonly<Record<string, AnyValue>>
  readonly departments: Accountability['departments']
  readonly day: string
}

/** The one person who answered for a record as it stood on a day: whom it named, or else the head of its department. */
function answeringIn(context: ReadContext, { record, values, departments, day }: Stood): Answering | null | undefined {
  const kind = answeredKinds.find((known) => known.record === record)
  if (!kind) return undefined
  const department = textOf(values[kind.department])
  const person = textOf(values[kind.person])
  const holders = departments.find(({ field }) => field === kind.department)?.holders ?? []
  const head = holders.find(({ position }) => position === 'head')?.person ?? null
  const isGone = (id: string) => {
    const row = context.read(personRecord).find(id)
    return row !== null && !isWithin(day, row.joinedOn, row.leftOn)
  }
  const gone = new Set([person, head].flatMap((id) => (id !== null && isGone(id) ? [id] : [])))
  const heads = new Map(department === null ? [] : [[department, head !== null && gone.has(head) ? null : head]])
  return answeringOf({ department, person }, { heads, gone })
}

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
  const answering = answeringIn(context, { record: name, values, departments, day })
  const person = answering ? context.read(personRecord).find(answering.person) : null
  if (person) titles[person.id] = person.name
  return { departments, isRecorded, titles, ...(answering === undefined ? {} : { answering }) }
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
  timeline: { of: (input, context) => personTimeline(context, input) },
}
