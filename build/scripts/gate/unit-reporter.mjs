import { writeFileSync } from 'node:fs'

/**
 * Writes what the unit tests came to, with the reason that a test gave when it skipped itself; vitest's own JSON report
 * leaves the reasons out. A file that could not be loaded counts as one failure.
 */
export default class UnitReporter {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    /** @type {{ passed: number, failed: number, skipped: { name: string, reason: string }[] }} */
    const count = { passed: 0, failed: 0, skipped: [] }
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const result = test.result()
        if (result.state === 'passed') count.passed += 1
        else if (result.state === 'failed') count.failed += 1
        else count.skipped.push({ name: `${module.relativeModuleId}: ${test.fullName}`, reason: reasonOf(test) })
      }
      count.failed += module.errors().length
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length
    }
    const report = process.env.SEALBOOK_TEST_REPORT
    if (report) writeFileSync(report, JSON.stringify(count))
  }
}

/** @param {import('vitest/node').TestCase} test */
function reasonOf(test) {
  const result = test.result()
  return (result.state === 'skipped' && result.note) || 'gives no reason'
}
