import type { Filter } from '#shared/contract/list.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { riskRecord } from '#shared/modules/risks/risk.record.ts'
import { projectRiskRegisterDocument } from '#shared/modules/risks/risk-register.projection.ts'
import { riskScaleRecord } from '#shared/modules/risks/risk-scale.record.ts'
import { riskTreatmentRecord } from '#shared/modules/risks/risk-treatment.record.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { registerOf } from './risks.register.ts'

/** How many of the gravest risks the summary names. */
const top = 10

/** The register of the risks that are rated by a scale; whoever put the scale into use stands for it. */
export const riskRegisterReport: ReportKind<'riskRegister'> = {
  record: riskScaleRecord,
  gather(context, id) {
    const scale = context.read(riskScaleRecord).get(id)
    const organisation = context.read(organisationRecord).all()
    const rated: readonly Filter[] = [{ field: 'scale', comparison: 'is', value: scale.id }]
    const risks = context.read(riskRecord).all([...rated, { field: 'state', comparison: 'isNot', value: 'closed' }])
    const known = new Set(risks.map((risk) => risk.id))
    const treatments = context
      .read(riskTreatmentRecord)
      .all()
      .filter(({ risk }) => known.has(risk))
    const projection = projectRiskRegisterDocument({
      ...{ scale, risks, treatments, on: context.today, nameOf: namesOf(context) },
      organisation: organisation[0] ?? null,
      register: registerOf(context, rated, top),
    })
    return {
      title: scale.title,
      number: '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: riskScaleRecord, rows: [scale] },
        { record: riskRecord, rows: risks },
        { record: riskTreatmentRecord, rows: treatments },
      ],
      named: [personRecord, departmentRecord, riskRecord],
      projection,
      signatories: projection.signer === null ? [] : [projection.signer.id],
      selfApproved: false,
      notReady: scale.state === 'draft' ? 'riskDocument.refused.notInUse' : null,
    }
  },
}
