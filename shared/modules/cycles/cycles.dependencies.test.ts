import { describe, expect, it } from 'vitest'
import { criticalBars, drawnDependencies, type LinkedBar, ringOf } from './cycles.dependencies.ts'

const bar = (id: string, start: string, end: string, dependsOn: LinkedBar['dependsOn'] = [], isOpen = true) => ({
  ...{ id, plan: { start, end }, end, dependsOn, isOpen },
})
const ended = (item: string, lag = 0) => ({ item, lag })
const waits = (...items: readonly string[]) => ({ dependsOn: items.map((item) => ({ item, lagDays: null })) })

describe('dependencies', () => {
  it.each([
    ['none', waits('b'), { b: waits('c'), c: waits() }, null],
    ['itself', waits('a'), {}, ['a']],
    ['another', waits('b'), { b: waits('a') }, ['b', 'a']],
    ['two others', waits('x', 'b'), { x: waits(), b: waits('c'), c: waits('x', 'a') }, ['b', 'c', 'a']],
    ['a ring of others', waits('b'), { b: waits('c'), c: waits('b') }, null],
  ])('find a ring over %s', (_, item, stored: Readonly<Record<string, object>>, ring) => {
    expect(ringOf('a', item, (id) => (stored[id] as ReturnType<typeof waits> | undefined) ?? null)).toEqual(ring)
  })

  it.each([
    ['the day after', '2026-02-01', 0, false],
    ['the same day', '2026-01-31', 0, true],
    ['within the lag', '2026-02-03', 3, true],
    ['after the lag', '2026-02-04', 3, false],
  ])('are violated by a start on %s or not', (_, start, lag, isViolated) => {
    const bars = [bar('a', '2026-01-01', '2026-01-31'), bar('b', start, '2026-03-01', [ended('a', lag), ended('gone')])]
    expect(drawnDependencies(bars).get('b')).toEqual([{ item: 'a', lag, isViolated }])
  })

  it('mark as critical what moves the last end, and nothing that stands alone', () => {
    const bars = [
      bar('long', '2026-01-01', '2026-01-31'),
      bar('short', '2026-01-01', '2026-01-20'),
      bar('last', '2026-02-01', '2026-02-28', [ended('long'), ended('short')]),
      bar('alone', '2026-01-01', '2026-12-31'),
    ]
    expect([...criticalBars(bars)].toSorted()).toEqual(['last', 'long'])
  })

  it('count the lag into the path, leave out what is done, and do not hang on a ring', () => {
    const lagged = [
      bar('a', '2026-01-01', '2026-01-31', [], false),
      bar('b', '2026-02-11', '2026-02-20', [ended('a', 10)]),
      bar('r', '2026-01-01', '2026-01-02', [ended('s')]),
      bar('s', '2026-01-01', '2026-01-02', [ended('r')]),
    ]
    expect([...criticalBars(lagged)]).toEqual(['b'])
  })
})
