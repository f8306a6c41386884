import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { invariant } from '#shared/base/assert.ts'
import { instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { exportRecord } from '#shared/modules/reports/export.record.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import { sealAttachments } from '../../documents/verify/seal-attachments.ts'
import { ownStart } from '../../journal/places.ts'
import { proofOf } from '../../journal/proof.ts'
import { readEntry } from '../../journal/signed-entry.ts'
import { decodeOpenings } from '../../journal/values.ts'
import { type OpenVault, recordNamed } from '../../open-vault.ts'
import { finalNumber } from '../../records/numbers.ts'
import { referencesOf } from '../../records/reader.ts'
import type { GatheredReport, ShownRecords } from '../../reports/report-kind.ts'

/** The records of a report as they are attached: what they say, without revisions and keys of this vault. */
function attachedRecord(record: AnyRecord, entity: AnyEntity): Readonly<Record<string, AnyValue>> {
  const { id, state, createdAt, createdBy, updatedAt, updatedBy } = entity
  const values = Object.entries(record.fields).map(([name, field]): readonly [string, AnyValue] => {
    const value = entity[name] ?? null
    // The id of an attachment is made with a key of the vault; its digest names the file to everybody.
    if (field.kind !== 'evidence' || !Array.isArray(value)) return [name, value]
    return [name, value.map((file: AnyValue) => withoutId(file))]
  })
  return { id, state, createdAt, createdBy, updatedAt, updatedBy, ...Object.fromEntries(values) }
}

function withoutId(value: AnyValue): AnyValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'id'))
}

/** `audit-records.json`: RFC 8785 JSON of exactly the records that the report shows, and names of what it calls by name. */
export function recordsJson(
  about: { readonly kind: string; readonly demo: boolean },
  shown: readonly ShownRecords[],
  names: Readonly<Record<string, string>>,
): Buffer {
  const records = Object.fromEntries(
    shown.map(({ record, rows }) => [
      record.name,
      rows.map((row) => attachedRecord(record, row)).sort((one, other) => (String(one.id) < String(other.id) ? -1 : 1)),
    ]),
  )
  const text = canonicalize({ format: 'sealbook/audit-records/1', ...about, records, names })
  invariant(text, 'records are plain data')
  return Buffer.from(text)
}

/** SHA-256 in lower-case hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Gives the records of a report, and those that it names by number, their final numbers: what leaves may not be called
 * otherwise later.
 */
export function settleNumbers(context: TaskContext, shown: readonly ShownRecords[]): void {
  context.command((writing) => {
    for (const { record, rows } of shown) {
      for (const row of rows) {
        settle(writing, record, row)
        for (const { to, id } of referencesOf(record, row)) {
          const target = recordNamed(to)
          const named = target ? writing.read(target).find(id) : null
          if (target && named) settle(writing, target, named)
        }
      }
    }
  })
}

function settle({ writeManaged, vault, readEverything }: WriteContext, record: AnyRecord, row: AnyEntity): void {
  const field = Object.entries(record.fields).find(([, declared]) => declared.kind === 'number')?.[0]
  if (field === undefined) return
  // Read again: the same record may be shown and named, and is settled once.
  const present: AnyEntity = readEverything(record).get(row.id)
  const settled = finalNumber(String(present[field] ?? ''))
  if (settled !== null) writeManaged(record).set(row.id, { [field]: freeNumber(vault, record, field, settled) })
}

/** The number itself, or the next one that nobody bears, where two laptops counted alike. */
function freeNumber(vault: OpenVault, record: AnyRecord, field: string, wanted: string): string {
  const taken = vault.store.db.prepare<[string], number>(`SELECT 1 FROM "${record.table}" WHERE "${field}" = ?`).pluck()
  const digits = /\d+$/.exec(wanted)?.[0] ?? ''
  const stem = wanted.slice(0, wanted.length - digits.length)
  for (let number = Number(digits); ; number++) {
    const candidate = `${stem}${String(number).padStart(digits.length, '0')}`
    if (taken.get(candidate) === undefined) return candidate
  }
}

/** Commits the seal: from here on the journal says what this report froze. */
export function commitSeal(
  context: TaskContext,
  given: {
    readonly id: string
    readonly kind: string
    readonly subject: string
    readonly language: 'en' | 'zh-CN'
    readonly report: GatheredReport
    readonly recordsSha256: string
    readonly heads: string
    readonly reason: string | undefined
  },
): { readonly seq: number; readonly sealedAt: string } {
  return context.command((writing) => {
    const { report } = given
    const sealedAt = instantOf(writing.now)
    if (given.reason) writing.because(given.reason)
    const sealed = writing.writeManaged(sealRecord).create(
      {
        title: `${report.number} ${report.title}`.trim(),
        kind: given.kind,
        subject: given.subject,
        language: given.language,
        recordsSha256: given.recordsSha256,
        heads: given.heads,
        sealedAt,
        sealedBy: writing.actor.person,
        selfApproved: report.selfApproved,
      },
      given.id,
    )
    return { seq: Number(sealed.revision.split(':')[1]), sealedAt }
  })
}

/** Notes a signed file in the journal, with the file itself. */
export function commitExport(
  context: TaskContext,
  given: { readonly seal: string; readonly title: string; readonly sha256: string; readonly file: AnyValue },
): void {
  context.command((writing) => {
    const { seal, title, sha256, file } = given
    const signed = { signer: writing.actor.person, signedAt: instantOf(writing.now) }
    writing
      .writeManaged(exportRecord)
      .create({ title, seal, ...signed, fileSha256: sha256, file: [file] }, writing.newId())
  })
}

/** The files that prove the seal to whoever has only the document. */
export function proofFiles(vault: OpenVault, seq: number, checkpoint: string): Readonly<Record<string, Buffer>> {
  const { db } = vault.store
  const { device } = vault.own
  const proof = proofOf(db, device, seq, checkpoint)
  const row = db
    .prepare<[string, number], { bytes: Buffer; key: Buffer }>(
      `SELECT changeValues.bytes AS bytes, feeds.publicKey AS key FROM feeds CROSS JOIN changeValues
       WHERE device = ? AND place = ${ownStart} + ?`,
    )
    .get(device, seq)
  invariant(row, 'the seal was committed just now')
  const { change } = readEntry(proof.entry)
  return sealAttachments(proof, { feedKey: row.key, openings: decodeOpenings(row.bytes, change.operations.length) })
}

/** Refuses to seal what is not ready, and by whom it is not to be signed. */
export function refuseUnready(report: GatheredReport, context: ReadContext): number {
  if (report.notReady) throw new OperationError('conflict', report.notReady)
  const place = report.signatories.indexOf(context.actor.person)
  if (place < 0) throw new OperationError('forbidden', 'errors.notASignatory')
  return place
}
