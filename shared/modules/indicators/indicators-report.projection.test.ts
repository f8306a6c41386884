import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import type { cycleRecord } from '../cycles/cycle.record.ts'
import type { indicatorRecord } from './indicator.record.ts'
import type { indicatorReadingRecord } from './indicator-reading.record.ts'
import type { Reckoned } from './indicators.contract.ts'
import { projectIndicatorsReport, toldFigures, toldReadings } from './indicators-report.projection.ts'

type Cycle = Entity<typeof cycleRecord>
type Indicator = Entity<typeof indicatorRecord>
type Reading = Entity<typeof indicatorReadingRecord>

const stamps = {
  ...{ revision: 'r', state: '', archived: false },
  ...{ createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'p', updatedAt: '2026-01-01T00:00:00.000Z', updatedBy: 'p' },
}
const cycle: Cycle = {
  ...{ ...stamps, state: 'do', id: 'c', number: 'C-1', title: 'Q1', kind: 'quarter', goal: 'g', owner: 'own' },
  ...{ period: { start: '2026-01-01', end: '2026-03-31' }, scope: null, department: null, previousCycle: null },
  ...{ contributingDepartments: [], planSummary: null, doSummary: null, exceptions: null, checkSummary: null },
  ...{ actSummary: null, lessons: null, carriedOver: null, classification: null, evidence: [], closedBy: null },
  ...{ closedOn: null, lessonsTaken: null, actions: [] },
}
const indicator = (id: string, over: Partial<Indicator> = {}): Indicator => ({
  ...{ ...stamps, id, number: id, title: `title ${id}`, question: null, source: 'formula', formula: 'f' },
  ...{ formulaVersion: 2, unit: 'percent', direction: 'higher', target: '>= 95 %', period: 'month', owner: 'o' },
  ...{ department: null, note: null, catalogueKey: null, ...over },
})
const reading = (id: string, month: string, over: Partial<Reading> = {}): Reading => ({
  ...{ ...stamps, id, title: 't', indicator: 'i', period: { start: `${month}-01`, end: `${month}-28` } },
  ...{ takenOn: `${month}-28`, takenBy: 'take', value: '96.0000', numerator: null, denominator: null, unit: 'percent' },
  ...{ target: '>= 95 %', status: 'met', standing: 'valid', supersedes: null, reason: null, formula: 'f' },
  ...{ formulaVersion: 1, inputs: [], ...over },
})
const live = (value: string | null): Reckoned => ({
  ...{ value, unvalued: value === null ? 'noRecords' : null, numerator: null, denominator: null, measures: [] },
})
type Given = { indicators?: readonly Indicator[]; readings?: readonly Reading[]; now?: string | null }
const project = ({ indicators = [indicator('i')], readings = [], now }: Given) =>
  projectIndicatorsReport({
    ...{ cycle, indicators, readings, on: '2026-03-05', organisation: null },
    live: new Map(now === undefined ? [] : [['i', live(now)]]),
    nameOf: (record, id) => (id === null ? '' : `${record} ${id}`),
  })

it.each<[string, Given, object]>([
  ['by nothing where nothing was frozen and the period is over', {}, { by: 'none', value: null }],
  ['live while the period runs', { now: '90.0000' }, { by: 'live', value: '90.0000', status: 'missed' }],
  ['live without a value, which is not nought', { now: null }, { by: 'live', value: null, status: 'noDenominator' }],
  [
    'by the last frozen figure, whatever is now',
    {
      readings: [reading('b', '2026-02'), reading('a', '2026-01', { value: '1.0000', status: 'missed' })],
      now: '1.0000',
    },
    { by: 'frozen', value: '96.0000', status: 'met' },
  ],
  ['not by a figure before the period', { readings: [reading('a', '2025-12')] }, { by: 'none', value: null }],
])('an indicator stands %s', (_, given, standing) => {
  expect(project(given).indicators).toMatchObject([{ standing }])
})

it('adds up what counted over all measures, and knows nothing of it where a person stated the figure', () => {
  const input = { id: 'x', measure: 'm', sha256: 's', countedIds: null, notCountedIds: null }
  const inputs = [
    { ...input, counted: 3, notCounted: 4 },
    { ...input, counted: 10, notCounted: 0 },
  ]
  const { indicators } = project({ readings: [reading('a', '2025-12', { inputs }), reading('b', '2026-01')] })
  expect(indicators[0]?.figures).toMatchObject([
    { period: { start: '2025-12-01' }, counted: 13, notCounted: 4, isOwn: false, formulaVersion: 1 },
    { period: { start: '2026-01-01' }, counted: null, notCounted: null, isOwn: true },
  ])
})

describe('the figures that are told', () => {
  const months = Array.from({ length: 15 }, (_, place) => `20${10 + place}-01`)
  const readings = [...months.map((month) => reading(month, month)), reading('other', '2020-02', { indicator: 'else' })]
  it.each([
    ['2026-03-31', toldFigures, '2013-01'],
    ['2011-12-31', 2, '2010-01'],
    ['2009-12-31', 0, undefined],
  ])('up to %s', (end, count, first) => {
    const told = toldReadings(readings, 'i', { start: '2009-01-01', end })
    expect(told.length).toBe(count)
    expect(told[0]?.id).toBe(first)
  })
})

it('puts those off target first, counts how they stand, and is signed by owner and taker', () => {
  const indicators = [indicator('a'), indicator('b', { target: null }), indicator('i')]
  const found = project({
    indicators,
    readings: [
      reading('1', '2026-01', { indicator: 'a' }),
      reading('2', '2026-01', { status: 'missed' }),
      reading('3', '2026-02', { indicator: 'b', status: 'noTarget', takenBy: 'late' }),
      reading('4', '2025-12', { takenBy: 'before', takenOn: '2026-12-31' }),
    ],
  })
  expect(found.indicators.map(({ number }) => number)).toEqual(['i', 'a', 'b'])
  expect(found.counts).toEqual({ met: 1, missed: 1, noTarget: 1, noDenominator: 0, unfrozen: 0 })
  expect(found.signers.map(({ duty, id }) => [duty, id])).toEqual([
    ['owner', 'own'],
    ['taker', 'late'],
  ])
  expect(project({ readings: [reading('1', '2026-01', { takenBy: 'own' })] }).signers).toHaveLength(1)
})
