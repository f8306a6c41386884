import { expect, it } from 'vitest'
import { cameraFault } from './camera.ts'

const named = (name: string) => Object.assign(new Error('x'), { name })

it.each([
  [named('NotAllowedError'), 'refused'],
  [named('SecurityError'), 'refused'],
  [named('NotFoundError'), 'none'],
  [named('OverconstrainedError'), 'none'],
  [named('NotReadableError'), 'busy'],
  [named('AbortError'), 'busy'],
  [named('TypeError'), 'failed'],
  ['no error at all', 'failed'],
])('%s is told as: %s', (error, fault) => {
  expect(cameraFault(error)).toBe(fault)
})
