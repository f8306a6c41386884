import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const root = path.resolve(import.meta.dirname, '..')
// Many tests start programs from their sources: these are compiled once.
process.env.NODE_COMPILE_CACHE ??= path.join(root, '.cache/compiled')
const tests = '**/*.test.{ts,tsx}'
/** Those that stand something in for a module, start programs, or take long: they run first, each in a process of its own. */
const apart = [
  ...['build', 'electron/cli', 'electron/loopback', 'electron/main', 'electron/vault-process'].map(
    (folder) => `${folder}/${tests}`,
  ),
  ...['electron/services/demo/make-demo.test.ts', 'electron/services/records/kills.test.ts'],
]

export default defineConfig({
  root,
  cacheDir: path.join(root, '.cache/vitest'),
  test: {
    // Key derivation takes whole seconds by design, and a machine that others keep busy three times as long: no measurement.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Processes rather than threads: the database driver is native code, and its crash must not take the whole run along.
    pool: 'forks',
    // By itself it leaves a processor free, which of two is half the time.
    maxWorkers: availableParallelism(),
    allowOnly: !process.env.CI,
    projects: [
      { extends: true, test: { name: 'apart', include: apart, exclude: ['**/node_modules/**', 'build/e2e/**'] } },
      {
        extends: true,
        test: {
          name: 'together',
          include: [`{shared,electron,renderer}/${tests}`],
          exclude: ['**/node_modules/**', ...apart],
          // To load the records and the services takes longer than most files of tests: a process loads them once for all.
          isolate: false,
        },
      },
    ],
  },
})
