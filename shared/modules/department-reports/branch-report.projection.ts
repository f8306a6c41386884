import type { Entity } from '../../record/record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { Standing } from './department-reports.board.ts'
import type { ReportPeriod } from './department-reports.periods.ts'
import {
  type BranchReportProjection,
  type BranchReportSource,
  projectBranchReport,
} from './department-reports.projection.ts'

/** A department of the branch report: how it stood, and who submitted and signed what was taken in. */
export type BranchDepartment = {
  readonly name: string
  readonly standing: Standing
  readonly daysLate: number
  /** Number of its report; empty where there was none. */
  readonly report: string
  readonly submittedOn: string | null
  readonly signedBy: string
  readonly signedOn: string | null
}

/** All that the document of a branch report shows, names resolved and nothing left to compute. */
export type BranchReportDocument = {
  readonly organisation: string
  readonly classification: string
  readonly title: string
  readonly number: string
  readonly version: number
  /** The branch report that this one replaces, by number and title; empty where it is the first. */
  readonly replaces: string
  readonly period: { readonly start: string; readonly end: string }
  readonly unit: ReportPeriod
  readonly template: string
  readonly templateVersion: number
  readonly compiledBy: string
  readonly compiledOn: string | null
  readonly summary: string
  readonly departments: readonly BranchDepartment[]
  readonly openDeviations: number
  /** Departments whose reports went through the hands of the person who compiled them. */
  readonly handledByCompiler: readonly string[]
  readonly content: BranchReportProjection
}

/** Everything that the projection of the document reads; `pending` are reports that were named and not taken in. */
export type BranchDocumentSource = BranchReportSource & {
  readonly organisation: Entity<typeof organisationRecord> | null
  readonly pending: BranchReportSource['reports']
}

function departmentsOf({ branch, reports, pending, nameOf }: BranchDocumentSource): readonly BranchDepartment[] {
  const known = new Map([...reports, ...pending].map((report) => [report.id, report]))
  const taken = new Set(reports.map(({ id }) => id))
  return branch.entries
    .map(({ department, report: id, standing, daysLate }) => {
      const report = id === null ? null : (known.get(id) ?? null)
      const signed = report && taken.has(report.id) ? report : null
      return {
        ...{ name: nameOf('department', department), standing, daysLate: daysLate ?? 0 },
        report: report?.number ?? '',
        submittedOn: signed?.submittedOn ?? null,
        signedBy: signed ? nameOf('person', signed.signedBy) : '',
        signedOn: signed?.signedOn ?? null,
      }
    })
    .toSorted((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0))
}

/** Computes what the document of a branch report says. */
export function projectBranchDocument(source: BranchDocumentSource): BranchReportDocument {
  const { organisation, branch, template, reports, nameOf } = source
  const content = projectBranchReport(source)
  const compiler = branch.compiledBy
  const handled = reports.filter(
    ({ preparedBy, submittedBy, recordedBy }) =>
      compiler !== null && [preparedBy, submittedBy, recordedBy].includes(compiler),
  )
  return {
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: organisation?.classification ?? '',
    title: branch.title,
    number: branch.number ?? '',
    version: branch.version ?? 1,
    replaces: nameOf('branchReport', branch.follows),
    period: branch.period,
    unit: template.period,
    template: template.title,
    templateVersion: template.version ?? 1,
    compiledBy: nameOf('person', branch.compiledBy),
    compiledOn: branch.compiledOn,
    summary: branch.summary ?? '',
    departments: departmentsOf(source),
    openDeviations: content.deviations.filter(({ settled }) => !settled).length,
    handledByCompiler: handled.map(({ department }) => nameOf('department', department)).toSorted(),
    content,
  }
}
