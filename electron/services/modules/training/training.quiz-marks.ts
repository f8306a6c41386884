import { invalidInput, OperationError } from '#shared/contract/errors.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { quizAttemptRecord } from '#shared/modules/training/quiz-attempt.record.ts'
import { countedOf } from '#shared/modules/training/quiz-marking.ts'
import { binsOf, figuresOf } from '#shared/modules/training/quiz-results.ts'
import { endOf } from '#shared/modules/training/quiz-sitting.ts'
import type { QuizStanding, WrittenAnswer } from '#shared/modules/training/training.quiz-contract.ts'
import { decimalToUnits, normaliseDecimal } from '#shared/record/decimal.ts'
import type { ReadContext, WriteContext } from '../../context.ts'
import { askedOf, type QuizState, quizState, settledOf } from './training.quiz-state.ts'

const refused = (key: string) => new OperationError('conflict', key)

function writtenAnswers(state: QuizState, nameOf: (person: string) => string): readonly WrittenAnswer[] {
  return settledOf(state).flatMap(({ attempt, result }) =>
    result.rows.flatMap(({ question, outcome }) => {
      const key = state.kept.get(question)
      const mark = attempt.marks.find((one) => one.question === question) ?? null
      const given = attempt.answers.find((one) => one.question === question)
      if (!key || !given || (outcome !== 'awaiting' && mark === null)) return []
      const { id, person } = attempt
      return [
        {
          ...{ attempt: id, person, name: nameOf(person), question, title: key.title, answer: given.answer ?? '' },
          ...{ maximum: key.points, points: mark?.points ?? null, remark: mark?.remark ?? null },
        },
      ]
    }),
  )
}

/** Who has taken a quiz and what came of it; while it is open, of the attempts that have ended. */
export function quizStanding(context: ReadContext, id: string): QuizStanding {
  const state = quizState(context, id)
  const people = context.read(personRecord)
  const nameOf = (person: string) => people.find(person)?.name ?? ''
  const settled = settledOf(state)
  const counted = countedOf(settled, state.terms)
  const asked = askedOf(context, state.quiz) ?? []
  const everybody = [...new Set([...asked, ...state.attempts.map(({ person }) => person)])]
  return {
    people: everybody.map((person) => {
      const own = state.attempts.filter((attempt) => attempt.person === person)
      const isRunning = own.some((attempt) => endOf(attempt, state.terms, state.now) === null)
      const best = counted.get(person)
      return {
        ...{ person, name: nameOf(person), attempts: own.length, attempt: best?.attempt.id ?? null },
        standing: isRunning ? ('running' as const) : own.length > 0 ? ('handedIn' as const) : ('notStarted' as const),
        ...{ points: best?.result.points ?? null, maximum: best?.result.maximum ?? null },
        ...{ awaiting: best?.result.awaiting ?? 0, isPassed: best?.result.isPassed ?? null },
      }
    }),
    bins: binsOf([...counted.values()]),
    questions: [...state.kept.values()].map((question) => ({
      ...{ id: question.id, title: question.title, kind: question.kind },
      ...figuresOf(question, [...counted.values()]),
    })),
    written: writtenAnswers(state, nameOf),
  }
}

type Given = {
  readonly attempt: string
  readonly question: string
  readonly points: string
  readonly remark: string | null
}

/** Keeps what a person gave for a written answer; marking again replaces it. */
export function markQuizAnswer(
  context: WriteContext,
  { attempt: id, question, points: text, remark }: Given,
): { readonly marked: true } {
  const { quiz, marks } = context.read(quizAttemptRecord).get(id)
  const state = quizState(context, quiz)
  const attempt = state.attempts.find((one) => one.id === id)
  if (!attempt || state.quiz.state !== 'open') throw refused('quizSitting.refused.closed')
  if (endOf(attempt, state.terms, state.now) === null) throw refused('quizSitting.refused.running')
  const key = attempt.answers.some((one) => one.question === question) ? state.kept.get(question) : undefined
  if (key?.kind !== 'shortText') throw invalidInput([{ path: 'question', key: 'notAChoice' }])
  const points = normaliseDecimal(text, 2)
  if (points === null || decimalToUnits(points, 2) > decimalToUnits(key.points, 2))
    throw invalidInput([{ path: 'points', key: 'tooLarge', parameters: { max: key.points } }])
  const mark = { id: context.newId(), question, points, remark, markedBy: context.actor.person }
  const others = marks.filter((one) => one.question !== question)
  context.writeManaged(quizAttemptRecord).set(id, { marks: [...others, mark] })
  return { marked: true }
}
