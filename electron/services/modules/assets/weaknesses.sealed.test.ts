import { afterAll, beforeAll, expect, it } from 'vitest'
import { severities } from '#shared/modules/assets/assets.limits.ts'
import { scanRecord } from '#shared/modules/assets/scan.record.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import { mostListed } from '#shared/modules/assets/weakness-report.places.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'
import { sealGenuine } from '../../reports/testing/sealed-report.ts'
import { runCommand, runQuery } from '../../run.ts'
import { testPassword } from '../../testing/test-workbench.ts'
import { weaknessesReport } from './weaknesses.report-source.ts'

let engine: Engine
let unit: AnyEntity
let headless: AnyEntity
let asset: AnyEntity

const create = async (record: string, draft: object) => await engine.call<AnyEntity>(`${record}.create`, { draft })
const move = async (record: string, { id, revision }: AnyEntity, step: string, given: object = {}) =>
  await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, ...given })

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('tom', ['trainer'])
  await engine.addMember('lena', ['lead'])
  const head = engine.vault.actor().person
  unit = await create('department', { name: 'Bank 总行', head })
  headless = await create('department', { name: 'Branch 分行', parent: unit.id })
  const apart = await create('department', { name: 'Another house' })
  const server = { kind: 'server', department: headless.id }
  asset = await create('asset', { ...server, name: 'Gateway 网关' })
  const elsewhere = await create('asset', { name: 'Elsewhere', kind: 'server', department: apart.id })
  const nobodys = await create('asset', { name: 'Nobody’s', kind: 'server' })
  const weak = (title: string, over: object) =>
    create('vulnerability', { title, severity: 'high', asset: asset.id, firstSeenOn: '2026-01-05', ...over })
  await weak('Late by its asset', { dueOn: '2026-02-04' })
  await weak('Late by itself', { asset: elsewhere.id, department: unit.id, severity: 'critical', dueOn: '2026-02-10' })
  await weak('Not ours', { asset: elsewhere.id, dueOn: '2026-02-04' })
  await weak('Nobody answers', { asset: nobodys.id })
  const kept = await weak('Kept 保留', { owner: head, dueOn: '2026-02-04' })
  await engine.as('lena')
  const changes = { acceptedUntil: '2026-12-31' }
  await move('vulnerability', kept, 'acceptRisk', { changes, reason: 'Replaced soon' })
  await engine.as('mei')
  const item = { code: 'H-1', requirement: 'No shared accounts 无共用账户' }
  const baseline = await create('baseline', { title: 'Hosts', kind: 'host', version: '1', items: [item] })
  await move('baseline', baseline, 'publish')
  const results = [{ item: 'H-1', result: 'fail', note: 'admin' }]
  const check = { baseline: baseline.id, asset: asset.id, checkedOn: '2026-02-01', tester: head, results }
  await move('baselineCheck', await create('baselineCheck', check), 'record')
})
afterAll(() => engine.remove())

it.each([
  ['en', ['Open:2;beyondtheirdueday:2,criticalones:1', 'Noscanwastakenin.', '1moreopenvulnerability', '31Dec2026']],
  ['zh-CN', ['未关闭2项；逾期2项，其中严重1项', '没有导入过扫描结果', '另有1项未关闭漏洞', '2026年12月31日']],
] as const)(
  'is genuine to every judge, and counts what is the unit’s by itself or by its asset, in %s',
  async (language, own) => {
    const text = (await sealGenuine(engine, { kind: 'weaknesses', id: unit.id, language })).join('')
    if (text === '') return
    for (const part of ['Latebyitsasset', 'Latebyitself', 'Kept保留', 'Gateway网关', '无共用账户', 'admin', ...own])
      expect(text).toContain(part)
    for (const other of ['Notours', 'Nobodyanswers']) expect(text).not.toContain(other)
  },
)

it('is refused to whoever may not read vulnerabilities, and waits for a head of the unit', async () => {
  const which = { kind: 'weaknesses', id: unit.id, language: 'en' }
  const sealing = engine.call('report.seal', { ...which, id: headless.id, password: testPassword })
  expect((await refusalOf(sealing)).key).toBe('weaknessDocument.refused.noHead')
  await engine.as('tom')
  expect((await refusalOf(engine.call('report.draw', which))).key).toBe('errors.forbidden')
  await engine.as('mei')
})

it('counts all and reads no more than it lists, however many there are', async () => {
  runCommand(engine.vault, ({ write, writeManaged, newId, actor }) => {
    for (let index = 0; index < 3000; index += 1)
      write(vulnerabilityRecord).create({
        ...{ title: `Many ${index}`, asset: asset.id, firstSeenOn: '2026-02-01', dueOn: '2026-02-15' },
        severity: severities[index % 3] ?? 'low',
      })
    const counts = { rowCount: 5, created: 1, known: 2, changed: 0, reappeared: 0, notSeen: 2, leftOut: 0 }
    const file = { title: 'scan.nessus', format: 'nessus', tool: 'Nessus', sha256: '0'.repeat(64), hostCount: 1 }
    const made = { scannedOn: '2026-02-20', importedBy: actor.person, importedAt: '2026-02-20T01:00:00.000Z' }
    writeManaged(scanRecord).create({ ...file, ...made, ...counts, hosts: '10.0.0.1' }, newId())
  })
  const { projection, shown } = runQuery(engine.vault, (context) => weaknessesReport.gather(context, unit.id))
  const { standing, late, severities: lines, assets, scans, sinceScan } = projection
  expect(standing.open).toBe(3002)
  expect([late.rows.length, late.total]).toEqual([mostListed.late, 3002])
  expect(late.rows.every(({ severity }) => severity === 'critical')).toBe(true)
  expect(lines.map(({ open }) => open)).toEqual([1001, 1001, 1000, 0, 0])
  expect(assets.rows.map(({ open }) => open)).toEqual([3001, 1])
  expect(scans.rows[0]).toMatchObject({ tool: 'Nessus', hosts: ['10.0.0.1'], known: 2, notSeen: 2 })
  expect(sinceScan).toMatchObject({ on: '2026-02-20', notSeen: 0 })
  expect(shown.find(({ record }) => record.name === 'vulnerability')?.rows.length).toBe(mostListed.late + 1)
})
