import { describe, expect, it } from 'vitest'
import type { ControlMoment } from '#shared/modules/exercises/exercises.injects.ts'
import { projectTimeline } from '#shared/modules/exercises/exercises.timeline.ts'
import { laneSheets, pointsOf } from './after-action.report-lane-sheets.ts'

const minute = (count: number) => new Date(Date.UTC(2026, 4, 11, 1, count)).toISOString()

/** Steps half an hour apart, each noticed and answered; the first runs on until the last. */
function timelineOf(count: number) {
  const steps = Array.from({ length: count }, (_, place) => ({
    ...{
      id: `s${place}`,
      exercise: 'e',
      position: place + 1,
      title: `Step ${place}`,
      vector: 'phishing' as const,
      outcome: null,
    },
    ...{ technique: null, tactic: null, target: null, startedAt: minute(place * 30) },
    endedAt: place === 0 ? minute(count * 30) : null,
    plannedStartAt: minute(place * 30 - 10),
    plannedEndAt: minute(place * 30 + 60),
    retestOf: null,
  }))
  const facts = steps.flatMap(({ id: attackStep, position }) =>
    (['alerted', 'contained'] as const).map((kind, place) => ({
      ...{
        id: `${attackStep} ${kind}`,
        attackStep,
        kind,
        source: 'Gateway',
        at: minute(position * 30 - 25 + place * 40),
      },
      of: { record: 'defenceFact' as const, id: `${attackStep} ${kind}` },
    })),
  )
  return projectTimeline(steps, facts)
}

const moment = (place: number): ControlMoment => ({
  ...{ record: 'inject', id: `m${place}`, title: `Inject ${place}`, recipient: 'Desk', at: minute(place * 45) },
  isPlanned: false,
})
const rooms = { first: 150, others: 600 }

describe('the lanes of a report', () => {
  it.each([1, 5, 40])('hold every mark of %i steps once, whole and within its page', (count) => {
    const moments = Array.from({ length: count }, (_, place) => moment(place))
    const sheets = laneSheets(timelineOf(count), moments, rooms)
    const kinds = (kind: string) => sheets.flatMap(({ items }) => items.filter((item) => item.kind === kind)).length
    expect([kinds('step'), kinds('entry'), kinds('moment')]).toEqual([count, 2 * count, count])
    expect(sheets.flatMap(({ items }) => items).some((item) => item.kind === 'step' && item.plan !== null)).toBe(true)
    expect(sheets.length > 1).toBe(count > 1)
    for (const { from, height, items } of sheets) {
      expect(height).toBeLessThanOrEqual(rooms.others)
      for (const item of items) {
        expect(item.top).toBeGreaterThanOrEqual(from)
        expect(pointsOf(item.top + item.height - from)).toBeLessThanOrEqual(height + 0.001)
        if (item.kind === 'step') {
          const { start = from, end = from } = item.plan ?? {}
          expect(pointsOf(Math.max(item.end, end) - from)).toBeLessThanOrEqual(height + 0.001)
          expect(start).toBeGreaterThanOrEqual(from)
        }
        if (item.kind === 'entry' && item.from !== null) expect(item.from).toBeGreaterThanOrEqual(from)
      }
    }
  })

  it('leave a page that has no room for a mark, and end where there is none', () => {
    expect(laneSheets(timelineOf(0), [], rooms)).toEqual([])
    const [first] = laneSheets(timelineOf(1), [], { first: 0, others: 600 })
    expect(first?.items.length).toBeGreaterThan(2)
  })
})
