import { differenceInDays } from '#shared/base/dates.ts'
import { invalidInput } from '#shared/contract/errors.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { AgendaEntry, cadenceContract } from '#shared/modules/cadence/cadence.contract.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { ReadContext } from '../../context.ts'
import { titleOf } from '../../records/reader.ts'
import type { Service } from '../../service.ts'
import { agendaEntries, mostEntries } from './cadence.agenda.ts'

const longestDays = 800

function titlesOf(context: ReadContext, entries: readonly AgendaEntry[]): Titles {
  const titles: Record<string, string> = {}
  for (const id of new Set(entries.flatMap(({ people }) => people))) {
    const person = context.read(personRecord).find(id)
    if (person) titles[id] = titleOf(personRecord, person)
  }
  for (const id of new Set(entries.flatMap(({ department }) => department ?? []))) {
    const department = context.read(departmentRecord).find(id)
    if (department) titles[id] = titleOf(departmentRecord, department)
  }
  return titles
}

export const cadenceService: Service<typeof cadenceContract> = {
  cadence: {
    agenda({ from, until }, context) {
      const length = differenceInDays(until, from)
      if (length < 0 || length > longestDays) throw invalidInput([{ path: 'until', key: 'outOfRange' }])
      const all = agendaEntries(context, { from, until })
      const entries = all.slice(0, mostEntries)
      return { entries, isCut: all.length > entries.length, titles: titlesOf(context, entries) }
    },
  },
}
