import { describe, expect, it } from 'vitest'
import { freezeAt, viewsFor } from './competitions.freeze.ts'
import { boardViews } from './competitions.scoreboard.ts'

const freezesAt = '2026-11-21T12:00:00.000Z'

describe('a frozen scoreboard', () => {
  it.each([
    [{ freezesAt: null, state: 'running' }, '2026-11-21T13:00:00.000Z', 'none'],
    [{ freezesAt, state: 'running' }, '2026-11-21T11:59:59.999Z', 'ahead'],
    [{ freezesAt, state: 'running' }, freezesAt, 'on'],
    [{ freezesAt, state: 'planned' }, '2026-11-21T13:00:00.000Z', 'on'],
    [{ freezesAt, state: 'finished' }, '2026-11-21T13:00:00.000Z', 'over'],
    [{ freezesAt, state: 'cancelled' }, '2026-11-21T13:00:00.000Z', 'over'],
  ] as const)('of %o at %s is %s', (competition, now, freeze) => {
    expect(freezeAt(competition, now)).toBe(freeze)
  })

  it.each([
    ['on', ['viewer'], ['frozen']],
    ['on', ['viewer', 'trainer'], boardViews],
    ['on', ['lead'], boardViews],
    ['over', ['viewer'], boardViews],
    ['ahead', ['viewer'], ['live', 'revalued']],
    ['none', ['trainer'], ['live', 'revalued']],
  ] as const)('that is %s is seen by %s as %s', (freeze, roles, views) => {
    expect(viewsFor(freeze, roles)).toEqual(views)
  })
})
