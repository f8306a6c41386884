import { writeFileSync } from 'node:fs'

/** @typedef {import('./result.mjs').Told} Told */

/**
 * Writes what the unit tests came to, with the reason that a test gave when it skipped itself; vitest's own JSON report
 * leaves the reasons out. A file that could not be loaded counts as one failure.
 */
export default class UnitReporter {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    /** @type {{ passed: number, failed: number, skipped: Told[], failures: Told[] }} */
    const count = { passed: 0, failed: 0, skipped: [], failures: [] }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result()
        const name = `${module.relativeModuleId}: ${test.fullName}`
        if (result.state === 'passed') count.passed += 1
        else if (result.state === 'failed') count.failures.push({ name, reason: messagesOf(result.errors) })
        else count.skipped.push({ name, reason: reasonOf(test) })
      }
      for (const part of [module, ...module.children.allSuites()])
        for (const error of part.errors())
          count.failures.push({ name: module.relativeModuleId, reason: messagesOf([error]) })
    }
    count.failed = count.failures.length
    const report = process.env.SEALBOOK_TEST_REPORT
    if (report) writeFileSync(report, JSON.stringify(count))
  }
}

/** @param {readonly { message: string }[]} errors */
const messagesOf = (errors) => errors.map(({ message }) => message).join('\n') || 'gives no reason'

/** @param {import('vitest/node').TestCase} test */
function reasonOf(test) {
  const result = test.result()
  return (result.state === 'skipped' && result.note) || 'gives no reason'
}
