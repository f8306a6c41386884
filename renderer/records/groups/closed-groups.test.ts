import { expect, it } from 'vitest'
import { everyOpen, isOpen, readOpen, turned, withOpen } from './closed-groups.ts'

it.each([
  [null],
  ['closed'],
  [{}],
  [{ state: 'closed' }],
  [{ state: { all: false } }],
  [{ state: { others: 'open' } }],
])('leaves every group open when %j was kept', (value) => expect(readOpen(value, 'state')).toEqual(everyOpen))

it('reads back what was kept for a field, and leaves the others alone', () => {
  const closed = { all: false, others: ['"open"'] }
  const kept = withOpen(withOpen(null, 'state', closed), 'severity', everyOpen)
  expect(readOpen(kept, 'state')).toEqual(closed)
  expect(readOpen(kept, 'severity')).toEqual(everyOpen)
  expect(readOpen(kept, 'constructor')).toEqual(everyOpen)
})

it('opens and closes one group', () => {
  const closed = turned(everyOpen, 'a', false)
  expect([isOpen(closed, 'a'), isOpen(closed, 'b')]).toEqual([false, true])
  expect(turned(closed, 'a', false)).toBe(closed)
  expect(turned(closed, 'a', true)).toEqual(everyOpen)
  const one = turned({ all: false, others: [] }, 'a', true)
  expect([isOpen(one, 'a'), isOpen(one, 'b')]).toEqual([true, false])
})
