import { describe, expect, it } from 'vitest'
import { moments, progression } from './competitions.progression.ts'

describe('the progression of points', () => {
  it('is taken in equal steps from the start to the end', () => {
    const at = moments('2026-01-10T08:00:00.000Z', '2026-01-10T16:00:00.000Z')
    expect(at).toHaveLength(49)
    expect([at[0], at[1], at[48]]).toEqual([
      '2026-01-10T08:00:00.000Z',
      '2026-01-10T08:10:00.000Z',
      '2026-01-10T16:00:00.000Z',
    ])
  })

  it('holds its moments apart where nothing lies between start and end', () => {
    expect(new Set(moments('2026-01-10T08:00:00.000Z', '2026-01-10T08:00:00.000Z')).size).toBe(49)
  })

  it('adds up what was gained until then, and what was taken', () => {
    const steps = [
      { entrant: 'a', points: 100, at: '2026-01-10T09:00:00.000Z' },
      { entrant: 'b', points: 50, at: '2026-01-10T09:00:00.000Z' },
      { entrant: 'a', points: -30, at: '2026-01-10T11:00:00.000Z' },
    ]
    const at = ['08:59:59', '09:00:00', '12:00:00'].map((time) => `2026-01-10T${time}.000Z`)
    expect(progression(['b', 'a', 'c'], steps, at)).toEqual([
      [0, 50, 50],
      [0, 100, 70],
      [0, 0, 0],
    ])
  })
})
