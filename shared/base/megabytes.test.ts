import { expect, it } from 'vitest'
import { megabytes } from './megabytes.ts'

it.each([
  [0, 'up', 0],
  [1, 'up', 0.01],
  [268_435_456, 'down', 268.43],
  [268_435_457, 'up', 268.44],
  [300_000_000, 'up', 300],
  [402_653_184, 'down', 402.65],
] as const)('%i bytes rounded %s are %d MB', (bytes, rounded, expected) => {
  expect(megabytes(bytes, rounded)).toBe(expected)
})
