import path from 'node:path'
import { installExactly, isInstalled } from './npm.mjs'
import { root, timed } from './places.mjs'

export const packagingFolder = path.join(root, 'build/package')

/**
 * Installs what packages the program, unless it stands already.
 * @param {string} node
 */
export async function ensurePackaging(node) {
  if (isInstalled(packagingFolder)) return
  await timed('installing what packages the program', () => installExactly(node, packagingFolder))
}
