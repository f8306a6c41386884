import { periodCode, periodWords } from '#shared/base/calendar-words.ts'
import { type Language, type Translator, translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { houseDaysOf } from '#shared/modules/cadence/cadence.plan.ts'
import { houseDayRecord } from '#shared/modules/cadence/house-day.record.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import { dueDayOf } from '#shared/modules/department-reports/department-reports.periods.ts'
import { type SheetLine, sheetMark } from '#shared/modules/department-reports/department-reports.sheet.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { ReadContext } from '../../context.ts'
import type { OfferedFile } from '../../door.ts'
import { type FormCell, writeFormSheet } from '../../exchange/form-sheet.ts'
import { tableFormatNamed } from '../../exchange/formats.ts'
import { offeredBytes } from '../../files.ts'
import { type SheetSubject, sheetLines, subjectOf } from './department-reports.sheet-lines.ts'

/** Characters: section, question, answer, unit, what was said before, and the four that nobody sees. */
const widths = [18, 44, 48, 22, 36, 0, 0, 0, 0]

const cell = (text: string, style: FormCell['style']): FormCell => ({ text, style })

/** In what a line is answered. */
export function unitOf(t: Translator, { asks, unit, columns }: SheetLine): string {
  if (asks === 'yesNo') return `${t('reportSheet.yes')} / ${t('reportSheet.no')}`
  if (asks === 'table') return t('reportSheet.unit.table', { columns: columns.join(' | ') })
  if (asks === 'deviations') return t('reportSheet.unit.deviations')
  return asks === 'text' ? t('reportSheet.unit.text') : unit
}

/** The words of which one answers a line; null where it is answered freely. */
export function choicesOf(t: Translator, { asks }: SheetLine): readonly string[] | null {
  if (asks === 'yesNo') return [t('reportSheet.yes'), t('reportSheet.no')]
  if (asks !== 'choice') return null
  return departmentReportRecord.fields.selfInspection.choices.map((one) => t(`departmentReport.selfInspection.${one}`))
}

/** How the file of a sheet is called, without its ending. */
export function sheetName(t: Translator, department: string, code: string): string {
  const name = `${t('reportSheet.file')} ${department} ${code}`.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
  return name.slice(0, 150).trim()
}

function lineCells(t: Translator, line: SheetLine): readonly (FormCell | null)[] {
  const choices = choicesOf(t, line)
  const answer = cell(line.given, line.asks === 'number' ? 'amount' : 'answer')
  return [
    cell(line.section, 'quiet'),
    cell(line.required ? `${line.text} *` : line.text, 'printed'),
    choices ? { ...answer, choices } : answer,
    cell(unitOf(t, line), 'quiet'),
    cell(line.last, 'quiet'),
    cell(line.key, 'hidden'),
  ]
}

/** The day by which the report of a sheet is due. */
export function dueOn(context: ReadContext, { version, period, report }: SheetSubject): string {
  const house = houseDaysOf(context.readEverything(houseDayRecord).all())
  return report?.dueOn ?? dueDayOf(version.rhythm, period.end, house)
}

/** The sheet that a department without the program fills in: a line a question, with what it answered the period before. */
export function reportSheet(
  context: ReadContext,
  input: {
    readonly template: string
    readonly department: string
    readonly start: string
    readonly language: Language
  },
): OfferedFile {
  const t = translatorOf(input.language, catalogues)
  const subject = subjectOf(context, input.template, context.read(departmentRecord).get(input.department), input.start)
  const { version, department, period, before } = subject
  const unit = version.rhythm.period
  const code = periodCode(period.start, unit)
  const of = { department: department.name, title: version.template.title, period: code }
  const last = before
    ? t('reportSheet.last', { period: periodWords(t.language, before.period.start, unit) })
    : t('reportSheet.last.none')
  const heads = [...['section', 'question', 'answer', 'unit'].map((key) => t(`reportSheet.${key}`)), last]
  const hidden = [sheetMark, version.template.id, department.id, period.start].map((text) => cell(text, 'hidden'))
  const instructions = version.template.instructions ?? ''
  const terms = { day: dueOn(context, subject), version: String(version.template.version ?? 1) }
  const rows = [
    [cell(t('reportSheet.of', of), 'title'), null, null, null, null, ...hidden],
    [cell(t('reportSheet.terms', terms), 'note')],
    [cell(t('reportSheet.how'), 'note')],
    heads.map((head) => cell(head, 'head')),
    ...sheetLines(context, t, subject).map((line) => lineCells(t, line)),
    ...instructions.split('\n').map((line) => [cell(line, 'note')]),
  ]
  const form = { name: t('reportSheet.name'), widths, rows, frozen: 4 }
  const { mediaType, extension } = tableFormatNamed('xlsx', 'departmentReport')
  return offeredBytes(`${sheetName(t, department.name, code)}.${extension}`, mediaType, writeFormSheet(form))
}
