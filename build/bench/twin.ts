import type { Database } from 'better-sqlite3'
import { invariant } from '#shared/base/assert.ts'

/** The values of a row as the database holds them, in the order of the columns. */
export type StoredRow = readonly (string | number | Buffer | null)[]

/** An empty table with the columns, keys and indexes of another one of the same file. */
export type Twin = {
  readonly name: string
  /** Inserts one row as `rowsAfter` gives it. */
  insert(row: StoredRow): void
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** The columns that are written; what SQLite works out by itself is not among them. */
function columnsOf(db: Database, table: string): readonly string[] {
  const names = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table)
  invariant(names.length > 0, `no table ${table}`)
  return names.map(quoted)
}

/** The rows of a table in the order of a column, without the first `passed` of them. */
export function rowsAfter(db: Database, table: string, order: string, passed: number): readonly StoredRow[] {
  const columns = columnsOf(db, table).join(', ')
  return db
    .prepare<[number], StoredRow>(`SELECT ${columns} FROM ${quoted(table)} ORDER BY ${order} LIMIT -1 OFFSET ?`)
    .raw()
    .all(passed)
}

/** Makes the twin of a table: what its rows cost the database by themselves, whoever writes them. */
export function makeTwin(db: Database, table: string): Twin {
  const name = `twin_${table}`
  const statements = db
    .prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql <> '' ORDER BY type DESC")
    .pluck()
    .all(table)
  const named = new RegExp(`(?<=[\\s"])${table}(?=[\\s"_])`, 'g')
  for (const statement of statements) db.exec(statement.replaceAll(named, name))
  const columns = columnsOf(db, name)
  const places = columns.map(() => '?').join(', ')
  const insert = db.prepare<StoredRow[]>(`INSERT INTO ${quoted(name)} (${columns.join(', ')}) VALUES (${places})`)
  return { name, insert: (row) => void insert.run(row) }
}
