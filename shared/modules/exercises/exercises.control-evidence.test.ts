import { expect, it } from 'vitest'
import { controlEvidence } from './exercises.control-evidence.ts'
import type { SummedStep } from './exercises.trend.ts'

const step = (
  id: string,
  outcome: SummedStep['outcome'],
  startedAt: string | null,
  noticedAt: string | null = null,
) => ({
  ...{ id, title: id, exercise: 'e', technique: null, outcome, startedAt, noticedAt },
  ...{ answeredAt: null, containedAt: null },
})
const nameOf = (exercise: string) => `Exercise ${exercise}`

it('counts steps by what the control did, the latest first, and leaves out what did not apply', () => {
  const { steps, ...counts } = controlEvidence(
    [
      step('early', 'none', '2026-01-01T10:00:00.000Z'),
      step('late', 'blocked', '2026-03-01T10:00:00.000Z', '2026-03-01T10:00:30.000Z'),
      step('apart', 'notApplicable', '2026-02-01T10:00:00.000Z'),
      step('between', 'logged', '2026-02-01T10:00:00.000Z'),
    ],
    nameOf,
  )
  expect(steps.map((one) => [one.id, one.exercise, one.outcome, one.secondsToDetect])).toEqual([
    ['late', 'Exercise e', 'blocked', 30],
    ['between', 'Exercise e', 'logged', null],
    ['early', 'Exercise e', 'none', null],
  ])
  expect(counts).toEqual({ run: 3, detected: 1, blocked: 1 })
})

it('counts all, and lists the latest alone', () => {
  const ran = Array.from({ length: 250 }, (_, place) =>
    step(`s${place}`, place < 10 ? 'alerted' : 'none', `2026-01-01T10:00:00.${String(place).padStart(3, '0')}Z`),
  )
  const { steps, ...counts } = controlEvidence(ran, nameOf)
  expect(counts).toEqual({ run: 250, detected: 10, blocked: 0 })
  expect([steps.length, steps[0]?.id, steps.at(-1)?.id]).toEqual([200, 's249', 's50'])
})
