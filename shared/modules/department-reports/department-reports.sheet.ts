import { fieldErrors } from '../../contract/checked.ts'
import type { ErrorParameters } from '../../contract/errors.ts'
import { fieldCheck } from '../../record/check.ts'
import type { Field } from '../../record/fields.ts'
import { departmentReportRecord } from './department-report.record.ts'
import { type Answer, tableRows } from './department-reports.answers.ts'
import type { AnswerKind } from './department-reports.periods.ts'

/** What a sheet says of itself where nobody sees it, so that a later program knows an earlier sheet. */
export const sheetMark = 'sealbook department report 1'

/** One line to be filled in: its hidden key, what it asks, what the report says already, and what was said before. */
export type SheetLine = {
  readonly key: string
  readonly section: string
  readonly text: string
  readonly asks: AnswerKind | 'choice' | 'deviations'
  readonly unit: string
  readonly columns: readonly string[]
  readonly required: boolean
  readonly given: string
  readonly last: string
  /** Lower-case words by which each value of a choice, or of yes and no, may be given. */
  readonly words: ReadonlyMap<string, string>
}

/** A cell of the answers as it stands in the file. */
export type SheetCell = {
  readonly place: string
  readonly text: string
  readonly isFormula: boolean
  /** Key of a field message, where the file itself has no value. */
  readonly fault: string | null
}

/** Why a cell is not taken: `key` is the key of its words, `question` what the line asks. */
export type SheetFault = {
  readonly place: string
  readonly question: string
  readonly key: string
  readonly parameters: ErrorParameters
}

type SheetDeviation = {
  readonly description: string
  readonly measure: string | null
  readonly settleBy: string | null
}

/** What a line was answered with; deviations are several. */
export type SheetValue =
  | { readonly kind: 'words' | 'amount' | 'choice'; readonly value: string }
  | { readonly kind: 'yes'; readonly value: boolean }
  | { readonly kind: 'deviations'; readonly value: readonly SheetDeviation[] }

type Outcome = SheetValue | { readonly key: string; readonly parameters?: ErrorParameters }

const { answers, deviations, selfInspectionNote } = departmentReportRecord.fields
const isFault = (outcome: Outcome): outcome is Exclude<Outcome, SheetValue> => 'key' in outcome

/** What the record refuses of a value, or null. */
function refusalOf(field: Field, value: string) {
  const result = fieldCheck(field).safeParse(value)
  const [error] = result.success ? [] : fieldErrors(result.error)
  return error
    ? { key: `errors.field.${error.key}`, ...(error.parameters ? { parameters: error.parameters } : {}) }
    : null
}

/** A number without what groups its digits, and without the sign of the unit percent. */
function plainNumber(text: string, unit: string): string {
  const plain = text.normalize('NFKC').replaceAll(/(?<=\d)[,' \u00a0\u202f](?=\d{3}(?:\D|$))/g, '')
  return (unit === '%' ? plain.replace(/%$/, '') : plain).trim()
}

function numberOf(text: string, unit: string): Outcome {
  const plain = plainNumber(text, unit)
  if (!/^-?\d+(\.\d+)?$/.test(plain))
    return { key: 'reportSheet.fault.noNumber', parameters: { text: text.slice(0, 60) } }
  return refusalOf(answers.fields.amount, plain) ?? { kind: 'amount', value: plain }
}

function tableOf(text: string, columns: readonly string[]): Outcome {
  const rows = tableRows(text)
  const at = rows.findIndex((row) => row.length > columns.length)
  if (at >= 0)
    return {
      key: 'reportSheet.fault.cells',
      parameters: { line: at + 1, count: rows[at]?.length ?? 0, columns: columns.length },
    }
  const value = rows.map((row) => columns.map((_, place) => row[place] ?? '').join(' | ')).join('\n')
  return refusalOf(answers.fields.words, value) ?? { kind: 'words', value }
}

function deviationsOf(text: string): Outcome {
  const found: SheetDeviation[] = []
  for (const [at, [description = '', measure = '', settleBy = '', ...more]] of tableRows(text).entries()) {
    const line = at + 1
    if (more.length > 0)
      return { key: 'reportSheet.fault.cells', parameters: { line, count: 3 + more.length, columns: 3 } }
    if (description === '') return { key: 'reportSheet.fault.noDescription', parameters: { line } }
    const fault =
      refusalOf(deviations.fields.description, description) ??
      refusalOf(deviations.fields.measure, measure) ??
      refusalOf(deviations.fields.settleBy, settleBy)
    if (fault) return fault
    found.push({ description, measure: measure || null, settleBy: settleBy || null })
  }
  return { kind: 'deviations', value: found }
}

function outcomeOf({ asks, key, unit, columns, words }: SheetLine, text: string): Outcome {
  if (asks === 'number') return numberOf(text, unit)
  if (asks === 'table') return tableOf(text, columns)
  if (asks === 'deviations') return deviationsOf(text)
  if (asks === 'text') {
    const field = key === fixedLines.note ? selfInspectionNote : answers.fields.words
    return refusalOf(field, text) ?? { kind: 'words', value: text }
  }
  const value = words.get(text.normalize('NFKC').trim().toLowerCase())
  if (value === undefined) return { key: 'reportSheet.fault.noChoice', parameters: { text: text.slice(0, 60) } }
  return asks === 'yesNo' ? { kind: 'yes', value: value === 'yes' } : { kind: 'choice', value }
}

/** The lines that every sheet has beside the questions of its template. */
export const fixedLines = {
  assets: 'assets',
  inspection: 'inspection',
  note: 'inspection note',
  deviations: 'deviations',
} as const

/** What the filled lines say, by key, and by cell what is not taken; a blank cell says nothing. */
export type ReadSheet = {
  readonly values: ReadonlyMap<string, SheetValue>
  readonly faults: readonly SheetFault[]
  readonly blank: number
}

/** Reads the cells that were found for each key; a line that is gone, or there twice, is named. */
export function readSheetLines(
  lines: readonly SheetLine[],
  cells: ReadonlyMap<string, readonly SheetCell[]>,
): ReadSheet {
  const values = new Map<string, SheetValue>()
  const faults: SheetFault[] = []
  let blank = 0
  for (const line of lines) {
    const [cell, second] = cells.get(line.key) ?? []
    const refuse = (key: string, parameters: ErrorParameters = {}) =>
      faults.push({ place: (second ?? cell)?.place ?? '', question: line.text, key, parameters })
    if (!cell) refuse('reportSheet.fault.lineGone')
    else if (second) refuse('reportSheet.fault.lineTwice', { first: cell.place })
    else if (cell.isFormula) refuse('reportSheet.fault.formula')
    else if (cell.fault !== null) refuse(cell.fault)
    else if (cell.text.trim() === '') blank += 1
    else {
      const outcome = outcomeOf(line, cell.text.trim())
      if (isFault(outcome)) refuse(outcome.key, outcome.parameters)
      else values.set(line.key, outcome)
    }
  }
  const known = new Set(lines.map(({ key }) => key))
  for (const [key, [cell]] of cells)
    if (!known.has(key) && cell)
      faults.push({ place: cell.place, question: '', key: 'reportSheet.fault.unknownLine', parameters: {} })
  return { values, faults, blank }
}

/** The answer that a value of a sheet is. */
export function answerFrom(question: string, value: SheetValue): Answer {
  return {
    question,
    words: value.kind === 'words' ? value.value : null,
    amount: value.kind === 'amount' ? value.value : null,
    yes: value.kind === 'yes' ? value.value : null,
    unchanged: false,
  }
}
