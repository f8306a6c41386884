import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueOf, paperOf } from './quiz-paper.ts'
import type { KeptQuestion, QuizTerms } from './quiz-reading.ts'

const question = (id: string, values: Partial<KeptQuestion> = {}): KeptQuestion => ({
  ...{ id: `kept-${id}`, question: id, drawnFrom: null, title: id, kind: 'singleChoice', text: null },
  choices: ['a', 'b', 'c', 'd'].map((choice) => ({ id: `${id}-${choice}`, text: choice, isRight: choice === 'a' })),
  ...{ accepted: [], value: null, tolerance: null, points: '1.00', explanation: null },
  ...values,
})
const terms = (values: Partial<QuizTerms> = {}): QuizTerms => ({
  ...{ seed: 'QZ-2026-001', questions: [], draws: [], shuffleQuestions: true, shuffleChoices: true },
  ...{ minutes: null, closesAt: '2026-12-31T00:00:00.000Z', attempts: 1, counts: 'best', passMark: null },
  ...values,
})
const turn = { person: 'p', attempt: 1 }

const bank = fc
  .record({
    named: fc.integer({ min: 0, max: 8 }),
    mail: fc.integer({ min: 0, max: 12 }),
    data: fc.integer({ min: 0, max: 12 }),
  })
  .map(({ named, mail, data }) => {
    const of = (count: number, name: string, drawnFrom: string | null) =>
      Array.from({ length: count }, (_, at) => question(`${name}${at}`, { drawnFrom }))
    return { named: of(named, 'named', null), mail: of(mail, 'mail', 'Mail'), data: of(data, 'data', 'Data') }
  })
const drawn = fc.record({
  bank,
  seed: fc.string(),
  person: fc.uuid(),
  attempt: fc.integer({ min: 1, max: 20 }),
  takes: fc.integer({ min: 1, max: 12 }),
  shuffles: fc.boolean(),
})

describe('the paper of an attempt', () => {
  it('has what is named, so many of each topic, and nothing twice', () => {
    fc.assert(
      fc.property(drawn, ({ bank: { named, mail, data }, seed, takes, shuffles, ...given }) => {
        const draws = [
          { topic: 'Mail', count: takes },
          { topic: 'Data', count: 2 },
        ]
        const asked = terms({ seed, draws, questions: named.map((one) => one.question), shuffleQuestions: shuffles })
        const paper = paperOf(asked, [...data, ...mail, ...named], given)
        const ids = paper.map((one) => one.question)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.filter((id) => id.startsWith('kept-named')).length).toBe(named.length)
        expect(ids.filter((id) => id.startsWith('kept-mail')).length).toBe(Math.min(takes, mail.length))
        expect(ids.filter((id) => id.startsWith('kept-data')).length).toBe(Math.min(2, data.length))
        if (!shuffles) expect(ids.slice(0, named.length)).toEqual(named.map(({ id }) => id))
      }),
    )
  })

  it('is the same for the same seed and turn, in whatever order the questions come, with each choice once', () => {
    fc.assert(
      fc.property(drawn, ({ bank: { named, mail, data }, seed, takes, ...given }) => {
        const draws = [{ topic: 'Mail', count: takes }]
        const asked = terms({ seed, draws, questions: named.map((one) => one.question) })
        const all = [...named, ...mail, ...data]
        const paper = paperOf(asked, all, given)
        expect(paperOf(asked, all.toReversed(), given)).toEqual(paper)
        for (const { question: id, choices } of paper)
          expect(choices.toSorted()).toEqual(all.find((one) => one.id === id)?.choices.map((one) => one.id))
      }),
    )
  })

  it('is another one for another person, attempt or seed', () => {
    const named = Array.from({ length: 12 }, (_, at) => question(`q${at}`))
    const asked = terms({ questions: named.map((one) => one.question) })
    const papers = [
      paperOf(asked, named, turn),
      paperOf(asked, named, { ...turn, person: 'other' }),
      paperOf(asked, named, { ...turn, attempt: 2 }),
      paperOf(terms({ ...asked, seed: 'other' }), named, turn),
    ]
    expect(new Set(papers.map((paper) => JSON.stringify(paper))).size).toBe(4)
  })

  it('puts every question first about as often', () => {
    const named = Array.from({ length: 5 }, (_, at) => question(`q${at}`))
    const asked = terms({ questions: named.map((one) => one.question) })
    const firsts = Array.from(
      { length: 1000 },
      (_, at) => paperOf(asked, named, { person: `p${at}`, attempt: 1 })[0]?.question,
    )
    for (const { id } of named) {
      const often = firsts.filter((first) => first === id).length
      // Five standard deviations around 200.
      expect(Math.abs(often - 200), id).toBeLessThan(64)
    }
  })

  it('leaves true before false, and the order of choices where nobody asked for another', () => {
    const truth = question('t', {
      kind: 'trueFalse',
      choices: ['true', 'false'].map((id) => ({ id, text: id, isRight: id === 'true' })),
    })
    for (let attempt = 1; attempt <= 20; attempt += 1)
      expect(paperOf(terms({ questions: ['t'] }), [truth], { person: 'p', attempt })[0]?.choices).toEqual([
        'true',
        'false',
      ])
    const paper = paperOf(terms({ questions: ['q'], shuffleChoices: false }), [question('q')], turn)
    expect(paper[0]?.choices).toEqual(['q-a', 'q-b', 'q-c', 'q-d'])
  })
})

describe('the end of an attempt', () => {
  const startedAt = '2026-12-30T23:00:00.000Z'
  it.each([
    ['after its time limit', 30, '2026-12-30T23:30:00.000Z'],
    ['with the quiz, where that ends before', 90, '2026-12-31T00:00:00.000Z'],
    ['with the quiz, where there is no limit', null, '2026-12-31T00:00:00.000Z'],
  ])('is %s', (_what, minutes, expected) => {
    expect(dueOf(terms({ minutes }), startedAt)).toBe(expected)
  })
})
