import { z } from 'zod'
import { languages } from '../../base/translate.ts'
import { answer, command, query, task } from '../../contract/operation.ts'
import { calendarDay, identifier } from '../../record/check.ts'
import { everyRole } from '../../record/roles.ts'
import type { OutgoingFile } from '../files/files.contract.ts'
import type { Answer, Question } from './department-reports.answers.ts'
import type { BoardCell } from './department-reports.board.ts'
import type { ReportPeriod } from './department-reports.periods.ts'
import type { BranchReportProjection } from './department-reports.projection.ts'
import type { SheetFault } from './department-reports.sheet.ts'

const team = ['administrator', 'lead', 'auditor'] as const

/** A period of the board: how many of its reports are expected, signed off and late, and what was compiled of it. */
export type BoardPeriod = {
  readonly start: string
  readonly end: string
  readonly dueOn: string
  /** The version of the template that asks for it. */
  readonly version: string | null
  readonly expected: number
  readonly signed: number
  readonly late: number
  readonly branchReport: string | null
  /** Whether a report was signed off or corrected since that branch report was compiled. */
  readonly changedSince: boolean
}

/** A department and its periods in order; null where the template asks it for nothing. */
export type BoardRow = {
  readonly department: string
  readonly name: string
  readonly cells: readonly (BoardCell | null)[]
}

/** One report that should have come: of the board shown, the longest overdue first. */
export type LateReport = {
  readonly department: string
  readonly name: string
  readonly start: string
  readonly report: string | null
  readonly state: BoardCell['state']
  readonly daysLate: number
}

export type Board = {
  readonly templates: readonly { readonly id: string; readonly title: string; readonly period: ReportPeriod }[]
  /** The version in use of the template shown; null where none is in use. */
  readonly template: string | null
  readonly unit: ReportPeriod
  readonly periods: readonly BoardPeriod[]
  readonly rows: readonly BoardRow[]
  readonly overdue: readonly LateReport[]
}

/** A branch report as it was compiled, and the reports that were signed, corrected or begun anew since. */
export type Compilation = {
  readonly unit: ReportPeriod
  readonly projection: BranchReportProjection
  readonly changed: readonly { readonly report: string; readonly department: string; readonly state: string }[]
}

/** The questions of a form, and the answers of the report before. */
export type Entry = {
  readonly unit: ReportPeriod
  readonly instructions: string
  readonly questions: readonly Question[]
  readonly last: { readonly start: string; readonly answers: readonly Answer[] } | null
}

/** What a sheet that came back says: of which report, every cell that can be taken over, and by cell what cannot. */
export type ReportSheetReading = {
  readonly department: string
  readonly unit: ReportPeriod
  readonly start: string
  readonly isBegun: boolean
  readonly answers: readonly { readonly key: string; readonly question: string; readonly value: string | boolean }[]
  readonly blank: number
  readonly faults: readonly SheetFault[]
  /** The report that took them over, where that was asked. */
  readonly taken: string | null
}

export const departmentReportsContract = {
  departmentReports: {
    /** Departments by closed periods up to today: reports that exist, and those that nobody has begun. */
    board: query(
      everyRole,
      z.strictObject({ template: identifier.optional(), length: z.int().min(1).max(24).default(12) }),
      answer<Board>(),
    ),
    /** What a template asks, and what the department answered the period before; null where it has not reported yet. */
    entry: query(
      everyRole,
      z.strictObject({ template: identifier, department: identifier.optional(), start: calendarDay.optional() }),
      answer<Entry>(),
    ),
    compilation: query(everyRole, z.strictObject({ id: identifier }), answer<Compilation>()),
    /** Begins a report as its last one was answered, with the assets that the register knows of the period. */
    begin: command(
      team,
      z.strictObject({ template: identifier, department: identifier, start: calendarDay }),
      answer<{ readonly id: string }>(),
    ),
    /** The sheet that a department without the program fills in, as a workbook or, to be filled in by hand, as paper. */
    sheet: task(
      everyRole,
      z.strictObject({
        template: identifier,
        department: identifier,
        start: calendarDay,
        form: z.enum(['workbook', 'paper']).default('workbook'),
        language: z.enum(languages).default('en'),
      }),
      answer<OutgoingFile>(),
    ),
    /** Reads a sheet that came back; `take` writes what can be taken over. A `report` refuses the sheet of another one. */
    readSheet: task(
      team,
      z.strictObject({ ticket: z.string().max(64), report: identifier.optional(), take: z.boolean().default(false) }),
      answer<ReportSheetReading>(),
    ),
  },
} as const
