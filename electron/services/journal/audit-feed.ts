import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Finding, FindingKind } from './audit-finding.ts'
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

/** `vault` is the expected id; `sizes` the tree sizes whose roots are wanted; `visit` sees each readable entry. */
export type FeedPassOptions = {
  readonly vault: string
  readonly sizes: ReadonlySet<number>
  readonly visit?: (entry: SignedEntry, report: Report) => void
}

/** Reports a fault of the entry at hand. */
export type Report = (kind: FindingKind, detail: string) => void

type Row = {
  readonly seq: number
  readonly bytes: Buffer
  readonly leafHash: Buffer
  readonly lamport: number
  readonly wall: number
  readonly member: string
  readonly openings: Buffer | null
}

/** Reads one feed once, from the first entry to the last, and adds what does not fit to `found`. */
export function auditFeed(db: Database.Database, device: string, options: FeedPassOptions, found: Finding[]): FeedPass {
  const rows = db.prepare<[string], Row>(
    `SELECT seq, changeSets.bytes AS bytes, leafHash, lamport, wall, member, changeValues.bytes AS openings
     FROM changeSets LEFT JOIN changeValues USING (device, seq) WHERE device = ? ORDER BY seq`,
  )
  const tree = auditTree(db, device, found)
  const missing: MissingValue[] = []
  const redactions: Redaction[] = []
  const deps = new Map<string, { seq: number; by: number }>()
  const roots = new Map<number, Uint8Array>()
  let values = 0
  let count = 0
  let before: Row | null = null
  for (const row of rows.iterate(device)) {
    const report: Report = (kind, detail) => found.push({ kind, device, seq: row.seq, detail })
    checkSequence(row, before, device, found)
    const leaf = leafHash(row.bytes)
    if (!leaf.equals(row.leafHash)) report('leaf-changed', 'bytes and leaf hash differ')
    tree.add(leaf)
    count += 1
    if (options.sizes.has(count)) roots.set(count, frontierRoot(tree.frontier()))
    const entry = tryRead(row.bytes, report)
    if (entry !== null) {
      checkColumns(entry.change, device, row, report)
      checkPrevious(entry.change, before, report)
      checkVault(entry.change, row, options.vault, report)
      for (const [other, seq] of Object.entries(entry.change.deps)) {
        if (seq > (deps.get(other)?.seq ?? 0)) deps.set(other, { seq, by: row.seq })
      }
      values += checkValues(entry.change, row.openings, { missing, redactions }, report)
      options.visit?.(entry, report)
    }
    before = row
  }
  tree.end()
  return { device, size: before?.seq ?? 0, values, roots, missing, redactions, deps }
}

function checkSequence(row: Row, before: Row | null, device: string, found: Finding[]): void {
  const expected = (before?.seq ?? 0) + 1
  if (row.seq !== expected) found.push({ kind: 'gap', device, seq: expected, detail: `the next is ${row.seq}` })
}

function tryRead(bytes: Buffer, report: Report): SignedEntry | null {
  try {
    return readEntry(bytes)
  } catch (error) {
    report('unreadable', error instanceof Error ? error.message : 'unknown')
    return null
  }
}

function checkColumns(change: ChangeSet, device: string, row: Row, report: Report): void {
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
function checkPrevious(change: ChangeSet, before: Row | null, report: Report): void {
  if (before === null || change.seq !== before.seq + 1 || change.prev === null) return
  if (!before.leafHash.equals(change.prev)) report('prev-mismatch', 'names another entry before it')
}

function checkVault(change: ChangeSet, row: Row, vault: string, report: Report): void {
  if (change.vault === vault) return
  const genesis = change.vault === '' && hash('sha256', row.bytes) === vault
  if (!genesis) report('wrong-vault', change.vault === '' ? 'another genesis entry' : change.vault)
}
