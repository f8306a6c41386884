import type Database from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'
import type { CborValue } from './cbor.ts'
import type { ChangeSet, Operation, OperationKind } from './change-set.ts'
import { signCheckpoint } from './checkpoint.ts'
import { commitTo, openingsOf } from './commitment.ts'
import { ownEnd, ownStart, placeOf } from './places.ts'
import { type Sign, signEntry } from './signed-entry.ts'
import { openTiles, type Tiles } from './tiles.ts'
import { leafHash, treeRoot } from './tree.ts'

/** An operation before it is committed to: with its value in the clear, or without one. */
export type DraftOperation = Omit<Operation, 'kind' | 'commit'> & {
  readonly kind: OperationKind
  readonly value?: CborValue
}

/** What a command did, before it becomes an entry; wall clock in milliseconds, zone as an IANA name. */
export type ChangeDraft = {
  readonly wall: number
  readonly zone: string
  readonly reason?: string
  readonly batch?: string
  readonly operations: readonly DraftOperation[]
}

/** Where an entry went; `revision` is `device:seq`. */
type Appended = { readonly revision: string; readonly seq: number; readonly leafHash: Uint8Array }

/** Who writes: `vault` is the 64 hex digits of the vault id, `publicKey` the raw 32 bytes that `sign` belongs to. */
export type FeedIdentity = {
  readonly vault: string
  readonly device: string
  readonly member: string
  readonly publicKey: Uint8Array
  readonly sign: Sign
}

/** The one feed that this installation may write to. */
export type Feed = {
  /** Signs and stores one entry; must run inside the caller's transaction, and leaves nothing behind if that fails. */
  append(draft: ChangeDraft): Appended
  /** Signs the present head of the feed as a C2SP checkpoint note. */
  checkpoint(): string
  /** Signs the head and keeps the note in `feeds`, where the audit compares the tree with it. */
  saveCheckpoint(): string
  /** How many entries the feed has. */
  size(): number
  /** Size and root of the feed's tree. */
  head(): { readonly size: number; readonly root: Uint8Array }
}

/** A finished entry with its rows' contents. */
export type SealedEntry = {
  readonly change: ChangeSet
  readonly bytes: Uint8Array
  readonly values: Uint8Array
  readonly leafHash: Uint8Array
}

type Last = { readonly seq: number; readonly leafHash: Uint8Array; readonly lamport: number }

/**
 * Opens the feed of this installation for writing; the feed must be registered. It keeps no position in memory: the
 * last row is asked for at each append, so that a rolled back transaction cannot leave it ahead of the database.
 */
export function openFeed(db: Database.Database, identity: FeedIdentity): Feed {
  const { vault, device, member, sign, publicKey } = identity
  const feeds = db.prepare<[], { device: string }>('SELECT device FROM feeds ORDER BY device')
  const last = db.prepare<[string], Last>(
    `SELECT seq, leafHash, lamport FROM feeds CROSS JOIN changeSets
     WHERE device = ? AND place >= ${ownStart} AND place < ${ownEnd} ORDER BY place DESC LIMIT 1`,
  )
  const save = db.prepare<[string, string]>('UPDATE feeds SET checkpoint = ? WHERE device = ?')
  const tiles = openTiles(db, device)
  const store = entryWriter(db)

  const sizeNow = () => last.get(device)?.seq ?? 0
  const head = () => {
    const size = sizeNow()
    return { size, root: treeRoot(size, tiles.reader()) }
  }
  const checkpoint = () => signCheckpoint({ vault, device, ...head() }, publicKey, sign)

  return {
    append(draft) {
      invariant(db.inTransaction, 'an entry and the rows that it describes are one transaction')
      const deps: Record<string, number> = {}
      let lamport = 0
      let before: Last | undefined
      for (const feed of feeds.all()) {
        const newest = last.get(feed.device)
        if (newest === undefined) continue
        if (feed.device === device) before = newest
        else deps[feed.device] = newest.seq
        lamport = Math.max(lamport, newest.lamport)
      }
      const seq = (before?.seq ?? 0) + 1
      const prev = before?.leafHash ?? null
      const entry = sealEntry(draft, { vault, device, member, seq, prev, deps, lamport: lamport + 1 }, sign)
      store(entry)
      return { revision: `${device}:${seq}`, seq, leafHash: entry.leafHash }
    },
    size: sizeNow,
    checkpoint,
    saveCheckpoint() {
      const note = checkpoint()
      invariant(save.run(note, device).changes === 1, 'a feed is registered before it is written')
      return note
    },
    head,
  }
}

/** Commits to the values, signs, and hashes; touches no database. */
export function sealEntry(
  draft: ChangeDraft,
  place: Pick<ChangeSet, 'vault' | 'device' | 'member' | 'seq' | 'prev' | 'deps' | 'lamport'>,
  sign: Sign,
): SealedEntry {
  const { row, openings } = openingsOf(draft.operations.map((operation) => operation.value))
  const operations = draft.operations.map(({ value: _committedTo, ...operation }, index): Operation => {
    const opening = openings[index] ?? null
    return { ...operation, commit: opening === null ? null : commitTo(opening) }
  })
  const { wall, zone, reason, batch } = draft
  const change: ChangeSet = {
    version: 1,
    ...place,
    wall,
    zone,
    ...(reason === undefined ? {} : { reason }),
    ...(batch === undefined ? {} : { batch }),
    operations,
  }
  const bytes = signEntry(change, sign)
  return { change, bytes, values: row, leafHash: leafHash(bytes) }
}

/** Stores finished entries of any feed, in order: the rows, what they touched, and the tile that they fill. */
export function entryWriter(db: Database.Database): (entry: SealedEntry) => void {
  const number = db.prepare<[string], number>('SELECT number FROM feeds WHERE device = ?').pluck()
  const insert = db.prepare<[number, Uint8Array, Uint8Array, number, number, string]>(
    'INSERT INTO changeSets (place, bytes, leafHash, lamport, wall, member) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const insertValues = db.prepare<[number, Uint8Array]>('INSERT INTO changeValues (place, bytes) VALUES (?, ?)')
  const touch = db.prepare<[string, number]>('INSERT INTO touches (id, place) VALUES (?, ?)')
  const tiles = new Map<string, Tiles>()
  return ({ change, bytes, values, leafHash: leaf }) => {
    const { device, seq, lamport, wall, member } = change
    // Asked each time: a rolled back transaction may have registered the feed.
    const feed = number.get(device)
    invariant(feed !== undefined, 'a feed is registered before it is written')
    const place = placeOf(feed, seq)
    insert.run(place, bytes, leaf, lamport, wall, member)
    insertValues.run(place, values)
    for (const id of new Set(change.operations.map((operation) => operation.id))) touch.run(id, place)
    const own = tiles.get(device) ?? openTiles(db, device)
    tiles.set(device, own)
    own.grow(seq)
  }
}

/** Makes a feed known to the vault; `letter` distinguishes human numbers until they are final. */
export function registerFeed(
  db: Database.Database,
  feed: {
    readonly device: string
    readonly member: string
    readonly publicKey: Uint8Array
    readonly letter: string
    readonly certificate?: Uint8Array
  },
): void {
  db.prepare<[string, string, Uint8Array, string, Uint8Array | null]>(
    'INSERT INTO feeds (device, member, publicKey, letter, certificate) VALUES (?, ?, ?, ?, ?)',
  ).run(feed.device, feed.member, feed.publicKey, feed.letter, feed.certificate ?? null)
}
