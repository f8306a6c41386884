import type Database from 'better-sqlite3'
import { OperationError } from '#shared/contract/errors.ts'
import { migrations } from './migrations.ts'

/** How many steps the database has taken, kept as its `user_version`. */
export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/**
 * Brings a database to this version's schema, each step in a transaction of its own; a step that was interrupted is
 * taken again. A database of a newer version is refused (`storage`, `errors.newerVersion`) and left as it is.
 */
export function migrate(db: Database.Database): void {
  const present = schemaVersion(db)
  if (present > migrations.length) {
    const parameters = { version: present, known: migrations.length }
    throw new OperationError('storage', 'errors.newerVersion', { parameters })
  }
  migrations.slice(present).forEach((statements, index) => {
    db.transaction(() => {
      for (const statement of statements) db.exec(statement)
      db.pragma(`user_version = ${present + index + 1}`)
    }).immediate()
  })
}
