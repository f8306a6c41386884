import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  cacheDir: path.join(root, '.cache/vitest'),
  test: {
    include: ['{shared,electron,renderer,build}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', 'build/e2e/**'],
    // Key derivation takes whole seconds by design, and runners are slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Each file in a process of its own: the database driver is native code, and a crash must name its file.
    pool: 'forks',
    // By itself it leaves a processor free, which of two is half the time.
    maxWorkers: availableParallelism(),
    allowOnly: !process.env.CI,
  },
})
