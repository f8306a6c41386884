import { describe, expect, it } from 'vitest'
import { type DefenceFacts, factsOfDetection } from './exercises.defence.ts'
import { projectResults, type StepFacts } from './exercises.projection.ts'
import { median } from './exercises.time-spread.ts'
import { lateBy, longestGap, placeTimeline, projectTimeline, timelineHeights } from './exercises.timeline.ts'
import { compareExercises, trendOf } from './exercises.trend.ts'

function step(position: number, values: Partial<StepFacts> = {}): StepFacts {
  return {
    id: `s${position}`,
    exercise: 'e1',
    position,
    title: `Step ${position}`,
    vector: 'phishing',
    tactic: null,
    technique: 'T1566.001',
    target: null,
    outcome: 'failed',
    startedAt: '2026-05-11T01:00:00.000Z',
    endedAt: null,
    plannedStartAt: null,
    plannedEndAt: null,
    retestOf: null,
    ...values,
  }
}

type Detection = Parameters<typeof factsOfDetection>[0]

function seen(attackStep: string, values: Partial<Detection> = {}): readonly DefenceFacts[] {
  return factsOfDetection({
    id: `d-${attackStep}`,
    attackStep,
    source: 'Mail gateway',
    outcome: 'alerted',
    detectedAt: null,
    respondedAt: null,
    containedAt: null,
    ...values,
  })
}

describe('the median', () => {
  it.each([
    [[], null],
    [[7], 7],
    [[9, 1, 5], 5],
    [[1, 2], 2],
    [[10, 20, 0, 40], 15],
  ])('of %j is %s', (values, expected) => {
    expect(median(values)).toBe(expected)
  })
})

describe('the results of an exercise', () => {
  const steps = [
    step(2, { vector: 'nearbyPenetration', outcome: 'succeeded' }),
    step(1),
    step(3, { outcome: 'notRun', startedAt: null, vector: 'socialEngineering' }),
    step(4),
  ]
  const detections = [
    seen('s1', { outcome: 'blocked', detectedAt: '2026-05-11T01:04:00.000Z' }),
    seen('s2', { outcome: 'logged' }),
    seen('s4', { detectedAt: '2026-05-11T01:10:00.000Z', respondedAt: '2026-05-11T01:16:00.000Z' }),
  ].flat()
  const results = projectResults(steps, detections)

  it('count each step in every stage that it reached', () => {
    expect(results.funnel).toEqual([
      { outcome: 'none', count: 3 },
      { outcome: 'logged', count: 3 },
      { outcome: 'alerted', count: 2 },
      { outcome: 'contained', count: 1 },
      { outcome: 'blocked', count: 1 },
    ])
  })

  it('name vectors without any alert, and no vector that was not tried', () => {
    expect(results.unseen).toEqual(['nearbyPenetration'])
    expect(results.missed.map((one) => one.id)).toEqual(['s2'])
  })

  it('measure only what has both times', () => {
    expect(results.times).toEqual([
      { measure: 'detect', median: 420, mean: 420, shortest: 240, longest: 600, count: 2, of: 3 },
      { measure: 'respond', median: 360, mean: 360, shortest: 360, longest: 360, count: 1, of: 3 },
      { measure: 'contain', median: null, mean: null, shortest: null, longest: null, count: 0, of: 3 },
    ])
  })

  it('are empty where nothing was tried', () => {
    const none = projectResults([], [])
    expect(none.funnel.map((stage) => stage.count)).toEqual([0, 0, 0, 0, 0])
    expect([none.unseen, none.missed, none.score.detection.percent]).toEqual([[], [], null])
  })
})

it('puts exercises side by side by date, each with its own steps', () => {
  const exercise = (id: string, start: string) => ({
    id,
    number: id,
    title: id,
    kind: 'redBlue' as const,
    state: 'closed',
    period: { start, end: start },
  })
  const ran = (of: string, outcome: 'alerted' | 'none') => ({
    ...{ exercise: of, outcome, startedAt: null, noticedAt: null, answeredAt: null, containedAt: null },
  })
  const trend = trendOf(['e2', 'e3', 'e1'], new Map(), [ran('e1', 'alerted'), ran('e2', 'none'), ran('e3', 'none')])
  const compared = compareExercises([exercise('e2', '2026-09-07'), exercise('e1', '2026-05-11')], trend)
  expect(compared.map((entry) => [entry.exercise.id, entry.results.score.detection.percent])).toEqual([
    ['e1', '100.00'],
    ['e2', '0.00'],
  ])
})

describe('the timeline', () => {
  const scale = { pixelsPerMinute: 1, zone: 'Asia/Shanghai' }

  it('puts steps without a time aside and says where nothing was recorded', () => {
    const { placed, unplaced } = projectTimeline([step(2, { startedAt: null, outcome: 'notRun' }), step(1)], [])
    expect(placed.map((one) => [one.step.id, one.entries[0]?.fact])).toEqual([['s1', null]])
    expect(unplaced.map((one) => one.step.id)).toEqual(['s2'])
  })

  it('counts what was done from the start of the step', () => {
    const detection = seen('s1', {
      outcome: 'contained',
      detectedAt: '2026-05-11T01:06:00.000Z',
      respondedAt: '2026-05-11T01:09:00.000Z',
      containedAt: '2026-05-11T01:30:00.000Z',
    })
    const [first] = projectTimeline([step(1)], detection).placed
    expect(first?.entries.map((entry) => [entry.fact?.kind, entry.after])).toEqual([
      ['alerted', 360],
      ['acknowledged', 540],
      ['contained', 1800],
    ])
  })

  it('keeps entries of a lane apart, and times in order, however many there are', () => {
    const steps = Array.from({ length: 120 }, (_, index) =>
      step(index + 1, { startedAt: `2026-05-11T01:${String(Math.floor(index / 6)).padStart(2, '0')}:00.000Z` }),
    )
    const timeline = projectTimeline(steps, [])
    const { steps: places, height } = placeTimeline(timeline, [], scale)
    const tops = timeline.placed.map((one) => places.get(one.step.id)?.start ?? 0)
    expect(tops.every((top, index) => index === 0 || top - (tops[index - 1] ?? 0) >= timelineHeights.step)).toBe(true)
    expect(height).toBeGreaterThanOrEqual((tops.at(-1) ?? 0) + timelineHeights.step)
  })

  it('cuts long gaps out and tells their length, and begins each day of the zone', () => {
    const steps = [step(1), step(2, { startedAt: '2026-05-11T17:00:00.000Z' })]
    const places = placeTimeline(projectTimeline(steps, []), [], scale)
    expect(places.cuts.map((cut) => cut.seconds)).toEqual([16 * 3600])
    expect(places.days.map((day) => day.day)).toEqual(['2026-05-11', '2026-05-12'])
    expect(places.height).toBeLessThan((longestGap / 60) * 2)
  })

  it('draws a step as long as it ran where there is room, and overlapping ones beside each other', () => {
    const steps = [
      step(1, { endedAt: '2026-05-11T02:40:00.000Z' }),
      step(2, { startedAt: '2026-05-11T02:20:00.000Z', endedAt: '2026-05-11T02:30:00.000Z' }),
    ]
    const { steps: places } = placeTimeline(projectTimeline(steps, []), [], scale)
    const first = places.get('s1')
    expect((first?.end ?? 0) - (first?.start ?? 0)).toBe(100)
    expect([first?.track, places.get('s2')?.track]).toEqual([0, 1])
  })

  it.each([
    ['on time and as long', '01:00', '01:40', [0, 40], 0],
    ['later', '00:50', '01:30', [-10, 30], 600],
    ['earlier', '01:10', '02:00', [10, 60], null],
    ['without an end', '00:55', null, [-5, 9], 300],
    ['shorter than a bar is high', '01:00', '01:05', [0, 14], 0],
  ] as const)('draws what was declared of a step at its bar: %s', (_, from, to, expected, late) => {
    const at = (time: string) => `2026-05-11T${time}:00.000Z`
    const plan = { plannedStartAt: at(from), plannedEndAt: to === null ? null : at(to) }
    const planned = step(1, { ...plan, endedAt: at('02:40') })
    const place = placeTimeline(projectTimeline([planned], []), [], scale).steps.get('s1')
    const start = place?.start ?? 0
    expect([(place?.plan?.start ?? 0) - start, (place?.plan?.end ?? 0) - start]).toEqual(expected)
    expect((place?.end ?? 0) - start).toBe(100)
    expect(lateBy(planned) ?? (late === 0 ? 0 : null)).toBe(late)
  })

  it('puts plans that overlap on tracks of their own, and reaches down to the last of them', () => {
    const plan = { plannedStartAt: '2026-05-11T01:00:00.000Z', plannedEndAt: '2026-05-11T02:50:00.000Z' }
    const steps = [step(1, plan), step(2, { ...plan, startedAt: '2026-05-11T01:30:00.000Z' })]
    const timeline = projectTimeline(steps, [])
    const { steps: places, height } = placeTimeline(timeline, [], scale)
    expect([places.get('s1')?.track, places.get('s2')?.track]).toEqual([0, 1])
    expect(height).toBe(places.get('s2')?.plan?.end)
  })

  it('has no height where there is nothing', () => {
    expect(placeTimeline(projectTimeline([], []), [], scale)).toMatchObject({ height: 0, days: [], cuts: [] })
  })
})
