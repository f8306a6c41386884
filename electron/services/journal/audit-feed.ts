import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Finding, Report } from './audit-finding.ts'
import { type EntryColumns, entriesOf } from './audit-rows.ts'
import { auditTree } from './audit-tree.ts'
import { checkValues, type MissingValue, type Redaction } from './audit-values.ts'
import type { ChangeSet } from './change-set.ts'
import { readEntry, type SignedEntry } from './signed-entry.ts'
import { frontierRoot, leafHash } from './tree.ts'

/** What a pass over one feed leaves for the comparison of feeds; `roots` answers the sizes that were asked for. */
export type FeedPass = {
  readonly device: string
  readonly size: number
  readonly values: number
  readonly roots: ReadonlyMap<number, Uint8Array>
  readonly missing: readonly MissingValue[]
  readonly redactions: readonly Redaction[]
  /** Newest entry of each other feed that this one has seen, and which of its entries says so. */
  readonly deps: ReadonlyMap<string, { readonly seq: number; readonly by: number }>
}

/** `vault` is the expected id; `sizes` the tree sizes whose roots are wanted; `before` counts the
 * entries of earlier feeds; `visit` sees each readable entry. */
export type FeedPassOptions = {
  readonly vault: string
  readonly sizes: ReadonlySet<number>
  readonly before: number
  readonly visit?: (entry: SignedEntry, report: Report) => void
}

/** After how many entries a step ends: some milliseconds, or some tens of them where signatures are verified. */
const stepSize = 64

/**
 * Reads one feed once, from the first entry to the last, and adds what does not fit to `found`; each step is the number
 * of entries looked at so far, those of the feeds before included.
 */
export function* auditFeed(
  db: Database.Database,
  device: string,
  options: FeedPassOptions,
  found: Finding[],
): Generator<number, FeedPass, undefined> {
  const tree = auditTree(db, device, found)
  const missing: MissingValue[] = []
  const redactions: Redaction[] = []
  const deps = new Map<string, { seq: number; by: number }>()
  const roots = new Map<number, Uint8Array>()
  let values = 0
  let unbroken = true
  let before: EntryColumns | null = null
  for (const { row, openings } of entriesOf(db, device, found)) {
    const report: Report = (kind, detail) => found.push({ kind, device, seq: row.seq, detail })
    const expected = (before?.seq ?? 0) + 1
    if (row.seq !== expected) found.push({ kind: 'gap', device, seq: expected, detail: `the next is ${row.seq}` })
    // Without one leaf no tree can be rebuilt; to report that as further faults would hide where the gap is.
    unbroken &&= row.seq === expected
    // The tree is built over the stored hashes and each entry compared with its own, so that a changed entry is one
    // finding, at its place, and a hash changed with it is found by `prev`, tiles and checkpoint.
    if (unbroken) tree.add(row.leafHash)
    if (unbroken && options.sizes.has(row.seq)) roots.set(row.seq, frontierRoot(tree.frontier()))
    const entry = readUnchanged(row, report)
    if (entry !== null) {
      checkColumns(entry.change, device, row, report)
      checkPrevious(entry.change, before, report)
      checkVault(entry.change, row, options.vault, report)
      for (const [other, seq] of Object.entries(entry.change.deps)) {
        if (seq > (deps.get(other)?.seq ?? 0)) deps.set(other, { seq, by: row.seq })
      }
      values += checkValues(entry.change, openings, { missing, redactions }, report)
      options.visit?.(entry, report)
    }
    before = row
    if (row.seq % stepSize === 0) yield options.before + row.seq
  }
  if (unbroken) tree.end()
  return { device, size: before?.seq ?? 0, values, roots, missing, redactions, deps }
}

/** The entry if its bytes have the hash stored beside them and are an entry; otherwise reports which is not so. */
export function readUnchanged(
  row: { readonly bytes: Uint8Array; readonly leafHash: Buffer },
  report: Report,
): SignedEntry | null {
  if (!row.leafHash.equals(leafHash(row.bytes))) {
    report('leaf-changed', 'bytes and leaf hash differ')
    return null
  }
  try {
    return readEntry(row.bytes)
  } catch (error) {
    report('unreadable', error instanceof Error ? error.message : 'unknown')
    return null
  }
}

function checkColumns(change: ChangeSet, device: string, row: EntryColumns, report: Report): void {
  const columns = [
    ['device', change.device, device],
    ['seq', change.seq, row.seq],
    ['lamport', change.lamport, row.lamport],
    ['wall', change.wall, row.wall],
    ['member', change.member, row.member],
  ] as const
  for (const [name, signed, stored] of columns) {
    if (signed !== stored) report('column-mismatch', `${name} is ${stored}, signed as ${signed}`)
  }
}

// Against the stored hash of the entry before, so that one changed entry is one finding and not two: stored hash and
// bytes are compared on their own.
function checkPrevious(change: ChangeSet, before: EntryColumns | null, report: Report): void {
  if (before === null || change.seq !== before.seq + 1 || change.prev === null) return
  if (!before.leafHash.equals(change.prev)) report('prev-mismatch', 'names another entry before it')
}

function checkVault(change: ChangeSet, row: EntryColumns, vault: string, report: Report): void {
  if (change.vault === vault) return
  const genesis = change.vault === '' && hash('sha256', row.bytes) === vault
  if (!genesis) report('wrong-vault', change.vault === '' ? 'another genesis entry' : change.vault)
}
