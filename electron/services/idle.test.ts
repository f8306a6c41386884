import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchIdle } from './idle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('locks after the time chosen, counted from the end of the last call', async () => {
  const lock = vi.fn()
  let chosen = 10
  const idle = watchIdle(() => chosen, lock)
  await vi.advanceTimersByTimeAsync(9 * 60_000)
  await idle.during(async () => 'answer')
  await vi.advanceTimersByTimeAsync(9 * 60_000)
  expect(lock).not.toHaveBeenCalled()
  chosen = 1
  await idle.during(async () => 'answer')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lock).toHaveBeenCalledOnce()
})

it('waits for work that still runs, and not for a call that failed', async () => {
  const lock = vi.fn()
  const idle = watchIdle(() => 1, lock)
  const { promise, resolve } = Promise.withResolvers<void>()
  const long = idle.during(() => promise)
  await idle.during(() => Promise.reject(new Error('refused'))).catch(() => undefined)
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  expect(lock).not.toHaveBeenCalled()
  resolve()
  await long
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lock).toHaveBeenCalled()
  idle.stop()
})

it('counts bytes under way as activity', async () => {
  const lock = vi.fn()
  const idle = watchIdle(() => 1, lock)
  for (let piece = 0; piece < 5; piece += 1) {
    await vi.advanceTimersByTimeAsync(50_000)
    idle.touch()
  }
  expect(lock).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lock).toHaveBeenCalledOnce()
})
