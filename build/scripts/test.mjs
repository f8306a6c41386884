import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runJourneys } from './gate/journey-stage.mjs'
import { conclude } from './gate/result.mjs'
import { runStaticStages } from './gate/static-stages.mjs'
import { runUnitTests } from './gate/unit-stage.mjs'
import { prepare, tryBuild } from './setup/prepare.mjs'

// Every stage runs even after a failed one, so that one run shows all that is wrong.
const node = await prepare({ build: false })
const built = await tryBuild(node)
const folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-test-'))
try {
  const results = [
    { stage: 'build', passed: built ? 1 : 0, failed: built ? 0 : 1, skipped: [] },
    ...(await runStaticStages(node)),
    await runUnitTests(node, folder),
    built
      ? await runJourneys(node, folder)
      : { stage: 'journeys (nothing to drive: the build failed)', passed: 0, failed: 1, skipped: [] },
  ]
  conclude(results)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
