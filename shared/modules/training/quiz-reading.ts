import { isText, partRows, type ValueRow } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { type QuestionKind, questionKinds } from './question-content.ts'

export type Choice = { readonly id: string; readonly text: string; readonly isRight: boolean }

/** A question as a quiz keeps it. `question` is that of the bank, by which orders are drawn. */
export type KeptQuestion = {
  readonly id: string
  readonly question: string
  readonly drawnFrom: string | null
  readonly title: string
  readonly kind: QuestionKind
  readonly text: string | null
  readonly choices: readonly Choice[]
  readonly accepted: readonly string[]
  readonly value: string | null
  readonly tolerance: string | null
  readonly points: string
  readonly explanation: string | null
}

/** What was answered to one question: ids of choices, or a text. */
export type Given = { readonly chosen: readonly string[]; readonly answer: string | null }
export type AskedAnswer = Given & { readonly question: string; readonly choices: readonly string[] }
export type PersonMark = { readonly question: string; readonly points: string; readonly remark: string | null }

export type Attempt = {
  readonly id: string
  readonly person: string
  readonly attempt: number
  readonly startedAt: string
  readonly handedInAt: string | null
  readonly answers: readonly AskedAnswer[]
  readonly marks: readonly PersonMark[]
}

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : null)
const idsOf = (value: AnyValue | undefined) => (isText(value) ? value.split(' ').filter((id) => id !== '') : [])

/** The two choices of a question that is true or false; windows word them. */
const truths = ['true', 'false'] as const

/** A stored question of a quiz. */
export function keptQuestion(row: AnyEntity): KeptQuestion {
  const kind = questionKinds.find((one) => one === row.kind) ?? 'shortText'
  const choices =
    kind === 'trueFalse'
      ? truths.map((id) => ({ id, text: id, isRight: row.rightAnswer === id }))
      : partRows(row.choices).map(({ id, text, isRight }) => ({
          ...{ id: String(id), text: String(text), isRight: isRight === true },
        }))
  return {
    ...{ id: row.id, question: String(row.question), drawnFrom: textOf(row.drawnFrom), kind, choices },
    ...{ title: String(row.title), text: textOf(row.text), explanation: textOf(row.explanation) },
    accepted: partRows(row.accepted).map(({ text }) => String(text)),
    ...{ value: textOf(row.value), tolerance: textOf(row.tolerance), points: String(row.points) },
  }
}

/** A stored attempt. */
export function attemptOf(row: AnyEntity): Attempt {
  return {
    ...{ id: row.id, person: String(row.person), attempt: typeof row.attempt === 'number' ? row.attempt : 1 },
    ...{ startedAt: String(row.startedAt), handedInAt: textOf(row.handedInAt) },
    answers: partRows(row.answers).map(({ question, choices, chosen, answer }) => ({
      ...{ question: String(question), choices: idsOf(choices), chosen: idsOf(chosen), answer: textOf(answer) },
    })),
    marks: partRows(row.marks).map(({ question, points, remark }) => ({
      ...{ question: String(question), points: String(points), remark: textOf(remark) },
    })),
  }
}

/** Of a stored quiz what its attempts are taken and judged by. */
export type QuizTerms = {
  readonly seed: string
  readonly questions: readonly string[]
  readonly draws: readonly { readonly topic: string; readonly count: number }[]
  readonly shuffleQuestions: boolean
  readonly shuffleChoices: boolean
  readonly minutes: number | null
  readonly closesAt: string
  readonly attempts: number
  readonly counts: string
  readonly passMark: string | null
}

/** The terms of a quiz, with what is meant where nothing is said. */
export function termsOf(quiz: ValueRow): QuizTerms {
  const questions = Array.isArray(quiz.questions) ? quiz.questions : []
  return {
    seed: textOf(quiz.seed) ?? textOf(quiz.number) ?? String(quiz.id),
    questions: questions.map((id: AnyValue) => String(id)),
    draws: partRows(quiz.draws).map(({ topic, count }) => ({ topic: String(topic), count: Number(count) })),
    ...{ shuffleQuestions: quiz.shuffleQuestions === true, shuffleChoices: quiz.shuffleChoices === true },
    minutes: typeof quiz.minutes === 'number' ? quiz.minutes : null,
    closesAt: String(quiz.closesAt),
    attempts: typeof quiz.attempts === 'number' ? quiz.attempts : 1,
    ...{ counts: textOf(quiz.counts) ?? 'best', passMark: textOf(quiz.passMark) },
  }
}
