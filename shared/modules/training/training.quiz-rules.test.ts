import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { trainingConsequences, trainingRules } from './training.rules.ts'

const right = { text: 'Report it', isRight: true }
const wrong = { text: 'Delete it', isRight: false }
const one = { kind: 'singleChoice', points: '1.00' }
const several = { kind: 'multipleChoice', points: '1.00' }
const times = { opensAt: '2026-11-01T00:00:00.000Z', closesAt: '2026-11-30T00:00:00.000Z' }
const open = { step: 'open' }
const drafted = { id: 'self', state: 'draft', ...times, questions: ['q1'], draws: [] }
const opened = { ...drafted, state: 'open' }
const question = (id: string, values: object = {}) => ({
  record: 'question',
  id,
  state: 'active',
  topic: 'Mail',
  ...values,
})
const assessment = {
  record: 'assessment',
  id: 'as',
  state: 'open',
  components: [{ name: 'Exam', maximum: '20.00', marks: 2 }],
}
const bank = [question('q1'), question('q2'), question('q3', { state: 'retired' })]

const cases: Readonly<Record<string, readonly (readonly [string, RuleCase, readonly string[]])[]>> = {
  question: [
    ['one of several with one right', { after: { ...one, choices: [right, wrong] } }, []],
    ['one of several of one', { after: { ...one, choices: [right] } }, ['tooFewChoices@choices']],
    [
      'one of several with two right',
      { after: { ...one, choices: [right, { ...wrong, isRight: true }] } },
      ['notOneRight@choices'],
    ],
    [
      'several of several with none right',
      { after: { ...several, choices: [wrong, { text: 'Wait' }] } },
      ['noneRight@choices'],
    ],
    ['several of several with all right', { after: { ...several, choices: [right, { ...wrong, isRight: true }] } }, []],
    [
      'the same choice twice',
      { after: { ...one, choices: [right, { ...wrong, text: right.text }] } },
      ['choiceTwice@choices'],
    ],
    ['true or false without which', { after: { kind: 'trueFalse', points: '1.00' } }, ['noRightAnswer@rightAnswer']],
    ['a number without its value', { after: { kind: 'number', points: '1.00' } }, ['noValue@value']],
    ['a short text that only a person marks', { after: { kind: 'shortText', points: '1.00', accepted: [] } }, []],
    ['worth nothing', { after: { kind: 'shortText', points: '0.00' } }, ['withoutPoints@points']],
  ],
  quiz: [
    ['drafted without anything', { after: { title: 'Quiz' } }, []],
    ['ending when it opens', { after: { ...times, closesAt: times.opensAt } }, ['endsBeforeItBegins@closesAt']],
    [
      'drawing twice from a topic',
      {
        after: {
          draws: [
            { topic: 'A', count: 1 },
            { topic: 'A', count: 2 },
          ],
        },
      },
      ['topicTwice@draws'],
    ],
    ['opened with a question by hand', { action: open, before: drafted, stored: bank }, []],
    [
      'opened with nothing to ask',
      { action: open, before: { ...drafted, questions: [] }, stored: bank },
      ['noQuestions@questions'],
    ],
    [
      'opened after its end',
      { action: open, before: { ...drafted, closesAt: '2026-11-22T12:00:00.000Z' }, stored: bank },
      ['alreadyOver@closesAt'],
    ],
    [
      'opened with a retired question',
      { action: open, before: { ...drafted, questions: ['q1', 'q3'] }, stored: bank },
      ['questionRetired@questions'],
    ],
    [
      'opened while the topic has one question beside that which is named',
      { action: open, before: { ...drafted, draws: [{ topic: 'Mail', count: 2 }] }, stored: bank },
      ['tooFewOfTopic@draws.0.count'],
    ],
    [
      'opened with just enough of the topic',
      { action: open, before: { ...drafted, draws: [{ topic: 'Mail', count: 1 }] }, stored: bank },
      [],
    ],
    [
      'opened with more questions than are kept',
      {
        action: open,
        before: { ...drafted, questions: [], draws: [{ topic: 'Mail', count: 1 }] },
        stored: Array.from({ length: 501 }, (_, at) => question(`q${at}`)),
      },
      ['tooManyQuestions@draws'],
    ],
    [
      'given an assessment without a component',
      { after: { assessment: 'as' }, stored: [assessment] },
      ['noComponent@component'],
    ],
    [
      'opened for a component that is not there',
      { action: open, before: { ...drafted, assessment: 'as', component: 'Range' }, stored: [...bank, assessment] },
      ['unknownComponent@component'],
    ],
    [
      'opened for a mark that the component has not',
      {
        action: open,
        before: { ...drafted, assessment: 'as', component: 'Exam', mark: 3 },
        stored: [...bank, assessment],
      },
      ['unknownMark@mark'],
    ],
    ['given more time while it is open', { before: opened, after: { closesAt: '2026-12-31T00:00:00.000Z' } }, []],
    [
      'given other questions while it is open',
      { before: opened, after: { questions: ['q2'] } },
      ['fixedWhileOpen@questions'],
    ],
    ['given another seed while it is open', { before: opened, after: { seed: 'x' } }, ['fixedWhileOpen@seed']],
  ],
}

describe.each(Object.entries(cases))('rules of a %s', (record, rows) => {
  it.each(rows)('%s', (_what, given, expected) => {
    expect(refusedBy(trainingRules, record, given)).toEqual(expected)
  })

  it('are all tried', () => {
    const tried = new Set(rows.flatMap(([, , names]) => names.map((name) => name.split('@')[0])))
    expect([...tried].toSorted()).toEqual(ruleNames(trainingRules, record))
  })
})

describe('opening a quiz', () => {
  const follow = (given: RuleCase) => trainingConsequences.quiz?.({ ...ruleInput(given), id: 'self' }) ?? []
  const before = { ...drafted, draws: [{ topic: 'Mail', count: 1 }] }

  it('keeps the questions named and those of the topics, as they stand', () => {
    const stored = [
      question('q1', { title: 'One', points: '2.00' }),
      question('q2', { title: 'Two' }),
      ...bank.slice(2),
    ]
    expect(follow({ action: open, before, stored })).toMatchObject([
      {
        record: 'quizQuestion',
        create: { quiz: 'self', question: 'q1', drawnFrom: null, title: 'One', points: '2.00' },
      },
      { record: 'quizQuestion', create: { quiz: 'self', question: 'q2', drawnFrom: 'Mail', title: 'Two' } },
    ])
  })

  it('is taken back with what was kept', () => {
    const stored = [
      { record: 'quizQuestion', id: 'k1', quiz: 'self' },
      { record: 'quizQuestion', id: 'k2', quiz: 'other' },
    ]
    expect(follow({ action: { step: 'returnToDraft' }, before: opened, stored })).toEqual([
      { record: 'quizQuestion', id: 'k1', changes: { archived: true } },
    ])
  })
})
