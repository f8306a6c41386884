import { hasRepeats, idList, isText } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequences,
  type RuleInput,
  referred,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import { questionContent } from './question-content.ts'
import { quizRecord } from './quiz.record.ts'
import { drawsOf, lackOf, poolOf } from './quiz-pool.ts'
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
    refuseIf(isOpening(input) && isText(input.after.component) && componentOf(input) === null, 'component'),
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

/** Opening keeps the questions as they are asked; going back to draft puts them away. */
export const quizConsequences: RecordConsequences = {
  quiz: (input) => {
    if (takes(input, 'open')) return keepQuestions(input)
    return takes(input, 'returnToDraft') ? dropQuestions(input) : []
  },
}
