import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { soon } from './soon.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('runs while it is asked for again and again, each time for what was asked since the last', () => {
  const ran: number[] = []
  const { ask } = soon(() => ran.push(Date.now()), 1000)
  const begun = Date.now()
  for (let key = 0; key < 30; key += 1) {
    ask()
    vi.advanceTimersByTime(100)
  }
  // Keys at 0, 100, …, 2900: asked at 0, anew by the key at 1000 or right after it, and so on.
  expect(ran.length).toBeGreaterThanOrEqual(2)
  expect((ran[0] ?? 0) - begun).toBe(1000)
  vi.advanceTimersByTime(1000)
  expect((ran.at(-1) ?? 0) - begun).toBeGreaterThan(2900)
})

it('does nothing once it is cancelled, and runs again when it is asked for anew', () => {
  const work = vi.fn()
  const { ask, cancel } = soon(work, 1000)
  ask()
  cancel()
  vi.advanceTimersByTime(5000)
  expect(work).not.toHaveBeenCalled()
  ask()
  vi.advanceTimersByTime(1000)
  expect(work).toHaveBeenCalledOnce()
})

it('does at once what was asked for, once, when there is no time to wait', () => {
  const work = vi.fn()
  const { ask, hurry } = soon(work, 1000)
  hurry()
  expect(work).not.toHaveBeenCalled()
  ask()
  hurry()
  hurry()
  expect(work).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(5000)
  expect(work).toHaveBeenCalledTimes(1)
})
