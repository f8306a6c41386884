import path from 'node:path'

/** The repository's top folder. */
export const root = path.resolve(import.meta.dirname, '../../..')

/** What set-up and the tests may write besides `dist` and `node_modules`; git ignores it. */
export const cache = path.join(root, '.cache')

/**
 * Set-up speaks on stderr alone: the stdout of `npm run -s sealbook` is read by programs.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`[setup] ${text}\n`)
}

/**
 * Runs a step of set-up and says how long it took, so that a slow one is known by name.
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function timed(what, step) {
  const started = performance.now()
  say(`${what} …`)
  const result = await step()
  say(`${what}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return result
}
