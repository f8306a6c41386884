import {
  type CrossReference,
  evidenceKey,
  type ReferenceKind,
  recordKey,
  referenceStart,
} from '#shared/base/cross-references.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import type { ReferenceChoice, ReferenceTarget, ReferringText } from '#shared/modules/audits/audits.contract.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { reviewNoteRecord } from '#shared/modules/audits/review-note.record.ts'
import { sampleRecord } from '#shared/modules/sampling/sample.record.ts'
import { sampleConclusionRecord } from '#shared/modules/sampling/sample-conclusion.record.ts'
import { sampleItemRecord } from '#shared/modules/sampling/sample-item.record.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'

const targets = { paper: checklistRowRecord, finding: findingRecord, sample: sampleRecord } as const
/** The records whose files a text may refer to. */
const holders: readonly AnyRecord[] = [
  checklistRowRecord,
  sampleItemRecord,
  findingRecord,
  correctiveActionRecord,
  auditRecord,
]
/** The records in whose texts is looked for references. */
const writers: readonly AnyRecord[] = [
  checklistRowRecord,
  findingRecord,
  auditRecord,
  reviewNoteRecord,
  correctiveActionRecord,
  sampleItemRecord,
  sampleConclusionRecord,
]
const few = 5
const many = 200

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function titleOf(record: AnyRecord, entity: AnyEntity): string {
  return [text(entity.number), text(entity[record.title])].filter((part) => part !== '').join(' ')
}

/** Ids of rows that meet a condition on one stored text, the latest first; who may read them is asked of the reader. */
function idsWhere({ vault }: ReadContext, { table }: AnyRecord, condition: string, value: string): readonly string[] {
  return vault.store.db
    .prepare<[string], string>(
      `SELECT "id" FROM "${table}" WHERE "archived" = 0 AND ${condition} ORDER BY "updatedAt" DESC LIMIT 20`,
    )
    .pluck()
    .all(value)
}

function readable(context: ReadContext, record: AnyRecord, ids: readonly string[]): readonly AnyEntity[] {
  return ids.flatMap((id) => {
    const entity: AnyEntity | null = context.read(record).find(id)
    return entity ? [entity] : []
  })
}

/** What a reference leads to; of several records that hold the same file, the first kind that a paper would name. */
export function findReference(
  context: ReadContext,
  { kind, key }: Pick<CrossReference, 'kind' | 'key'>,
): ReferenceTarget | null {
  if (kind !== 'evidence') {
    const record = targets[kind]
    const [entity] = readable(context, record, idsWhere(context, record, 'substr("id", -12) = ?', key))
    return entity ? { record: record.name, id: entity.id, title: titleOf(record, entity), file: null } : null
  }
  for (const record of holders) {
    for (const entity of readable(context, record, idsWhere(context, record, 'instr("evidence", ?) > 0', key))) {
      const file = filesIn(entity.evidence).find(({ sha256 }) => evidenceKey(sha256) === key)
      if (file) return { record: record.name, id: entity.id, title: file.name, file }
    }
  }
  return null
}

function recordChoices(context: ReadContext, kind: Exclude<ReferenceKind, 'evidence'>, words: string) {
  const record: AnyRecord = targets[kind]
  const fields = [...(record.fields.number ? ['number'] : []), record.title]
  const found = fields.flatMap((field) =>
    context.read(record).first({
      filters: words === '' ? [] : [{ field, comparison: 'contains', value: words }],
      sort: [{ field: 'updatedAt', descending: true }],
      limit: few,
    }),
  )
  const distinct = [...new Map(found.map((entity): readonly [string, AnyEntity] => [entity.id, entity])).values()]
  return distinct.slice(0, few).map((entity): ReferenceChoice => {
    const position = typeof entity.position === 'number' ? String(entity.position) : ''
    return { kind, key: recordKey(entity.id), label: titleOf(record, entity), about: position }
  })
}

function fileChoices(context: ReadContext, words: string): readonly ReferenceChoice[] {
  const sought = words.toLowerCase()
  const ids = idsWhere(context, checklistRowRecord, `instr(lower("evidence"), ?) > 0`, sought)
  return readable(context, checklistRowRecord, ids)
    .flatMap((row) =>
      filesIn(row.evidence)
        .filter(({ name }) => name.toLowerCase().includes(sought))
        .map(({ name, sha256 }): ReferenceChoice => {
          return { kind: 'evidence', key: evidenceKey(sha256), label: name, about: text(row.question) }
        }),
    )
    .slice(0, few)
}

/** What can be referred to by the words typed so far. */
export function referenceChoices(context: ReadContext, { words }: { readonly words: string }) {
  const sought = words.trim()
  return [
    ...recordChoices(context, 'paper', sought),
    ...recordChoices(context, 'finding', sought),
    ...recordChoices(context, 'sample', sought),
    ...(sought === '' ? [] : fileChoices(context, sought)),
  ]
}

/** How texts refer to a record and to the files that it holds. */
function startsOf(record: AnyRecord, entity: AnyEntity): readonly string[] {
  const kinds: readonly (keyof typeof targets)[] = ['paper', 'finding', 'sample']
  const own = kinds.filter((kind) => targets[kind].name === record.name)
  return [
    ...own.map((kind) => referenceStart(kind, recordKey(entity.id))),
    ...filesIn(entity.evidence).map(({ sha256 }) => referenceStart('evidence', evidenceKey(sha256))),
  ]
}

/** The texts that refer to a record or to one of its files, each record and field once. */
export function referringTexts(
  context: ReadContext,
  { record: name, id }: { readonly record: string; readonly id: string },
): readonly ReferringText[] {
  const record = [...holders, sampleRecord].find((one) => one.name === name)
  const entity = record ? context.read(record).find(id) : null
  if (!record || !entity) return []
  const found = writers.flatMap((writer) => {
    const fields = Object.keys(writer.fields).filter((field) => writer.fields[field]?.kind === 'markdown')
    return fields.flatMap((field) =>
      startsOf(record, entity).flatMap((value) =>
        context
          .read(writer)
          .first({ filters: [{ field, comparison: 'contains', value }], limit: many })
          .map((row): ReferringText => ({ record: writer.name, id: row.id, title: titleOf(writer, row), field })),
      ),
    )
  })
  return [...new Map(found.map((one) => [`${one.record} ${one.id} ${one.field}`, one])).values()]
}
