import { periodCode } from '#shared/base/calendar-words.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { catalogues } from '#shared/messages.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import { answersOf, questionsOf } from '#shared/modules/department-reports/department-reports.answers.ts'
import type { ReportSheetReading } from '#shared/modules/department-reports/department-reports.contract.ts'
import {
  answerFrom,
  fixedLines,
  type ReadSheet,
  readSheetLines,
  type SheetCell,
  type SheetLine,
  sheetMark,
} from '#shared/modules/department-reports/department-reports.sheet.ts'
import { reportTemplateRecord } from '#shared/modules/department-reports/report-template.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import type { ForeignTable } from '../../exchange/format.ts'
import { letters } from '../../exchange/xlsx-write.ts'
import { doInHelper } from '../../processes/helper.ts'
import { titleOf } from '../../records/reader.ts'
import { begin } from './department-reports.begin.ts'
import { type SheetSubject, sheetLines, subjectOf } from './department-reports.sheet-lines.ts'

type Expected = { readonly template: string; readonly department: string; readonly start: string }
type Input = { readonly ticket: string; readonly report?: string | undefined; readonly take: boolean }

function refused(key: string, parameters: Readonly<Record<string, string | number>> = {}): OperationError {
  return new OperationError('conflict', `reportSheet.refused.${key}`, { parameters })
}

const textAt = (cells: readonly unknown[], at: number) => {
  const cell = cells[at]
  return typeof cell === 'string' ? cell.trim() : ''
}

/** What the sheet says of itself, and its cells by the hidden keys of their lines. */
function located(table: ForeignTable) {
  const { headerRow, heads } = table.source
  const rows = [{ where: String(headerRow), cells: heads }, ...table.rows]
  const row = rows.find(({ cells }) => cells.some((cell) => typeof cell === 'string' && cell.trim() === sheetMark))
  const at = row?.cells.findIndex((cell) => typeof cell === 'string' && cell.trim() === sheetMark) ?? -1
  if (!row || at < 3) throw refused('notOne')
  const found = { template: textAt(row.cells, at + 1), department: textAt(row.cells, at + 2) }
  const column = at - 3
  const cells = new Map<string, SheetCell[]>()
  for (const line of table.rows) {
    const key = textAt(line.cells, at)
    if (key === '' || key === sheetMark) continue
    const cell = {
      place: `${letters(column)}${line.where}`,
      text: textAt(line.cells, column),
      isFormula: line.formulas?.includes(column) === true,
      fault: line.faults?.get(column) ? `errors.field.${line.faults.get(column)?.key}` : null,
    }
    cells.set(key, [...(cells.get(key) ?? []), cell])
  }
  return { said: { ...found, start: textAt(row.cells, at + 3) } satisfies Expected, cells }
}

/** The report that the sheet is of; refuses by name what belongs to another vault, version, department or period. */
function subjectFor(context: ReadContext, said: Expected, wanted: string | undefined): SheetSubject {
  const template = context.read(reportTemplateRecord).find(said.template)
  const department = context.read(departmentRecord).find(said.department)
  if (!template || !department) throw refused('otherVault')
  const subject = subjectOf(context, said.template, department, said.start)
  const report = wanted === undefined ? null : context.read(departmentReportRecord).get(wanted)
  if (report && report.department !== department.id) {
    const name = context.read(departmentRecord).find(report.department)?.name ?? ''
    throw refused('otherDepartment', { found: department.name, wanted: name })
  }
  if (report && report.startsOn !== said.start) {
    const code = (start: string) => periodCode(start, template.period)
    throw refused('otherPeriod', { found: code(said.start), wanted: code(report.startsOn ?? said.start) })
  }
  const asked = subject.report?.template ?? subject.version.template.id
  if (asked !== template.id) {
    const wantedVersion = context.read(reportTemplateRecord).find(asked)?.version ?? 1
    throw refused('otherVersion', { found: String(template.version ?? 1), wanted: String(wantedVersion) })
  }
  if (subject.report && subject.report.state !== 'draft')
    throw refused('submitted', { report: titleOf(departmentReportRecord, subject.report) })
  return subject
}

function changesOf(report: NonNullable<SheetSubject['report']>, subject: SheetSubject, { values }: ReadSheet) {
  const ids = new Map(subject.version.template.questions.map(({ id, question }) => [question, id]))
  const kept = new Map(answersOf(report).map((answer) => [answer.question, answer]))
  const rows = new Map(report.answers.map(({ id, question }) => [question, id]))
  const answers = questionsOf(subject.version.template).flatMap(({ question }) => {
    const value = values.get(ids.get(question) ?? question)
    const answer = value ? answerFrom(question, value) : kept.get(question)
    const id = rows.get(question)
    return answer ? [{ ...answer, ...(id === undefined ? {} : { id }) }] : []
  })
  const inspection = values.get(fixedLines.inspection)
  const result = departmentReportRecord.fields.selfInspection.choices.find((one) => one === inspection?.value)
  const [note, assets] = [values.get(fixedLines.note), values.get(fixedLines.assets)]
  const deviations = values.get(fixedLines.deviations)
  const known = new Map(report.deviations.map((row) => [row.description, row]))
  return {
    answers,
    ...(result ? { selfInspection: result } : {}),
    ...(note?.kind === 'words' ? { selfInspectionNote: note.value } : {}),
    ...(assets?.kind === 'yes' ? { assetsConfirmed: assets.value } : {}),
    ...(deviations?.kind === 'deviations'
      ? { deviations: deviations.value.map((row) => ({ ...known.get(row.description), ...row })) }
      : {}),
  }
}

function take(context: WriteContext, subject: SheetSubject, read: ReadSheet): string {
  const { version, department, period } = subject
  const asked = { template: version.template.id, department: department.id, start: period.start }
  const reports = context.write(departmentReportRecord)
  const id = subject.report?.id ?? begin(context, asked)
  const report = context.read(departmentReportRecord).get(id)
  reports.update(id, report.revision, changesOf(report, subject, read))
  return id
}

function shown({ key }: SheetLine, { values }: ReadSheet): string | boolean | null {
  const value = values.get(key)
  if (!value) return null
  return value.kind === 'deviations' ? value.value.map(({ description }) => description).join('\n') : value.value
}

/** Reads a sheet that came back and, where asked to, takes over the cells that can be; begins the report if nobody has. */
export async function readReportSheet(context: TaskContext, input: Input): Promise<ReportSheetReading> {
  const { bytes } = context.files.take(input.ticket)
  const job = { name: 'read-table', input: { bytes, format: 'auto', source: {} } } as const
  const table = await doInHelper(context.host, 'import', job, context.signal)
  const { said, cells } = located(table)
  const prepared = context.query((reading) => {
    const subject = subjectFor(reading, said, input.report)
    const lines = sheetLines(reading, translatorOf('en', catalogues), subject)
    return { subject, lines, read: readSheetLines(lines, cells) }
  })
  const { subject, lines, read } = prepared
  if (input.take && read.values.size === 0) throw refused('nothing')
  return {
    ...{ department: subject.department.name, unit: subject.version.rhythm.period, start: subject.period.start },
    ...{ isBegun: subject.report !== null, blank: read.blank, faults: read.faults },
    answers: lines.flatMap((line) => {
      const value = shown(line, read)
      return value === null ? [] : [{ key: line.key, question: line.text, value }]
    }),
    taken: input.take ? context.command((writing) => take(writing, subject, read)) : null,
  }
}
