import { readFileSync } from 'node:fs'
import path from 'node:path'
import { streamed } from './program.mjs'
import { refuseEmpty } from './result.mjs'

/** @typedef {import('./result.mjs').StageResult} StageResult */

/**
 * Runs the unit tests and counts them from the report that is written at their end.
 * @param {string} node
 * @param {string} folder where the report goes
 * @returns {Promise<StageResult>}
 */
export async function runUnitTests(node, folder) {
  const report = path.join(folder, 'unit.json')
  const code = await streamed(
    node,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', '--config', 'build/vitest.config.ts'],
      ...['--reporter=default', '--reporter=./build/scripts/gate/unit-reporter.mjs'],
    ],
    { SEALBOOK_TEST_REPORT: report },
  )
  const counted = readCount(report)
  // A crash, an unhandled rejection or a missing report fails the stage even if every counted test passed.
  const failed = counted.failed === 0 && code !== 0 ? 1 : counted.failed
  return refuseEmpty({ stage: 'unit tests', ...counted, failed })
}

/**
 * @param {string} file
 * @returns {Omit<StageResult, 'stage'>}
 */
function readCount(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    process.stdout.write('unit tests: no report was written\n')
    return { passed: 0, failed: 1, skipped: [] }
  }
}
