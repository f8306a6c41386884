import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Database from 'better-sqlite3'
import { journalTables } from '../database/migrations/0001-journal.ts'
import { journalPlaces } from '../database/migrations/0035-journal-places.ts'
import { leafHashes } from '../database/migrations/0074-leaf-hashes.ts'
import type { CborValue } from './cbor.ts'
import { type ChangeDraft, entryWriter, type Feed, openFeed, registerFeed } from './feed.ts'
import { buildGenesis } from './genesis.ts'
import type { Sign, Verify } from './signed-entry.ts'

/** An Ed25519 key pair in the form that the journal takes; the keys of production live in services/vault. */
export type TestKey = { readonly publicKey: Uint8Array; readonly sign: Sign }

/** A journal in a temporary unencrypted database, with its genesis entry written. */
export type TestJournal = {
  readonly db: Database.Database
  readonly vault: string
  readonly device: string
  readonly feed: Feed
  readonly key: TestKey
  /** Appends in a transaction of its own. */
  write(draft: ChangeDraft): ReturnType<Feed['append']>
  close(): void
}

const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex')
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')

/** A fresh key pair, or the one of a 32-byte seed. */
export function testKey(seed?: Uint8Array): TestKey {
  const privateKey =
    seed === undefined
      ? generateKeyPairSync('ed25519').privateKey
      : createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' })
  const der = createPublicKey(privateKey).export({ format: 'der', type: 'spki' })
  return { publicKey: der.subarray(spkiPrefix.length), sign: (message) => sign(null, message, privateKey) }
}

/** Ed25519 verification by node:crypto. */
export const testVerify: Verify = (publicKey, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([spkiPrefix, publicKey]), format: 'der', type: 'spki' }),
    signature,
  )

/** A draft that creates a record and sets one field of it; wall clock is the given second. */
export function draftOf(id: string, value: CborValue, second = 1): ChangeDraft {
  return {
    wall: second * 1000,
    zone: 'Europe/Berlin',
    operations: [
      { kind: 'create', record: 'finding', id, base: null },
      { kind: 'set', record: 'finding', id, field: 'title', base: null, value },
    ],
  }
}

/** Opens a journal whose database has the given durability; `close` removes its folder. */
export function testJournal(options: { readonly synchronous?: 'OFF' | 'FULL' } = {}): TestJournal {
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-journal-'))
  const db = new Database(path.join(folder, 'vault.db'))
  db.pragma('journal_mode = WAL')
  db.pragma(`synchronous = ${options.synchronous ?? 'OFF'}`)
  for (const statement of [...journalTables, ...journalPlaces, ...leafHashes]) db.exec(statement)
  const key = testKey()
  const device = 'a1b2c3d4e5f60718'
  const member = 'member-1'
  const genesis = buildGenesis(draftOf('vault', 'Test'), { device, member, sign: key.sign })
  db.transaction(() => {
    registerFeed(db, { device, member, publicKey: key.publicKey, letter: 'A' })
    entryWriter(db)(genesis.entry)
  })()
  const feed = openFeed(db, { vault: genesis.vault, device, member, publicKey: key.publicKey, sign: key.sign })
  return {
    db,
    vault: genesis.vault,
    device,
    feed,
    key,
    write: (draft) => db.transaction(() => feed.append(draft))(),
    close() {
      db.close()
      rmSync(folder, { recursive: true })
    },
  }
}
