import type { Filter } from '#shared/contract/list.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { spendingItemRecord } from '#shared/modules/spending/spending-item.record.ts'
import { projectSpendingReport } from '#shared/modules/spending/spending-report.projection.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { unitOf } from '../../reports/report-unit.ts'

const notCancelled: Filter = { field: 'state', comparison: 'isNot', value: 'cancelled' }

/** What a unit and the units below it planned and spent on security; its head and whoever approved the last line stand for it. */
export const spendingReport: ReportKind<'spending'> = {
  record: departmentRecord,
  readers: spendingItemRecord.readers,
  gather(context, id) {
    const { unit, count, has, organisations } = unitOf(context, id, 'what was')
    const [organisation = null] = organisations
    const now = Number(context.today.slice(0, 4))
    const items = context
      .read(spendingItemRecord)
      .all([notCancelled])
      .filter(({ department, year }) => has(department) && Math.abs(Number(year) - now) <= 1)
    const projection = projectSpendingReport({
      ...{ unit, units: count, items, on: context.today, nameOf: namesOf(context) },
      organisation,
    })
    return {
      title: unit.name,
      number: '',
      shown: [
        { record: organisationRecord, rows: organisations },
        { record: departmentRecord, rows: [unit] },
        { record: spendingItemRecord, rows: items },
      ],
      named: [personRecord, departmentRecord, controlRecord],
      projection,
      signatories: projection.signers.map(({ id: person }) => person),
      selfApproved: false,
      notReady: projection.signers.length === 0 ? 'spendingDocument.refused.noHead' : null,
    }
  },
}
