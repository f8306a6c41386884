import { OperationError } from '#shared/contract/errors.ts'
import { exportRecord } from '#shared/modules/reports/export.record.ts'
import {
  type ChangesSinceSeal,
  changedSince,
  type SealedHistory,
  sealedHeads,
} from '#shared/modules/reports/reports.projection.ts'
import { sealRecord } from '#shared/modules/reports/seal.record.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext, TaskContext } from '../../context.ts'
import { readAttachmentOf } from '../../lifecycle/attachment-store.ts'
import { recordNamed } from '../../open-vault.ts'
import { doInHelper } from '../../processes/helper.ts'
import { historyTitles } from '../../record-service.ts'
import { historyEntries } from '../../records/history.ts'
import { titleOf } from '../../records/reader.ts'
import { reportSources } from '../../reports/report-kinds.ts'
import type { SealedRecord } from '../../reports/sealed-records.ts'

type Seal = Entity<typeof sealRecord>
type Known = Omit<SealedHistory, 'wasSealed'>

/** The records that the signed file shows: the journal keeps their digest alone. */
async function sealedRecords(context: TaskContext, seal: Seal): Promise<readonly SealedRecord[]> {
  const signed = context.query(({ readEverything }) =>
    readEverything(exportRecord).all([{ field: 'seal', comparison: 'is', value: seal.id }], { field: 'signedAt' }),
  )
  const [file] = signed.flatMap((row) => filesIn(row.file))
  if (!file) throw new OperationError('missing', 'errors.sealWithoutFile')
  const chunks: Buffer[] = []
  for await (const chunk of readAttachmentOf(context.vault, file.id)) chunks.push(chunk)
  const input = { bytes: Buffer.concat(chunks), recordsSha256: seal.recordsSha256 }
  return await doInHelper(context.host, 'draw', { name: 'read-sealed-records', input }, context.signal)
}

/** A record with what happened to it; null where the caller may not read it. */
function historyOf(context: ReadContext, { record: name, id }: SealedRecord): Known | null {
  const record = recordNamed(name)
  if (!record?.readers.some((role) => context.actor.roles.includes(role))) return null
  const entity = context.read(record).find(id)
  if (!entity) return null
  const entries = historyEntries(context.vault.store, record, id, context.reading)
  return { record: name, id, title: titleOf(record, entity), isArchived: entity.archived, entries }
}

/** What the report would show today; nothing where the caller may no longer draw it. */
function shownToday(context: ReadContext, { kind, subject }: Seal): readonly SealedRecord[] {
  const source = reportSources[kind]
  const isThere = source.record.readers.some((role) => context.actor.roles.includes(role))
  if (!isThere || !context.read(source.record).find(subject)) return []
  return source
    .gather(context, subject)
    .shown.flatMap(({ record, rows }) => rows.map(({ id }) => ({ record: record.name, id })))
}

function changesIn(context: ReadContext, seal: Seal, sealed: readonly SealedRecord[]): ChangesSinceSeal {
  const heads = sealedHeads(seal.heads)
  const ids = new Set(sealed.map(({ id }) => id))
  const added = shownToday(context, seal).filter(({ id }) => !ids.has(id))
  const known = [...sealed, ...added].map((one) => historyOf(context, one))
  const changed = known.flatMap((history) => {
    const one = history ? changedSince({ ...history, wasSealed: ids.has(history.id) }, heads) : null
    const record = one ? recordNamed(one.record) : null
    if (!history || !one || !record) return []
    const revisions = new Set(one.edits.map(({ revision }) => revision))
    const told = history.entries.filter(({ revision }) => revisions.has(revision))
    return [{ ...one, titles: historyTitles(context, record, told) }]
  })
  return { sealed: sealed.length, hidden: known.filter((history) => history === null).length, changed }
}

/** Which records of a sealed report are no longer as it shows them. */
export async function changesSinceSeal(
  { seal: id }: { readonly seal: string },
  context: TaskContext,
): Promise<ChangesSinceSeal> {
  const seal = context.query(({ read }) => read(sealRecord).get(id))
  const sealed = await sealedRecords(context, seal)
  return context.query((reading) => changesIn(reading, seal, sealed))
}
