import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import { projectCycleDocument } from '#shared/modules/cycles/cycle-report.projection.ts'
import { deviationRecord } from '#shared/modules/cycles/deviation.record.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'

/** A cycle with its work, its deviations and the actions that it took over, as far as it has come. */
export const cycleReport: ReportKind<'cycle'> = {
  record: cycleRecord,
  gather(context, id) {
    const own = [{ field: 'cycle', comparison: 'is' as const, value: id }]
    const cycle = context.read(cycleRecord).get(id)
    const items = context.read(workItemRecord).all(own)
    const deviations = context.read(deviationRecord).all(own)
    const known = context.read(correctiveActionRecord)
    const actions = cycle.actions.flatMap((action) => known.find(action) ?? [])
    // What it took over is left out of a cycle that took over nothing: others than its readers may make that report too.
    const holdsActions = cycle.actions.length > 0 || deviations.some(({ action }) => action !== null)
    const organisation = context.read(organisationRecord).all()
    const facts = { cycle, items, deviations, actions, today: context.today, nameOf: namesOf(context) }
    const closer = cycle.closedBy === null || cycle.closedBy === cycle.owner ? [] : [cycle.closedBy]
    return {
      title: cycle.title,
      number: cycle.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: cycleRecord, rows: [cycle] },
        { record: workItemRecord, rows: items },
        { record: deviationRecord, rows: deviations },
        ...(holdsActions ? [{ record: correctiveActionRecord, rows: actions }] : []),
      ],
      named: [personRecord, departmentRecord, cycleRecord, workItemRecord, correctiveActionRecord],
      projection: projectCycleDocument({ ...facts, organisation: organisation[0] ?? null }),
      signatories: [cycle.owner, ...closer],
      selfApproved: cycle.closedBy === cycle.owner,
      notReady: cycle.state === 'plan' ? 'cycles.refused.stillPlanned' : null,
    }
  },
}
