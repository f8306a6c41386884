import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from './open.ts'
import { storeLog } from './store-log.ts'

it('copies what is committed into the database while another connection has it open', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-log-'))
  const [database, key] = [path.join(folder, 'vault.db'), randomBytes(32)]
  const db = openDatabase(database, key, { create: true })
  try {
    db.pragma('wal_autocheckpoint=0')
    db.exec('CREATE TABLE texts (words TEXT) STRICT')
    const insert = db.prepare('INSERT INTO texts VALUES (?)')
    db.transaction(() => {
      for (let row = 0; row < 500; row += 1) insert.run('words '.repeat(600))
    })()
    const before = statSync(database).size
    storeLog({ database, key })
    expect(statSync(database).size).toBeGreaterThan(before + 500 * 3600)
    expect(db.prepare('SELECT count(*) FROM texts').pluck().get()).toBe(500)
    // Nothing of the log is left to be copied.
    expect(db.pragma('wal_checkpoint(TRUNCATE)')).toMatchObject([{ busy: 0, log: 0, checkpointed: 0 }])
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
