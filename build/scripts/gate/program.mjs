import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from '../setup/places.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(1)
  })
}

/**
 * Runs a tool and keeps what it prints, both streams in order of arrival.
 * @param {string} node
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function captured(node, args) {
  const child = track(spawn(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment(node) }))
  let output = ''
  child.stdout?.on('data', (/** @type {Buffer} */ chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (/** @type {Buffer} */ chunk) => {
    output += chunk
  })
  return { code: await ended(child), output }
}

/**
 * Runs a tool whose output the person sees as it comes.
 * @param {string} node
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {Promise<number>} exit code
 */
export function streamed(node, args, extra = {}) {
  const env = { ...environment(node), ...extra }
  return ended(track(spawn(node, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env })))
}

/**
 * Tools that start `node` by name must get the one that the product runs on.
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
function environment(node) {
  return { ...process.env, PATH: [path.dirname(node), process.env.PATH ?? ''].join(path.delimiter) }
}

/** @param {import('node:child_process').ChildProcess} child */
function track(child) {
  running.add(child)
  child.once('close', () => running.delete(child))
  return child
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? 1))
  })
}
