import { describe, expect, it } from 'vitest'
import { controlMoments, type InjectFacts, scheduleInjects } from './exercises.injects.ts'
import { placeTimeline, projectTimeline, timelineHeights } from './exercises.timeline.ts'

const at = (clock: string) => `2026-05-11T${clock}:00.000Z`
const minutes = (count: number) => count * 60
const inject = (position: number, values: Partial<InjectFacts> = {}): InjectFacts => ({
  ...{ id: `i${position}`, position, title: `Inject ${position}`, offset: minutes(10 * position) },
  ...{ afterInject: null, afterStep: null, recipient: 'SOC', channel: 'mail' as const },
  ...{ deliveredAt: null, withheld: null, ...values },
})
const schedule = (
  injects: readonly InjectFacts[],
  startedAt: string | null = null,
  begunAt: string | null = at('09:00'),
) => scheduleInjects({ begunAt }, injects, [{ id: 's', startedAt }])
const told = (injects: readonly InjectFacts[], startedAt?: string | null, begunAt?: string | null) =>
  schedule(injects, startedAt, begunAt).map(({ inject: { id }, standing, dueAt, late }) => [id, standing, dueAt, late])

describe('the injects of an exercise', () => {
  it('count from the start, and have no time before it', () => {
    expect(told([inject(2), inject(1)])).toEqual([
      ['i1', 'ready', at('09:10'), null],
      ['i2', 'ready', at('09:20'), null],
    ])
    expect(told([inject(2), inject(1)], null, null)).toEqual([
      ['i1', 'ready', null, null],
      ['i2', 'ready', null, null],
    ])
  })

  it('count from when what they wait for was delivered, and until then from when it is due', () => {
    const second = inject(2, { afterInject: 'i1' })
    expect(told([inject(1), second])).toContainEqual(['i2', 'waiting', at('09:30'), null])
    const first = inject(1, { deliveredAt: at('09:15') })
    expect(told([first, second])).toEqual([
      ['i2', 'ready', at('09:35'), null],
      ['i1', 'delivered', at('09:10'), minutes(5)],
    ])
  })

  it('wait for no inject that was withheld, and keep its time', () => {
    const injects = [inject(1, { withheld: 'Not needed' }), inject(2, { afterInject: 'i1' })]
    expect(told(injects)).toEqual([
      ['i2', 'ready', at('09:30'), null],
      ['i1', 'withheld', at('09:10'), null],
    ])
  })

  it('count from the start of an attack step, and say how early they came', () => {
    expect(told([inject(1, { afterStep: 's' })])).toEqual([['i1', 'waiting', null, null]])
    expect(told([inject(1, { afterStep: 's', deliveredAt: at('10:05') })], at('10:00'))).toEqual([
      ['i1', 'delivered', at('10:10'), -minutes(5)],
    ])
  })

  it('have no time where what they wait for is there no more, and can be delivered', () => {
    const second = inject(2, { afterInject: 'gone' })
    expect(told([second])).toEqual([['i2', 'ready', null, null]])
    expect(told([{ ...second, deliveredAt: at('09:30') }])).toEqual([['i2', 'delivered', null, null]])
    expect(told([inject(3, { afterInject: 'i2' }), second])).toContainEqual(['i3', 'waiting', null, null])
  })

  it('have no time where they wait for each other', () => {
    const circle = [inject(1, { afterInject: 'i2' }), inject(2, { afterInject: 'i1' })]
    expect(told(circle).map(([, , dueAt]) => dueAt)).toEqual([null, null])
  })

  it('stand on the axis where they were delivered, or planned, beside white cards, and never over each other', () => {
    const card = { id: 'c', title: 'Account', recipient: 'Red', deliveredAt: at('09:10') }
    const kept = { ...card, id: 'k', deliveredAt: null }
    const scheduled = schedule([inject(1), inject(2, { withheld: 'No' }), inject(3, { deliveredAt: at('09:05') })])
    const moments = controlMoments(scheduled, [card, kept])
    expect(moments.map(({ id, at: time, isPlanned }) => [id, time, isPlanned])).toEqual([
      ['i3', at('09:05'), false],
      ['i1', at('09:10'), true],
      ['c', at('09:10'), false],
    ])
    const places = placeTimeline(projectTimeline([], []), moments, { pixelsPerMinute: 1, zone: 'UTC' })
    const tops = moments.map(({ id }) => places.moments.get(id) ?? -1)
    expect(tops.every((top, index) => index === 0 || top - (tops[index - 1] ?? 0) >= timelineHeights.control)).toBe(
      true,
    )
    expect(places.height).toBeGreaterThanOrEqual((tops.at(-1) ?? 0) + timelineHeights.control)
  })
})
