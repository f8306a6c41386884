import type Database from 'better-sqlite3'
import { loadDriver } from './driver.ts'
import { migrations } from './migrations.ts'

/** One object of a schema: its type, name and the SQL that made it (null for automatic indexes). */
type SchemaObject = { readonly type: string; readonly name: string; readonly sql: string | null }

/** The objects of an open database, in order of name. */
function schemaObjects(db: Database.Database): readonly SchemaObject[] {
  return db.prepare<[], SchemaObject>('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all()
}

/** The objects that the migrations make, in a database in memory that holds nothing else. */
export function intendedSchema(): readonly SchemaObject[] {
  const Driver = loadDriver()
  const db = new Driver(':memory:')
  try {
    for (const statement of migrations.flat()) db.exec(statement)
    return schemaObjects(db)
  } finally {
    db.close()
  }
}

/** Reports objects that are missing, changed or not ours: a trigger could change rows behind every rule. */
export function compareSchema(
  db: Database.Database,
  report: (kind: 'schema-differs', where: string, detail: string) => void,
): void {
  const present = new Map(schemaObjects(db).map((object) => [object.name, object]))
  for (const { type, name, sql } of intendedSchema()) {
    const found = present.get(name)
    present.delete(name)
    if (found?.type !== type || found.sql !== sql)
      report('schema-differs', `${type}/${name}`, found ? 'sql' : 'missing')
  }
  for (const { type, name } of present.values()) report('schema-differs', `${type}/${name}`, 'stray')
}
