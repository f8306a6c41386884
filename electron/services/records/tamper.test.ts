import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Damage, DamageKind } from '#shared/modules/journal/journal.damages.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { attachmentFile } from '../vault/attachments.ts'
import { vaultPaths } from '../vault/vault-folder.ts'
import { auditVault } from './audit-vault.ts'
import { type Engine, testEngine } from './engine.test-support.ts'

type Columns = Readonly<Record<string, string | number | Buffer | null>>

describe('what an audit finds', () => {
  let engine: Engine
  let finding: AnyEntity
  let other: AnyEntity
  let score: AnyEntity
  let comment: AnyEntity
  let file: Evidence
  let ada: AnyEntity
  let entries = 0

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['auditor'])
    await engine.addMember('vera', ['viewer'])
    const department = await engine.call('department.create', { draft: { name: '网络部' } })
    file = await engine.attach('scan.txt', Buffer.from('open ports'))
    const draft = { severity: 'high', condition: 'c', criterion: 'd', department: department.id }
    finding = await engine.call('finding.create', { draft: { ...draft, title: '弱口令', evidence: [file] } })
    other = await engine.call('finding.create', { draft: { ...draft, title: 'Other' } })
    const competition = await engine.call('competition.create', {
      draft: { title: 'CTF', startsAt: '2026-03-01T00:00:00.000Z', kind: 'internal' },
    })
    score = await engine.call('score.create', {
      draft: {
        competition: competition.id,
        person: ada.id,
        scoredBy: engine.vault.actor().person,
        components: [
          { component: 'web', points: '10.00' },
          { component: 'pwn', points: '20.00' },
        ],
      },
    })
    comment = await engine.call('comment.create', {
      draft: { subjectRecord: 'finding', subject: finding.id, body: 'seen' },
    })
    engine.vault.saveHeads()
    entries = engine.entries()
  })
  afterAll(() => engine.remove())

  const db = () => engine.vault.store.db
  const device = () => engine.vault.own.device
  const ofFeed = 'feed = (SELECT number FROM feeds WHERE device = ?)'
  const all = (table: string) => {
    // Without the columns that follow from others: `SELECT *` has them too, and they cannot be put back.
    const columns = db().prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all()
    return db()
      .prepare<[], Columns>(`SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM "${table}"`)
      .all()
  }
  const run = (sql: string, ...values: (string | number | Buffer)[]) => {
    expect(
      db()
        .prepare(sql)
        .run(...values).changes,
      sql,
    ).toBeGreaterThan(0)
  }
  const putBack = (table: string, rows: readonly Columns[]) => {
    db().exec(`DELETE FROM "${table}"`)
    for (const row of rows) {
      const names = Object.keys(row)
      const places = names.map(() => '?').join(', ')
      db()
        .prepare(`INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${places})`)
        .run(...Object.values(row))
    }
  }
  const entry = (seq: number, table = 'changeSets') =>
    db()
      .prepare<[string, number], { bytes: Buffer }>(`SELECT bytes FROM ${table} WHERE ${ofFeed} AND seq = ?`)
      .get(device(), seq)

  it('is nothing in a vault that nobody has meddled with', async () => {
    expect(await engine.audit()).toMatchObject({ damages: [], entries })
  })

  type Case = readonly [what: string, table: string, meddle: () => void, expected: () => Damage]
  const at = (seq: number) => `${device()}:${seq}`
  const seqOf = (entity: AnyEntity) => Number(entity.revision.split(':')[1])
  const cases: readonly Case[] = [
    [
      "a finding's title",
      'findings',
      () => run('UPDATE findings SET title = ? WHERE id = ?', 'strong password', finding.id),
      () => ({ kind: 'row-differs', where: `finding/${finding.id}`, detail: 'title' }),
    ],
    [
      'who changed it last, and when',
      'findings',
      () =>
        run(
          `UPDATE findings SET "updatedBy" = ?, "updatedAt" = '2020-01-01T00:00:00.000Z' WHERE id = ?`,
          ada.id,
          finding.id,
        ),
      () => ({ kind: 'row-differs', where: `finding/${finding.id}`, detail: 'updatedAt updatedBy' }),
    ],
    [
      'a state',
      'findings',
      () => run(`UPDATE findings SET state = 'closed' WHERE id = ?`, finding.id),
      () => ({ kind: 'row-differs', where: `finding/${finding.id}`, detail: 'state' }),
    ],
    [
      'the points of a score',
      'scores',
      () => run(`UPDATE scores SET components = replace(components, '10.00', '99.00') WHERE id = ?`, score.id),
      () => ({ kind: 'row-differs', where: `score/${score.id}`, detail: 'components' }),
    ],
    [
      'text that is no JSON in a list',
      'scores',
      () => run(`UPDATE scores SET components = '[' WHERE id = ?`, score.id),
      () => ({ kind: 'row-differs', where: `score/${score.id}`, detail: 'components' }),
    ],
    [
      'the values of two rows, exchanged',
      'findings',
      () => run(`UPDATE findings SET title = CASE id WHEN ? THEN 'Other' ELSE '弱口令' END`, finding.id),
      () => ({ kind: 'row-differs', where: `finding/${other.id}`, detail: 'title' }),
    ],
    [
      'a deleted row',
      'comments',
      () => run('DELETE FROM comments'),
      () => ({ kind: 'entry-without-row', where: `comment/${comment.id}`, detail: '' }),
    ],
    [
      'an inserted row',
      'departments',
      () =>
        run(
          `INSERT INTO departments (id, revision, state, archived, "createdAt", "createdBy", "updatedAt", "updatedBy", name)
           SELECT 'made-up', revision, state, archived, "createdAt", "createdBy", "updatedAt", "updatedBy", name FROM departments`,
        ),
      () => ({ kind: 'row-without-entry', where: 'department/made-up', detail: '' }),
    ],
    [
      'roles that nobody granted',
      'members',
      () => run(`UPDATE members SET roles = 'administrator' WHERE login = 'vera'`),
      () => ({ kind: 'row-differs', where: expect.stringMatching(/^member\//), detail: 'roles' }),
    ],
    [
      'one byte of an entry',
      'changeSets',
      () => {
        const bytes = Buffer.from(entry(3)?.bytes ?? '')
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
        run(`UPDATE changeSets SET bytes = ? WHERE ${ofFeed} AND seq = 3`, bytes, device())
      },
      () => ({ kind: 'leaf-changed', where: at(3), detail: expect.any(String) }),
    ],
    [
      'a dropped entry',
      'changeSets',
      () => run(`DELETE FROM changeSets WHERE ${ofFeed} AND seq = 4`, device()),
      () => ({ kind: 'gap', where: at(4), detail: expect.any(String) }),
    ],
    [
      'the newest entries, cut off',
      'changeSets',
      () => run(`DELETE FROM changeSets WHERE ${ofFeed} AND seq >= ?`, device(), seqOf(comment)),
      () => ({ kind: 'truncated', where: at(seqOf(comment)), detail: expect.any(String) }),
    ],
    [
      'an entry that took the place of another, its hash with it',
      'changeSets',
      () =>
        run(
          `UPDATE changeSets SET (bytes, leafHash) = (SELECT bytes, leafHash FROM changeSets AS four WHERE four.feed = changeSets.feed AND four.seq = 4)
           WHERE ${ofFeed} AND seq = 5`,
          device(),
        ),
      () => ({ kind: 'column-mismatch', where: at(5), detail: expect.stringContaining('seq') }),
    ],
    [
      'the time of an entry',
      'changeSets',
      () => run(`UPDATE changeSets SET wall = 0 WHERE ${ofFeed} AND seq = 3`, device()),
      () => ({ kind: 'column-mismatch', where: at(3), detail: expect.stringContaining('wall') }),
    ],
    [
      'one byte of a value',
      'changeValues',
      () => {
        const bytes = Buffer.from(entry(seqOf(finding), 'changeValues')?.bytes ?? '')
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
        run(`UPDATE changeValues SET bytes = ? WHERE ${ofFeed} AND seq = ?`, bytes, device(), seqOf(finding))
      },
      () => ({ kind: 'commitment', where: at(seqOf(finding)), detail: expect.any(String) }),
    ],
    [
      'values that are gone',
      'changeValues',
      () => run(`DELETE FROM changeValues WHERE ${ofFeed} AND seq = ?`, device(), seqOf(finding)),
      () => ({ kind: 'missing-values', where: at(seqOf(finding)), detail: expect.any(String) }),
    ],
    [
      'the key of a feed',
      'feeds',
      () => run('UPDATE feeds SET publicKey = ? WHERE device = ?', Buffer.alloc(32, 7), device()),
      () => ({ kind: 'feed-differs', where: `feed/${device()}`, detail: 'publicKey' }),
    ],
    [
      'a feed that no member vouches for',
      'feeds',
      () => run(`INSERT INTO feeds (device, member, publicKey, letter) VALUES ('ffff', 'x', ?, 'Z')`, Buffer.alloc(32)),
      () => ({ kind: 'feed-without-device', where: 'feed/ffff', detail: '' }),
    ],
    [
      'a checkpoint',
      'feeds',
      () =>
        run(
          `UPDATE feeds SET checkpoint = substr(checkpoint, 1, length(checkpoint) - 4) ||
             CASE substr(checkpoint, -4, 1) WHEN 'A' THEN 'B' ELSE 'A' END || substr(checkpoint, -3)
           WHERE device = ?`,
          device(),
        ),
      () => ({ kind: 'checkpoint', where: at(0), detail: expect.any(String) }),
    ],
    [
      'the index of what entries touched',
      'touches',
      () => run('DELETE FROM touches WHERE id = ?', finding.id),
      () => ({ kind: 'index-mismatch', where: at(seqOf(finding)), detail: expect.stringContaining(finding.id) }),
    ],
    [
      'a record that search no longer knows',
      'local_searchRows',
      () => run('DELETE FROM local_searchRows WHERE id = ?', other.id),
      () => ({ kind: 'search-missing', where: `finding/${other.id}`, detail: '' }),
    ],
    [
      'a record that search should not know',
      'local_searchRows',
      () => run(`INSERT INTO local_searchRows (record, id) VALUES ('finding', 'ghost')`),
      () => ({ kind: 'search-stray', where: 'finding/ghost', detail: '' }),
    ],
  ]

  it.each(cases)('%s (in %s)', async (_what, table, meddle, expected) => {
    const kept = all(table)
    meddle()
    const { damages } = await engine.audit()
    putBack(table, kept)
    expect(damages).toContainEqual(expected())
    expect((await engine.audit()).damages).toEqual([])
  })

  it('a trigger that would change rows behind the rules', async () => {
    db().exec(`CREATE TRIGGER quiet AFTER UPDATE ON findings BEGIN UPDATE findings SET severity = 'note'; END`)
    const { damages } = await engine.audit()
    db().exec('DROP TRIGGER quiet')
    expect(damages).toEqual([{ kind: 'schema-differs', where: 'trigger/quiet', detail: 'stray' }])
  })

  it('a journal that was emptied altogether', async () => {
    const tables = ['changeSets', 'changeValues', 'touches', 'feeds']
    const kept = tables.map((table) => [table, all(table)] as const)
    for (const table of tables) db().exec(`DELETE FROM ${table}`)
    const { damages, entries: seen } = await engine.audit()
    for (const [table, rows] of kept) putBack(table, rows)
    expect(seen).toBe(0)
    expect(damages).toContainEqual({ kind: 'truncated', where: 'journal', detail: 'no entries' })
    expect(damages).toContainEqual({ kind: 'row-without-entry', where: `finding/${finding.id}`, detail: '' })
    expect((await engine.audit()).damages).toEqual([])
  })

  it('is asked to stop, and stops', async () => {
    const stop = new AbortController()
    stop.abort()
    await expect(
      auditVault(engine.vault, { signal: stop.signal, progress: () => undefined }, 'files'),
    ).rejects.toThrow()
    expect((await engine.audit()).damages).toEqual([])
  })

  it.each<[what: string, meddle: (bytes: Buffer) => Buffer | null, kind: DamageKind, isSeenUnread: boolean]>([
    [
      'with one bit turned',
      (bytes) => bytes.fill((bytes.at(-1) ?? 0) ^ 1, bytes.length - 1),
      'attachment-damaged',
      false,
    ],
    ['whose head has one bit turned', (bytes) => bytes.fill((bytes[9] ?? 0) ^ 1, 9, 10), 'attachment-damaged', false],
    ['that was cut short', (bytes) => bytes.subarray(0, -1), 'attachment-damaged', true],
    ['of no bytes', (bytes) => bytes.subarray(0, 0), 'attachment-damaged', true],
    ['that is gone', () => null, 'attachment-missing', true],
  ])('an attached file %s', async (_what, meddle, kind, isSeenUnread) => {
    const place = attachmentFile(vaultPaths(engine.folder).attachments, file.id)
    const whole = readFileSync(place)
    const bytes = meddle(Buffer.from(whole))
    if (bytes === null) rmSync(place)
    else writeFileSync(place, bytes)
    const { damages } = await engine.audit()
    const watch = { signal: new AbortController().signal, progress: () => undefined }
    const weekly = await auditVault(engine.vault, watch, 'database')
    writeFileSync(place, whole)
    expect(damages).toEqual([{ kind, where: `finding/${finding.id}`, detail: `evidence ${file.id}` }])
    expect(weekly.damages).toEqual(isSeenUnread ? damages : [])
    expect((await engine.audit()).damages).toEqual([])
  })

  it('an attached file that cannot be reached, which is none of being damaged', async () => {
    const place = attachmentFile(vaultPaths(engine.folder).attachments, file.id)
    const whole = readFileSync(place)
    rmSync(place)
    symlinkSync(place, place)
    const { damages, entries: seen } = await engine.audit()
    rmSync(place)
    writeFileSync(place, whole)
    expect(seen).toBe(engine.entries())
    expect(damages).toEqual([
      { kind: 'attachment-unreadable', where: 'attachments', detail: 'ELOOP' },
      { kind: 'attachment-unreadable', where: `finding/${finding.id}`, detail: `evidence ${file.id}` },
    ])
    expect((await engine.audit()).damages).toEqual([])
  })
})
