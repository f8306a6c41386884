import { periodCode } from '#shared/base/calendar-words.ts'
import { type Language, type Translator, translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import type { SheetLine } from '#shared/modules/department-reports/department-reports.sheet.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import type { OfferedFile } from '../../door.ts'
import { offeredBytes } from '../../files.ts'
import { doInHelper } from '../../processes/helper.ts'
import type { PaperLine, PaperSheet } from './department-reports.paper.ts'
import { choicesOf, dueOn, sheetName, unitOf } from './department-reports.sheet.ts'
import { sheetLines, subjectOf } from './department-reports.sheet-lines.ts'

type Order = {
  readonly template: string
  readonly department: string
  readonly start: string
  readonly language: Language
}

function paperLine(t: Translator, line: SheetLine): PaperLine {
  const { section, last, given, asks } = line
  const isTable = asks === 'table' || asks === 'deviations'
  const deviation = (['description', 'measure', 'settleBy'] as const).map((name) =>
    t(`departmentReport.deviations.${name}`),
  )
  return {
    ...{ section, last, given, choices: choicesOf(t, line) ?? [], isShort: asks === 'number' },
    text: line.required ? `${line.text} *` : line.text,
    unit: asks === 'number' ? unitOf(t, line) : '',
    columns: isTable ? (asks === 'deviations' ? deviation : line.columns) : [],
  }
}

function paperOf(context: ReadContext, t: Translator, order: Order): Omit<PaperSheet, 'demo' | 'drawnAt'> {
  const department = context.read(departmentRecord).get(order.department)
  const subject = subjectOf(context, order.template, department, order.start)
  const { version, period, before } = subject
  const [organisation] = context.read(organisationRecord).all()
  const code = (of: typeof period) => periodCode(of.start, version.rhythm.period)
  const terms = { day: dueOn(context, subject), version: String(version.template.version ?? 1) }
  return {
    language: order.language,
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    ...{ title: version.template.title, department: department.name, period: code(period) },
    terms: t('reportSheet.terms', terms),
    lastHead: before ? t('reportSheet.last', { period: code(before.period) }) : t('reportSheet.last.none'),
    instructions: version.template.instructions ?? '',
    lines: sheetLines(context, t, subject).map((line) => paperLine(t, line)),
  }
}

/** The sheet of a report to be printed and filled in by hand; nothing is signed, for nothing is said yet. */
export async function paperReportSheet(context: TaskContext, order: Order): Promise<OfferedFile> {
  const t = translatorOf(order.language, catalogues)
  const sheet = context.query((reading) => paperOf(reading, t, order))
  const input = { ...sheet, demo: context.vault.demo, drawnAt: new Date(context.host.now()).toISOString() }
  const bytes = await doInHelper(context.host, 'draw', { name: 'draw-paper-sheet', input }, context.signal)
  return offeredBytes(`${sheetName(t, sheet.department, sheet.period)}.pdf`, 'application/pdf', Buffer.from(bytes))
}
