import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { assetPath } from './assets.ts'

it('finds the original files when run from source', () => {
  expect(existsSync(assetPath('fonts/noto-sans-regular.ttf'))).toBe(true)
})
