import { expect, it } from 'vitest'
import { openInterruption } from './interruption.ts'

const never = new Promise<never>(() => undefined)

it('answers what the work comes to, and what it fails with', async () => {
  const { wait } = openInterruption()
  expect(await wait(Promise.resolve(7))).toBe(7)
  await expect(wait(Promise.reject(new Error('work')))).rejects.toThrow('work')
})

it('ends the waiting at hand and every later one with the first reason', async () => {
  const { wait, interrupt } = openInterruption()
  const waiting = wait(never)
  interrupt(new Error('first'))
  interrupt(new Error('second'))
  await expect(waiting).rejects.toThrow('first')
  await expect(wait(never)).rejects.toThrow('first')
})
