import type Database from 'better-sqlite3'
import { dayIn, instantOf } from '#shared/base/calendar.ts'
import { deviceRecord } from '#shared/modules/journal/device.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { holdsAny } from '#shared/record/evidence-files.ts'
import type { Consequence, RuleReader } from '#shared/record/rules.ts'
import { sameValue } from '#shared/record/same-value.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { recordConsequences } from '#shared/rules.ts'
import type { ReadEntry } from '../journal/history.ts'
import { replayed } from '../journal/replay.ts'
import { genesisBreach, managedBreach } from './audit-managed.ts'
import { changedFields, writtenBreach } from './audit-rights.ts'
import type { AuditState, ReplayedChange, ReportDamage, Signer } from './audit-state.ts'

/**
 * Replays the journal into records and judges each entry by what was true before it: was its signer a member then, did
 * their roles allow what it did, were duties kept apart. Each step is the number of entries judged so far. Entries of
 * feeds that had not seen each other are judged in the order in which every laptop replays them.
 */
export function* replayVault(
  db: Database.Database,
  vault: string,
  state: AuditState,
  report: ReportDamage,
): Generator<number, void, undefined> {
  const feeds = new Set<string>()
  let judged = 0
  for (const entry of replayed(db, { skipUnreadable: true })) {
    const changes = state.changesOf(entry, report)
    const signer = state.signerOf(entry, changes)
    const genesis = judged === 0
    if (!genesis) judgeSigner(entry, changes, signer, report)
    applyChanges(state, entry, changes, { signer, genesis, vault }, report)
    if (!feeds.has(entry.device)) judgeFeed(state, entry, report)
    feeds.add(entry.device)
    judged += 1
    if (judged % 64 === 0) yield judged
  }
}

function judgeSigner(entry: ReadEntry, changes: readonly ReplayedChange[], signer: Signer, report: ReportDamage): void {
  const status = signer.member?.status
  const joins = changes.some(({ after }) => after.id === entry.member && after.status === 'active')
  if (status === 'active' || (status === 'invited' && joins)) return
  const kind = status === undefined ? 'writer-unknown' : status === 'revoked' ? 'writer-revoked' : 'writer-not-joined'
  report(kind, entry.revision, `member/${entry.member}`)
}

/** A feed is known by a device record that its own first entry makes. */
function judgeFeed(state: AuditState, entry: ReadEntry, report: ReportDamage): void {
  const known = [...state.all(deviceRecord.name)].some((device) => device.feed === entry.device)
  if (!known) report('device-unknown', entry.revision, entry.device)
}

type By = { readonly signer: Signer; readonly genesis: boolean; readonly vault: string }

function applyChanges(
  state: AuditState,
  entry: ReadEntry,
  changes: readonly ReplayedChange[],
  by: By,
  report: ReportDamage,
): void {
  const following: Consequence[] = []
  for (const change of changes) {
    const { record } = change
    const breach = by.genesis
      ? genesisBreach(state, entry, change)
      : record.managed
        ? managedBreach(state, entry, change, by)
        : following.some((consequence) => isConsequence(consequence, change))
          ? null
          : writtenBreach(change, by.signer)
    if (breach) report(breach.kind, entry.revision, breach.detail)
    const after = state.put(entry, change, by.signer.person)
    following.push(...consequencesOf(state, entry, { ...change, after }, by.signer))
  }
}

/** Whether a change is what another one of the same command brought with it, and no more. */
function isConsequence(consequence: Consequence, change: ReplayedChange): boolean {
  const { record, before, after } = change
  // What is made anew is judged as anything that its signer makes.
  if (!before || consequence.create) return false
  if (consequence.record !== record.name || consequence.id !== after.id) return false
  const to = consequence.step === undefined ? before.state : record.workflow?.transitions[consequence.step]?.to
  const stated = consequence.changes ?? {}
  return (
    after.state === to &&
    after.archived === before.archived &&
    changedFields(record, before, after).every((field) => sameValue(stated[field] ?? null, after[field] ?? null))
  )
}

function consequencesOf(
  state: AuditState,
  entry: ReadEntry,
  change: ReplayedChange,
  signer: Signer,
): readonly Consequence[] {
  const { record, before, after } = change
  const consequences = recordConsequences[record.name]
  if (!consequences) return []
  const zone = String([...state.all(organisationRecord.name)][0]?.zone ?? entry.zone)
  const input = {
    before,
    after,
    id: after.id,
    person: signer.person,
    today: dayIn(zone, entry.wall),
    now: instantOf(entry.wall),
    read: readerOf(state),
  }
  if (!before) return consequences({ ...input, action: 'create' })
  if (before.state === after.state) return consequences({ ...input, action: 'update' })
  return Object.entries(record.workflow?.transitions ?? {})
    .filter(([, { from, to }]) => from.includes(before.state) && to === after.state)
    .flatMap(([step]) => consequences({ ...input, action: { step } }))
}

/** What rules may look at, over the replayed records. */
function readerOf(state: AuditState): RuleReader {
  const matches = (entity: AnyEntity, where: Readonly<Record<string, AnyValue>>) =>
    Object.entries(where).every(([field, wanted]) => {
      const value = entity[field] ?? null
      return Array.isArray(value) && wanted !== null ? value.includes(wanted) : sameValue(value, wanted)
    })
  const all: RuleReader['all'] = (record, where) =>
    [...state.all(record)].filter((entity) => !entity.archived && matches(entity, where))
  return {
    find(record, id) {
      const entity = state.find(record, id)
      return entity && !entity.archived ? entity : null
    },
    all,
    holding: (record, where, { field, ids }) => all(record, where).filter((entity) => holdsAny(entity[field], ids)),
  }
}
