import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ensureChromium } from '../setup/chromium.mjs'
import { cache } from '../setup/places.mjs'
import { captured, streamed } from './program.mjs'
import { refuseEmpty } from './result.mjs'

/** @typedef {import('./result.mjs').StageResult} StageResult */

const playwright = ['node_modules/playwright/cli.js', 'test', '--config', 'build/playwright.config.ts']
const stage = 'journeys'

/**
 * Drives the built program in the system's Chromium. Without one, every journey is listed as skipped.
 * @param {string} node
 * @param {string} folder where the report goes
 * @returns {Promise<StageResult>}
 */
export async function runJourneys(node, folder) {
  const chromium = ensureChromium()
  if (!chromium) return skipAll(node)
  const report = path.join(folder, 'journeys.json')
  const output = path.join(cache, 'journeys', String(process.pid))
  const code = await streamed(node, [...playwright, '--reporter=line,json'], {
    SEALBOOK_CHROMIUM: chromium,
    SEALBOOK_TEST_OUTPUT: output,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  const tests = testsOf(readReport(report))
  const failed = tests.filter((test) => test.status === 'unexpected').length
  // What a failed journey leaves is there to be looked at: where it ended, and how a picture differs.
  if (code === 0) rmSync(output, { recursive: true, force: true })
  else process.stdout.write(`${stage}: pictures of what failed are in ${output}\n`)
  return refuseEmpty({
    stage,
    passed: tests.filter((test) => test.status === 'expected' || test.status === 'flaky').length,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: told(tests, 'skipped'),
    failures: told(tests, 'unexpected'),
  })
}

/**
 * @param {ReturnType<typeof testsOf>} tests
 * @param {string} status
 */
const told = (tests, status) =>
  tests.filter((test) => test.status === status).map(({ name, reason }) => ({ name, reason }))

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
 * @typedef {{ title: string, tests: Test[] }} Spec
 * @typedef {{ status: string, annotations: { type: string, description?: string }[], results?: { errors?: { message?: string }[] }[] }} Test
 * @param {{ suites?: Suite[] }} report
 * @returns {{ name: string, status: string, reason: string }[]}
 */
function testsOf(report) {
  return (report.suites ?? []).flatMap((suite) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({
        name: `${suite.title}: ${spec.title}`,
        status: test.status,
        reason: reasonOf(test),
      })),
    ),
    ...testsOf(suite),
  ])
}

/**
 * Why a test was skipped, or what it said when it failed.
 * @param {Test} test
 */
function reasonOf({ status, annotations, results = [] }) {
  if (status === 'skipped') return annotations.find((note) => note.type === 'skip')?.description ?? 'gives no reason'
  const messages = results.flatMap(({ errors = [] }) => errors.map(({ message }) => message ?? ''))
  return messages.join('\n') || 'gives no reason'
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
