import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from '../setup/chromium.mjs'
import { captured, streamed } from './program.mjs'
import { refuseEmpty } from './result.mjs'

/** @typedef {import('./result.mjs').StageResult} StageResult */

const playwright = ['node_modules/playwright/cli.js', 'test', '--config', 'build/playwright.config.ts']
const stage = 'journeys'

/**
 * Drives the built program in the system's Chromium. Without one, every journey is listed as skipped.
 * @param {string} node
 * @param {string} folder where report and pictures go
 * @returns {Promise<StageResult>}
 */
export async function runJourneys(node, folder) {
  const chromium = ensureChromium()
  if (!chromium) return skipAll(node)
  const report = path.join(folder, 'journeys.json')
  const code = await streamed(node, [...playwright, '--reporter=line,json'], {
    SEALBOOK_CHROMIUM: chromium,
    SEALBOOK_TEST_OUTPUT: path.join(folder, 'journeys'),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  const tests = testsOf(readReport(report))
  const failed = tests.filter((test) => test.status === 'unexpected').length
  return refuseEmpty({
    stage,
    passed: tests.filter((test) => test.status === 'expected' || test.status === 'flaky').length,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: tests.filter((test) => test.status === 'skipped').map(({ name, reason }) => ({ name, reason })),
  })
}

/**
 * @param {string} node
 * @returns {Promise<StageResult>}
 */
async function skipAll(node) {
  const reason = 'no Chromium, Chrome or Edge here: install one, or name it in SEALBOOK_CHROMIUM'
  process.stdout.write(`${stage}: ${reason}\n`)
  const { output } = await captured(node, [...playwright, '--list', '--reporter=json'])
  const skipped = testsOf(parse(output)).map(({ name }) => ({ name, reason }))
  return refuseEmpty({ stage, passed: 0, failed: 0, skipped })
}

/**
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 * @typedef {{ title: string, tests: { status: string, annotations: { type: string, description?: string }[] }[] }} Spec
 * @param {{ suites?: Suite[] }} report
 * @returns {{ name: string, status: string, reason: string }[]}
 */
function testsOf(report) {
  return (report.suites ?? []).flatMap((suite) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({
        name: `${suite.title}: ${spec.title}`,
        status: test.status,
        reason: test.annotations.find((note) => note.type === 'skip')?.description ?? 'gives no reason',
      })),
    ),
    ...testsOf(suite),
  ])
}

/** @param {string} file */
function readReport(file) {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

/**
 * @param {string} text
 * @returns {{ suites?: Suite[] }}
 */
function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    process.stdout.write(`${stage}: the report could not be read\n${text}\n`)
    return {}
  }
}
