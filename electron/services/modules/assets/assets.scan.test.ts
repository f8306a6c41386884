import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import type { ScanReport } from '#shared/modules/assets/assets.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { nessusFile, openvasFile, type Sample, sarifFile, scanCsvFile } from '../../exchange/testing/scan-files.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

/** Whoever cancels sees it within about a second, on a busy machine a little later; in milliseconds. */
const longestCancel = 2000

let engine: Engine
let department: AnyEntity
let asset: AnyEntity

async function sent(content: string): Promise<string> {
  const bytes = Buffer.from(content)
  const announced = { name: 'weekly.nessus', mediaType: 'application/octet-stream', size: bytes.length }
  const { ticket } = await engine.call<{ ticket: string }>('file.begin', announced)
  await engine.workbench.upload(
    ticket,
    (async function* () {
      yield bytes
    })(),
  )
  return ticket
}

const bring = async (content: string, options: object = {}) =>
  await engine.call<ScanReport>('scan.import', { format: 'auto', ticket: await sent(content), ...options })

const weaknesses = async (...filters: readonly object[]) =>
  (await engine.call<Page<AnyEntity>>('vulnerability.list', { filters, limit: 500, sort: [{ field: 'scannerId' }] }))
    .rows
const weaknessCount = async () => (await engine.call<Page<AnyEntity>>('vulnerability.list', { limit: 1 })).total
const weakness = async (scannerId: string) => {
  const [found] = await weaknesses({ field: 'scannerId', comparison: 'is', value: scannerId })
  if (!found) throw new Error(`${scannerId} is not there`)
  return found
}
const move = async (scannerId: string, step: string, changes: object = {}, reason = 'because') => {
  const { id, revision } = await weakness(scannerId)
  return await engine.call<AnyEntity>('vulnerability.move', { id, revision, step, changes, reason })
}

beforeAll(async () => {
  engine = await testEngine()
  department = await engine.call('department.create', { draft: { name: 'Network', code: 'NET' } })
  const draft = { name: 'Core', kind: 'server', addresses: [{ address: 'Core.example' }, { address: '10.0.0.1' }] }
  asset = await engine.call('asset.create', { draft: { ...draft, department: department.id } })
})
afterAll(() => engine.remove())

describe('an import of a scan', () => {
  const rows: readonly Sample[] = [
    { id: '1', severity: 4, score: '9.8', cve: ['CVE-2026-1'.padEnd(13, '0')] },
    { id: '2', severity: 2 },
    { id: '2', severity: 2 },
    { id: '3', severity: 0 },
    { host: '10.0.0.99', id: '1', severity: 3 },
  ]

  it('says what it would do and changes nothing', async () => {
    const entries = engine.entries()
    const report = await bring(nessusFile('2026-02-02', rows), { dryRun: true })
    expect(report).toMatchObject({
      ...{ format: 'nessus', tool: 'Nessus', scannedOn: '2026-02-02', rows: 5, repeated: 1, notSeen: 0, scan: null },
      outcomes: { created: 2, leftOut: 2, known: 0 },
      ...{ hostCount: 2, unknownHosts: 1, newAssets: 0 },
    })
    expect(report.hosts).toMatchObject([
      { name: '10.0.0.99', asset: null, choice: 'leaveOut', rows: 1 },
      { name: '10.0.0.1', asset: { id: asset.id }, choice: 'known', rows: 4 },
    ])
    expect(engine.entries()).toBe(entries)
  })

  it('makes weaknesses with their due days, known to their asset and its department, and keeps the scan', async () => {
    const report = await bring(nessusFile('2026-02-02', rows))
    expect(report.outcomes).toMatchObject({ created: 2, leftOut: 2 })
    expect(await weaknesses()).toMatchObject([
      {
        scannerId: '1',
        severity: 'critical',
        dueOn: '2026-02-17',
        asset: asset.id,
        department: department.id,
        state: 'open',
      },
      { scannerId: '2', severity: 'medium', dueOn: '2026-05-03', lastScan: report.scan, port: 'tcp/443' },
    ])
    const { entity } = await engine.call<{ entity: AnyEntity }>('scan.get', { id: report.scan })
    expect(entity).toMatchObject({
      title: 'weekly.nessus',
      tool: 'Nessus',
      rowCount: 5,
      created: 2,
      leftOut: 3,
      hostCount: 2,
    })
  })

  it('knows them again, tells what changed, and says that the file was here before', async () => {
    expect((await bring(nessusFile('2026-02-02', rows), { dryRun: true })).before).not.toBe(null)
    const next = await bring(
      nessusFile('2026-02-09', [
        { id: '1', severity: 4, score: '9.9' },
        { id: '2', severity: 2 },
      ]),
    )
    expect(next.outcomes).toMatchObject({ created: 0, known: 1, changed: 1 })
    expect(await weakness('1')).toMatchObject({ cvssScore: '9.9', firstSeenOn: '2026-02-02', lastSeenOn: '2026-02-09' })
  })

  it('closes what is gone as not seen, listed before, in its scope alone, and reopens what comes back', async () => {
    const other = await engine.call<AnyEntity>('asset.create', {
      draft: { name: 'Other', kind: 'server', addresses: [{ address: '10.0.0.2' }] },
    })
    await bring(nessusFile('2026-02-09', [{ host: '10.0.0.2', id: '9' }]))
    await bring(openvasFile('2026-02-09', [{ id: '1.9' }]))
    const later = nessusFile('2026-02-16', [{ id: '2', severity: 2 }])
    const told = await bring(later, { dryRun: true })
    expect(told).toMatchObject({ notSeen: 1, closing: [{ id: (await weakness('1')).id }] })
    expect((await bring(later, { dryRun: true, close: false })).notSeen).toBe(0)
    await bring(later)
    expect(await weakness('1')).toMatchObject({ state: 'notSeen', closedOn: '2026-03-02' })
    // Another host, and another tool on the same host, say nothing of each other.
    expect(await weakness('9')).toMatchObject({ state: 'open', asset: other.id })
    expect(await weakness('1.9')).toMatchObject({ state: 'open', tool: 'OpenVAS' })
    const { entries } = await engine.call<{ entries: HistoryEntry[] }>('vulnerability.history', {
      id: (await weakness('1')).id,
    })
    expect(entries[0]?.reason).toBe('Nessus 2026-02-16, weekly.nessus')
    const back = await bring(nessusFile('2026-02-23', rows.slice(0, 2)))
    expect(back).toMatchObject({
      outcomes: { reappeared: 1, known: 1 },
      regressions: [{ id: (await weakness('1')).id }],
    })
    expect(await weakness('1')).toMatchObject({
      state: 'open',
      regressedOn: '2026-02-23',
      closedOn: null,
      dueOn: '2026-03-10',
    })
  })

  it('does not let an older file speak against a younger one', async () => {
    const old = await bring(nessusFile('2026-02-10', [{ id: '77' }]), { dryRun: true })
    expect(old).toMatchObject({ notSeen: 0, outcomes: { created: 1 } })
    const same = await bring(nessusFile('2026-02-10', rows.slice(0, 2)), { dryRun: true })
    expect(same.outcomes).toMatchObject({ stale: 2, known: 0 })
  })

  it('sends back what was reported as fixed and is still there, and leaves accepted risks alone', async () => {
    const person = engine.vault.actor().person
    await move('1', 'claimFixed', { remediation: 'Updated.' })
    await move('2', 'acceptRisk', { owner: person, acceptedUntil: '2026-12-31' })
    const report = await bring(nessusFile('2026-02-24', rows.slice(0, 2)))
    expect(report.outcomes).toMatchObject({ notFixed: 1, kept: 1 })
    expect(await weakness('1')).toMatchObject({ state: 'inRemediation', claimedBy: null, lastSeenOn: '2026-02-24' })
    expect(await weakness('2')).toMatchObject({ state: 'accepted', lastSeenOn: '2026-02-23' })
    expect((await bring(nessusFile('2026-02-25', [{ id: '1', severity: 4 }]), { dryRun: true })).notSeen).toBe(0)
  })

  it('makes assets of unknown hosts, or gives their address to the one chosen', async () => {
    const file = nessusFile('2026-02-26', [{ host: '10.9.9.1' }, { host: '10.9.9.2' }, { host: '10.9.9.3' }])
    const hosts = { '10.9.9.1': 'create', '10.9.9.2': asset.id }
    expect(await bring(file, { hosts, department: department.id })).toMatchObject({
      ...{ newAssets: 1, unknownHosts: 2 },
      outcomes: { created: 2, leftOut: 1 },
    })
    const [made] = (
      await engine.call<Page<AnyEntity>>('asset.list', {
        filters: [{ field: 'name', comparison: 'is', value: '10.9.9.1' }],
      })
    ).rows
    expect(made).toMatchObject({ kind: 'server', state: 'planned', department: department.id })
    const again = await bring(file, { dryRun: true })
    expect(again.hosts.map(({ name, choice }) => [name, choice])).toEqual([
      ['10.9.9.3', 'leaveOut'],
      ['10.9.9.1', 'known'],
      ['10.9.9.2', 'known'],
    ])
  })

  it('asks which asset a host is where several bear its address', async () => {
    const draft = { name: 'Twin', kind: 'server', addresses: [{ address: '10.0.0.2' }] }
    await engine.call('asset.create', { draft })
    const report = await bring(nessusFile('2026-02-27', [{ host: '10.0.0.2' }]), { dryRun: true, unknown: 'create' })
    expect(report).toMatchObject({ newAssets: 0, outcomes: { leftOut: 1 } })
    expect(report.hosts[0]).toMatchObject({ choice: 'ambiguous', candidates: [{}, {}] })
  })

  it.each([
    ['SARIF', sarifFile('2026-02-20', [{}, { id: 'js/log' }]), 2],
    ['CSV', scanCsvFile([{ host: '10.7.0.1' }, { host: '10.7.0.2' }]), 2],
    ['OpenVAS', openvasFile('2026-02-20', [{ host: '10.7.0.3' }]), 1],
  ])('takes %s', async (_name, content, created) => {
    const report = await bring(content, { unknown: 'create', scannedOn: '2026-02-20' })
    expect(report.outcomes.created).toBe(created)
    expect((await bring(content, { scannedOn: '2026-02-21' })).outcomes).toMatchObject({ created: 0, known: created })
  })
})

describe('a table whose heads say nothing', () => {
  const table = 'Fund,Rechner,Stufe\nTelnet is open,10.44.0.1,High'
  const columns = { host: 1, title: 0, severity: 2 }

  it('is shown with its columns, to be told', async () => {
    expect(await bring(table, { dryRun: true, columns: {} })).toMatchObject({
      ...{ rows: 0, hostCount: 0, notSeen: 0 },
      columns: { heads: ['Fund', 'Rechner', 'Stufe'], places: {}, isEnough: false },
    })
  })

  it('is read as told, and for good only then', async () => {
    const entries = engine.entries()
    expect((await refusalOf(bring(table, { columns: {} }))).key).toBe('errors.scanHeads')
    expect((await refusalOf(bring(table))).key).toBe('errors.scanHeads')
    expect(engine.entries()).toBe(entries)
    const report = await bring(table, { columns, unknown: 'create', scannedOn: '2026-02-20' })
    expect(report.outcomes.created).toBe(1)
    expect(await weakness('Telnet is open')).toMatchObject({ severity: 'high', tool: 'CSV' })
  })

  it.each([
    ['nothing as long as nobody says what made it', '', 'CSV', 0, 0],
    ['nothing where what stands for no scanner is typed', 'csv', 'CSV', 0, 0],
    ['what the scanner that made it does not name any more', ' Own scanner ', 'Own scanner', 1, 0],
    ['nothing of a host of which a row cannot be taken', 'Own scanner', 'Own scanner', 0, 2],
  ])('closes %s', async (_, tool, told, notSeen, leftOpen) => {
    const first = 'Fund,Rechner,Stufe\nWeak cipher,10.44.0.1,High\nOld kernel,10.44.0.1,Low'
    await bring(first, { columns, tool, scannedOn: '2026-02-21' })
    const stage = leftOpen > 0 ? 'Grave' : 'High'
    const later = `Fund,Rechner,Stufe\nWeak cipher,10.44.0.1,${stage}`
    const report = await bring(later, { columns, tool, scannedOn: '2026-02-22', dryRun: true })
    expect(report).toMatchObject({ isToolAsked: true, tool: told, notSeen, leftOpen })
  })
})

describe('an import of a scan that cannot be', () => {
  it.each([
    ['of tomorrow', nessusFile('2026-03-09', [{}]), 'errors.scanAhead'],
    ['without hosts', nessusFile('2026-02-02', []), 'errors.scanEmpty'],
    ['cut off', nessusFile('2026-02-02', [{}]).slice(0, 400), 'errors.fileUnreadable'],
  ])('is refused: %s', async (_name, content, key) => {
    const entries = engine.entries()
    expect((await refusalOf(bring(content))).key).toBe(key)
    expect(engine.entries()).toBe(entries)
  })

  /** Cancels an import as soon as it says that it is at a stage; answers how long it went on after that, in milliseconds. */
  const cancelAt = async (at: string) => {
    const rows = Array.from({ length: 4000 }, (_, index) => ({ id: String(5000 + index) }))
    const control = new AbortController()
    let cancelled = 0
    const ticket = await sent(nessusFile('2026-02-28', rows))
    const onProgress = ({ stage, done }: { stage: string; done: number }) => {
      if (control.signal.aborted || stage !== at || (stage === 'importing' && done <= 500)) return
      cancelled = performance.now()
      control.abort()
    }
    const options = { signal: control.signal, onProgress }
    const run = engine.workbench.call('scan.import', { format: 'nessus', ticket }, options)
    await expect(run).rejects.toMatchObject({ key: 'errors.cancelled' })
    return performance.now() - cancelled
  }

  it.each(['reading', 'comparing', 'importing', 'storing'])(
    'leaves nothing when it is cancelled while %s',
    async (at) => {
      const [entries, before] = [engine.entries(), await weaknessCount()]
      expect(await cancelAt(at)).toBeLessThan(longestCancel)
      expect([engine.entries(), await weaknessCount()]).toEqual([entries, before])
    },
  )

  it('leaves nothing when it is cancelled while the words of the import before it are indexed', async () => {
    const many = Array.from({ length: 4000 }, (_, index) => ({ host: '10.0.0.1', id: String(20_000 + index) }))
    await bring(nessusFile('2026-02-27', many), { close: false })
    const [entries, before] = [engine.entries(), await weaknessCount()]
    expect(await cancelAt('indexing')).toBeLessThan(longestCancel)
    expect([engine.entries(), await weaknessCount()]).toEqual([entries, before])
  })

  it('leaves a journal that an audit finds whole', async () => {
    expect(await engine.call('journal.audit', {})).toMatchObject({ damages: [] })
  })
})

describe('the three-synchrony check', () => {
  it('begins with the standard measures, once, and stands in the way until they are met', async () => {
    const made = await engine.call<AnyEntity>('asset.create', { draft: { name: 'New', kind: 'application' } })
    const begin = { asset: made.id, language: 'zh-CN' }
    expect(await engine.call('synchronyItem.begin', begin)).toEqual({ added: 9 })
    expect(await engine.call('synchronyItem.begin', begin)).toEqual({ added: 0 })
    const { entity } = await engine.call<{ entity: AnyEntity }>('asset.get', { id: made.id })
    expect(entity.synchrony).toBe('gaps')
    const { id, revision } = entity
    const changes = { department: department.id, owner: engine.vault.actor().person }
    const refusal = await refusalOf(engine.call('asset.move', { id, revision, step: 'build', changes }))
    expect(refusal).toMatchObject({ key: 'asset.rule.planningOpen', parameters: { count: 3 } })
    const typed = refusalOf(engine.call('asset.update', { id, revision, changes: { synchrony: 'complete' } }))
    expect((await typed).fields).toMatchObject([{ path: 'synchrony', key: 'givenByVault' }])
  })
})
