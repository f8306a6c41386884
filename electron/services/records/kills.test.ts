import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../database/open.ts'
import { vaultPaths } from '../vault/vault-folder.ts'
import { type Engine, testEngine } from './engine.test-support.ts'

const kills = 100
const program = path.join(import.meta.dirname, 'killed-writer.test-support.ts')

type Writer = {
  readonly child: ChildProcess
  readonly loaded: Promise<unknown>
  readonly opened: Promise<unknown>
  readonly answered: Promise<unknown>
  readonly acknowledged: [id: string, revision: string][]
  readonly complaints: string[]
}

describe('a vault whose process is killed in the middle of writing', () => {
  let engine: Engine
  let key: Buffer
  let department: string

  beforeAll(async () => {
    engine = await testEngine()
    key = Buffer.from(engine.vault.keys().keys.database)
    department = (await engine.call('department.create', { draft: { name: 'Networks' } })).id
    await engine.workbench.close()
  })
  afterAll(() => engine.remove())

  const start = (seed: number): Writer => {
    const given = [engine.folder, engine.host.dataFolder, String(seed), department]
    const cache = path.join(engine.root, 'compiled')
    const child = spawn(process.execPath, [program, ...given], { env: { ...process.env, NODE_COMPILE_CACHE: cache } })
    const acknowledged: [string, string][] = []
    const complaints: string[] = []
    const moment = () => Promise.withResolvers<void>()
    const [loaded, opened, answered] = [moment(), moment(), moment()]
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [id = '', revision] = line.split(' ')
      if (line === 'loaded') loaded.resolve()
      else if (line === 'open') opened.resolve()
      // A line cut short by the kill was not acknowledged.
      else if (revision && /^[0-9a-f]{16}:\d+$/.test(revision)) {
        acknowledged.push([id, revision])
        answered.resolve()
      }
    })
    child.stderr.on('data', (bytes: Buffer) => complaints.push(bytes.toString('utf8')))
    child.once('exit', () => {
      loaded.resolve()
      opened.resolve()
      answered.resolve()
    })
    const reached = { loaded: loaded.promise, opened: opened.promise, answered: answered.promise }
    return { child, ...reached, acknowledged, complaints }
  }

  /** Everything acknowledged is in its table and in the journal; an entry's seq is never given twice. */
  const missingOf = (acknowledged: ReadonlyMap<string, string>, whole = false): readonly string[] => {
    const db = openDatabase(vaultPaths(engine.folder).database, key)
    try {
      if (whole) expect(db.pragma('quick_check', { simple: true })).toBe('ok')
      const row = db.prepare<[string], string>('SELECT revision FROM findings WHERE id = ?').pluck()
      const entry = db
        .prepare<[string, number], number>(
          'SELECT 1 FROM changeSets WHERE place = (SELECT number << 32 FROM feeds WHERE device = ?) + ?',
        )
        .pluck()
      return [...acknowledged].flatMap(([id, revision]) => {
        const [device = '', seq = ''] = revision.split(':')
        const stored = Number(row.get(id)?.split(':')[1] ?? 0)
        return stored >= Number(seq) && entry.get(device, Number(seq)) === 1 ? [] : [`${id} ${revision}`]
      })
    } finally {
      db.close()
    }
  }

  it(`loses nothing that was acknowledged, ${kills} times`, { timeout: 1_200_000 }, async () => {
    const acknowledged = new Map<string, string>()
    let next = start(1001)
    let writing = 0
    for (let kill = 1; kill <= kills; kill += 1) {
      const writer = next
      await writer.loaded
      writer.child.stdin?.write('begin\n')
      await writer.opened
      // The next one loads meanwhile; it opens nothing before it is told to.
      if (kill < kills) next = start(1001 + kill)
      // Two of three fall into the writing, however slow the machine; the others may fall into the opening.
      if (kill % 3 !== 0) await writer.answered
      await wait(randomInt(20, 400))
      const exited = once(writer.child, 'close')
      writer.child.kill('SIGKILL')
      expect(await exited, writer.complaints.join('')).toEqual([null, 'SIGKILL'])
      for (const [id, revision] of writer.acknowledged) acknowledged.set(id, revision)
      if (writer.acknowledged.length > 0) writing += 1
      expect(missingOf(new Map(writer.acknowledged)), `after kill ${kill}`).toEqual([])
      if (kill % 25 !== 0) continue
      expect(missingOf(acknowledged, true), `after kill ${kill}`).toEqual([])
      await engine.as('mei')
      const { damages, records } = await engine.audit()
      expect(damages, `after kill ${kill}`).toEqual([])
      expect(records).toBeGreaterThanOrEqual(acknowledged.size)
      await engine.workbench.close()
    }
    // Kills that fell before the first answer prove little; most must have fallen into the writing.
    expect(writing).toBeGreaterThan(kills / 2)
    expect(acknowledged.size).toBeGreaterThan(kills)
  })
})
