import { randomUUID } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { defineConfig } from 'playwright/test'
import { findChromium } from './scripts/setup/chromium.mjs'

const root = path.resolve(import.meta.dirname, '..')
const chromium = findChromium()
// Chromium refuses to run as root with its sandbox; only there is the sandbox given up.
const asRoot = process.platform === 'linux' && os.userInfo().uid === 0
// Said before any journey starts, so that all their processes hear it: where they share what takes long to make.
process.env.SEALBOOK_SHARED ??= path.join(os.tmpdir(), `sealbook-shared-${randomUUID()}`)
// Some journeys start the program from its sources, and all of them start it often.
process.env.NODE_COMPILE_CACHE ??= path.join(root, '.cache/compiled')
/** They take minutes: begun last, they would be waited for with one processor idle. */
const long = ['pictures', 'screens', 'journey'].map((name) => `**/e2e/${name}.spec.ts`)

export default defineConfig({
  testDir: path.join(root, 'build/e2e'),
  globalTeardown: path.join(root, 'build/e2e/remove-shared.ts'),
  // In this order.
  projects: [
    { name: 'long', testMatch: long },
    { name: 'others', testIgnore: long },
  ],
  // Emptied by each run, so each has its own: two runs at once are none of each other's business.
  outputDir: process.env.SEALBOOK_TEST_OUTPUT ?? path.join(root, '.cache/journeys', String(process.ppid)),
  // The name of each says which browser and fonts drew it.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // A journey waits for the vault, the vault for the browser: two at once keep two processors busy, more would only queue.
  fullyParallel: false,
  workers: Math.min(2, os.availableParallelism()),
  // Long enough for the longest on a busy machine; what hangs is told by its own waits long before.
  timeout: 240_000,
  // A picture that is missing is a fault, not an occasion to take it.
  updateSnapshots: 'none',
  forbidOnly: Boolean(process.env.CI),
  reporter: [['line']],
  // What makes the whole take long is named at its end.
  reportSlowTests: { max: 25, threshold: 30_000 },
  expect: {
    // How long a wait may be is no measurement: on a machine that others keep busy ten seconds were too short.
    timeout: 30_000,
    toHaveScreenshot: {
      animations: 'disabled',
      caret: 'hide',
      scale: 'css',
      // About 26 steps of 255 in grey. Between two recordings with nothing changed, up to 119 pixels of a screen differed, none by
      // as much: a palette of 256 colours and edges that are smoothed otherwise. Another figure in the smallest badge is 21 that do.
      threshold: 0.1,
      maxDiffPixels: 4,
    },
  },
  use: {
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      // The same glyphs and colours on every machine, so that pictures can be compared to the pixel.
      args: [
        '--font-render-hinting=none',
        '--disable-lcd-text',
        '--force-color-profile=srgb',
        '--hide-scrollbars',
        ...(asRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
})
