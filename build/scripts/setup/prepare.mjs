import { ensureBuild } from './build.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { withSetupLock } from './lock.mjs'
import { say } from './places.mjs'
import { ensureRuntime } from './runtime.mjs'

/**
 * Brings a clone to where it can run: Node, packages and, unless `build` is false, `dist`. Silent when nothing is to be
 * done. A failure is told in one line and ends the process with code 1.
 * @param {{ build?: boolean }} [options]
 * @returns {Promise<string>} the Node to run with
 */
export async function prepare({ build = true } = {}) {
  try {
    return await withSetupLock(async () => {
      const node = await ensureRuntime()
      await ensureDependencies(node)
      if (build) await ensureBuild(node)
      return node
    })
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}

/**
 * Builds, and says whether that went well: the tests go on with what a broken build leaves to be tested.
 * @param {string} node
 * @returns {Promise<boolean>}
 */
export async function tryBuild(node) {
  try {
    await withSetupLock(() => ensureBuild(node))
    return true
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return false
  }
}
