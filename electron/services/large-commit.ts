import { open, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { OpenVault } from './open-vault.ts'
import { doInHelper } from './processes/helper.ts'
import { vaultPaths } from './vault/vault-folder.ts'

/** A log that is copied into the database faster than a process is started for it, in bytes. */
const smallLog = 32 * 1024 * 1024
/** How often whoever waits for a disk is told that it goes on, in milliseconds. */
const beat = 250
/** Pages of the log after which SQLite copies them by itself, as `open.ts` sets it. */
const usualPages = 1000

const logOf = (vault: OpenVault) => `${vaultPaths(vault.folder).database}-wal`

/** Memory for a long transaction: what the vault's own connection has kept is given back, and less is written at its end. */
export function makeRoom(vault: OpenVault, aside: OpenVault): void {
  vault.store.db.pragma('shrink_memory')
  aside.store.db.pragma('cache_size=-32768')
  // Copying hundreds of megabytes at the commit would keep everybody waiting: `storeBehind` does it elsewhere.
  aside.store.db.pragma('wal_autocheckpoint=0')
}

/**
 * Has the disk take what a long transaction has already written to the log, so that its commit waits for the rest alone.
 * `alive` is called while the disk works, and may throw.
 */
export async function syncAhead(vault: OpenVault, alive: () => void): Promise<void> {
  // SQLite locks the database and its index, never the log: closing a descriptor of it drops no lock.
  const log = await open(logOf(vault), 'r+')
  const done = new AbortController()
  // A disk that fails here fails at the commit as well, which says so.
  const synced = log
    .datasync()
    .catch(() => undefined)
    .finally(() => done.abort())
  try {
    while (!done.signal.aborted) {
      alive()
      await pause(beat, undefined, { signal: done.signal }).catch(() => undefined)
    }
  } finally {
    await synced
    await log.close()
  }
}

/**
 * Copies a large log into the database in a process of its own, while the vault is used: within a command it would stand
 * still for seconds. Where that fails, the next command copies it.
 */
export async function storeBehind(vault: OpenVault): Promise<void> {
  const { db } = vault.store
  const size = await stat(logOf(vault)).then(
    (found) => found.size,
    () => 0,
  )
  if (size < smallLog || !db.open) return
  const { database } = vaultPaths(vault.folder)
  const job = { name: 'store-log', input: { database, key: vault.keys().keys.database } } as const
  db.pragma('wal_autocheckpoint=0')
  try {
    await doInHelper(vault.host, 'reader', job, vault.closing)
  } catch {
    // A lock ends it, and a full disk is told to whoever writes next; nothing is lost in the log.
  } finally {
    if (db.open) db.pragma(`wal_autocheckpoint=${usualPages}`)
  }
}
