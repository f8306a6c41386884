import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import { unsettledOn } from '#shared/modules/people/people.settling.ts'
import { reportingLineRecord } from '#shared/modules/people/reporting-line.record.ts'
import type { WriteContext } from '../../context.ts'

/** At most so many units are brought up to date by one command; the next one finds the rest. */
const most = 500

/** Brings the pages of units up to date with facts whose day has come; answers how many. */
export function settle(context: WriteContext): number {
  const rows = {
    departments: context.read(departmentRecord).all(),
    groups: context.read(groupRecord).all(),
    duties: context.read(dutyRecord).all(),
    lines: context.read(reportingLineRecord).all(),
  }
  const unsettled = unsettledOn(rows, context.today).slice(0, most)
  const departments = context.write(departmentRecord)
  const groups = context.write(groupRecord)
  for (const { record, id, revision, changes } of unsettled)
    (record === 'department' ? departments : groups).update(id, revision, changes)
  return unsettled.length
}
