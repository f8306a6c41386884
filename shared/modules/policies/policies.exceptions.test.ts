import { expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { exceptionUrgency, projectExceptions } from './policies.exceptions.ts'

const today = '2026-11-22'
const exception = (id: string, state: string, dueOn: string | null) => entity({ id, state, dueOn })

it.each([
  ['inForce', '2026-11-21', 'expired'],
  ['inForce', '2026-11-22', 'soon'],
  ['inForce', '2026-12-22', 'soon'],
  ['inForce', '2026-12-23', null],
  ['inForce', null, null],
  ['expired', '2027-12-31', 'expired'],
  ['requested', '2026-11-21', null],
  ['ended', '2026-11-21', null],
])('an exception %s until %s is %s', (state, dueOn, urgency) => {
  expect(exceptionUrgency(exception('x', state, dueOn), today)).toBe(urgency)
})

it('shows what ran out first, then what holds by the day on which it ends', () => {
  const rows = [
    exception('ended', 'ended', '2026-01-31'),
    exception('later', 'inForce', '2027-03-31'),
    exception('draft', 'draft', '2027-01-31'),
    exception('soon', 'inForce', '2026-11-30'),
    exception('past', 'inForce', '2026-11-01'),
    exception('expired', 'expired', '2026-06-30'),
  ]
  const shown = projectExceptions(rows, today)
  expect(shown.rows.map(({ id }) => id)).toEqual(['expired', 'past', 'soon', 'later', 'draft', 'ended'])
  expect(shown.counts).toEqual({ inForce: 2, soon: 1, expired: 2 })
  expect(projectExceptions([], today)).toEqual({ rows: [], counts: { inForce: 0, soon: 0, expired: 0 } })
})
