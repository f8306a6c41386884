import { instantOf } from '#shared/base/calendar.ts'
import { addDays } from '#shared/base/dates.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { HomeFigure, HomeView, homeContract } from '#shared/modules/home/home.contract.ts'
import { near } from '#shared/modules/home/home.figure-questions.ts'
import { answeringFigures, reportingFigures } from '#shared/modules/home/home.figures.ts'
import type { HomeRole } from '#shared/modules/home/home.roles.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { answersFor, owedReports } from '../../expected-reports/owed.ts'
import type { Operation } from '../../journal/change-set.ts'
import { allRecords } from '../../open-vault.ts'
import { titleOf } from '../../records/reader.ts'
import { recentChanges } from '../../records/recent.ts'
import { pastFor } from '../../records/veiled.ts'
import type { Service } from '../../service.ts'
import { administratorHome } from './home.administrator.ts'
import { auditorHome } from './home.auditor.ts'
import { guideState } from './home.guide.ts'
import { leadHome } from './home.lead.ts'
import { counted, mayRead } from './home.queries.ts'
import { addSample, removeSample } from './home.sample.ts'
import { trainerHome } from './home.trainer.ts'

/** Departments of which the actor is head, deputy or liaison, and that owe a report which nobody has begun. */
function ownReports(context: ReadContext): readonly HomeFigure[] {
  const soon = addDays(context.today, near)
  const owed = owedReports(context, answersFor(context, context.actor.person)).filter(({ dueOn }) => dueOn <= soon)
  return counted(context, reportingFigures([...new Set(owed.map(({ department }) => department))]))
}

/** Cases that wait for the actor's own statement; most people never have one, and their homes do not speak of it. */
function ownCases(context: ReadContext): readonly HomeFigure[] {
  return counted(context, answeringFigures(context.actor.person)).filter(({ count }) => count > 0)
}

const homes: Readonly<Record<HomeRole, (context: ReadContext) => HomeView>> = {
  auditor: auditorHome,
  lead: leadHome,
  trainer: trainerHome,
  administrator: administratorHome,
}

/** What has no page of its own, or is the record of another change. */
const unshown: readonly string[] = ['device', 'vault', 'authority', 'export', 'comment', 'link']

const isListed = (record: AnyRecord) => !unshown.includes(record.name)

export const homeService: Service<typeof homeContract> = {
  home: {
    show({ role }, context) {
      if (!context.actor.roles.includes(role))
        throw new OperationError('forbidden', 'errors.forbidden', { parameters: { operation: 'home.show' } })
      const home = homes[role](context)
      return { ...home, figures: [...home.figures, ...ownReports(context), ...ownCases(context)] }
    },
    changes({ limit }, context) {
      const { store } = context.vault
      // Where every row may be read there is no need to look each of them up: an import touches hundreds at once.
      const isShown = (record: AnyRecord, id: string, operations: readonly Operation[]) =>
        isListed(record) &&
        mayRead(context, record) &&
        (!record.rows || context.read(record).find(id) !== null) &&
        !pastFor(store, record, id, context.reading).isSilent(operations)
      const changes = recentChanges(store, limit, isShown).flatMap(({ wall, person, record, ...entry }) => {
        const entity = context.read(record).find(entry.id)
        if (!entity) return []
        const by = context.read(personRecord).find(person)
        const name = by ? titleOf(personRecord, by) : ''
        return [{ ...entry, at: instantOf(wall), person: name, record: record.name, title: titleOf(record, entity) }]
      })
      return { changes }
    },
    guide: ({ role }, context) => guideState(context, role),
    addSample: (input, context) => addSample(context, input),
    removeSample: ({ reason }, context) => removeSample(context, reason),
    totals(_input, context) {
      const listed = allRecords.filter((record) => isListed(record) && mayRead(context, record))
      return { totals: Object.fromEntries(listed.map((record) => [record.name, context.read(record).count()])) }
    },
  },
}
