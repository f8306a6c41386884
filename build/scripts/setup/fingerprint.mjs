import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * One hash over the contents of `inputs` (files and folders below `base`; absent ones count as absent).
 *
 * A content hash is remembered in `indexFile` beside the file's size and times and is taken from there while these have not
 * changed. A file that was written within two seconds of being indexed is hashed again: a second write could bear the
 * same times.
 * @param {{ base: string, inputs: readonly string[], indexFile: string, ignore?: (relative: string) => boolean }} options
 * @returns {string} hexadecimal SHA-256
 */
export function fingerprint({ base, inputs, indexFile, ignore = () => false }) {
  const before = readIndex(indexFile)
  /** @type {Index} */
  const after = {}
  for (const input of inputs) collect(base, input, ignore, before, after)
  const total = createHash('sha256')
  const names = Object.keys(after).sort()
  total.update(names.map((name) => `${name}\0${after[name]?.hash}\n`).join(''))
  const known = names.length === Object.keys(before).length && names.every((name) => after[name] === before[name])
  if (!known) writeIndex(indexFile, after)
  return total.digest('hex')
}

/**
 * @typedef {{ size: number, changed: number, settled: boolean, hash: string }} Entry
 * @typedef {Record<string, Entry>} Index
 */

/**
 * @param {string} base
 * @param {string} relative
 * @param {(relative: string) => boolean} ignore
 * @param {Index} before
 * @param {Index} after
 */
function collect(base, relative, ignore, before, after) {
  // Joined by hand: what path.join makes sure of costs as much as all that is asked of the disk.
  const file = `${base}/${relative}`
  if (ignore(relative)) return
  const facts = statSync(file, { throwIfNoEntry: false })
  if (!facts) return
  if (facts.isDirectory()) {
    for (const name of readdirSync(file).sort()) collect(base, `${relative}/${name}`, ignore, before, after)
    return
  }
  const changed = Math.max(facts.mtimeMs, facts.ctimeMs)
  const known = before[relative]
  if (known?.settled && known.size === facts.size && known.changed === changed) {
    after[relative] = known
    return
  }
  const settled = Date.now() - changed > 2_000
  after[relative] = {
    size: facts.size,
    changed,
    settled,
    hash: createHash('sha256').update(readFileSync(file)).digest('hex'),
  }
}

/**
 * @param {string} file
 * @returns {Index}
 */
function readIndex(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Absent or torn: it is only a memory, and everything is hashed anew.
    return {}
  }
}

/**
 * @param {string} file
 * @param {Index} index
 */
function writeIndex(file, index) {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(index))
  renameSync(draft, file)
}
