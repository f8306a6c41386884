import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basesOfGroup, calculate } from './training.calculation.ts'
import { basisRows, keptBases } from './training.normalisation.ts'
import { type Component, type Mark, type Normalisation, type Scheme, schemeOf } from './training.scheme.ts'

const part = (name: string, weight: string, maximum: string, more: Partial<Component> = {}): Component => ({
  ...{ name, weight, maximum, marks: 1, dropLowest: 0 },
  ...{ missing: 'notApplicable', passMark: null, normalisation: 'none' },
  ...more,
})
const mark = (component: string, points: string, more: Partial<Mark> = {}): Mark => ({
  ...{ component, points, mark: 1, makeUpOn: null, makeUpReason: null },
  ...more,
})
const sheet = (components: readonly Mark[], more: { bonus?: string; moderatedPoints?: string } = {}) => ({
  ...{ components, bonus: null, moderatedPoints: null },
  ...more,
})
const scheme = (components: readonly Component[], more: Partial<Scheme> = {}): Scheme => ({
  ...{ components, normalisation: 'none', totalMaximum: null },
  ...more,
})
const totalOf = (given: Scheme, ...components: readonly Mark[]) => calculate(given, sheet(components), []).total

const thirds = scheme([
  part('a', '33.33', '3.00', { missing: 'zero' }),
  part('b', '33.33', '7.00', { missing: 'zero' }),
  part('c', '33.34', '9.00', { missing: 'zero' }),
])
const points = (a: string, b: string, c: string) => [mark('a', a), mark('b', b), mark('c', c)]

describe('a scheme as it was before marks, drops and normalisation', () => {
  const before = {
    components: [
      { name: 'a', kind: 'exam', weight: '33.33', maximum: '3.00' },
      { name: 'b', kind: 'exam', weight: '33.33', maximum: '7.00' },
      { name: 'c', kind: 'exam', weight: '33.34', maximum: '9.00' },
    ],
    normalisation: undefined,
    totalMaximum: undefined,
  }

  it.each([
    [points('3.00', '7.00', '9.00'), '100.00'],
    [points('0.00', '0.00', '0.00'), '0.00'],
    // 33.33/3 + 33.33 x 2/7 + 33.34 x 4/9 = 11.11 + 9.522857... + 14.817777... = 35.450634...
    [points('1.00', '2.00', '4.00'), '35.45'],
    [points('3.00', '7.00', '9.00').slice(0, 1), '33.33'],
    [[], '0.00'],
  ])('of %j keeps the total %s', (given, expected) => {
    expect(totalOf(schemeOf(before), ...given)).toBe(expected)
    expect(schemeOf(before)).toEqual(thirds)
  })

  it('rounds half up, once', () => {
    const halves = scheme([part('a', '50.00', '4000.00'), part('b', '50.00', '4000.00')])
    // Each half is 0.0025 percent; rounding both first would give 0.00.
    expect(totalOf(halves, mark('a', '0.20'), mark('b', '0.20'))).toBe('0.01')
  })

  it('does not depend on the order of components and grows with every point', () => {
    const amount = fc.integer({ min: 0, max: 300 }).map((units) => (units / 100).toFixed(2))
    const reversed = scheme(thirds.components.toReversed())
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        const total = totalOf(thirds, ...points(a, b, c))
        expect(totalOf(reversed, ...points(a, b, c))).toBe(total)
        expect(Number(totalOf(thirds, ...points('3.00', b, c)))).toBeGreaterThanOrEqual(Number(total))
      }),
    )
  })

  it.each([
    [null, null, '100.00'],
    ['5.00', null, '105.00'],
    [null, '71.25', '71.25'],
    ['1.50', '71.25', '72.75'],
  ])('with bonus %s and moderated points %s makes %s', (bonus, moderatedPoints, expected) => {
    const given = { components: points('3.00', '7.00', '9.00'), bonus, moderatedPoints }
    expect(calculate(thirds, given, []).total).toBe(expected)
  })
})

describe('somebody without a mark', () => {
  const two = (missing: Component['missing']) =>
    scheme([part('exam', '60.00', '100.00'), part('practice', '40.00', '50.00', { missing })])

  it.each([
    ['notApplicable', '80.00', false],
    ['zero', '48.00', false],
    ['makeUp', '80.00', true],
  ] as const)('counts as %s: %s', (missing, total, isPending) => {
    expect(calculate(two(missing), sheet([mark('exam', '80.00')]), [])).toMatchObject({ total, isPending })
  })

  it('has the weight of what does not apply shared out over the rest', () => {
    const { components } = calculate(two('notApplicable'), sheet([mark('exam', '80.00')]), [])
    expect(components.map(({ weight, contribution, share }) => [weight, contribution, share])).toEqual([
      ['100.00', '80.00', '80.00'],
      [null, null, null],
    ])
  })

  it('has no total where nothing applies, unless it was moderated', () => {
    expect(calculate(two('notApplicable'), sheet([]), []).components[1]?.share).toBeNull()
    expect(totalOf(scheme([part('exam', '100.00', '10.00')]))).toBeNull()
    expect(
      calculate(scheme([part('exam', '100.00', '10.00')]), sheet([], { moderatedPoints: '55.00' }), []).total,
    ).toBe('55.00')
  })
})

describe('several marks', () => {
  const five = (more: Partial<Component> = {}) =>
    scheme([part('papers', '100.00', '10.00', { marks: 5, dropLowest: 2, ...more })])
  const papers = (...given: readonly string[]) =>
    given.map((value, place) => mark('papers', value, { mark: place + 1 }))

  it.each([
    ['the lowest are dropped', papers('9.00', '1.00', '8.00', '2.00', '7.00'), '80.00'],
    ['what is not there is not counted, and not dropped', papers('9.00', '1.00', '8.00'), '90.00'],
    ['one mark is always left', papers('4.00'), '40.00'],
    ['of equal ones one stays', papers('6.00', '6.00', '6.00', '6.00', '6.00'), '60.00'],
  ])('%s', (_, given, expected) => {
    expect(totalOf(five(), ...given)).toBe(expected)
  })

  it('drops what counts as no points first', () => {
    const marks = papers('9.00', '6.00', '3.00')
    expect(totalOf(five({ missing: 'zero' }), ...marks)).toBe('60.00')
    const [papersStep] = calculate(five({ missing: 'zero' }), sheet(marks), []).components
    expect(papersStep?.marks.map(({ counts }) => counts)).toEqual(['kept', 'kept', 'kept', 'dropped', 'dropped'])
  })

  it('puts a make-up in the place of what was there, better or not, the latest last', () => {
    const retaken = [
      mark('papers', '9.00'),
      mark('papers', '5.00', { makeUpOn: '2026-06-01', makeUpReason: 'Second sitting' }),
      mark('papers', '4.00', { makeUpOn: '2026-05-01', makeUpReason: 'Ill' }),
    ]
    const one = scheme([part('papers', '100.00', '10.00')])
    expect(totalOf(one, ...retaken)).toBe('50.00')
    expect(totalOf(one, ...retaken.toReversed())).toBe('50.00')
    expect(calculate(one, sheet(retaken), []).components[0]?.marks).toEqual([
      {
        ...{ mark: 1, points: '5.00', replaced: '4.00', madeUpOn: '2026-06-01' },
        ...{ reason: 'Second sitting', counts: 'kept' },
      },
    ])
  })
})

it.each([
  ['100.00', '103.00', '100.00'],
  ['103.00', null, '103.00'],
  [null, null, '103.00'],
])('a highest total of %s takes away what goes beyond: %s', (totalMaximum, uncapped, total) => {
  const capped = scheme([part('exam', '100.00', '10.00')], { totalMaximum })
  expect(calculate(capped, sheet([mark('exam', '10.00')], { bonus: '3.00' }), [])).toMatchObject({ uncapped, total })
})

it.each([
  ['5.00', true],
  ['4.99', false],
])('a component with a pass mark of its own and %s points passes: %s', (given, passes) => {
  const own = scheme([part('exam', '100.00', '10.00', { passMark: '50.00' })])
  expect(calculate(own, sheet([mark('exam', given)]), []).components[0]?.passes).toBe(passes)
})

const group = (how: Normalisation, place: 'component' | 'total', given: readonly (string | null)[]) => {
  const normalised = scheme(
    [part('exam', '100.00', '100.00', { normalisation: place === 'component' ? how : 'none' })],
    { normalisation: place === 'total' ? how : 'none' },
  )
  const sheets = given.map((value) => sheet(value === null ? [] : [mark('exam', value)]))
  const bases = basesOfGroup(normalised, sheets)
  return {
    normalised,
    sheets,
    bases,
    totals: sheets.map((one, at) => calculate(normalised, one, bases[at] ?? []).total),
  }
}

describe.each(['component', 'total'] as const)('the %s', (place) => {
  it.each([
    ['best', ['80.00', '40.00', null, '20.00'], ['100.00', '50.00', null, '25.00']],
    ['best', ['0.00', '0.00'], ['0.00', '0.00']],
    // One of four below and itself: (1 + 1/2) / 4; two equal share their midpoint.
    ['percentile', ['10.00', '50.00', '50.00', '90.00'], ['12.50', '50.00', '50.00', '87.50']],
    ['percentile', ['10.00'], ['50.00']],
    // Mean 50, deviation of the whole group 20: one deviation is ten.
    ['zScore', ['30.00', '70.00', null], ['40.00', '60.00', null]],
    ['zScore', ['70.00', '70.00'], ['50.00', '50.00']],
    ['zScore', ['70.00'], ['50.00']],
    ['none', ['70.00', null], ['70.00', null]],
  ] as const)('measured by %s of %j is %j', (how, given, expected) => {
    expect(group(how, place, given).totals).toEqual(expected)
  })

  it('has no total for whoever cannot see the others', () => {
    const { normalised, sheets } = group('zScore', place, ['30.00', '70.00'])
    expect(sheets.map((one) => calculate(normalised, one, []).total)).toEqual([null, null])
  })
})

it('keeps the order of points, gives equal points equal totals, and computes the same from what was kept', () => {
  const amount = fc.integer({ min: 0, max: 10_000 }).map((units) => (units / 100).toFixed(2))
  const how = fc.constantFrom<Normalisation>('none', 'best', 'percentile', 'zScore')
  const place = fc.constantFrom<'component' | 'total'>('component', 'total')
  fc.assert(
    fc.property(how, place, fc.array(amount, { minLength: 1, maxLength: 30 }), (by, at, given) => {
      const { normalised, sheets, bases, totals } = group(by, at, given)
      for (const [one, total] of totals.entries())
        for (const [other, against] of totals.entries()) {
          const difference = Number(given[one]) - Number(given[other])
          if (difference === 0) expect(total).toBe(against)
          if (difference > 0) expect(Number(total)).toBeGreaterThanOrEqual(Number(against))
        }
      const kept = bases.map((rows) => keptBases(basisRows(rows, String)))
      expect(sheets.map((one, index) => calculate(normalised, one, kept[index] ?? []).total)).toEqual(totals)
    }),
  )
})
