import { idList, isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'

/** What became of the feedback of an assessment: each line counts once. */
export const answers = ['done', 'underWay', 'open', 'notTakenUp', 'unanswered'] as const
export type Answer = (typeof answers)[number]
export type AnswerCounts = Readonly<Record<Answer, number>>

export type YearAssessment = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly kind: string
  readonly firm: string
  readonly state: string
  readonly findings: number
  readonly feedback: AnswerCounts
  /** How many lines were taken up, wholly or in part. */
  readonly takenUp: number
  readonly total: number
}

export type AssessmentYear = {
  readonly year: string
  readonly assessments: readonly YearAssessment[]
  readonly findings: number
  readonly takenUp: number
  readonly total: number
  readonly done: number
}

/** What became of one line of feedback. */
export function answerOf(row: Readonly<Record<string, unknown>>): Answer {
  if (row.response === 'notTakenUp') return 'notTakenUp'
  if (row.response !== 'takenUp' && row.response !== 'partlyTakenUp') return 'unanswered'
  return row.progress === 'done' || row.progress === 'underWay' ? row.progress : 'open'
}

function textOf(row: AnyEntity, name: string): string {
  const value = row[name]
  return isText(value) ? value : ''
}

function assessmentOf(row: AnyEntity): YearAssessment {
  const lines = partRows(row.feedback).map(answerOf)
  const count = (answer: Answer) => lines.filter((one) => one === answer).length
  const feedback = {
    ...{ done: count('done'), underWay: count('underWay'), open: count('open') },
    ...{ notTakenUp: count('notTakenUp'), unanswered: count('unanswered') },
  }
  return {
    id: row.id,
    number: textOf(row, 'number'),
    title: textOf(row, 'title'),
    kind: textOf(row, 'kind'),
    firm: textOf(row, 'firm'),
    state: row.state,
    findings: idList(row.findings).length,
    feedback,
    takenUp: feedback.done + feedback.underWay + feedback.open,
    total: lines.length,
  }
}

/** Assessments by year, the latest first, with what was taken up of each; those without a year are left out. */
export function assessmentYears(rows: readonly AnyEntity[]): readonly AssessmentYear[] {
  const years = Map.groupBy(rows, ({ year }) => (isText(year) ? year : null))
  return [...years]
    .flatMap(([year, own]) => (year === null ? [] : [{ year, assessments: own.map(assessmentOf) }]))
    .toSorted((one, other) => (one.year < other.year ? 1 : -1))
    .map(({ year, assessments }) => {
      const sum = (pick: (one: YearAssessment) => number) => assessments.reduce((total, one) => total + pick(one), 0)
      return {
        year,
        assessments,
        findings: sum(({ findings }) => findings),
        takenUp: sum(({ takenUp }) => takenUp),
        total: sum(({ total }) => total),
        done: sum(({ feedback }) => feedback.done),
      }
    })
}
