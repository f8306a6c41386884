import { OperationError } from '#shared/contract/errors.ts'
import type { Titles } from '#shared/contract/list.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { type EvidenceEntry, type EvidenceHolders, projectEvidence } from '#shared/modules/audits/audits.evidence.ts'
import type { AttachedVersion, EvidenceHolder, HeldEvidence } from '#shared/modules/audits/audits.evidence-contract.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { sampleRecord } from '#shared/modules/sampling/sample.record.ts'
import { sampleItemRecord } from '#shared/modules/sampling/sample-item.record.ts'
import { fileIds, filesIn } from '#shared/record/evidence-files.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { isText } from '#shared/record/rule-values.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { ReadContext, WriteContext } from '../../context.ts'
import { allAmong } from '../../records/all-among.ts'
import { type Attached, attachedTo } from '../../records/attached.ts'

const is = (field: string, value: string) => [{ field, comparison: 'is' as const, value }]

const holderRecords = {
  checklistRow: checklistRowRecord,
  sampleItem: sampleItemRecord,
  finding: findingRecord,
  correctiveAction: correctiveActionRecord,
  audit: auditRecord,
} as const satisfies Readonly<Record<EvidenceHolder, AnyRecord>>

function among(context: ReadContext, record: AnyRecord, field: string, of: readonly AnyEntity[]) {
  return allAmong(
    context,
    record,
    field,
    of.map(({ id }) => id),
  )
}

/** Every record of an audit that may hold evidence, of what the caller may read. */
function holdersOf(context: ReadContext, audit: string): readonly EvidenceHolders[] {
  const of = is('audit', audit)
  const rows: readonly AnyEntity[] = context.read(checklistRowRecord).all(of, { field: 'position' })
  const findings: readonly AnyEntity[] = context.read(findingRecord).all(of, { field: 'number' })
  const items = among(context, sampleItemRecord, 'sample', context.read(sampleRecord).all(of))
  const actions = among(context, correctiveActionRecord, 'finding', findings)
  const own: readonly AnyEntity[] = [context.read(auditRecord).get(audit)]
  const found = [
    [checklistRowRecord, rows],
    [sampleItemRecord, items],
    [findingRecord, findings],
    [correctiveActionRecord, actions],
    [auditRecord, own],
  ] as const satisfies readonly (readonly [AnyRecord, readonly AnyEntity[]])[]
  return found.map(([{ name, title }, members]) => ({
    record: name,
    title,
    rows: members,
    // What lies with the audit as a whole supports nothing yet.
    rests: name !== auditRecord.name,
  }))
}

function namesOf(context: ReadContext, people: readonly (string | null | undefined)[]): Titles {
  const reader = context.read(personRecord)
  const wanted = [...new Set(people.filter((id) => typeof id === 'string'))]
  return Object.fromEntries(wanted.map((id) => [id, reader.find(id)?.name ?? '']).filter(([, name]) => name !== ''))
}

const peopleOf = ({ facts, uses }: EvidenceEntry) => [
  facts?.collectedBy,
  ...uses.flatMap(({ preparedBy, reviewedBy }) => [preparedBy, reviewedBy]),
]

/** All evidence of an audit. */
export function listEvidence(context: ReadContext, audit: string) {
  const items = context.read(evidenceItemRecord).all(is('audit', audit), { field: 'number' })
  const entries = projectEvidence({ items, holders: holdersOf(context, audit), today: context.today })
  return { entries, titles: namesOf(context, entries.flatMap(peopleOf)) }
}

function earlier(one: Attached | undefined, other: Attached | undefined): Attached | undefined {
  if (!one || !other) return one ?? other
  return one.at <= other.at ? one : other
}

function recordOf(name: string): AnyRecord | undefined {
  return Object.values(holderRecords).find((record) => record.name === name)
}

/** Since when the vault has each version: where it was attached first, to the evidence itself or to what rests on it. */
function attachedVersions(context: ReadContext, id: string, { versions, uses }: EvidenceEntry) {
  const places = [
    attachedTo(context, evidenceItemRecord, id),
    ...uses.flatMap((use) => {
      const record = recordOf(use.record)
      return record ? [attachedTo(context, record, use.id)] : []
    }),
  ]
  return versions.flatMap((version): readonly AttachedVersion[] => {
    const first = places
      .map((place) => place.get(version.id))
      .reduce<Attached | undefined>((one, other) => earlier(one, other), undefined)
    return first ? [{ file: version.id, ...first }] : []
  })
}

/** One piece of evidence with all that rests on it; null where it is not there or not for the caller to read. */
export function evidenceOf(context: ReadContext, id: string) {
  const item = context.read(evidenceItemRecord).find(id)
  if (!item) return null
  const { audit } = item
  const holders = context.read(auditRecord).find(audit) ? holdersOf(context, audit) : []
  const [entry] = projectEvidence({ items: [item], holders, today: context.today })
  if (!entry) return null
  const attached = attachedVersions(context, id, entry)
  return { entry, attached, titles: namesOf(context, [...peopleOf(entry), ...attached.map(({ person }) => person)]) }
}

/** The audit to which a record belongs. */
function auditOf(context: ReadContext, record: EvidenceHolder, row: AnyEntity): string | null {
  const over = (name: AnyRecord, id: AnyValue | undefined): AnyValue | undefined =>
    isText(id) ? context.read(name).find(id)?.audit : null
  const audit =
    record === 'audit'
      ? row.id
      : record === 'correctiveAction'
        ? over(findingRecord, row.finding)
        : record === 'sampleItem'
          ? over(sampleRecord, row.sample)
          : row.audit
  return isText(audit) ? audit : null
}

/** The pieces of evidence of an audit that hold one of these files. */
function itemsWith(context: ReadContext, audit: string, files: readonly string[]): readonly AnyEntity[] {
  // Asked in SQL, so that walking from paper to paper never reads all evidence of a large audit.
  const ids = context.vault.store.db
    .prepare<[string, string], string>(
      `SELECT "id" FROM "evidence_items" WHERE "audit" = ? AND "archived" = 0
       AND EXISTS (SELECT 1 FROM json_each(?) AS wanted WHERE instr("evidence_items"."evidence", wanted.value) > 0)`,
    )
    .pluck()
    .all(audit, JSON.stringify(files))
  return ids.flatMap((id) => context.read(evidenceItemRecord).find(id) ?? [])
}

/** What is known of the files of one record. */
export function heldEvidence(
  context: ReadContext,
  { record, id }: { readonly record: EvidenceHolder; readonly id: string },
): readonly HeldEvidence[] {
  const row: AnyEntity = context.read<AnyRecord>(holderRecords[record]).get(id)
  const files = filesIn(row.evidence)
  const audit = auditOf(context, record, row)
  if (audit === null || files.length === 0) return []
  const items = itemsWith(context, audit, fileIds(files))
  return projectEvidence({ items, holders: [], today: context.today }).flatMap((entry) =>
    files
      .filter((file) => entry.versions.some((version) => version.id === file.id))
      .map((file) => ({
        file: file.id,
        facts: entry.facts,
        isExpired: entry.marks.includes('expired'),
        later: entry.file.id === file.id ? null : entry.file,
      })),
  )
}

/** Gives a file a page of its own, or finds the one that it has. */
export function describeEvidence(
  context: WriteContext,
  { record, id, attachment }: { readonly record: EvidenceHolder; readonly id: string; readonly attachment: string },
): { readonly id: string; readonly isNew: boolean } {
  const row: AnyEntity = context.read<AnyRecord>(holderRecords[record]).get(id)
  const file = filesIn(row.evidence).find((one) => one.id === attachment)
  if (!file) throw new OperationError('missing', 'errors.missingAttachment', { parameters: { record, id } })
  const audit = auditOf(context, record, row)
  if (audit === null) throw new OperationError('conflict', 'errors.evidenceWithoutAudit')
  const known = itemsWith(context, audit, [attachment])[0]
  if (known) return { id: known.id, isNew: false }
  const made = context.write(evidenceItemRecord).create({ title: file.name, audit, evidence: [file] })
  return { id: made.id, isNew: true }
}
