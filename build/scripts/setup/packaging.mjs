import path from 'node:path'
import { withSetupLock } from './lock.mjs'
import { installExactly, isInstalled } from './npm.mjs'
import { root, say, timed } from './places.mjs'

export const packagingFolder = path.join(root, 'build/package')

/**
 * Installs what packages the program, unless it stands already, and says whether it stands; why not is told in one line.
 * @param {string} node
 * @returns {Promise<boolean>}
 */
export async function tryPackaging(node) {
  if (isInstalled(packagingFolder)) return true
  try {
    await withSetupLock(async () => {
      if (isInstalled(packagingFolder)) return
      await timed('installing what packages the program', () => installExactly(node, packagingFolder))
    })
    return true
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    return false
  }
}
