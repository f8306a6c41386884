/**
 * What one stage of the tests found. `failures` are the failed tests with what they said, as far as they are known.
 * @typedef {{ stage: string, passed: number, failed: number, skipped: readonly Told[], failures?: readonly Told[] }} StageResult
 * @typedef {{ name: string, reason: string }} Told
 */

/** What a test says may be whole pages of the window; its beginning names the fault. */
const linesTold = 30
const lineLength = 400
// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour of the terminal begins with one
const colours = /\u001b\[[\d;]*m/g

/**
 * What a failed test said, cut to what can be read at the end of a long log.
 * @param {Told} failure
 * @returns {string}
 */
function told({ name, reason }) {
  const lines = reason.replaceAll(colours, '').trim().split('\n')
  const shown = lines.slice(0, linesTold).map((line) => `  ${line.slice(0, lineLength)}`)
  if (lines.length > linesTold) shown.push(`  (${lines.length - linesTold} more lines above)`)
  return [`failed: ${name}`, ...shown].join('\n')
}

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
 * The skipped tests with their reasons, the failed ones with what they said, the failed stages, and last the one line that
 * programs read.
 * @param {readonly StageResult[]} results
 * @returns {string}
 */
export function summary(results) {
  const skipped = results.flatMap((result) => result.skipped)
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  const lines = skipped.map(({ name, reason }) => `skipped: ${name} (${reason})`)
  for (const { failures = [] } of results) lines.push(...failures.map(told))
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
