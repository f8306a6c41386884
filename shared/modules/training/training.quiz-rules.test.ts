import { describe, expect, it } from 'vitest'
import { type RuleCase, refusedBy, ruleInput, ruleNames } from '../../record/rule-case.test-support.ts'
import { componentPoints } from './quiz-points.ts'
import { trainingConsequences, trainingRules } from './training.rules.ts'

const right = { text: 'Report it', isRight: true }
const wrong = { text: 'Delete it', isRight: false }
const one = { kind: 'singleChoice', points: '1.00' }
const several = { kind: 'multipleChoice', points: '1.00' }
const times = { opensAt: '2026-11-01T00:00:00.000Z', closesAt: '2026-11-30T00:00:00.000Z' }
const open = { step: 'open' }
const drafted = { id: 'self', state: 'draft', ...times, questions: ['q1'], draws: [] }
const opened = { ...drafted, state: 'open', minutes: 10 }
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
const close = { step: 'close' }
const kept = {
  record: 'quizQuestion',
  id: 'k',
  quiz: 'self',
  question: 'q1',
  kind: 'shortText',
  accepted: [{ text: 'SOC' }],
  points: '2.00',
}
const attempt = (values: object = {}) => ({
  ...{ record: 'quizAttempt', id: 'at', quiz: 'self', person: 'p', attempt: 1, startedAt: '2026-11-22T11:00:00.000Z' },
  ...{ answers: [{ question: 'k', answer: 'soc' }], marks: [], ...values },
})
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
    [
      'taken back after somebody began',
      {
        action: { step: 'returnToDraft' },
        before: opened,
        stored: [attempt({ startedAt: '2026-11-22T11:55:00.000Z' })],
      },
      ['attemptsBegun@'],
    ],
    ['archived after somebody began', { action: 'archive', before: opened, stored: [attempt()] }, ['attemptsBegun@']],
    ['taken back before anybody began', { action: { step: 'returnToDraft' }, before: opened }, []],
    [
      'kept open for longer after the time of an attempt was over',
      {
        action: 'update',
        before: { ...opened, minutes: null, closesAt: '2026-11-22T11:30:00.000Z' },
        after: { ...opened, minutes: null, closesAt: '2026-11-23T12:00:00.000Z' },
        stored: [attempt()],
      },
      ['attemptsOver@closesAt'],
    ],
    [
      'kept open for longer while an attempt runs, and after another was handed in',
      {
        action: 'update',
        before: { ...opened, minutes: null, closesAt: '2026-11-22T23:30:00.000Z' },
        after: { ...opened, minutes: null, closesAt: '2026-11-23T12:00:00.000Z' },
        stored: [attempt(), attempt({ id: 'other', person: 'q', handedInAt: '2026-11-22T11:10:00.000Z' })],
      },
      [],
    ],
    [
      'closed while somebody still has time',
      { action: close, before: opened, stored: [kept, attempt({ startedAt: '2026-11-22T11:55:00.000Z' })] },
      ['attemptsRunning@'],
    ],
    ['closed when the time of an attempt is over', { action: close, before: opened, stored: [kept, attempt()] }, []],
    [
      'closed while a written answer waits',
      { action: close, before: opened, stored: [kept, attempt({ answers: [{ question: 'k', answer: 'Somebody' }] })] },
      ['answersUnmarked@'],
    ],
    [
      'closed while its assessment is moderated',
      {
        action: close,
        before: { ...opened, assessment: 'as', component: 'Exam' },
        stored: [{ ...assessment, state: 'moderation' }],
      },
      ['assessmentNotOpen@'],
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

describe('closing a quiz', () => {
  it('ends what nobody handed in when its time was over, and says what each came to', () => {
    const stored = [
      kept,
      attempt(),
      attempt({ id: 'later', attempt: 2, answers: [], handedInAt: '2026-11-22T11:30:00.000Z' }),
    ]
    const input = ruleInput({ action: close, before: { ...opened, passMark: '60.00' }, stored })
    expect(trainingConsequences.quiz?.({ ...input, id: 'self' })).toEqual([
      {
        ...{ record: 'quizAttempt', id: 'at', step: 'handIn' },
        changes: {
          ...{ points: '2.00', maximum: '2.00', isPassed: true, isCounted: true },
          ...{ handedInAt: '2026-11-22T11:10:00.000Z', ended: 'time' },
        },
      },
      {
        ...{ record: 'quizAttempt', id: 'later' },
        changes: { points: '0.00', maximum: '0.00', isPassed: true, isCounted: false },
      },
    ])
  })
})

describe('points into an assessment', () => {
  const before = { ...opened, number: 'QZ-2026-001', assessment: 'as', component: 'Exam', mark: 2 }
  const expecting = { ...assessment, participants: ['p', 'q'] }
  const row = {
    id: 'at',
    component: 'Exam',
    points: '20.00',
    mark: 2,
    note: 'QZ-2026-001',
    makeUpOn: null,
    makeUpReason: null,
  }
  const other = { id: 'r', component: 'Exam', points: '5.00', mark: 1 }
  const held = (components: readonly object[], state = 'recorded') => ({
    ...{ record: 'score', id: 'sc', assessment: 'as', person: 'p', state, components },
  })
  const scores = (...stored: readonly NonNullable<RuleCase['stored']>[number][]) =>
    (
      trainingConsequences.quiz?.({ ...ruleInput({ action: close, before, stored: [kept, ...stored] }), id: 'self' }) ??
      []
    ).filter(({ record }) => record === 'score')

  it.each([
    [
      'are a new score where there is none',
      [expecting, attempt()],
      [{ record: 'score', create: { assessment: 'as', person: 'p', scoredBy: 'acting', components: [row] } }],
    ],
    [
      'stand beside other marks',
      [expecting, attempt(), held([other])],
      [{ record: 'score', id: 'sc', changes: { components: [other, row] } }],
    ],
    [
      'stand over the mark that was there, whose id and note stay',
      [expecting, attempt(), held([{ ...row, id: 'old', note: 'Typed', points: '3.00' }])],
      [{ record: 'score', id: 'sc', changes: { components: [{ ...row, id: 'old', note: 'Typed' }] } }],
    ],
    ['are not written again', [expecting, attempt(), held([row])], []],
    ['leave a moderated score alone', [expecting, attempt(), held([], 'moderated')], []],
    ['are not those of others than the participants', [{ ...expecting, participants: ['q'] }, attempt()], []],
  ])('%s', (_what, stored, expected) => {
    expect(scores(...stored)).toEqual(expected)
  })

  it.each([
    ['2.50', '3.00', '20.00', '16.67'],
    ['0.00', '3.00', '20.00', '0.00'],
    ['1000000.00', '1000000.00', '100000.00', '100000.00'],
    ['0.00', '0.00', '20.00', null],
  ])('are %s of %s as a share of %s: %s', (points, maximum, most, expected) => {
    const result = { rows: [], points, maximum, awaiting: 0, isPassed: null }
    const taken = { id: 'a', person: 'p', attempt: 1, startedAt: '', handedInAt: null, answers: [], marks: [] }
    expect(componentPoints({ attempt: taken, result }, most)).toBe(expected)
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
