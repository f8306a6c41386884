import path from 'node:path'

const runsFromSource = import.meta.filename.endsWith('.ts')

/**
 * Absolute path of a file of the top folder `assets`, named relative to it with forward slashes
 * (`fonts/noto-sans-regular.ttf`). Built code stands at `dist/<entry>/*.js` or `dist/chunks/*.js` and finds the copy in
 * `dist/assets`; the sources, run directly, find the original.
 */
export function assetPath(relative: string): string {
  return path.resolve(import.meta.dirname, runsFromSource ? '../../assets' : '../assets', relative)
}

/** The same of what only the build makes; sources that run directly find what was built last. */
export function builtAssetPath(relative: string): string {
  return path.resolve(import.meta.dirname, runsFromSource ? '../../dist/assets' : '../assets', relative)
}
