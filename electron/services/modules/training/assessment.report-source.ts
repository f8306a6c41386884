import type { Filter } from '#shared/contract/list.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { projectAssessmentDocument } from '#shared/modules/training/assessment-report.projection.ts'
import { scoreRecord } from '#shared/modules/training/score.record.ts'
import { seesAllScores } from '#shared/modules/training/training.projection.ts'
import type { ReadContext } from '../../context.ts'
import { namesOf } from '../../records/names-of.ts'
import type { ReportKind } from '../../reports/report-kind.ts'

function scoresOf(context: ReadContext, assessment: string) {
  const own: readonly Filter[] = [{ field: 'assessment', comparison: 'is', value: assessment }]
  return context.read(scoreRecord).all(own)
}

/** The published results of an assessment; whoever published them stands for them. */
export const assessmentReport: ReportKind<'assessment'> = {
  record: assessmentRecord,
  gather(context, id) {
    const assessments = context.read(assessmentRecord)
    const assessment = assessments.get(id)
    const before = assessment.previousAssessment ? assessments.find(assessment.previousAssessment) : null
    const organisation = context.read(organisationRecord).all()
    const scores = scoresOf(context, assessment.id)
    const earlier = before === null ? [] : scoresOf(context, before.id)
    const projection = projectAssessmentDocument({
      ...{ assessment, scores, nameOf: namesOf(context) },
      organisation: organisation[0] ?? null,
      previous: before === null ? null : { assessment: before, scores: earlier },
    })
    return {
      title: assessment.title,
      number: assessment.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        { record: assessmentRecord, rows: before === null ? [assessment] : [assessment, before] },
        { record: scoreRecord, rows: [...scores, ...earlier] },
      ],
      named: [personRecord],
      projection,
      signatories: projection.signer === null ? [] : [projection.signer.id],
      selfApproved: false,
      notReady: assessment.state === 'published' ? null : 'assessmentDocument.refused.notPublished',
      inPart: seesAllScores(context.actor.roles) ? null : 'assessmentDocument.refused.ownOnly',
    }
  },
}
