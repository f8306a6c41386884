import type Database from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { records } from '#shared/registry.ts'
import type { Actor } from './actor.ts'
import { veiledTable } from './database/embargo-sql.ts'
import { type KeptValues, openKeptValues } from './database/kept-values.ts'
import { openSearchIndex, type SearchIndex } from './database/search-index.ts'
import { openTable, type Table } from './database/table.ts'
import type { Host } from './host.ts'
import type { Feed } from './journal/feed.ts'
import { type NumberRange, type Numbers, openNumbers } from './records/numbers.ts'
import { tableFor } from './records/veiled.ts'
import type { StoredAttachment } from './vault/attachments.ts'
import type { UnlockedVault } from './vault/unlock.ts'

/** Every record type, in the order of the registry. */
export const allRecords: readonly AnyRecord[] = Object.values(records)

/** The record of a name from outside, or null; inherited names such as `constructor` are none. */
export function recordNamed(name: string): AnyRecord | null {
  return allRecords.find((record) => record.name === name) ?? null
}

/** The open tables and index of a vault. */
export type Store = {
  readonly db: Database.Database
  readonly search: SearchIndex
  readonly numbers: Numbers
  readonly kept: KeptValues
  table(record: AnyRecord): Table
  /** The table of a record that has a veil, as those see it from whom values are kept. */
  veiled(record: AnyRecord): Table
  /** Runs a step in a transaction that is a writer's from its beginning. */
  immediately<Result>(step: () => Result): Result
}

/** Opens the tables of all records over an open database. */
export function openStore(db: Database.Database): Store {
  const tables = new Map<string, Table>(allRecords.map((record) => [record.name, openTable(db, record)]))
  const table = (record: AnyRecord) => {
    const found = tables.get(record.name)
    invariant(found, 'every registered record has a table')
    return found
  }
  const behindVeils = new Map<string, Table>(
    allRecords.flatMap((record) =>
      record.veil ? [[record.name, openTable(db, record, veiledTable(record, record.veil, allRecords))] as const] : [],
    ),
  )
  const veiled = (record: AnyRecord) => {
    const found = behindVeils.get(record.name)
    invariant(found, 'only records with a veil are read behind it')
    return found
  }
  const everything = { sql: '1', values: [] }
  const search = openSearchIndex(db, (record, id, reading) =>
    tableFor({ table, veiled }, record, reading).find(id, everything),
  )
  // Made once, since the driver builds several functions for each transaction that it is given.
  const transaction = db.transaction((step: () => unknown) => step())
  // The driver's type has forgotten that the answer is the step's.
  const immediately = <Result>(step: () => Result) => transaction.immediate(step) as Result
  return { db, search, numbers: openNumbers(db), kept: openKeptValues(db), table, veiled, immediately }
}

/** The feed that this process writes to; `letter` marks the numbers it gives until they are final. */
export type OwnFeed = {
  readonly device: string
  readonly letter: string
  readonly feed: Feed
  /** The same feed over another connection to the database. */
  over(db: Database.Database): Feed
}

/** A vault as one member has it open. */
export type OpenVault = {
  readonly host: Host
  readonly folder: string
  readonly name: string
  readonly demo: boolean
  readonly store: Store
  readonly own: OwnFeed
  readonly member: string
  /** The opened header and keys; replaced when slots or heads change. */
  keys(): UnlockedVault
  replaceKeys(next: UnlockedVault): void
  /** Changes slots, one change after another, and answers what was made on the way. */
  changeKeys<Made>(work: (keys: UnlockedVault) => Promise<readonly [UnlockedVault, Made]>): Promise<Made>
  actor(): Actor
  /** The IANA zone of the organisation. */
  zone(): string
  numberRange(record: AnyRecord, prefix: string): NumberRange
  /** Whether this very file, by id, digest and size, is among the attachments. */
  holdsFile(file: StoredAttachment): boolean
  /** Ids of attachments kept, asked for or named by a draft since the vault was opened: what names them may be still to come. */
  readonly awaitedFiles: Set<string>
  /** Refuses to write where the vault is older than what this machine saw last and nobody is confirming that. */
  refuseReadOnly(): void
  /** Refuses to write while long work holds the database: `busy`, by the key that it was occupied with. */
  refuseOccupied(): void
  isOccupied(): boolean
  /** Aborts when the vault closes. */
  readonly closing: AbortSignal
  /** Brings the search index up to what is committed. */
  catchUpSearch(): void
  /** The same for so many milliseconds; answers how many entries of the journal are left. */
  catchUpSearchFor(milliseconds: number): number
  /** Refuses other commands, by message key, until what it answers is called. */
  occupy(key: string): () => void
  /** The same vault over a second connection, for work that takes one long transaction; its database is to be closed. */
  aside(): OpenVault
  readonly rolledBack: { readonly vaultSeenAt: string; readonly anchorSeenAt: string } | null
  /** Lets the running command write; once it is committed, the vault is no longer taken for rolled back. */
  /** Lifts the refusal with the running command, which `create` writes to: from here on a new feed is written. */
  confirmRollback(create: (record: AnyRecord, values: Readonly<Record<string, AnyValue>>) => void): void
  afterFailure(): void
  afterCommit(touched: readonly string[]): void
  /** Writes heads to header and anchor now. */
  saveHeads(): void
  close(): void
}
