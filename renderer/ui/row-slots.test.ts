import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noSlots, slotOf, slotsAfter } from './row-slots.ts'

const named = (first: number, count: number, slots = noSlots) =>
  Array.from({ length: count }, (_, index) => slotOf(slots, first + index))

describe('slotsAfter', () => {
  it('keeps the slot of a row that stays in sight', () => {
    const before = slotsAfter(noSlots, 10, 5)
    const after = slotsAfter(before, 12, 5)
    expect([12, 13, 14].map((place) => slotOf(after, place))).toEqual(
      [12, 13, 14].map((place) => slotOf(before, place)),
    )
  })

  it('hands the slots on in the same order after a leap', () => {
    const before = slotsAfter(slotsAfter(noSlots, 0, 5), 3, 5)
    const after = slotsAfter(before, 70_001, 5)
    expect(named(70_001, 5, after)).toEqual(named(3, 5, before))
  })

  it('never names two rows in sight alike', () => {
    const step = fc.record({ first: fc.nat(100_000), count: fc.integer({ min: 1, max: 60 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let slots = noSlots
        for (const { first, count } of steps) {
          slots = slotsAfter(slots, first, count)
          expect(new Set(named(first, count, slots)).size).toBe(count)
        }
      }),
    )
  })
})
