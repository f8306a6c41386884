import { instantOf } from '#shared/base/calendar.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { EntryChange, JournalCursor, JournalLine, PastAudit } from '#shared/modules/journal/journal.contract.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { ReadContext } from '../../context.ts'
import { readableRows } from '../../database/row-rule.ts'
import { browseEntries, type EntryPlace } from '../../journal/browse.ts'
import { ownStart } from '../../journal/places.ts'
import { recordNamed } from '../../open-vault.ts'
import { historyTitles } from '../../record-service.ts'
import { historyEntries } from '../../records/history.ts'
import { titleOf } from '../../records/reader.ts'
import { changeAt, lineReader, touchedRecords } from './journal.lines.ts'

type Asked = {
  readonly member?: string | undefined
  readonly record?: string | undefined
  readonly day?: string | undefined
  readonly cursor?: JournalCursor | undefined
  readonly limit: number
}

/** The most records of one entry whose changes are told. */
const mostChanges = 50

function peopleOf(context: ReadContext, lines: readonly JournalLine[]): Titles {
  const people = [...new Set(lines.map((line) => line.person))]
  return Object.fromEntries(
    people.flatMap((id) => {
      const person = context.read(personRecord).find(id)
      return person ? [[id, titleOf(personRecord, person)]] : []
    }),
  )
}

/** The entries, by feed, that touched a record of one type which the caller may read. */
function touching(context: ReadContext, name: string): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>()
  const record = recordNamed(name)
  if (!record) return found
  const rule = readableRows(record, context.reading)
  const rows = context.vault.store.db
    .prepare<unknown[], { device: string; seq: number }>(
      `SELECT device, place & 4294967295 AS seq FROM touches JOIN feeds ON number = place >> 32
       WHERE id IN (SELECT id FROM "${record.table}" WHERE ${rule.sql})`,
    )
    .all(...rule.values)
  for (const { device, seq } of rows) {
    const known = found.get(device) ?? new Set()
    known.add(seq)
    found.set(device, known)
  }
  return found
}

/** A page of the journal, newest first. */
export function journalEntries(context: ReadContext, asked: Asked) {
  const { db } = context.vault.store
  const feeds = db.prepare<[], { device: string; member: string }>('SELECT device, member FROM feeds ORDER BY device')
  const devices = feeds.all().filter(({ member }) => asked.member === undefined || member === asked.member)
  const { places, next } = browseEntries(db, {
    devices: devices.map(({ device }) => device),
    cursor: asked.cursor ?? {},
    wanted: asked.record === undefined ? null : touching(context, asked.record),
    day: asked.day ?? null,
    zone: context.zone,
    limit: asked.limit,
  })
  const lineOf = lineReader(context)
  const entries = places.flatMap((place) => lineOf(place) ?? [])
  return { entries, next, titles: peopleOf(context, entries) }
}

/** One entry with what it did to the records that the caller may read. */
export function journalEntry(context: ReadContext, revision: string) {
  const [device = '', number = ''] = revision.split(':')
  const place = context.vault.store.db
    .prepare<[string, number], EntryPlace>(
      `SELECT device, seq, lamport, wall FROM feeds CROSS JOIN changeSets
       WHERE device = ? AND place = ${ownStart} + ?`,
    )
    .get(device, Number(number))
  const line = place ? lineReader(context)(place) : null
  if (!line) throw new OperationError('missing', 'errors.missingEntry', { parameters: { revision } })
  const change = changeAt(context, device, line.seq)
  const touched = change ? touchedRecords(context, change).records.slice(0, mostChanges) : []
  const changes = touched.flatMap((one): readonly EntryChange[] => {
    const record = recordNamed(one.record)
    if (!record) return []
    const did = historyEntries(context.vault.store, record, one.id, context.reading).find(
      (entry) => entry.revision === revision,
    )
    return did ? [{ ...one, did, titles: historyTitles(context, record, [did]) }] : []
  })
  return { line, changes, titles: peopleOf(context, [line]) }
}

/** Every audit of this file that was noted, newest first. */
export function pastAudits(context: ReadContext): readonly PastAudit[] {
  return context.vault.store.db
    .prepare<[], { at: number; entries: number; damages: number }>(
      'SELECT at, entries, damages FROM local_audits ORDER BY number DESC LIMIT 100',
    )
    .all()
    .map(({ at, entries, damages }) => ({ at: instantOf(at), entries, damages }))
}

/** The signed head of the own feed, then the last kept note of each other one. */
export function checkpointNotes({ vault }: Pick<ReadContext, 'vault'>): readonly string[] {
  const kept = vault.store.db
    .prepare<[string], string>(
      'SELECT checkpoint FROM feeds WHERE device <> ? AND checkpoint IS NOT NULL ORDER BY device',
    )
    .pluck()
    .all(vault.own.device)
  const own = vault.own.feed.size() > 0 ? [vault.own.feed.checkpoint()] : []
  return [...own, ...kept]
}
