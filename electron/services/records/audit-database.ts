import { statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import type { Progress } from '#shared/contract/operation.ts'
import type { Damage, DamageKind } from '#shared/modules/journal/journal.damages.ts'
import { isOpenHere, openDatabase } from '../database/open.ts'
import { compareSchema } from '../database/schema-objects.ts'
import { isStorageDamage, storageReason } from '../database/storage-error.ts'
import { auditSteps } from '../journal/audit.ts'
import type { Head } from '../journal/checkpoint.ts'
import { type LyingAttachment, listAttachments } from '../vault/attachment-listing.ts'
import { attachmentFile, sealedSize } from '../vault/attachments.ts'
import { damagedPages } from '../vault/database-pages.ts'
import { verifyChange } from '../vault/identity.ts'
import { replayVault } from './audit-replay.ts'
import { type AttachedFile, attachedFiles, compareFeeds, compareRows, compareSearch } from './audit-rows.ts'
import { emptyState, type ReportDamage } from './audit-state.ts'
import { unnamedFiles } from './unnamed-files.ts'

/** Who watches an audit; `progress` counts entries twice (journal, replay) and then rows. */
export type Watch = { readonly signal: AbortSignal; progress(progress: Progress): void }

/** What a whole audit of a vault found: counts of what was looked at, each damage by its place, and files that nothing names. */
export type VaultAudit = {
  readonly records: number
  readonly entries: number
  readonly damages: readonly Damage[]
  readonly unnamed: readonly LyingAttachment[]
}

/** The same of the database alone, with the files that its records name and the vault's folder holds. */
export type DatabaseAudit = VaultAudit & { readonly attached: readonly AttachedFile[] }

/** How long one slice of work may keep the process from answering, in milliseconds. */
const sliceLength = 25
/** A list of damages that grew with a ruined vault would help nobody; one more line says how many were left out. */
const mostDamages = 1000

/** What an audit has seen so far, which stands even where a damaged page keeps it from seeing the rest. */
type Seen = {
  records: number
  entries: number
  unnamed: readonly LyingAttachment[]
  readonly attached: AttachedFile[]
  readonly report: ReportDamage
  damages(): readonly Damage[]
}

function beginSeeing(): Seen {
  const damages: Damage[] = []
  let leftOut = 0
  return {
    records: 0,
    entries: 0,
    unnamed: [],
    attached: [],
    report(kind, where, detail) {
      if (damages.length < mostDamages) damages.push({ kind, where, detail })
      else leftOut += 1
    },
    damages: () =>
      leftOut === 0 ? damages : [...damages, { kind: 'more-damages', where: 'vault', detail: String(leftOut) }],
  }
}

/**
 * What an audit needs, as plain data: the database's path and 32-byte key, the vault's id, the folder of attached files,
 * and heads that were seen outside the database.
 */
export type AuditInput = {
  readonly database: string
  readonly key: Buffer
  readonly vault: string
  readonly attachments: string
  readonly expectedHeads: readonly Head[]
}

/**
 * Audits a vault's database: every page of the file; every entry, signature and value of the journal; every table row against the replayed
 * journal; every entry against the roles and duties of its signer at that point; feeds, search, schema and attached
 * files. It works on a snapshot of its own in slices, so that others are answered meanwhile; all records are held in
 * memory once.
 */
export async function auditDatabase(input: AuditInput, watch: Watch): Promise<DatabaseAudit> {
  const seen = beginSeeing()
  const pages = await auditPages(input, watch)
  // Before the snapshot, so that what is kept and named meanwhile is not taken for a file that nothing names.
  const lying = listed(input.attachments, seen)
  try {
    await auditContent(input, watch, { seen, lying })
  } catch (error) {
    if (!isStorageDamage(error)) throw error
    // SQLite reads no further than a damaged page; what was found up to there, and which pages they are, is told.
    seen.report('database-unreadable', 'vault.db', error instanceof Error && 'code' in error ? String(error.code) : '')
  }
  const { records, entries, attached, unnamed } = seen
  return { records, entries, attached, unnamed, damages: [...pages, ...seen.damages()] }
}

type Content = { readonly seen: Seen; readonly lying: readonly LyingAttachment[] }

/** A folder that cannot be read is told, and keeps nobody from reading the journal; nothing is then swept. */
function listed(attachments: string, { report }: Seen): readonly LyingAttachment[] {
  try {
    return listAttachments(attachments)
  } catch (error) {
    const reason = storageReason(error)
    if (reason === null) throw error
    report('attachment-unreadable', 'attachments', reason)
    return []
  }
}

async function auditContent(input: AuditInput, watch: Watch, content: Content): Promise<void> {
  const db = openDatabase(input.database, input.key, { readonly: true })
  try {
    db.exec('BEGIN')
    await inSlices(auditAll(db, input, content), watch)
  } finally {
    db.close()
  }
}

/** Every page of the file, those that SQLite no longer reads too; left out in a process that has the file open itself. */
async function auditPages({ database, key }: AuditInput, watch: Watch): Promise<readonly Damage[]> {
  if (isOpenHere(database)) return []
  const steps = damagedPages(database, key)
  const watched = function* (): Generator<Progress, readonly number[], undefined> {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      yield { done: 0, total: 1, stage: 'auditingJournal' }
    }
  }
  const damaged = await inSlices(watched(), watch)
  return damaged
    .slice(0, mostDamages)
    .map((page) => ({ kind: 'page-damaged', where: `vault.db:${page}`, detail: 'page' }))
}

function* auditAll(
  db: Database.Database,
  { vault, attachments, expectedHeads }: AuditInput,
  { seen, lying }: Content,
): Generator<Progress, void, undefined> {
  const { report } = seen
  const total = 2 * countOf(db, 'changeSets') + countOf(db, 'local_searchRows')
  const counted = function* <Result>(
    steps: Generator<number, Result, undefined>,
    before: number,
    stage: string,
    count: (done: number) => void = () => undefined,
  ): Generator<Progress, Result, undefined> {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      count(step.value)
      yield { done: Math.min(before + step.value, total), total, stage }
    }
  }
  const journal = auditSteps(db, { vault, verify: verifyChange, level: 'full', expectedHeads })
  const { entries, findings } = yield* counted(journal, 0, 'auditingJournal', (done) => {
    seen.entries = done
  })
  seen.entries = entries
  for (const { kind, device, seq, detail } of findings) report(kind, `${device}:${seq}`, detail)
  if (entries === 0) report('truncated', 'journal', 'no entries')
  const state = emptyState()
  yield* counted(replayVault(db, vault, state, report), entries, 'auditingRights')
  seen.records = yield* counted(compareRows(db, state, report), 2 * entries, 'auditingRecords', (done) => {
    seen.records = done
  })
  compareFeeds(db, state, report)
  compareSearch(db, report)
  compareSchema(db, report)
  for (const file of attachedFiles(state)) {
    const wrong = wrongWith(attachments, file)
    if (wrong === null) seen.attached.push(file)
    else report(wrong, file.where, `${file.field} ${file.id}`)
  }
  seen.unnamed = yield* counted(unnamedFiles(db, lying), total, 'auditingRecords')
}

/** What is wrong with an attached file as it lies there, unread. */
function wrongWith(attachments: string, { id, size }: AttachedFile): DamageKind | null {
  if (!/^[0-9a-f]{64}$/.test(id)) return 'attachment-missing'
  try {
    const found = statSync(attachmentFile(attachments, id), { throwIfNoEntry: false })
    if (!found) return 'attachment-missing'
    return size === null || found.size === sealedSize(size) ? null : 'attachment-damaged'
  } catch (error) {
    if (storageReason(error) === null) throw error
    return 'attachment-unreadable'
  }
}

function countOf(db: Database.Database, table: 'changeSets' | 'local_searchRows'): number {
  return db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
}

async function inSlices<Result>(steps: Generator<Progress, Result, undefined>, watch: Watch): Promise<Result> {
  for (;;) {
    watch.signal.throwIfAborted()
    const end = performance.now() + sliceLength
    let last: Progress | null = null
    while (performance.now() < end) {
      const step = steps.next()
      if (step.done) return step.value
      last = step.value
    }
    if (last) watch.progress(last)
    await new Promise((resolve) => setImmediate(resolve))
  }
}
