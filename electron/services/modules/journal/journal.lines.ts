import { instantOf } from '#shared/base/calendar.ts'
import type { JournalLine, TouchedRecord } from '#shared/modules/journal/journal.contract.ts'
import type { ReadContext } from '../../context.ts'
import type { EntryPlace } from '../../journal/browse.ts'
import type { ChangeSet } from '../../journal/change-set.ts'
import { ownStart } from '../../journal/places.ts'
import { entryIsSigned, readEntry } from '../../journal/signed-entry.ts'
import { leafHash } from '../../journal/tree.ts'
import { recordNamed } from '../../open-vault.ts'
import { titleOf } from '../../records/reader.ts'
import { pastFor } from '../../records/veiled.ts'
import { verifyChange } from '../../vault/identity.ts'

/** So many records of an entry are named in a list. */
const named = 3
/** So many are looked at one by one; of the others it is known from their declaration whether the caller may read them. */
const lookedAt = 60

type Row = { readonly bytes: Buffer; readonly leafHash: Buffer; readonly member: string; readonly publicKey: Buffer }

/** The change-set of a stored entry and whether it is what its feed signed; null where its bytes cannot be read. */
function readRow(row: Row): { readonly change: ChangeSet | null; readonly sound: boolean } {
  try {
    const entry = readEntry(row.bytes)
    const sound = entryIsSigned(entry, row.publicKey, verifyChange) && leafHash(row.bytes).equals(row.leafHash)
    return { change: entry.change, sound }
  } catch {
    // What exactly is wrong is the audit's answer: a list says that something is.
    return { change: null, sound: false }
  }
}

/** The records of a change-set that the caller may read, at most `lookedAt` of them, and how many others there are. */
export function touchedRecords(context: ReadContext, change: ChangeSet) {
  const touched = Map.groupBy(change.operations, ({ id }) => id)
  const records: TouchedRecord[] = []
  let [more, hidden] = [0, 0]
  for (const [id, operations] of touched) {
    const name = operations[0]?.record ?? ''
    const record = recordNamed(name)
    if (!record?.readers.some((role) => context.actor.roles.includes(role))) hidden += 1
    else if (records.length + hidden >= lookedAt) {
      if (record.rows ?? record.veil) hidden += 1
      else more += 1
    } else {
      const entity = context.read(record).find(id)
      const isTold = !pastFor(context.vault.store, record, id, context.reading).isSilent(operations)
      if (entity && isTold) records.push({ record: name, id, title: titleOf(record, entity) })
      else hidden += 1
    }
  }
  return { records, more, hidden }
}

/** Reads entries as lines of a list. Without the check of each record, a viewer would read of scores of others here. */
export function lineReader(context: ReadContext) {
  const { db } = context.vault.store
  const rowAt = db.prepare<[string, number], Row>(
    `SELECT bytes, leafHash, changeSets.member AS member, publicKey FROM feeds CROSS JOIN changeSets
     WHERE device = ? AND place = ${ownStart} + ?`,
  )
  const personAt = db.prepare<[string], string>('SELECT "person" FROM "members" WHERE "id" = ?').pluck()
  return ({ device, seq, wall }: EntryPlace): JournalLine | null => {
    const row = rowAt.get(device, seq)
    if (!row) return null
    const { change, sound } = readRow(row)
    const { records, more, hidden } = change ? touchedRecords(context, change) : { records: [], more: 0, hidden: 0 }
    return {
      revision: `${device}:${seq}`,
      device,
      seq,
      at: instantOf(wall),
      zone: change?.zone ?? '',
      member: row.member,
      person: personAt.get(row.member) ?? '',
      // A reason tells of all that was done; whoever may not read all of it does not read why.
      reason: hidden > 0 ? null : (change?.reason ?? null),
      sound,
      records: records.slice(0, named),
      more: more + Math.max(0, records.length - named),
      hidden,
    }
  }
}

/** The change-set of one entry; null where there is none or it cannot be read. */
export function changeAt(context: ReadContext, device: string, seq: number): ChangeSet | null {
  const row = context.vault.store.db
    .prepare<[string, number], Row>(
      `SELECT bytes, leafHash, changeSets.member AS member, publicKey FROM feeds CROSS JOIN changeSets
       WHERE device = ? AND place = ${ownStart} + ?`,
    )
    .get(device, seq)
  return row ? readRow(row).change : null
}
