import { openDatabase } from './open.ts'

/** The path of a vault's database and its 32-byte key. */
export type LogInput = { readonly database: string; readonly key: Buffer }

/**
 * Copies what is committed in the write-ahead log into the database, as far as nobody reads older pages. Whoever ends this
 * halfway loses nothing: the log stays until all of it is copied.
 */
export function storeLog({ database, key }: LogInput): void {
  const db = openDatabase(database, key)
  try {
    db.pragma('wal_checkpoint(PASSIVE)')
  } finally {
    db.close()
  }
}
