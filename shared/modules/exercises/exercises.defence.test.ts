import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DefenceKind,
  detectionOutcomes,
  factsOfDetection,
  isNoticing,
  joinFacts,
  outcomeOf,
} from './exercises.defence.ts'

const kinds = (...of: readonly DefenceKind[]) => of.map((kind) => ({ kind }))

describe('the outcome of a step', () => {
  it.each([
    [[], 'none'],
    [['missed'], 'none'],
    [['missed', 'logged'], 'logged'],
    [['acknowledged'], 'logged'],
    [['investigated', 'logged'], 'logged'],
    [['logged', 'alerted', 'acknowledged'], 'alerted'],
    [['alerted', 'contained'], 'contained'],
    [['eradicated'], 'contained'],
    [['contained', 'prevented', 'alerted'], 'blocked'],
    [['falseAlert', 'nearMiss'], 'none'],
    [['notApplicable', 'falseAlert'], 'notApplicable'],
    [['notApplicable', 'logged'], 'logged'],
  ] as const)('of %j is %s', (given, expected) => {
    expect(outcomeOf(kinds(...given))).toBe(expected)
  })

  it('does not hang on the order of the facts, and no fact that is added lowers it', () => {
    const anyKind = fc.constantFrom<DefenceKind>('missed', 'logged', 'alerted', 'contained', 'prevented', 'nearMiss')
    const rankOf = (of: readonly DefenceKind[]) => {
      const outcome = outcomeOf(kinds(...of))
      return outcome === 'notApplicable' ? -1 : detectionOutcomes.indexOf(outcome)
    }
    fc.assert(
      fc.property(fc.array(anyKind), anyKind, (of, more) => {
        expect(rankOf(of.toReversed())).toBe(rankOf(of))
        expect(rankOf([...of, more])).toBeGreaterThanOrEqual(rankOf(of))
        expect(rankOf(of) > 0).toBe(of.some(isNoticing))
      }),
    )
  })
})

describe('an older detection', () => {
  const moment = fc.option(fc.constantFrom('2026-03-01T08:00:00.000Z', '2026-03-01T09:00:00.000Z'), { nil: null })
  const times = fc.record({ detectedAt: moment, respondedAt: moment, containedAt: moment })

  it('speaks for the outcome that was typed, and for its earliest time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...detectionOutcomes), times, (outcome, given) => {
        // Rules that stood when it was written: nothing seen has no times.
        const own = outcome === 'none' ? { detectedAt: null, respondedAt: null, containedAt: null } : given
        const facts = factsOfDetection({ id: 'd', attackStep: 's', source: 'SIEM', outcome, ...own })
        expect(outcomeOf(facts)).toBe(outcome)
        expect(facts[0]?.at).toBe(own.detectedAt)
        expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
      }),
    )
  })

  it('stands among the facts, each of which names the record to open', () => {
    const detection = { id: 'd', attackStep: 's', source: 'SIEM', outcome: 'logged' as const }
    const own = { ...detection, detectedAt: null, respondedAt: null, containedAt: null }
    const fact = { id: 'f', attackStep: 's', kind: 'alerted' as const, at: null, source: null }
    expect(joinFacts([fact], [own]).map(({ of }) => of)).toEqual([
      { record: 'defenceFact', id: 'f' },
      { record: 'detection', id: 'd' },
    ])
  })
})
