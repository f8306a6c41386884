import type { Filter } from '#shared/contract/list.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { briefingRecord } from '#shared/modules/briefings/briefing.record.ts'
import { unbriefed } from '#shared/modules/briefings/briefings.projection.ts'
import { lastOwed } from '#shared/modules/briefings/briefings.quarter.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import { gateOf } from '#shared/modules/cycles/cycles.gates.ts'
import { deviationRecord } from '#shared/modules/cycles/deviation.record.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import type { CycleProgress, DepartmentCount, HomeView } from '#shared/modules/home/home.contract.ts'
import { leadFigures } from '#shared/modules/home/home.lead-figures.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import { owedReports } from '../../expected-reports/owed.ts'
import { titleOf } from '../../records/reader.ts'
import { counted, is } from './home.queries.ts'

const most = 50
const undone: Filter = { field: 'state', comparison: 'in', value: ['open', 'inProgress'] }
const judged: Filter = { field: 'result', comparison: 'in', value: ['effective', 'partlyEffective', 'ineffective'] }

/** How many work items are looked through for the gates of all cycles; those beyond show theirs on their own page. */
const mostLooked = 2000

/** How much of what the next phase asks is met. */
function gateCounts(context: ReadContext, cycle: AnyEntity): CycleProgress['gate'] {
  const own = [is('cycle', cycle.id)]
  const [items, deviations] = [context.read(workItemRecord).all(own), context.read(deviationRecord).all(own)]
  const criteria = gateOf(cycle, items, deviations)?.criteria
  return criteria ? { met: criteria.filter(({ isMet }) => isMet).length, all: criteria.length } : null
}

/** The cycles whose gate asks nothing any more. */
function readyCycles(cycles: readonly CycleProgress[]): readonly string[] {
  return cycles.flatMap(({ id, gate }) => (gate && gate.met === gate.all ? [id] : []))
}

function openCycles(context: ReadContext): readonly CycleProgress[] {
  const { rows } = context.read(cycleRecord).list({
    filters: [{ field: 'state', comparison: 'isNot', value: 'closed' }],
    sort: [{ field: 'period' }],
    limit: most,
  })
  if (rows.length === 0) return []
  const own: Filter = { field: 'cycle', comparison: 'in', value: rows.map(({ id }) => id) }
  const work = context.read(workItemRecord).tallyBy(
    'cycle',
    [own, { field: 'state', comparison: 'isNot', value: 'cancelled' }],
    [
      [],
      [is('state', 'done')],
      [
        { field: 'state', comparison: 'in', value: ['planned', 'proposed', 'agreed', 'inProgress', 'blocked'] },
        { field: 'dueOn', comparison: 'before', value: context.today },
      ],
    ],
  )
  let looked = 0
  return rows.map((cycle) => {
    const [all = 0, done = 0, late = 0] = work.get(cycle.id) ?? []
    const { start, end } = cycle.period
    looked += all
    const gate = looked > mostLooked ? null : gateCounts(context, cycle)
    const own = { id: cycle.id, title: titleOf(cycleRecord, cycle), state: cycle.state }
    return { ...own, start, end, work: all, done, late, gate }
  })
}

/** Controls whose latest reviewed and judged check found them ineffective; the newest 200 such checks are looked at. */
function failingControls(context: ReadContext): readonly string[] {
  const checks = context.read(controlCheckRecord)
  const reviewed = is('state', 'reviewed')
  const { rows } = checks.list({
    filters: [reviewed, is('result', 'ineffective')],
    sort: [{ field: 'performedOn', descending: true }],
    limit: 200,
  })
  const latest = [...Map.groupBy(rows, ({ control }) => control)].flatMap(([control, [newest]]) =>
    newest ? [{ control, day: newest.performedOn }] : [],
  )
  const later = checks.tally(
    latest.map(({ control, day }) => [
      reviewed,
      judged,
      is('control', control),
      { field: 'performedOn', comparison: 'after', value: day },
    ]),
  )
  return latest.filter((_, place) => later[place] === 0).map(({ control }) => control)
}

/** Committees for which nothing was written of the last quarter whose briefing is owed. */
function silentCommittees(context: ReadContext): readonly string[] {
  const owed = lastOwed(context.today)
  if (owed === null) return []
  const groups = context.read(groupRecord).all([is('kind', 'committee')])
  const briefings = context.read(briefingRecord).all([is('quarter', owed.name)])
  return unbriefed(groups, briefings, context.today)
}

/** The departments that owe a report which is due and which nobody has begun, each once. */
function unreported(context: ReadContext): readonly string[] {
  const late = owedReports(context).filter(({ dueOn }) => dueOn < context.today)
  return [...new Set(late.map(({ department }) => department))]
}

function overdueByDepartment(context: ReadContext): readonly DepartmentCount[] {
  const late: Filter = { field: 'dueOn', comparison: 'before', value: context.today }
  const counts = context.read(correctiveActionRecord).tallyBy('department', [undone, late], [[]])
  const departments = context.read(departmentRecord)
  return [...counts]
    .map(([id, [count = 0]]) => {
      const department = departments.find(id)
      return { id, title: department ? titleOf(departmentRecord, department) : '', count }
    })
    .toSorted((one, other) => other.count - one.count || one.title.localeCompare(other.title))
}

/** What a lead's home shows: the cycles and how far they are, what is late and where, and signals of risk. */
export function leadHome(context: ReadContext): HomeView {
  const { actor, today } = context
  const cycles = openCycles(context)
  const found = {
    failing: failingControls(context),
    silent: silentCommittees(context),
    ready: readyCycles(cycles),
    unreported: unreported(context),
  }
  return {
    role: 'lead',
    figures: counted(context, leadFigures(actor.person, today, found)),
    cycles,
    overdue: overdueByDepartment(context),
  }
}
