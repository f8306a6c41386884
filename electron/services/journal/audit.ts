import type Database from 'better-sqlite3'
import { auditFeed, type FeedPass, type FeedPassOptions } from './audit-feed.ts'
import type { AuditReport, Finding } from './audit-finding.ts'
import { unexcused } from './audit-values.ts'
import { type Checkpoint, checkpointIsSigned, type Head, parseCheckpoint } from './checkpoint.ts'
import { feedNumber, feedStart, placeOf } from './places.ts'
import { entryIsSigned, readEntry, type Verify } from './signed-entry.ts'

/** `vault` is the id as known from outside the database; `expectedHeads` were seen before (anchor, header, a PDF). */
export type AuditOptions = {
  readonly vault: string
  readonly verify: Verify
  readonly level: 'tree' | 'full'
  readonly expectedHeads?: readonly Head[]
}

type FeedRow = { readonly device: string; readonly publicKey: Buffer; readonly checkpoint: string | null }

/**
 * Checks the whole journal. `tree` proves that every entry and value is the one that the saved checkpoints, the
 * expected heads and the chain speak of: it hashes each leaf and value, follows `prev`, rebuilds each tree and its
 * tiles, and verifies the signatures of the checkpoints. Entries after the last checkpoint are then only chained.
 * `full` verifies the signature of every entry as well, and the index of touched records. Neither judges whether the
 * member was allowed to make the change, nor whether the tables agree with the journal.
 */
export function auditJournal(db: Database.Database, options: AuditOptions): AuditReport {
  const steps = auditSteps(db, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * The same in steps, so that a process can answer others in between: each step is the number of entries looked at so
 * far. The caller keeps the database as it is until the end, by a read transaction.
 */
export function* auditSteps(db: Database.Database, options: AuditOptions): Generator<number, AuditReport, undefined> {
  const found: Finding[] = []
  const feeds = db.prepare<[], FeedRow>('SELECT device, publicKey, checkpoint FROM feeds ORDER BY device').all()
  let signatures = 0
  let before = 0
  const passes: FeedPass[] = []
  for (const feed of feeds) {
    const saved = readSaved(feed, options, found)
    const expected = (options.expectedHeads ?? []).filter((head) => head.device === feed.device)
    const sizes = new Set([...expected, ...(saved === null ? [] : [saved])].map(({ size }) => size))
    const indexed = touchChecker(db, feed.device)
    const visit: FeedPassOptions['visit'] = (entry, report) => {
      signatures += 1
      if (!entryIsSigned(entry, feed.publicKey, options.verify)) report('signature', 'not signed by its feed')
      indexed.check(entry.change, report)
    }
    const wanted = { ...options, sizes, before, ...(options.level === 'full' ? { visit } : {}) }
    const pass = yield* auditFeed(db, feed.device, wanted, found)
    if (options.level === 'full') indexed.end(found)
    if (saved !== null) compareHead(pass, saved, 'root-mismatch', found)
    for (const head of expected) compareHead(pass, head, 'fork', found)
    passes.push(pass)
    before += pass.size
  }
  compareFeeds(db, passes, options.expectedHeads ?? [], found)
  const total = (count: (pass: FeedPass) => number) => passes.reduce((sum, pass) => sum + count(pass), 0)
  return { entries: total(({ size }) => size), values: total(({ values }) => values), signatures, findings: found }
}

function readSaved(feed: FeedRow, options: AuditOptions, found: Finding[]): Checkpoint | null {
  if (feed.checkpoint === null) return null
  const { device, publicKey } = feed
  const refuse = (detail: string) => {
    found.push({ kind: 'checkpoint', device, seq: 0, detail })
    return null
  }
  let checkpoint: Checkpoint
  try {
    checkpoint = parseCheckpoint(feed.checkpoint)
  } catch (error) {
    return refuse(error instanceof Error ? error.message : 'unknown')
  }
  if (checkpoint.vault !== options.vault || checkpoint.device !== device) return refuse('is about another feed')
  if (!checkpointIsSigned(checkpoint, publicKey, options.verify)) return refuse('is not signed by the feed')
  return checkpoint
}

function compareHead(pass: FeedPass, head: Head, kind: 'root-mismatch' | 'fork', found: Finding[]): void {
  const { device } = pass
  if (head.size === 0) return
  const root = pass.roots.get(head.size)
  if (root === undefined) {
    // With entries missing in the middle no tree has that size; the gap has been reported.
    if (pass.size >= head.size) return
    found.push({ kind: 'truncated', device, seq: pass.size + 1, detail: `a head of ${head.size} entries is known` })
  } else if (Buffer.compare(root, head.root) !== 0) {
    found.push({ kind, device, seq: head.size, detail: 'another root at this size' })
  }
}

function compareFeeds(
  db: Database.Database,
  passes: readonly FeedPass[],
  heads: readonly Head[],
  found: Finding[],
): void {
  const sizes = new Map(passes.map(({ device, size }) => [device, size]))
  for (const { device: by, deps } of passes) {
    for (const [device, seen] of deps) {
      const size = sizes.get(device) ?? 0
      if (size < seen.seq) {
        found.push({ kind: 'truncated', device, seq: size + 1, detail: `${by}:${seen.by} has seen ${seen.seq}` })
      }
    }
  }
  for (const { device, size } of heads) {
    if (!sizes.has(device)) found.push({ kind: 'truncated', device, seq: 1, detail: `a head of ${size} is known` })
  }
  const redactions = passes.flatMap((pass) => pass.redactions)
  for (const { device, seq, operation } of passes.flatMap((pass) => unexcused(pass.missing, redactions))) {
    const detail = `${operation.record} ${operation.id} ${operation.field ?? ''}`.trim()
    found.push({ kind: 'missing-values', device, seq, detail })
  }
  for (const device of strayFeeds(db)) {
    found.push({ kind: 'stray-rows', device, seq: 0, detail: 'entries of an unknown feed' })
  }
}

/**
 * Feeds with entries or values that are not known, by skipping from feed to feed rather than reading every row. Each is
 * named by the device that its first entry was signed for, or by its number where that cannot be read.
 */
function strayFeeds(db: Database.Database): readonly string[] {
  const select = (table: string) =>
    `SELECT feed FROM (WITH RECURSIVE list (feed) AS (
       SELECT min(place) >> 32 FROM ${table}
       UNION ALL SELECT (SELECT min(place) >> 32 FROM ${table} WHERE place >= (list.feed + 1) << 32)
         FROM list WHERE feed IS NOT NULL
     ) SELECT feed FROM list WHERE feed IS NOT NULL)`
  const first = db
    .prepare<[number, number], Buffer>(
      'SELECT bytes FROM changeSets WHERE place >= ? AND place < ? ORDER BY place LIMIT 1',
    )
    .pluck()
  return db
    .prepare<[], number>(
      `SELECT feed FROM (${select('changeSets')} UNION ${select('changeValues')})
       WHERE feed NOT IN (SELECT number FROM feeds) ORDER BY feed`,
    )
    .pluck()
    .all()
    .map((feed) => {
      try {
        return readEntry(first.get(placeOf(feed, 0), placeOf(feed + 1, 0)) ?? Buffer.alloc(0)).change.device
      } catch {
        // Its name is in no entry that can be read: the damage is told under its number.
        return String(feed)
      }
    })
}

function touchChecker(db: Database.Database, device: string) {
  const touched = db
    .prepare<[string, string, number], number>(`SELECT 1 FROM touches WHERE id = ? AND place = ${feedStart} + ?`)
    .pluck()
  const count = db.prepare<[string], number>(`SELECT count(*) FROM touches WHERE place >> 32 = ${feedNumber}`).pluck()
  let present = 0
  return {
    check(
      change: { readonly seq: number; readonly operations: readonly { readonly id: string }[] },
      report: (kind: 'index-mismatch', detail: string) => void,
    ) {
      for (const id of new Set(change.operations.map((operation) => operation.id))) {
        if (touched.get(id, device, change.seq) === 1) present += 1
        else report('index-mismatch', `${id} is not indexed`)
      }
    },
    end(found: Finding[]) {
      const extra = (count.get(device) ?? 0) - present
      if (extra > 0) found.push({ kind: 'index-mismatch', device, seq: 0, detail: `${extra} rows without an entry` })
    },
  }
}
