import { invariant } from '#shared/base/assert.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { redactedCopies } from '#shared/modules/audits/audits.redaction.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { PackedFile, StatedFacts } from '#shared/modules/packs/pack-manifest.ts'
import { freeName, packName, sameNameKey } from '#shared/modules/packs/pack-names.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { exportRecord } from '#shared/modules/reports/export.record.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import { sampleRecord } from '#shared/modules/sampling/sample.record.ts'
import { sampleItemRecord } from '#shared/modules/sampling/sample-item.record.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import { recordNamed } from '../../open-vault.ts'
import { allAmong } from '../../records/all-among.ts'
import { type Attached, attachedTo } from '../../records/attached.ts'
import { titleOf } from '../../records/reader.ts'

type Collected = Pick<PackedFile, 'collectedBy' | 'collectedAt'>

/** A file of a pack, with the attachment that holds it. */
export type GatheredFile = Omit<PackedFile, keyof Collected> & {
  readonly attachment: string
  /** The attachment that the record holds: the original of a copy. */
  readonly holds: string
}

type Rows = { readonly record: AnyRecord; readonly rows: readonly AnyEntity[] }

const of = (field: string, value: string) => [{ field, comparison: 'is' as const, value }]

function among(context: ReadContext, record: AnyRecord, field: string, ids: readonly string[]): readonly AnyEntity[] {
  return allAmong(context, record, field, ids)
}

/** Pieces of evidence on which nothing rests yet, each by the version in force. */
function restingOnNothing(context: ReadContext, audit: string, sources: readonly Rows[]): Rows {
  const held = new Set(sources.flatMap(({ record, rows }) => rows.flatMap((row) => filesOf(record, row))).map(idIn))
  const items = context.read(evidenceItemRecord).all(of('audit', audit), { field: 'number' })
  const rows = items.flatMap((item) => {
    const files = filesIn(item.evidence)
    return files.some(({ id }) => held.has(id)) ? [] : [{ ...item, evidence: files.slice(-1), redactedCopies: [] }]
  })
  return { record: evidenceItemRecord, rows }
}

function idIn({ file }: { readonly file: Evidence }): string {
  return file.id
}

/** Everything of an audit that may hold evidence, of what the caller may read. */
function sourcesOf(context: ReadContext, audit: string): readonly Rows[] {
  const rows = context.read(checklistRowRecord).all(of('audit', audit), { field: 'position' })
  const findings = context.read(findingRecord).all(of('audit', audit), { field: 'number' })
  const samples = context.read(sampleRecord).all(of('audit', audit))
  const holders: readonly Rows[] = [
    { record: auditRecord, rows: [context.read(auditRecord).get(audit)] },
    { record: checklistRowRecord, rows },
    { record: findingRecord, rows: findings },
    { record: correctiveActionRecord, rows: among(context, correctiveActionRecord, 'finding', findings.map(idOf)) },
    { record: sampleItemRecord, rows: among(context, sampleItemRecord, 'sample', samples.map(idOf)) },
  ]
  return [...holders, restingOnNothing(context, audit, holders)]
}

function idOf({ id }: { readonly id: string }): string {
  return id
}

function filesOf(record: AnyRecord, row: AnyEntity): readonly { readonly field: string; readonly file: Evidence }[] {
  return Object.entries(record.fields).flatMap(([field, declared]) => {
    return declared.kind === 'evidence' ? filesIn(row[field]).map((file) => ({ field, file })) : []
  })
}

function numberOf(record: AnyRecord, row: AnyEntity): string {
  const field = Object.entries(record.fields).find(([, declared]) => declared.kind === 'number')?.[0]
  return field === undefined ? '' : String(row[field] ?? '')
}

/** The folder of a record's evidence: its number where it has one, else what it is and its place in the checklist or its id. */
function folderOf(record: AnyRecord, row: AnyEntity): string {
  const number = numberOf(record, row)
  if (number !== '') return packName(number)
  const place = typeof row.position === 'number' ? String(row.position).padStart(3, '0') : row.id.slice(-12)
  return `${record.name}-${place}`
}

/** Signed reports of the audit, as they left. */
function reportsOf(context: ReadContext, audit: string): Rows {
  const seals = context.read(sealRecord).all(of('subject', audit))
  return { record: exportRecord, rows: among(context, exportRecord, 'seal', seals.map(idOf)) }
}

/** The files of an audit's pack, in the order of its records, each at a path of its own. */
export function gatherFiles(context: ReadContext, audit: string): readonly GatheredFile[] {
  const taken = new Set<string>()
  const place = (folder: string, name: string) => {
    const path = freeName(`${folder}/${packName(name)}`, taken)
    taken.add(sameNameKey(path))
    return path
  }
  const copies = redactedCopies(context.read(evidenceItemRecord).all(of('audit', audit)))
  const sources = [...sourcesOf(context, audit), reportsOf(context, audit)]
  return sources.flatMap(({ record, rows }) =>
    rows.flatMap((row) => {
      const files = filesOf(record, row)
      const folder = record.name === exportRecord.name ? 'reports' : `evidence/${folderOf(record, row)}`
      return files.map(({ field, file: held }) => {
        const copy = copies.get(held.sha256)
        const file = copy ?? held
        return {
          path: place(folder, file.name),
          name: file.name,
          mediaType: file.mediaType,
          size: file.size,
          sha256: file.sha256,
          attachment: file.id,
          record: record.name,
          id: row.id,
          number: numberOf(record, row),
          title: titleOf(record, row),
          field,
          ...(copy ? { redactedFrom: held.sha256 } : {}),
          holds: held.id,
        }
      })
    }),
  )
}

/** What is stated of the files of an audit, by their digests; people by name. */
function statedFacts(context: ReadContext, audit: string): ReadonlyMap<string, StatedFacts> {
  const nameOf = (id: string | null) => (id === null ? '' : (context.read(personRecord).find(id)?.name ?? ''))
  const items = context.read(evidenceItemRecord).all(of('audit', audit))
  return new Map(
    items.flatMap(({ title, source, collectedBy, collectedAt, validUntil, custody, evidence, redactedCopies }) => {
      const steps = (custody ?? []).map(({ at, kind, from, to, purpose, person }) => {
        return { at, kind, from: from ?? '', to: to ?? '', purpose, by: nameOf(person) }
      })
      const facts = {
        ...{ title, source: source ?? '', collectedBy: nameOf(collectedBy ?? null) },
        ...{ collectedAt: collectedAt ?? null, validUntil: validUntil ?? null, custody: steps },
      }
      const files = [...filesIn(evidence), ...filesIn(redactedCopies)]
      return files.map(({ sha256 }): readonly [string, StatedFacts] => [sha256, facts])
    }),
  )
}

/** The files as the manifest names them: with who collected them and when, without what names them in this vault alone. */
export function withCollections(
  context: ReadContext,
  audit: string,
  files: readonly GatheredFile[],
): readonly PackedFile[] {
  const stated = statedFacts(context, audit)
  const known = new Map<string, ReadonlyMap<string, Attached>>()
  return files.map(({ attachment: _, holds, ...file }) => {
    const record = recordNamed(file.record)
    invariant(record, 'files were gathered from records')
    const attached = known.get(file.id) ?? attachedTo(context, record, file.id)
    known.set(file.id, attached)
    const { person = '', at: collectedAt = '' } = attached.get(holds) ?? {}
    const facts = stated.get(file.sha256)
    return {
      ...file,
      ...(facts ? { facts } : {}),
      collectedBy: context.read(personRecord).find(person)?.name ?? '',
      collectedAt,
    }
  })
}
