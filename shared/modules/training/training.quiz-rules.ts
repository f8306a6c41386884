import { hasRepeats, idList, isText } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequences,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import { questionContent } from './question-content.ts'
import { quizRecord } from './quiz.record.ts'
import { countedOf, resultOf, type Settled } from './quiz-marking.ts'
import { scoresOfQuiz } from './quiz-points.ts'
import { drawsOf, lackOf, poolOf } from './quiz-pool.ts'
import { attemptOf, keptQuestion, termsOf } from './quiz-reading.ts'
import { endOf } from './quiz-sitting.ts'
import { componentsOf } from './training.scheme.ts'

/** What may still be changed of an open quiz without asking some people other things than others. */
const changeable: readonly string[] = ['title', 'owner', 'instructions', 'people', 'closesAt']
/** The most questions that a quiz keeps. */
const mostPooled = 500

const poolFor = ({ after, read }: RuleInput) => poolOf(after, read.all('question', {}))

/** Whether the change ends with a quiz that is, or is being, opened. */
const isOpening = (input: RuleInput) => takes(input, 'open')

function fixedField(input: RuleInput): string | null {
  const { action, before, after } = input
  if (action !== 'update' || before?.state !== 'open') return null
  const fixed = Object.keys(quizRecord.fields).filter((field) => !changeable.includes(field))
  return fixed.find((field) => !sameValue(after[field] ?? null, before[field] ?? null)) ?? null
}

function componentOf(input: RuleInput) {
  const assessment = referred(input, 'assessment', 'assessment')
  return componentsOf(assessment?.components).find(({ name }) => name === input.after.component) ?? null
}

const attemptsAt = ({ before, read }: RuleInput) =>
  before === null ? [] : read.all('quizAttempt', { quiz: before.id }).map(attemptOf)

const stillRunning = (input: RuleInput) =>
  attemptsAt(input).filter(
    (attempt) => endOf(attempt, termsOf({ ...input.before, ...input.after }), input.now) === null,
  )

/** Attempts that had ended by the time alone and that a change would let go on, their written answers perhaps marked by now. */
const broughtBack = (input: RuleInput) =>
  stillRunning(input).filter((attempt) => endOf(attempt, termsOf({ ...input.before }), input.now) !== null)

/** All attempts of a quiz with what they come to. */
function settledAt(input: RuleInput): readonly Settled[] {
  const { before, read } = input
  const terms = termsOf({ ...before, ...input.after })
  const kept = before === null ? [] : read.all('quizQuestion', { quiz: before.id }).map(keptQuestion)
  const known = new Map(kept.map((question) => [question.id, question]))
  return attemptsAt(input).map((attempt) => ({ attempt, result: resultOf(attempt, known, terms) }))
}

/** What a quiz must keep. */
export const quizRules = defineRules('quiz', {
  fixedWhileOpen: (input) => {
    const field = fixedField(input)
    return refuseIf(field !== null, field ?? '')
  },
  endsBeforeItBegins: (input) => {
    const { opensAt, closesAt } = input.after
    return refuseIf(states(input) && isText(opensAt) && isText(closesAt) && closesAt <= opensAt, 'closesAt')
  },
  alreadyOver: (input) =>
    refuseIf(isOpening(input) && isText(input.after.closesAt) && input.after.closesAt <= input.now, 'closesAt'),
  topicTwice: (input) => refuseIf(states(input) && hasRepeats(drawsOf(input.after).map(({ topic }) => topic)), 'draws'),
  noQuestions: (input) =>
    refuseIf(isOpening(input) && idList(input.after.questions).length + drawsOf(input.after).length === 0, 'questions'),
  questionRetired: (input) => {
    const named = poolFor(input).filter(({ drawnFrom }) => drawnFrom === null).length
    return refuseIf(isOpening(input) && named < idList(input.after.questions).length, 'questions')
  },
  tooFewOfTopic: (input) => {
    if (!isOpening(input)) return null
    const pool = poolFor(input)
    const draws = drawsOf(input.after)
    const index = draws.findIndex((draw) => lackOf(pool, draw) > 0)
    const draw = draws[index]
    return draw === undefined ? null : { path: `draws.${index}.count`, parameters: { count: lackOf(pool, draw) } }
  },
  tooManyQuestions: (input) =>
    refuseIf(isOpening(input) && poolFor(input).length > mostPooled, 'draws', { most: mostPooled }),
  noComponent: (input) =>
    refuseIf(states(input) && isText(input.after.assessment) !== isText(input.after.component), 'component'),
  unknownComponent: (input) =>
    refuseIf(
      (isOpening(input) || takes(input, 'close')) && isText(input.after.component) && componentOf(input) === null,
      'component',
    ),
  // Its points would be lost without a word.
  assessmentNotOpen: (input) => {
    const assessment = referred(input, 'assessment', 'assessment')
    return refuseIf(takes(input, 'close') && assessment !== null && assessment.state !== 'open')
  },
  // What somebody was asked can no longer be put back, nor away.
  attemptsBegun: (input) => {
    const isTakenBack = takes(input, 'returnToDraft') || input.action === 'archive'
    return isTakenBack ? refuseCount(attemptsAt(input).length) : null
  },
  attemptsOver: (input) => {
    const count = input.action === 'update' && input.before?.state === 'open' ? broughtBack(input).length : 0
    return refuseIf(count > 0, 'closesAt', { count })
  },
  attemptsRunning: (input) => (takes(input, 'close') ? refuseCount(stillRunning(input).length) : null),
  answersUnmarked: (input) =>
    takes(input, 'close') ? refuseCount(settledAt(input).reduce((sum, { result }) => sum + result.awaiting, 0)) : null,
  unknownMark: (input) => {
    const { mark } = input.after
    return refuseIf(isOpening(input) && typeof mark === 'number' && mark > (componentOf(input)?.marks ?? mark), 'mark')
  },
})

/** The questions as they stand when the quiz opens. */
function keepQuestions(input: RuleInput & { readonly id: string }): readonly Consequence[] {
  const names = Object.keys(questionContent)
  return poolFor(input).map(({ question, drawnFrom }) => ({
    record: 'quizQuestion',
    create: {
      ...Object.fromEntries(names.map((name) => [name, question[name] ?? null])),
      ...{ quiz: input.id, question: question.id, drawnFrom },
    },
  }))
}

function dropQuestions({ read, id }: RuleInput & { readonly id: string }): readonly Consequence[] {
  return read
    .all('quizQuestion', { quiz: id })
    .map((question) => ({ record: 'quizQuestion', id: question.id, changes: { archived: true } }))
}

type Counted = ReadonlyMap<string, Settled>

function pointsInto(input: RuleInput, counted: Counted): readonly Consequence[] {
  const assessment = referred(input, 'assessment', 'assessment')
  const component = componentOf(input)
  if (assessment === null || component === null) return []
  const scores = input.read.all('score', { assessment: assessment.id })
  return scoresOfQuiz({ quiz: input.after, assessment, component, counted, scores, person: input.person })
}

/** Every attempt with its end and what it came to, as it is told from now on, and the points into the assessment. */
function endAttempts(input: RuleInput & { readonly id: string }): readonly Consequence[] {
  const terms = termsOf({ ...input.before, ...input.after })
  const settled = settledAt(input)
  const counted = countedOf(settled, terms)
  return [...attemptEnds(input, settled, counted), ...pointsInto(input, counted)]
}

function attemptEnds(input: RuleInput, settled: readonly Settled[], counted: Counted): readonly Consequence[] {
  const terms = termsOf({ ...input.before, ...input.after })
  return settled.map(({ attempt, result }) => {
    const { points, maximum, isPassed } = result
    const isCounted = counted.get(attempt.person)?.attempt.id === attempt.id
    const end = attempt.handedInAt === null ? endOf(attempt, terms, input.now) : null
    const ended = end === null ? {} : { handedInAt: end.at, ended: end.by }
    const changes = { points, maximum, isPassed, isCounted, ...ended }
    return { record: 'quizAttempt', id: attempt.id, changes, ...(end === null ? {} : { step: 'handIn' }) }
  })
}

/** Opening keeps the questions as they are asked; going back to draft puts them away; closing ends the attempts. */
export const quizConsequences: RecordConsequences = {
  quiz: (input) => {
    if (takes(input, 'open')) return keepQuestions(input)
    if (takes(input, 'close')) return endAttempts(input)
    return takes(input, 'returnToDraft') ? dropQuestions(input) : []
  },
}
