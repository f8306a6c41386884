import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Field, Fields } from '#shared/record/fields.ts'
import { stampedFields } from '#shared/record/rules.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { records } from '#shared/registry.ts'
import { allRecords } from '../open-vault.ts'
import { vaultPaths } from '../vault/vault-folder.ts'
import { type Engine, testEngine } from './engine.test-support.ts'

const reader = path.resolve(import.meta.dirname, '../../../build/verify/vault_reader.py')

/** Every file below a folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

describe('what is recorded', () => {
  let engine: Engine
  let temporary: string
  let databaseKey: Buffer
  const usual = process.env.TMPDIR
  const canaries: string[] = []
  const started = Date.now()

  /** A word that stands nowhere else in the world, CJK ones too; as bytes and as text it must never reach a disk. */
  const canary = () => {
    const word = `canary${randomBytes(9).toString('hex')}${canaries.length % 3 === 0 ? '金丝雀' : ''}`
    canaries.push(word)
    return word
  }
  const filledValue = (field: Field): AnyValue | undefined => {
    if (field.kind === 'text' && field.max >= 40) return canary()
    if (field.kind === 'markdown') return `# ${canary()}\n\n- ${canary()}`
    if (field.kind === 'parts') return [valuesOf(field.fields)]
    if (!field.required) return undefined
    if (field.kind === 'choice') return field.choices[0]
    if (field.kind === 'date') return '2026-03-02'
    return field.kind === 'integer' ? field.min : undefined
  }
  const valuesOf = (fields: Fields): Record<string, AnyValue> =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, field]) => {
        const value = filledValue(field)
        return value === undefined ? [] : [[name, value] as const]
      }),
    )
  const unstamped = (record: (typeof records)[keyof typeof records]) =>
    Object.fromEntries(Object.entries(record.fields).filter(([name]) => !stampedFields(record).includes(name)))

  beforeAll(async () => {
    // SQLite takes its folder for temporary files from here, so that what it would spill is seen.
    temporary = mkdtempSync(path.join(tmpdir(), 'sealbook-canary-'))
    process.env.TMPDIR = temporary
    engine = await testEngine()
    databaseKey = Buffer.from(engine.vault.keys().keys.database)
    const department = await engine.call('department.create', { draft: valuesOf(unstamped(records.department)) })
    const evidence = [await engine.attach(`${canary()}.txt`, Buffer.from(`${canary()}\n`.repeat(20_000)))]
    for (let count = 0; count < 12; count += 1) {
      const { id, revision } = await engine.call('finding.create', {
        draft: { ...valuesOf(unstamped(records.finding)), department: department.id, evidence },
      })
      await engine.call('finding.update', { id, revision, changes: { title: canary() }, reason: canary() })
      const subject = { subjectRecord: 'finding', subject: id }
      await engine.call('comment.create', { draft: { ...valuesOf(records.comment.fields), ...subject } })
      await engine.call('search.find', { text: canary() })
    }
    const policy = await engine.call('policy.create', { draft: valuesOf(unstamped(records.policy)) })
    await engine.call('policy.archive', { id: policy.id, revision: policy.revision })
    // Sorts of everything by long columns are what would spill into temporary files.
    for (const field of ['condition', 'criterion', 'title'])
      await engine.call('finding.list', { sort: [{ field }], limit: 500 })
    // Refusals and their stories must not carry content to anywhere either.
    await engine.call('finding.create', { draft: { title: canary(), severity: canary() } }).catch(() => undefined)
  })
  afterAll(async () => {
    if (usual === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = usual
    await engine.remove()
    rmSync(temporary, { recursive: true, force: true })
  })

  /** Files changed since the test began: those of the vault, of the person's data, and temporary ones. */
  const places = () => {
    const own = [engine.root, temporary].flatMap(filesIn)
    const shared = readdirSync('/tmp', { withFileTypes: true })
      .filter((entry) => entry.isFile() && /^(sqlite|etilqs)/i.test(entry.name))
      .map((entry) => path.join('/tmp', entry.name))
      .filter((file) => statSync(file).mtimeMs >= started)
    return [...own, ...shared]
  }
  const hits = () => {
    const needles = canaries.flatMap((word) => {
      const spaced = word.replaceAll(/[金丝雀]/g, ' $& ')
      return [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(spaced)]
    })
    return places().filter((file) => {
      const bytes = readFileSync(file)
      return needles.some((needle) => bytes.includes(needle))
    })
  }

  it('is in no file, neither while the vault is open nor after it is closed', async () => {
    expect(canaries.length).toBeGreaterThan(200)
    const open = places()
    expect(open.some((file) => file.endsWith('vault.db-wal'))).toBe(true)
    expect(open.some((file) => file.includes('/attachments/'))).toBe(true)
    expect(hits()).toEqual([])
    await engine.workbench.close()
    expect(places().some((file) => file.includes('/data/anchors/'))).toBe(true)
    expect(hits()).toEqual([])
  })

  it('reads back whole by an independent reader and the ordinary sqlite3, and not with another key', async () => {
    const { database } = vaultPaths(engine.folder)
    const plain = path.join(temporary, 'plain.db')
    const read = (key: Buffer, target: string) =>
      spawnSync('python3', [reader, database, target], { input: key.toString('hex'), encoding: 'utf8' })
    expect(read(randomBytes(32), '-')).toMatchObject({ status: 2, stderr: expect.stringContaining('wrong key') })
    expect(read(databaseKey, plain)).toMatchObject({ status: 0, stderr: '' })
    const query = (sql: string) =>
      spawnSync('sqlite3', ['-json', plain, sql], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout
    expect(JSON.parse(query('PRAGMA integrity_check'))).toEqual([{ integrity_check: 'ok' }])
    await engine.as('mei')
    let compared = 0
    for (const table of [...allRecords.map((record) => record.table), 'changeSets', 'changeValues', 'feeds']) {
      const columns = engine.vault.store.db.prepare<[], { name: string }>(`PRAGMA table_info("${table}")`).all()
      const select = `SELECT ${columns.map(({ name }) => `quote("${name}") AS "${name}"`).join(', ')} FROM "${table}" ORDER BY 1, 2`
      const rows = engine.vault.store.db.prepare<[], object>(select).all()
      const seen = query(select)
      expect(seen === '' ? [] : JSON.parse(seen), table).toEqual(rows)
      compared += rows.length
    }
    expect(compared).toBeGreaterThan(80)
    // The canaries are there: what was found nowhere in the clear was nevertheless written.
    const text = query('SELECT title, condition FROM findings')
    expect(canaries.filter((word) => text.includes(word)).length).toBeGreaterThan(20)
    rmSync(plain)
  })
})
