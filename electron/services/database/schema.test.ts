import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { allRecords } from '../open-vault.ts'
import { columnType, stampColumns } from './columns.ts'
import { loadDriver } from './driver.ts'
import { migrate, schemaVersion } from './migrate.ts'
import { migrations } from './migrations.ts'
import { intendedSchema } from './schema-objects.ts'

const frozen: { readonly steps: readonly string[]; readonly retired: readonly string[] } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'schema.json'), 'utf8'),
)

type Column = { readonly name: string; readonly type: string; readonly notnull: number; readonly pk: number }

function inMemory() {
  const Driver = loadDriver()
  return new Driver(':memory:')
}

describe('the schema', () => {
  it('has the columns of every record, no less and no more', () => {
    const db = inMemory()
    migrate(db)
    for (const record of allRecords) {
      const columns = db.prepare<[], Column>(`PRAGMA table_info("${record.table}")`).all()
      expect(
        columns.map(({ name }) => name),
        record.name,
      ).toEqual([...stampColumns, ...Object.keys(record.fields)])
      for (const [name, field] of Object.entries(record.fields)) {
        const list = field.kind === 'references' || field.kind === 'parts' || field.kind === 'evidence'
        expect(
          columns.find((column) => column.name === name),
          `${record.name}.${name}`,
        ).toMatchObject({ type: columnType(field), notnull: field.required || list ? 1 : 0 })
      }
      const unique = db
        .prepare<[], { name: string; unique: number }>(`PRAGMA index_list("${record.table}")`)
        .all()
        .filter((index) => index.unique === 1 && !index.name.startsWith('sqlite_'))
      const wanted = Object.values(record.fields).filter((field) => field.unique || field.kind === 'number')
      expect(unique, record.name).toHaveLength(wanted.length)
    }
    db.close()
  })

  it('keeps every step that was shipped as it was shipped', () => {
    const steps = migrations.map((statements) => createHash('sha256').update(JSON.stringify(statements)).digest('hex'))
    expect(frozen.steps.length).toBeGreaterThan(0)
    expect(steps.slice(0, frozen.steps.length)).toEqual(frozen.steps)
  })

  it('never gives a retired name to anything new', () => {
    const names = allRecords.flatMap(({ table, fields }) => [table, ...Object.keys(fields).map((f) => `${table}.${f}`)])
    expect(names.length).toBeGreaterThan(100)
    expect(names.filter((name) => frozen.retired.includes(name))).toEqual([])
  })

  it('lists every migration file once, in order, each of them importing nothing', () => {
    const folder = path.join(import.meta.dirname, 'migrations')
    const files = readdirSync(folder).sort()
    const list = readFileSync(path.join(import.meta.dirname, 'migrations.ts'), 'utf8')
    expect([...list.matchAll(/'\.\/migrations\/(.+)'/g)].map((match) => match[1])).toEqual(files)
    expect(files.map((file) => Number.parseInt(file, 10))).toEqual(files.map((_, index) => index + 1))
    for (const file of files) expect(readFileSync(path.join(folder, file), 'utf8')).not.toMatch(/\bimport\b|\$\{/)
  })

  it('holds tables that refuse other types, and no trigger or view', () => {
    const objects = intendedSchema()
    expect(objects.filter(({ type }) => type === 'trigger' || type === 'view')).toEqual([])
    const tables = objects.filter(({ type, sql }) => type === 'table' && sql?.startsWith('CREATE TABLE'))
    const loose = tables.filter(({ name, sql }) => !name.startsWith('local_search_') && !sql?.includes('STRICT'))
    expect(loose.map(({ name }) => name)).toEqual([])
    expect(tables.length).toBeGreaterThan(allRecords.length)
  })
})

describe('migrating', () => {
  it('takes the steps that are missing, and an interrupted one again', () => {
    const db = inMemory()
    for (const statement of migrations[0] ?? []) db.exec(statement)
    db.pragma('user_version = 1')
    migrate(db)
    expect(schemaVersion(db)).toBe(migrations.length)
    migrate(db)
    expect(schemaVersion(db)).toBe(migrations.length)
    db.close()
  })

  it('leaves nothing of a step that fails', () => {
    const db = inMemory()
    // Stands in the way of the first step's last table.
    db.exec('CREATE TABLE tiles (x)')
    expect(() => migrate(db)).toThrow()
    expect(schemaVersion(db)).toBe(0)
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()).toEqual(['tiles'])
    db.close()
  })

  it('refuses a database of a newer version and leaves it alone', () => {
    const db = inMemory()
    db.pragma(`user_version = ${migrations.length + 1}`)
    expect(() => migrate(db)).toThrowError(
      expect.objectContaining({ code: 'storage', key: 'errors.newerVersion' }) as Error,
    )
    expect(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(0)
    db.close()
  })
})
