import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: path.resolve(import.meta.dirname, '..'),
  cacheDir: path.resolve(import.meta.dirname, '../.cache/vitest'),
  test: {
    include: ['{shared,electron,renderer,build}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'build/e2e/**'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
