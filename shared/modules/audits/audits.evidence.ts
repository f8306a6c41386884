import { fileIds, filesIn } from '../../record/evidence-files.ts'
import type { Evidence } from '../../record/fields.ts'
import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

/** What may be wrong with a piece of evidence. */
export const evidenceMarks = ['expired', 'overtaken', 'noSource', 'unused'] as const
export type EvidenceMark = (typeof evidenceMarks)[number]

/** A record that rests on a piece of evidence, with the version that it holds; `latest` of `version` is in force. */
export type EvidenceUse = {
  readonly record: string
  readonly id: string
  readonly title: string
  readonly state: string
  readonly version: number
  /** Who signed the paper as it stands, with this version in it; null where nobody did. */
  readonly preparedBy: string | null
  readonly preparedOn: string | null
  readonly reviewedBy: string | null
  readonly reviewedOn: string | null
}

/** What is stated of a piece of evidence; null for a file of which nobody has stated anything. */
export type EvidenceFacts = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly source: string | null
  readonly collectedBy: string | null
  readonly collectedAt: string | null
  readonly validUntil: string | null
  readonly custody: number
  /** How many copies with parts blacked out there are. */
  readonly redacted: number
}

/** A piece of evidence of an audit: its file in force, its earlier ones, what is stated of it, and what rests on it. */
export type EvidenceEntry = {
  readonly file: Evidence
  readonly versions: readonly Evidence[]
  readonly facts: EvidenceFacts | null
  readonly uses: readonly EvidenceUse[]
  readonly marks: readonly EvidenceMark[]
}

/** Records that may hold evidence, of one kind; `rests` is false where files only lie, as in the audit itself. */
export type EvidenceHolders = {
  readonly record: string
  readonly title: string
  readonly rows: readonly AnyEntity[]
  readonly rests: boolean
}

const textOr = (value: AnyValue | undefined): string | null => (isText(value) ? value : null)

/** Whether evidence is past the day to which it holds, and nobody said why it still counts. */
export function isExpired(item: Readonly<Record<string, AnyValue>>, today: string): boolean {
  const { validUntil, stillValid } = item
  return isText(validUntil) && validUntil < today && !(isText(stillValid) && stillValid.trim() !== '')
}

function useOf({ record, title }: EvidenceHolders, row: AnyEntity, version: number): EvidenceUse {
  return {
    record,
    id: row.id,
    title: [textOr(row.number), textOr(row[title])].filter((part) => part !== null).join(' '),
    state: row.state,
    version,
    preparedBy: textOr(row.preparedBy),
    preparedOn: textOr(row.preparedOn),
    reviewedBy: textOr(row.reviewedBy),
    reviewedOn: textOr(row.reviewedOn),
  }
}

type Held = { readonly file: Evidence; readonly holder: EvidenceHolders; readonly row: AnyEntity }

function factsOf(item: AnyEntity): EvidenceFacts {
  return {
    id: item.id,
    number: textOr(item.number) ?? '',
    title: textOr(item.title) ?? '',
    source: textOr(item.source),
    collectedBy: textOr(item.collectedBy),
    collectedAt: textOr(item.collectedAt),
    validUntil: textOr(item.validUntil),
    custody: Array.isArray(item.custody) ? item.custody.length : 0,
    redacted: filesIn(item.redactedCopies).length,
  }
}

function entryOf(
  versions: readonly [Evidence, ...Evidence[]],
  item: AnyEntity | null,
  held: readonly Held[],
  today: string,
): EvidenceEntry {
  const file = versions.at(-1) ?? versions[0]
  const uses = held
    .filter(({ holder }) => holder.rests)
    .map(({ file: { id }, holder, row }) => useOf(holder, row, versions.findIndex((version) => version.id === id) + 1))
  const facts = item ? factsOf(item) : null
  const is: Readonly<Record<EvidenceMark, boolean>> = {
    expired: item !== null && isExpired(item, today),
    overtaken: uses.some(({ version }) => version < versions.length),
    noSource: (facts?.source ?? '').trim() === '',
    unused: uses.length === 0,
  }
  return { file, versions, facts, uses, marks: evidenceMarks.filter((mark) => is[mark]) }
}

/**
 * All evidence of an audit: what has a page of its own in the order of its numbers, then the files of which nobody has
 * stated anything in the order in which the records hold them. Files of the same bytes are one piece of evidence.
 */
export function projectEvidence(source: {
  readonly items: readonly AnyEntity[]
  readonly holders: readonly EvidenceHolders[]
  readonly today: string
}): readonly EvidenceEntry[] {
  const held = source.holders.flatMap((holder) =>
    holder.rows.flatMap((row) => filesIn(row.evidence).map((file): Held => ({ file, holder, row }))),
  )
  const byFile = Map.groupBy(held, ({ file }) => file.id)
  const stated = source.items.flatMap((item) => {
    const [first, ...later] = filesIn(item.evidence)
    if (!first) return []
    const uses = fileIds(item.evidence).flatMap((id) => byFile.get(id) ?? [])
    return [entryOf([first, ...later], item, uses, source.today)]
  })
  const known = new Set(source.items.flatMap((item) => fileIds(item.evidence)))
  const rest = [...byFile].flatMap(([id, [first, ...others]]) =>
    known.has(id) || !first ? [] : [entryOf([first.file], null, [first, ...others], source.today)],
  )
  return [...stated, ...rest]
}

/** Evidence with this mark; all of it where none is asked for. */
export function evidenceWith(entries: readonly EvidenceEntry[], mark: EvidenceMark | null): readonly EvidenceEntry[] {
  return mark === null ? entries : entries.filter(({ marks }) => marks.includes(mark))
}
