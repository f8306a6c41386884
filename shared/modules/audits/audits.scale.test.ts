import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { rootOf, whysOf } from './audits.cause.ts'
import { fallingCell, levelsOf, severityAt, waitFor } from './audits.scale.ts'

const scale = entity({
  impacts: [{ level: 2, word: 'Grave' }, { level: 1, word: 'Slight', meaning: 'm' }, { word: 'no level' }],
  cells: [
    { impact: 1, likelihood: 1, severity: 'note' },
    { impact: 2, likelihood: 1, severity: 'high' },
    { impact: 2, likelihood: 2, severity: 'medium' },
    { impact: 1, likelihood: 2, severity: 'unheard of' },
  ],
  waits: [{ severity: 'high', days: 90 }],
})

describe('a matrix of the house', () => {
  it('has its levels in order', () => {
    expect(levelsOf(scale, 'impacts')).toEqual([
      { level: 1, word: 'Slight', meaning: 'm' },
      { level: 2, word: 'Grave', meaning: '' },
    ])
    expect(levelsOf(scale, 'likelihoods')).toEqual([])
  })

  it.each([
    [2, 1, 'high'],
    [1, 2, null],
    [3, 1, null],
    [null, undefined, null],
  ])('impact %s with likelihood %s proposes %s', (impact, likelihood, severity) => {
    expect(severityAt(scale, impact, likelihood)).toBe(severity)
  })

  it('finds the cell where more harm weighs less', () => {
    expect(fallingCell(scale)).toMatchObject({ impact: 2, likelihood: 2 })
    expect(fallingCell({ cells: [{ impact: 1, likelihood: 1, severity: 'note' }] })).toBeNull()
  })

  it('waits only as long as it says', () => {
    expect(waitFor(scale, 'high')).toBe(90)
    expect(waitFor(scale, 'low')).toBeNull()
  })
})

describe('a chain of whys', () => {
  const whys = [
    { id: 'a', question: 'Why open?', answer: 'Nobody closed it', proof: 'log', root: false },
    { id: 'b', question: 'Why nobody?', answer: 'No rule', proof: null, root: true },
  ]
  it('is read in order, its root marked', () => {
    expect(whysOf(whys).map(({ isRoot }) => isRoot)).toEqual([false, true])
    expect(rootOf(whys)).toBe('No rule')
    expect(rootOf(null)).toBe('')
  })
})
