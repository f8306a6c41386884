import { describe, expect, it } from 'vitest'
import type { Settled } from './quiz-marking.ts'
import type { KeptQuestion } from './quiz-reading.ts'
import { binsOf, figuresOf } from './quiz-results.ts'

const question: KeptQuestion = {
  ...{
    id: 'q',
    question: 'b',
    drawnFrom: null,
    title: 'Q',
    kind: 'singleChoice',
    text: null,
    choices: [],
    accepted: [],
  },
  ...{ value: null, tolerance: null, points: '1.00', explanation: null },
}
/** A paper of three points of which one is the question's. */
const paper = (own: number | 'awaiting' | null, rest: number): Settled => ({
  attempt: { id: '', person: '', attempt: 1, startedAt: '', handedInAt: null, answers: [], marks: [] },
  result: {
    rows:
      own === null
        ? []
        : [{ question: 'q', outcome: own === 'awaiting' ? own : 'partly', units: own === 'awaiting' ? 0 : own }],
    ...{
      points: ((typeof own === 'number' ? own : 0) / 100 + rest).toFixed(2),
      maximum: '3.00',
      awaiting: 0,
      isPassed: null,
    },
  },
})

describe('the figures of a question', () => {
  it.each([
    ['nobody was asked', [paper(null, 1)], { asked: 0, facility: null, discrimination: null }],
    [
      'too few were asked to tell how it discriminates',
      [paper(100, 2), paper(0, 0)],
      { asked: 2, facility: '50.0', discrimination: null },
    ],
    [
      'who knows it knows the rest',
      [paper(100, 2), paper(100, 2), paper(100, 2), paper(0, 0), paper(0, 0), paper('awaiting', 1)],
      { asked: 5, facility: '60.0', discrimination: '1.00' },
    ],
    [
      'who knows it knows nothing else',
      [paper(100, 0), paper(100, 0), paper(100, 0), paper(0, 2), paper(0, 2)],
      { asked: 5, facility: '60.0', discrimination: '-1.00' },
    ],
    [
      'everybody knows it',
      Array.from({ length: 6 }, (_, at) => paper(100, at % 3)),
      { asked: 6, facility: '100.0', discrimination: null },
    ],
    [
      // By hand: covariance 0.05, deviations 0.4899 and 0.3536 around means of 0.6 and 0.5.
      'some of them do',
      [paper(100, 2), paper(100, 1), paper(100, 0.5), paper(0, 1.5), paper(0, 0)],
      { asked: 5, facility: '60.0', discrimination: '0.29' },
    ],
  ])('where %s', (_what, settled, expected) => {
    expect(figuresOf(question, settled)).toEqual(expected)
  })
})

describe('the distribution', () => {
  it('has ten bins, the last with all points', () => {
    const points = ['0.00', '0.29', '0.30', '2.69', '2.70', '3.00']
    const settled = points.map((one) => ({ ...paper(null, 0), result: { ...paper(null, 0).result, points: one } }))
    expect(binsOf(settled)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 1, 2])
  })
})
