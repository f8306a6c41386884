import type { Entity } from '../../record/record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { departmentReportRecord } from './department-report.record.ts'
import { type Answer, answersOf, isAnswered, type Question, questionsOf } from './department-reports.answers.ts'
import type { ReportPeriod } from './department-reports.periods.ts'
import type { reportTemplateRecord } from './report-template.record.ts'

type Report = Entity<typeof departmentReportRecord>

/** The duties whose holders stand for a report, in the order in which they act. */
const reportDuties = ['signedBy', 'recordedBy'] as const

/** One who stands for a report, with every duty that they had in it; `on` is the day of the last. */
export type ReportSigner = {
  readonly duties: readonly (typeof reportDuties)[number][]
  readonly person: string
  readonly on: string | null
}

/** All that the document of a department's report shows, names resolved and nothing left to compute. */
export type DepartmentReportDocument = {
  readonly organisation: string
  readonly classification: string
  readonly title: string
  readonly number: string
  readonly department: string
  readonly state: Report['state']
  readonly unit: ReportPeriod
  readonly period: { readonly start: string; readonly end: string }
  readonly template: string
  readonly templateVersion: number
  readonly dueOn: string | null
  readonly preparedBy: string
  readonly submittedBy: string
  readonly submittedOn: string | null
  readonly daysLate: number
  readonly version: number
  readonly corrects: string
  readonly correctionReason: string
  /** `answer` is null where the department left the question open. */
  readonly sections: readonly {
    readonly title: string
    readonly questions: readonly (Question & { readonly answer: Answer | null })[]
  }[]
  readonly assets: readonly { readonly asset: string; readonly kind: 'newExposed' | 'launched' }[]
  readonly assetsConfirmed: boolean
  readonly selfInspection: Report['selfInspection']
  readonly selfInspectionNote: string
  readonly deviations: readonly {
    readonly description: string
    readonly measure: string
    readonly settleBy: string | null
    readonly settled: boolean
  }[]
  readonly attachments: readonly { readonly name: string; readonly sha256: string; readonly isScan: boolean }[]
  readonly signers: readonly ReportSigner[]
}

/** The records that the document of a department's report stands on; `nameOf` answers the title of a record. */
export type DepartmentReportSource = {
  readonly organisation: Entity<typeof organisationRecord> | null
  readonly report: Report
  readonly template: Entity<typeof reportTemplateRecord>
  readonly nameOf: (record: string, id: string | null) => string
}

/** The people who stand for a report, each once, by id. */
export function signersOf(
  report: Report,
): readonly { readonly id: string; readonly signer: Omit<ReportSigner, 'person'> }[] {
  const days = { signedBy: report.signedOn, recordedBy: report.recordedOn }
  const given = reportDuties.flatMap((duty) => {
    const id = report[duty]
    return id === null ? [] : [{ id, duty }]
  })
  return [...Map.groupBy(given, ({ id }) => id)].map(([id, acts]) => {
    const duties = acts.map(({ duty }) => duty)
    return { id, signer: { duties, on: days[duties.at(-1) ?? 'signedBy'] } }
  })
}

function sectionsOf({ report, template }: DepartmentReportSource): DepartmentReportDocument['sections'] {
  const answers = new Map(answersOf(report).map((answer) => [answer.question, answer]))
  const asked = questionsOf(template).map((question) => {
    const answer = answers.get(question.question)
    return { ...question, answer: answer && isAnswered(question.kind, answer) ? answer : null }
  })
  return [...Map.groupBy(asked, ({ section }) => section)].map(([title, questions]) => ({ title, questions }))
}

/** Computes what the document of one department's report says. */
export function projectDepartmentReport(source: DepartmentReportSource): DepartmentReportDocument {
  const { organisation, report, template, nameOf } = source
  const asset = (kind: 'newExposed' | 'launched') => (id: string) => ({ asset: nameOf('asset', id), kind })
  return {
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: organisation?.classification ?? '',
    title: report.title,
    number: report.number ?? '',
    department: nameOf('department', report.department),
    state: report.state,
    unit: template.period,
    period: report.period,
    template: template.title,
    templateVersion: template.version ?? 1,
    dueOn: report.dueOn,
    preparedBy: nameOf('person', report.preparedBy),
    submittedBy: nameOf('person', report.submittedBy),
    submittedOn: report.submittedOn,
    daysLate: report.daysLate ?? 0,
    version: report.version ?? 1,
    corrects: nameOf('departmentReport', report.follows),
    correctionReason: report.correctionReason ?? '',
    sections: sectionsOf(source),
    assets: [...report.newExposed.map(asset('newExposed')), ...report.launched.map(asset('launched'))],
    assetsConfirmed: report.assetsConfirmed === true,
    selfInspection: report.selfInspection,
    selfInspectionNote: report.selfInspectionNote ?? '',
    deviations: report.deviations.map(({ description, measure, settleBy, settled }) => {
      return { description, measure: measure ?? '', settleBy, settled: settled === true }
    }),
    attachments: [
      ...report.scan.map(({ name, sha256 }) => ({ name, sha256, isScan: true })),
      ...report.evidence.map(({ name, sha256 }) => ({ name, sha256, isScan: false })),
    ],
    signers: signersOf(report).map(({ id, signer }) => ({ ...signer, person: nameOf('person', id) })),
  }
}
