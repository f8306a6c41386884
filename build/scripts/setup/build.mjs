import { spawn } from 'node:child_process'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { writeOnePage } from './one-page.mjs'
import { cache, root, timed } from './places.mjs'

const inputs = [
  'assets',
  'electron',
  'renderer',
  'shared',
  'build/vite.config.ts',
  'build/rolldown.config.mjs',
  'build/scripts/setup/build.mjs',
  'build/scripts/setup/one-page.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/**
 * Makes `dist` from the sources, unless it was made from these very contents. The stamp is taken away first and written
 * last, so that a build that broke off is never taken for a whole one.
 * @param {string} node
 */
export async function ensureBuild(node) {
  const stamp = path.join(root, 'dist', '.stamp')
  const wanted = fingerprint({
    base: root,
    inputs,
    indexFile: path.join(cache, 'build-inputs.json'),
    ignore: (relative) => /\.test\.tsx?$/.test(relative),
  })
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  await timed('building', async () => {
    rmSync(path.join(root, 'dist'), { recursive: true, force: true })
    // Both are awaited even if one fails: the lock is given back afterwards, and nothing may still be writing then.
    const bundles = await Promise.allSettled([
      bundle(node, ['node_modules/rolldown/bin/cli.mjs', '-c', 'build/rolldown.config.mjs', '--log-level', 'warn']),
      bundle(node, ['node_modules/vite/bin/vite.js', 'build', '-c', 'build/vite.config.ts', '--logLevel', 'warn']),
    ])
    for (const outcome of bundles) if (outcome.status === 'rejected') throw outcome.reason
    // Built code finds what it reads at run time in dist/assets: electron/services/assets.ts.
    cpSync(path.join(root, 'assets'), path.join(root, 'dist/assets'), { recursive: true })
    writeOnePage()
    writeFileSync(stamp, wanted)
  })
}

/**
 * @param {string} node
 * @param {readonly string[]} args
 */
async function bundle(node, args) {
  // Their stdout is a table of sizes; what is wrong goes to stderr.
  const child = spawn(node, args, { cwd: root, stdio: ['ignore', 'ignore', 2] })
  const outcome = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? signal))
  })
  if (outcome !== 0) throw new Error(`the build failed (${args[0]} ended with ${outcome}); its message stands above`)
}
