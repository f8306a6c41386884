import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedOf, markedAnswer, type Outcome, resultOf } from './quiz-marking.ts'
import type { Attempt, KeptQuestion, PersonMark, QuizTerms } from './quiz-reading.ts'

const base = { id: 'q', question: 'bank', drawnFrom: null, title: 'Q', text: null, explanation: null }
const none = { choices: [], accepted: [], value: null, tolerance: null }
const choices = (right: number, wrong: number) => [
  ...Array.from({ length: right }, (_, at) => ({ id: `r${at}`, text: `r${at}`, isRight: true })),
  ...Array.from({ length: wrong }, (_, at) => ({ id: `w${at}`, text: `w${at}`, isRight: false })),
]
const single: KeptQuestion = { ...base, ...none, kind: 'singleChoice', choices: choices(1, 3), points: '2.00' }
const multiple: KeptQuestion = { ...base, ...none, kind: 'multipleChoice', choices: choices(3, 2), points: '2.00' }
const truth: KeptQuestion = {
  ...{ ...base, ...none, kind: 'trueFalse', points: '1.00' },
  choices: [
    { id: 'true', text: 'true', isRight: false },
    { id: 'false', text: 'false', isRight: true },
  ],
}
const short: KeptQuestion = {
  ...base,
  ...none,
  kind: 'shortText',
  accepted: ['Security operations', 'SOC'],
  points: '1.50',
}
const number: KeptQuestion = { ...base, ...none, kind: 'number', value: '15.0000', tolerance: '0.5000', points: '1.00' }
const chose = (...chosen: readonly string[]) => ({ chosen, answer: null })
const wrote = (answer: string) => ({ chosen: [], answer })
const gave = (points: string): PersonMark => ({ question: 'q', points, remark: null })

type Row = readonly [
  string,
  KeptQuestion,
  ReturnType<typeof chose> | ReturnType<typeof wrote>,
  PersonMark | null,
  Outcome,
  number,
]
const rows: readonly Row[] = [
  ['the right choice', single, chose('r0'), null, 'right', 200],
  ['a wrong choice', single, chose('w1'), null, 'wrong', 0],
  ['no choice', single, chose(), null, 'unanswered', 0],
  ['all right choices', multiple, chose('r0', 'r1', 'r2'), null, 'right', 200],
  ['two of three right choices, rounded', multiple, chose('r0', 'r1'), null, 'partly', 133],
  ['two right and one wrong', multiple, chose('r0', 'r1', 'w0'), null, 'partly', 67],
  ['everything there is', multiple, chose('r0', 'r1', 'r2', 'w0', 'w1'), null, 'partly', 67],
  ['more wrong than right', multiple, chose('r0', 'w0', 'w1'), null, 'wrong', 0],
  ['false where it is false', truth, chose('false'), null, 'right', 100],
  ['true where it is false', truth, chose('true'), null, 'wrong', 0],
  ['a text that is accepted, written otherwise', short, wrote('  security   OPERATIONS '), null, 'right', 150],
  ['a text in full-width letters', short, wrote('ＳＯＣ'), null, 'right', 150],
  ['another text', short, wrote('the people on duty'), null, 'awaiting', 0],
  ['another text that a person gave a part for', short, wrote('the people on duty'), gave('0.75'), 'partly', 75],
  ['another text that a person gave all for', short, wrote('duty desk'), gave('1.50'), 'right', 150],
  ['a text that a person gave nothing for', short, wrote('nobody'), gave('0.00'), 'wrong', 0],
  ['blank text', short, wrote('   '), null, 'unanswered', 0],
  ['the value', number, wrote('15'), null, 'right', 100],
  ['the value with a comma', number, wrote('14,5'), null, 'right', 100],
  ['a value at the edge', number, wrote('15.5'), null, 'right', 100],
  ['a value beyond it', number, wrote('15.5001'), null, 'wrong', 0],
  ['no number', number, wrote('a quarter'), null, 'wrong', 0],
]

describe('the mark of an answer', () => {
  it.each(rows)('for %s', (_what, ...[question, given, byPerson, outcome, units]) => {
    expect(markedAnswer(question, given, byPerson)).toEqual({ question: 'q', outcome, units })
  })

  it('lies between nothing and the points, is whole for exactly the right choices, and no less for one more right choice', () => {
    const counts = fc.record({
      right: fc.integer({ min: 1, max: 10 }),
      wrong: fc.integer({ min: 0, max: 10 }),
      points: fc.integer({ min: 1, max: 100_000 }),
    })
    fc.assert(
      fc.property(counts, fc.infiniteStream(fc.boolean()), ({ right, wrong, points }, stream) => {
        const text = `${Math.floor(points / 100)}.${String(points % 100).padStart(2, '0')}`
        const question: KeptQuestion = { ...multiple, choices: choices(right, wrong), points: text }
        const chosen = question.choices.filter(() => stream.next().value).map(({ id }) => id)
        const { units } = markedAnswer(question, chose(...chosen), null)
        expect(units).toBeGreaterThanOrEqual(0)
        expect(units).toBeLessThanOrEqual(points)
        const rights = question.choices.filter(({ isRight }) => isRight).map(({ id }) => id)
        expect(markedAnswer(question, chose(...rights), null)).toMatchObject({ outcome: 'right', units: points })
        const more = rights.find((id) => !chosen.includes(id))
        if (more) expect(markedAnswer(question, chose(...chosen, more), null).units).toBeGreaterThanOrEqual(units)
      }),
    )
  })
})

const terms: QuizTerms = {
  ...{ seed: 's', questions: [], draws: [], shuffleQuestions: false, shuffleChoices: false, minutes: null },
  ...{ closesAt: '2026-12-31T00:00:00.000Z', attempts: 3, counts: 'best', passMark: '66.67' },
}
const kept = new Map([
  ['a', { ...single, id: 'a' }],
  ['b', { ...truth, id: 'b' }],
  ['c', { ...short, id: 'c', points: '3.00' }],
])
const attempt = (
  number: number,
  given: Readonly<Record<string, ReturnType<typeof chose>['chosen'] | string>>,
  person = 'p',
): Attempt => ({
  ...{ id: `${person}${number}`, person, attempt: number, startedAt: '', handedInAt: '', marks: [] },
  answers: Object.entries(given).map(([question, value]) => ({
    ...{ question, choices: [] },
    ...(typeof value === 'string' ? { chosen: [], answer: value } : { chosen: value, answer: null }),
  })),
})

describe('the result of an attempt', () => {
  it.each([
    ['passes at the pass mark, which two of three just miss', { a: ['r0'], b: ['true'] }, '2.00', '3.00', false],
    ['passes above it', { a: ['r0'], b: ['false'] }, '3.00', '3.00', true],
    ['does not say while an answer waits', { a: ['r0'], c: 'somebody' }, '2.00', '5.00', null],
  ])('%s', (_what, given, points, maximum, isPassed) => {
    expect(resultOf(attempt(1, given), kept, terms)).toMatchObject({ points, maximum, isPassed })
  })

  const settled = [
    attempt(1, { a: ['r0'], b: ['true'] }),
    attempt(2, { b: ['false'] }),
    attempt(3, { a: ['w0'], b: ['false'] }),
  ].map((one) => ({
    attempt: one,
    result: resultOf(one, kept, terms),
  }))
  it.each([
    ['best', 'p2'],
    ['first', 'p1'],
    ['last', 'p3'],
  ])('counts by %s, where best is the share and not the points', (counts, id) => {
    expect(countedOf(settled.toReversed(), { ...terms, counts }).get('p')?.attempt.id).toBe(id)
  })
})
