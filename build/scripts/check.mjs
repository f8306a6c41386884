import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { conclude } from './gate/result.mjs'
import { runStaticStages } from './gate/static-stages.mjs'
import { runUnitTests } from './gate/unit-stage.mjs'
import { prepare } from './setup/prepare.mjs'

// The fast part of `npm test`: everything but the build and the journeys.
const node = await prepare({ build: false })
const folder = mkdtempSync(path.join(os.tmpdir(), 'sealbook-check-'))
try {
  conclude([...(await runStaticStages(node)), await runUnitTests(node, folder)])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
