import { spawn } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'

/**
 * `npm ci` without install scripts, in `folder`, run by the Node at `node`; what npm prints goes to stderr.
 * @param {string} node
 * @param {string} folder
 */
export async function installExactly(node, folder) {
  const child = spawn(node, [npmProgram(), 'ci', '--ignore-scripts'], {
    cwd: folder,
    env: npmEnvironment(node),
    stdio: ['ignore', 2, 2],
  })
  const outcome = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? signal))
  })
  if (outcome !== 0) throw new Error(`npm ci in ${folder} ended with ${outcome}; its message stands above`)
}

/**
 * Whether `folder/node_modules` holds what the lock file says. npm writes its own record of an installation as the last
 * thing it does, so an interrupted one has no record, and no stamp of ours can go out of step with it.
 * @param {string} folder
 */
export function isInstalled(folder) {
  const record = path.join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = packagesOf(path.join(folder, 'package-lock.json'))
  const present = packagesOf(record)
  const nothingElse = Object.entries(present).every(([name, entry]) => {
    const lock = wanted[name]
    return lock?.version === entry.version && lock?.integrity === entry.integrity && fitsPlatform(entry)
  })
  const nothingMissing = Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || entry.devOptional || name in present,
  )
  return nothingElse && nothingMissing
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, os?: string[] }} LockEntry
 * @param {string} file
 * @returns {Record<string, LockEntry>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}

/** @param {LockEntry} entry */
function fitsPlatform(entry) {
  return entry.os === undefined || entry.os.includes(process.platform)
}

/** The npm that called us, or the one that stands beside this Node, or the one on the PATH. */
function npmProgram() {
  const beside = path.dirname(process.execPath)
  const onPath = (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, 'npm'))
  const candidates = [
    process.env.npm_execpath ?? '',
    path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
    path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    ...onPath.filter((file) => existsSync(file)).map((file) => realpathSync(file)),
  ]
  const found = candidates.find((file) => path.basename(file) === 'npm-cli.js' && existsSync(file))
  if (!found) throw new Error('npm was not found beside this Node nor on the PATH; install npm and try again')
  return found
}

/**
 * The caller's environment without what an outer `npm start` put there about itself: npm would take the outer project's
 * folder and script settings for the inner one's.
 * @param {string} node
 */
function npmEnvironment(node) {
  const outer = /^npm_(package|lifecycle|command)|^npm_config_(prefix|local_prefix|global_prefix)$/
  const kept = Object.entries(process.env).filter(([name]) => !outer.test(name))
  return {
    ...Object.fromEntries(kept),
    PATH: [path.dirname(node), process.env.PATH ?? ''].join(path.delimiter),
    npm_config_loglevel: 'error',
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
  }
}
