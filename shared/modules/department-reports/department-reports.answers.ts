import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'
import { type AnswerKind, answerKinds } from './department-reports.periods.ts'

type Values = Readonly<Record<string, AnyValue>>

/** A question of a template. */
export type Question = {
  readonly section: string
  readonly question: string
  readonly kind: AnswerKind
  readonly unit: string
  readonly columns: readonly string[]
  readonly required: boolean
}

/** What a department answered; `amount` is decimal text with two places. */
export type Answer = {
  readonly question: string
  readonly words: string | null
  readonly amount: string | null
  readonly yes: boolean | null
  readonly unchanged: boolean
}

/** The columns of a table as they are typed, parted by `|`. */
export function columnsOf(text: AnyValue | undefined): readonly string[] {
  return isText(text)
    ? text
        .split('|')
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : []
}

/** The rows of a table as answers keep them: a line each, cells parted by `|`. */
export function tableRows(words: string | null): readonly (readonly string[])[] {
  return (words ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split('|').map((cell) => cell.trim()))
}

export function questionsOf(template: Values): readonly Question[] {
  return partRows(template.questions).map((row) => ({
    section: String(row.section ?? ''),
    question: String(row.question ?? ''),
    kind: answerKinds.find((kind) => kind === row.kind) ?? 'text',
    unit: isText(row.unit) ? row.unit : '',
    columns: columnsOf(row.columns),
    required: row.required === true,
  }))
}

export function answersOf(report: Values): readonly Answer[] {
  return partRows(report.answers).map((row) => ({
    question: String(row.question ?? ''),
    words: isText(row.words) ? row.words : null,
    amount: isText(row.amount) ? row.amount : null,
    yes: typeof row.yes === 'boolean' ? row.yes : null,
    unchanged: row.unchanged === true,
  }))
}

/** Whether an answer says what its question asks for. */
export function isAnswered(kind: AnswerKind, answer: Answer | undefined): boolean {
  if (!answer) return false
  if (kind === 'number') return answer.amount !== null
  return kind === 'yesNo' ? answer.yes !== null : answer.words !== null
}

/** Whether an answer holds something that its question does not ask for. */
export function isMisplaced(kind: AnswerKind, { words, amount, yes }: Answer): boolean {
  const isWords = kind === 'text' || kind === 'table'
  return (words !== null && !isWords) || (amount !== null && kind !== 'number') || (yes !== null && kind !== 'yesNo')
}

/** The first question that must be answered and is not; null where none is. */
export function firstUnanswered(questions: readonly Question[], answers: readonly Answer[]): string | null {
  const given = new Map(answers.map((answer) => [answer.question, answer]))
  return (
    questions.find(({ required, kind, question }) => required && !isAnswered(kind, given.get(question)))?.question ??
    null
  )
}
