import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import { chapterOf, levelOf } from '#shared/modules/frameworks/frameworks.levels.ts'
import { protectionAssessmentRecord } from '#shared/modules/frameworks/protection-assessment.record.ts'
import { requirementRecord } from '#shared/modules/frameworks/requirement.record.ts'
import { projectStatementDocument } from '#shared/modules/frameworks/statement.projection.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'
import { controlsServing, lastChecks, requirementsOf, resultsOf } from './frameworks.reading.ts'

/** What systems were scored at the level of a control point; another framework knows no such score. */
function assessmentsAt(context: ReadContext, framework: string, identifier: string) {
  const level = framework === 'mlps' ? levelOf(identifier) : null
  if (level === null) return null
  return context.read(protectionAssessmentRecord).all([
    { field: 'state', comparison: 'is', value: 'concluded' },
    { field: 'level', comparison: 'is', value: level },
  ])
}

/** The statement of applicability of the framework that a requirement belongs to; who decided stands for it. */
export const statementReport: ReportKind<'statement'> = {
  record: requirementRecord,
  gather(context, id) {
    const { framework, identifier } = context.read(requirementRecord).get(id)
    const scope = framework === 'mlps' ? chapterOf(identifier) : null
    const assessments = assessmentsAt(context, framework, identifier)
    const organisation = context.read(organisationRecord).all()
    const controls = controlsServing(context, framework)
    const checks = lastChecks(
      context,
      controls.map((control) => control.id),
    )
    const requirements = requirementsOf(context, framework).filter(
      (row) => scope === null || chapterOf(row.identifier) === scope,
    )
    const projection = projectStatementDocument({
      ...{
        framework,
        scope,
        controls,
        requirements,
        assessments: assessments ?? [],
        on: context.today,
        nameOf: namesOf(context),
      },
      organisation: organisation[0] ?? null,
      results: resultsOf(checks),
    })
    const printed = new Set(projection.controls.map(({ number }) => number))
    const named = controls.filter(({ number }) => printed.has(number ?? ''))
    return {
      title: projection.title,
      number: '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: requirementRecord, rows: requirements },
        ...(assessments === null ? [] : [{ record: protectionAssessmentRecord, rows: assessments }]),
        { record: controlRecord, rows: named },
        { record: controlCheckRecord, rows: checks.filter((check) => named.some((one) => one.id === check.control)) },
      ],
      named: [personRecord, departmentRecord, assetRecord],
      projection,
      signatories: projection.signers.map((signer) => signer.id),
      selfApproved: false,
      notReady: projection.signers.length === 0 ? 'statementDocument.refused.undecided' : null,
    }
  },
}
