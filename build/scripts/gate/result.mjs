/**
 * What one stage of the tests found.
 * @typedef {{ stage: string, passed: number, failed: number, skipped: readonly Skipped[] }} StageResult
 * @typedef {{ name: string, reason: string }} Skipped
 */

/**
 * A stage in which nothing ran proves nothing, so it counts as one failure.
 * @param {StageResult} result
 * @returns {StageResult}
 */
export function refuseEmpty(result) {
  if (result.passed + result.failed + result.skipped.length > 0) return result
  process.stdout.write(`${result.stage}: nothing ran, which counts as a failure\n`)
  return { ...result, failed: 1 }
}

/**
 * The skipped tests with their reasons, the failed stages, and last the one line that programs read.
 * @param {readonly StageResult[]} results
 * @returns {string}
 */
export function summary(results) {
  const skipped = results.flatMap((result) => result.skipped)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  const lines = skipped.map(({ name, reason }) => `skipped: ${name} (${reason})`)
  for (const result of results) if (result.failed > 0) lines.push(`failed: ${result.stage}`)
  const counts = `${passed} passed, ${failed} failed`
  lines.push(skipped.length > 0 ? `${counts}, ${skipped.length} skipped` : counts)
  return `${lines.join('\n')}\n`
}

/**
 * Prints the summary and sets the exit code: 1 if anything failed.
 * @param {readonly StageResult[]} results
 */
export function conclude(results) {
  process.exitCode = results.some((result) => result.failed > 0) ? 1 : 0
  process.stdout.write(`\n${summary(results)}`)
}
