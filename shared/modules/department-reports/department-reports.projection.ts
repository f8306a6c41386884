import { decimalToUnits, unitsToDecimal } from '../../record/decimal.ts'
import type { Entity } from '../../record/record.ts'
import type { branchReportRecord } from './branch-report.record.ts'
import type { departmentReportRecord } from './department-report.record.ts'
import { type Answer, answersOf, isAnswered, type Question, questionsOf } from './department-reports.answers.ts'
import { type Standing, standings } from './department-reports.board.ts'
import type { reportTemplateRecord } from './report-template.record.ts'

type Branch = Entity<typeof branchReportRecord>
type Report = Entity<typeof departmentReportRecord>
type Template = Entity<typeof reportTemplateRecord>

/** A question with what every department answered; `total` of numbers is decimal text. */
export type CompiledQuestion = Question & {
  readonly total: string | null
  readonly yes: number
  readonly no: number
  readonly answers: readonly { readonly department: string; readonly answer: Answer }[]
}

/** All that a branch report or its page shows, names resolved and nothing left to compute. */
export type BranchReportProjection = {
  readonly counts: Readonly<Record<Standing, number>>
  /** Those that were late, not signed off or missing when it was compiled. */
  readonly remarked: readonly { readonly department: string; readonly standing: Standing; readonly daysLate: number }[]
  readonly sections: readonly { readonly title: string; readonly questions: readonly CompiledQuestion[] }[]
  readonly inspections: readonly {
    readonly department: string
    readonly result: NonNullable<Report['selfInspection']>
    readonly deviations: number
  }[]
  readonly deviations: readonly {
    readonly department: string
    readonly description: string
    readonly measure: string
    readonly settleBy: string | null
    readonly settled: boolean
  }[]
  readonly assets: readonly {
    readonly department: string
    readonly asset: string
    readonly kind: 'newExposed' | 'launched'
  }[]
  readonly attachments: readonly { readonly department: string; readonly name: string; readonly sha256: string }[]
}

/** The records that a branch report stands on; `reports` are those it took in, `nameOf` answers the title of a record. */
export type BranchReportSource = {
  readonly branch: Branch
  readonly template: Template
  readonly reports: readonly Report[]
  readonly nameOf: (record: string, id: string | null) => string
}

/** What of those records says what was reported. */
export type BranchContentSource = {
  readonly branch: Pick<Branch, 'entries'>
  readonly template: Pick<Template, 'questions'>
  readonly reports: readonly Pick<
    Report,
    ('department' | 'answers' | 'selfInspection' | 'deviations') | ('newExposed' | 'launched' | 'scan' | 'evidence')
  >[]
  readonly nameOf: BranchReportSource['nameOf']
}

const gravity = (standing: Standing) => standings.indexOf(standing)

/** By code units: the order of a sealed report may not depend on the machine's locale. */
const compareText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function totalOf(answers: readonly Answer[]): string | null {
  const amounts = answers.flatMap(({ amount }) => (amount === null ? [] : [decimalToUnits(amount, 2)]))
  return amounts.length === 0
    ? null
    : unitsToDecimal(
        amounts.reduce((sum, units) => sum + units, 0),
        2,
      )
}

function compiledQuestion(
  question: Question,
  reports: readonly (readonly [string, readonly Answer[]])[],
): CompiledQuestion {
  const answers = reports.flatMap(([department, given]) => {
    const answer = given.find((one) => one.question === question.question)
    return answer && isAnswered(question.kind, answer) ? [{ department, answer }] : []
  })
  const said = (yes: boolean) => answers.filter(({ answer }) => answer.yes === yes).length
  const total = question.kind === 'number' ? totalOf(answers.map(({ answer }) => answer)) : null
  return { ...question, total, yes: said(true), no: said(false), answers }
}

/** Computes the branch report: of what was signed the answers, and by name what was late, unsigned or missing. */
export function projectBranchReport({
  branch,
  template,
  reports,
  nameOf,
}: BranchContentSource): BranchReportProjection {
  const named = reports
    .map((report) => ({ report, department: nameOf('department', report.department) }))
    .toSorted((one, other) => compareText(one.department, other.department))
  const answers = named.map(({ report, department }) => [department, answersOf(report)] as const)
  const entries = branch.entries.map(({ department, standing, daysLate }) => {
    return { department: nameOf('department', department), standing, daysLate: daysLate ?? 0 }
  })
  const count = (standing: Standing) => entries.filter((entry) => entry.standing === standing).length
  return {
    counts: { onTime: count('onTime'), late: count('late'), notSigned: count('notSigned'), missing: count('missing') },
    remarked: entries
      .filter(({ standing }) => standing !== 'onTime')
      .toSorted(
        (one, other) =>
          gravity(other.standing) - gravity(one.standing) || compareText(one.department, other.department),
      ),
    sections: [...Map.groupBy(questionsOf(template), ({ section }) => section)].map(([title, questions]) => ({
      title,
      questions: questions.map((question) => compiledQuestion(question, answers)),
    })),
    inspections: named.flatMap(({ report, department }) =>
      report.selfInspection === null
        ? []
        : [{ department, result: report.selfInspection, deviations: report.deviations.length }],
    ),
    deviations: named.flatMap(({ report, department }) =>
      report.deviations.map(({ description, measure, settleBy, settled }) => {
        return { department, description, measure: measure ?? '', settleBy, settled: settled === true }
      }),
    ),
    assets: named.flatMap(({ report, department }) => [
      ...report.newExposed.map((id) => ({ department, asset: nameOf('asset', id), kind: 'newExposed' as const })),
      ...report.launched.map((id) => ({ department, asset: nameOf('asset', id), kind: 'launched' as const })),
    ]),
    attachments: named.flatMap(({ report, department }) =>
      [...report.scan, ...report.evidence].map(({ name, sha256 }) => ({ department, name, sha256 })),
    ),
  }
}
