import { filesIn } from '../../record/evidence-files.ts'
import type { Entity } from '../../record/record.ts'
import type { correctiveActionRecord } from '../audits/corrective-action.record.ts'
import type { findingRecord } from '../audits/finding.record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { externalAssessmentRecord } from './external-assessment.record.ts'
import { type Answer, type AnswerCounts, answerOf } from './frameworks.years.ts'

type Assessment = Entity<typeof externalAssessmentRecord>
type Finding = Entity<typeof findingRecord>
type Action = Entity<typeof correctiveActionRecord>

/** One line of feedback and what became of it; `isLate` where it is taken up, not done and past its day. */
export type FeedbackLine = {
  readonly feedback: string
  readonly response: Assessment['feedback'][number]['response']
  readonly reason: string
  readonly answer: Answer
  readonly owner: string
  readonly dueOn: string | null
  readonly doneOn: string | null
  readonly isLate: boolean
}

/** A finding that came of the assessment, with the measures that answer it. */
export type AssessedFinding = Pick<Finding, 'title' | 'severity' | 'state' | 'dueOn'> & {
  readonly number: string
  readonly owner: string
  readonly actions: readonly (Pick<Action, 'title' | 'state' | 'dueOn'> & {
    readonly number: string
    readonly owner: string
  })[]
}

/** An assessment by somebody outside as its document prints it, names resolved; texts are Markdown. */
export type ExternalAssessmentDocument = Pick<
  Assessment,
  'title' | 'year' | 'kind' | 'firm' | 'period' | 'state' | 'reportedOn' | 'closedOn'
> & {
  readonly organisation: string
  readonly classification: string
  readonly number: string
  readonly on: string
  readonly scope: string
  readonly department: string
  readonly owner: string
  readonly conclusion: string
  readonly counts: AnswerCounts
  readonly feedback: readonly FeedbackLine[]
  readonly late: number
  readonly findings: readonly AssessedFinding[]
  readonly files: readonly { readonly name: string; readonly sha256: string }[]
  readonly signers: readonly {
    readonly duty: 'owner' | 'closed'
    readonly id: string
    readonly person: string
    readonly on: string | null
  }[]
}

type Source = {
  readonly organisation: Entity<typeof organisationRecord> | null
  readonly assessment: Assessment
  readonly findings: readonly Finding[]
  readonly actions: readonly Action[]
  readonly on: string
  readonly nameOf: (record: string, id: string | null) => string
}

function feedbackOf({ assessment, on, nameOf }: Source): readonly FeedbackLine[] {
  return assessment.feedback.map((line) => {
    const { feedback, response, reason, owner, dueOn, doneOn } = line
    const answer = answerOf(line)
    const isAwaited = answer === 'open' || answer === 'underWay'
    return {
      ...{ feedback, response, reason: reason ?? '', answer, owner: nameOf('person', owner), dueOn, doneOn },
      isLate: isAwaited && dueOn !== null && dueOn < on,
    }
  })
}

function findingsOf({ findings, actions, nameOf }: Source): readonly AssessedFinding[] {
  return findings.map(({ id, number, title, severity, state, dueOn, owner }) => ({
    ...{ number: number ?? '', title, severity, state, dueOn, owner: nameOf('person', owner) },
    actions: actions
      .filter(({ finding }) => finding === id)
      .map((action) => ({
        ...{ number: action.number ?? '', title: action.title, state: action.state, dueOn: action.dueOn },
        owner: nameOf('person', action.owner),
      })),
  }))
}

/** Its owner, and whoever closed it where that is somebody else. */
function signersOf({
  assessment: { owner, closedBy, closedOn },
  nameOf,
}: Source): ExternalAssessmentDocument['signers'] {
  const signer = (duty: 'owner' | 'closed', id: string, on: string | null) => ({
    ...{ duty, id, on, person: nameOf('person', id) },
  })
  return [
    ...(owner === null ? [] : [signer('owner', owner, null)]),
    ...(closedBy === null || closedBy === owner ? [] : [signer('closed', closedBy, closedOn)]),
  ]
}

/** What the document of an assessment by others says: the same answers to its feedback as the years of the window count. */
export function projectExternalAssessment(source: Source): ExternalAssessmentDocument {
  const { organisation, assessment, on, nameOf } = source
  const { number, title, year, kind, firm, scope, period, department, owner, conclusion, state } = assessment
  const feedback = feedbackOf(source)
  const count = (answer: Answer) => feedback.filter((line) => line.answer === answer).length
  return {
    organisation: organisation?.legalName || organisation?.name || '',
    classification: organisation?.classification ?? '',
    ...{ number: number ?? '', title, year, kind, firm, period, state, on },
    ...{ reportedOn: assessment.reportedOn, closedOn: assessment.closedOn },
    ...{ scope: scope ?? '', conclusion: conclusion ?? '' },
    department: nameOf('department', department),
    owner: nameOf('person', owner),
    counts: {
      ...{ done: count('done'), underWay: count('underWay'), open: count('open') },
      ...{ notTakenUp: count('notTakenUp'), unanswered: count('unanswered') },
    },
    feedback,
    late: feedback.filter(({ isLate }) => isLate).length,
    findings: findingsOf(source),
    files: filesIn(assessment.report).map(({ name, sha256 }) => ({ name, sha256 })),
    signers: signersOf(source),
  }
}
