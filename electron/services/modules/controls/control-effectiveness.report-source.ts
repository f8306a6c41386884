import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import {
  projectControlEffectiveness,
  reportedMonths,
} from '#shared/modules/controls/control-effectiveness.projection.ts'
import { checksSince, firstMonth } from '#shared/modules/controls/controls.projection.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { unitOf } from '../../reports/report-unit.ts'

/** How the controls of a unit and of the units below it worked over the last twelve months; its head stands for them. */
export const controlEffectivenessReport: ReportKind<'controlEffectiveness'> = {
  record: departmentRecord,
  gather(context, id) {
    const { unit, count, has, organisations, organisation } = unitOf(context, id)
    const controls = context
      .read(controlRecord)
      .all([{ field: 'state', comparison: 'isNot', value: 'planned' }])
      .filter(({ department }) => has(department))
    const own = new Set(controls.map((control) => control.id))
    const submitted = context
      .read(controlCheckRecord)
      .all([{ field: 'state', comparison: 'in', value: ['submitted', 'reviewed'] }])
      .filter(({ control }) => own.has(control))
    const checks = checksSince(submitted, firstMonth(context.today, reportedMonths))
    const projection = projectControlEffectiveness({
      ...{ unit, units: count, controls, checks, on: context.today, nameOf: namesOf(context) },
      organisation,
    })
    return {
      title: unit.name,
      number: '',
      shown: [
        { record: organisationRecord, rows: organisations },
        { record: departmentRecord, rows: [unit] },
        { record: controlRecord, rows: controls },
        { record: controlCheckRecord, rows: checks },
      ],
      named: [personRecord, departmentRecord, controlRecord],
      projection,
      signatories: projection.signers.map(({ id: person }) => person),
      selfApproved: false,
      notReady: projection.signers.length === 0 ? 'controlDocument.refused.noHead' : null,
    }
  },
}
