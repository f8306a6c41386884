import { languages, type Translator, translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import {
  type Answer,
  answersOf,
  type Question,
  questionsOf,
} from '#shared/modules/department-reports/department-reports.answers.ts'
import { fixedLines, type SheetLine } from '#shared/modules/department-reports/department-reports.sheet.ts'
import type { departmentRecord } from '#shared/modules/people/department.record.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext } from '../../context.ts'
import { askedFor } from '../../expected-reports/templates.ts'
import { titleOf } from '../../records/reader.ts'
import { assetsOf, reportBefore } from './department-reports.begin.ts'

type Report = Entity<typeof departmentReportRecord>

/** What a sheet is of: the version that asks, the period, the report as far as it is begun, and the one before. */
export type SheetSubject = ReturnType<typeof askedFor> & {
  readonly department: Entity<typeof departmentRecord>
  readonly report: Report | null
  readonly before: Report | null
}

/** The subject of a sheet; refuses a day on which no period begins for which a version asks. */
export function subjectOf(
  context: ReadContext,
  template: string,
  department: Entity<typeof departmentRecord>,
  start: string,
): SheetSubject {
  const asked = askedFor(context, template, start)
  const [report] = context.read(departmentReportRecord).first({
    filters: [
      { field: 'department', comparison: 'is', value: department.id },
      { field: 'template', comparison: 'in', value: [...asked.family] },
      { field: 'startsOn', comparison: 'is', value: start },
      { field: 'state', comparison: 'isNot', value: 'superseded' },
    ],
    sort: [{ field: 'version', descending: true }],
    limit: 1,
  })
  const before = reportBefore(context, asked.family, department.id, asked.period.start)
  return { ...asked, department, report: report ?? null, before }
}

const none: ReadonlyMap<string, string> = new Map()

/** Whatever language a sheet was made in, its words are known. */
function wordsOf(values: readonly string[], keyOf: (value: string) => string): ReadonlyMap<string, string> {
  return new Map(
    languages.flatMap((language) => {
      const t = translatorOf(language, catalogues)
      return values.map((value) => [t(keyOf(value)).toLowerCase(), value] as const)
    }),
  )
}

const results = departmentReportRecord.fields.selfInspection.choices
const resultKey = (result: string) => `departmentReport.selfInspection.${result}`
const plainAmount = (amount: string | null) => (amount ?? '').replace(/\.0+$/, '')

function said(t: Translator, { kind }: Question, answer: Answer | undefined): string {
  if (!answer) return ''
  if (kind === 'number') return plainAmount(answer.amount)
  if (kind !== 'yesNo') return answer.words ?? ''
  return answer.yes === null ? '' : t(answer.yes ? 'reportSheet.yes' : 'reportSheet.no')
}

function questionLines(t: Translator, { version, report, before }: SheetSubject): readonly SheetLine[] {
  const byQuestion = (from: Report | null) =>
    new Map((from ? answersOf(from) : []).map((answer) => [answer.question, answer]))
  const [given, last] = [byQuestion(report), byQuestion(before)]
  const yesNo = wordsOf(['yes', 'no'], (value) => `reportSheet.${value}`)
  const ids = version.template.questions.map(({ id }) => id)
  return questionsOf(version.template).map((question, at) => ({
    ...{ key: ids[at] ?? question.question, section: question.section, text: question.question },
    ...{ asks: question.kind, unit: question.unit, columns: question.columns, required: question.required },
    given: said(t, question, given.get(question.question)),
    last: said(t, question, last.get(question.question)),
    words: question.kind === 'yesNo' ? yesNo : none,
  }))
}

const deviationsText = (report: Report | null, open: boolean) =>
  (report?.deviations ?? [])
    .filter(({ settled }) => !open || settled !== true)
    .map(({ description, measure, settleBy }) => [description, measure ?? '', settleBy ?? ''].join(' | '))
    .join('\n')

function fixed(context: ReadContext, t: Translator, { report, before, department, period }: SheetSubject) {
  const assets = report ?? assetsOf(context, department.id, period)
  const reader = context.read(assetRecord)
  const named = (ids: readonly string[]) => {
    const titles = ids.flatMap((id) => {
      const asset = reader.find(id)
      return asset ? [titleOf(assetRecord, asset)] : []
    })
    return titles.length > 0 ? titles.join(', ') : t('reportSheet.assets.none')
  }
  const result = (of: Report | null) => (of?.selfInspection ? t(resultKey(of.selfInspection)) : '')
  const confirmed = report?.assetsConfirmed === true ? t('reportSheet.yes') : ''
  const shared = { unit: '', columns: [], required: false, last: '', words: none }
  const inspection = t('departmentReport.section.inspection')
  const lines: readonly SheetLine[] = [
    {
      ...shared,
      ...{ key: fixedLines.assets, section: t('departmentReport.section.assets'), asks: 'yesNo', required: true },
      text: t('reportSheet.assets', { exposed: named(assets.newExposed), launched: named(assets.launched) }),
      ...{ given: confirmed, words: wordsOf(['yes', 'no'], (value) => `reportSheet.${value}`) },
    },
    {
      ...shared,
      ...{ key: fixedLines.inspection, section: inspection, text: t('departmentReport.selfInspection') },
      ...{ asks: 'choice', required: true, given: result(report), last: result(before) },
      words: wordsOf(results, resultKey),
    },
    {
      ...shared,
      ...{ key: fixedLines.note, section: inspection, text: t('departmentReport.selfInspectionNote'), asks: 'text' },
      ...{ given: report?.selfInspectionNote ?? '', last: before?.selfInspectionNote ?? '' },
    },
    {
      ...shared,
      ...{ key: fixedLines.deviations, section: inspection, text: t('departmentReport.deviations') },
      ...{ asks: 'deviations', last: deviationsText(before, false) },
      given: report ? deviationsText(report, false) : deviationsText(before, true),
    },
  ]
  return lines
}

/** Every line of the sheet of a subject: the questions in order, then what every report says. */
export function sheetLines(context: ReadContext, t: Translator, subject: SheetSubject): readonly SheetLine[] {
  return [...questionLines(t, subject), ...fixed(context, t, subject)]
}
