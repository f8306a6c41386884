import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { cache, say } from './places.mjs'

const heartbeatEvery = 1_000
const silentAfter = 20_000
const askAgainAfter = 200

/**
 * Holds the set-up lock of `folder` while `work` runs: two commands on one clone must not install or build at once.
 *
 * The lock is a file naming its owner, touched every second. It counts as left behind when its owner is dead, or silent
 * for 20 s (a process number may have passed to a stranger). Each owner writes a token of its own, and whoever frees a lock
 * first creates a marker named after that token: of several waiters exactly one frees it, and none the lock of a successor.
 * @template T
 * @param {() => Promise<T>} work
 * @param {{ folder?: string }} [options]
 * @returns {Promise<T>}
 */
export async function withSetupLock(work, options = {}) {
  const folder = options.folder ?? cache
  const file = path.join(folder, 'setup.lock')
  mkdirSync(folder, { recursive: true })
  const release = await acquire(file)
  process.once('exit', release)
  const heartbeat = setInterval(() => touch(file), heartbeatEvery)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    process.removeListener('exit', release)
    release()
  }
}

/**
 * @param {string} file
 * @returns {Promise<() => void>} releases the lock
 */
async function acquire(file) {
  const token = randomUUID()
  let told = false
  for (;;) {
    try {
      writeFileSync(file, `${process.pid} ${token}`, { flag: 'wx' })
      sweepMarkers(path.dirname(file))
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
    const stale = staleToken(file)
    if (stale !== undefined) {
      free(file, stale)
      continue
    }
    if (!told) say(`another set-up is running here; waiting for it (${file})`)
    told = true
    await wait(askAgainAfter)
  }
}

/**
 * @param {string} file
 * @returns {string | undefined} the token of the owner that left the lock behind
 */
function staleToken(file) {
  try {
    const [pid, token] = readFileSync(file, 'utf8').split(' ')
    const silentFor = Date.now() - statSync(file).mtimeMs
    // Between the creation of the file and its first byte the owner has no name yet: only silence speaks against it.
    if (!token) return silentFor > silentAfter ? 'nameless' : undefined
    return silentFor > silentAfter || !isAlive(Number(pid)) ? token : undefined
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * @param {string} file
 * @param {string} token
 */
function free(file, token) {
  try {
    writeFileSync(`${file}.freed-${token}`, '', { flag: 'wx' })
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return
    throw error
  }
  rmSync(file, { force: true })
}

/** @param {string} folder */
function sweepMarkers(folder) {
  const hour = 3_600_000
  for (const name of readdirSync(folder)) {
    if (!name.startsWith('setup.lock.freed-')) continue
    const marker = path.join(folder, name)
    if (Date.now() - statSync(marker).mtimeMs > hour) rmSync(marker, { force: true })
  }
}

/** @param {string} file */
function touch(file) {
  const now = new Date()
  utimesSync(file, now, now)
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * @param {unknown} error
 * @returns {unknown}
 */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
