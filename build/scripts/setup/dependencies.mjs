import { installExactly, isInstalled } from './npm.mjs'
import { root, timed } from './places.mjs'

/**
 * Installs the packages of the lock file, unless they stand already.
 * @param {string} node
 */
export async function ensureDependencies(node) {
  if (isInstalled(root)) return
  await timed('installing packages', () => installExactly(node, root))
}
