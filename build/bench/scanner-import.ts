import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from '#services/run.ts'
import { openConnection } from '#shared/contract/connection.ts'
import type { Progress } from '#shared/contract/operation.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import type { Contract } from '#shared/operations.ts'
import { childWire } from '../../electron/transport/child-wire.ts'
import { startVaultChild } from '../../electron/transport/vault-child.ts'
import { type BenchVault, benchPassword } from './bench-vault.ts'
import { type Figure, told } from './figure.ts'
import { timed } from './measure.ts'

const root = path.resolve(import.meta.dirname, '../..')
const hosts = 1000
const mostMegabytes = 500

function addressOf(host: number): string {
  return `10.${host >> 8}.${host & 255}.7`
}

/** A Nessus file of so many rows over a thousand hosts, in pieces of one host; every tenth plugin of `skip` is left out. */
function* nessusPieces(rows: number, day: string, skip: number): Generator<Buffer> {
  const each = rows / hosts
  const stamp = Date.parse(`${day}T09:00:00Z`) / 1000
  yield Buffer.from('<?xml version="1.0"?><NessusClientData_v2><Report name="Bench">')
  for (let host = 0; host < hosts; host += 1) {
    const items = Array.from({ length: each }, (_, item) => {
      if (item % 10 < skip) return ''
      const head = `port="${1000 + item}" svc_name="www" protocol="tcp" severity="${1 + (item % 4)}" pluginID="${20_000 + item}"`
      const texts = `<description>Service ${item} answers with a version that is out of support. 服务版本已停止支持。</description>`
      const rest = `<solution>Install the update of the vendor.</solution><cvss3_base_score>7.5</cvss3_base_score><cve>CVE-2026-${20_000 + item}</cve>`
      return `<ReportItem ${head} pluginName="Service ${item} is out of support">${texts}${rest}<plugin_output>Version ${item}.${host}</plugin_output></ReportItem>`
    })
    const tags = `<tag name="HOST_END_TIMESTAMP">${stamp}</tag><tag name="host-ip">${addressOf(host)}</tag>`
    yield Buffer.from(
      `<ReportHost name="${addressOf(host)}"><HostProperties>${tags}</HostProperties>${items.join('')}</ReportHost>`,
    )
  }
  yield Buffer.from('</Report></NessusClientData_v2>')
}

/** Makes an asset for each host but the last hundred, which the import has to make. */
function fillWithAssets({ vault, department }: BenchVault): void {
  runCommand(vault, ({ write }) => {
    for (let host = 0; host < hosts - 100; host += 1) {
      const addresses = [{ address: addressOf(host) }]
      write(assetRecord).create({ name: `Server ${host}`, kind: 'server', addresses, department })
    }
  })
}

/** Resident megabytes of a process now; 0 where it is gone. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').map(Number).filter(Boolean)
  } catch {
    return []
  }
}

/** The largest that the vault process and its helpers have been while a step ran, in megabytes. */
async function watched(pid: number, step: () => Promise<unknown>) {
  const peak = { vault: 0, helper: 0 }
  const timer = setInterval(() => {
    peak.vault = Math.max(peak.vault, residentOf(pid))
    for (const child of childrenOf(pid)) peak.helper = Math.max(peak.helper, residentOf(child))
  }, 50)
  const taken = await timed(step)
  clearInterval(timer)
  return { ...peak, seconds: taken / 1000 }
}

async function finish<Output>(run: AsyncIterator<Progress, Output, void>): Promise<Output> {
  for (;;) {
    const step = await run.next()
    if (step.done) return step.value
  }
}

function memory(what: string, value: number): Figure {
  return { ...told(what, value, 'MB'), bound: mostMegabytes }
}

/**
 * A scan of 200,000 rows through a vault process of its own: read and compared, written, and a second scan a week later in
 * which a tenth is gone; with the memory of the vault process and of the helper that reads.
 */
export async function scannerImportFigures(bench: BenchVault, rows = 200_000): Promise<readonly Figure[]> {
  if (!existsSync('/proc/self/status')) return []
  fillWithAssets(bench)
  bench.close()
  const ready = Promise.withResolvers<void>()
  const child = startVaultChild({
    host: 'cli',
    entry: path.join(root, 'dist/vault-process/main.js'),
    onMessage: ({ kind }) => kind === 'ready' && ready.resolve(),
    onExit: () => ready.reject(new Error('the vault process ended')),
  })
  await ready.promise
  const connection = openConnection<Contract>(childWire(child))
  const { client } = connection
  const ended = once(child, 'exit')
  const sent = async (day: string, skip: number) => {
    const pieces = [...nessusPieces(rows, day, skip)]
    const size = pieces.reduce((sum, piece) => sum + piece.length, 0)
    const { ticket } = await client.file.begin({ name: `${day}.nessus`, mediaType: 'application/xml', size })
    await connection.upload(
      ticket,
      (async function* () {
        for (const piece of pieces) yield piece
      })(),
    )
    return { ticket, size }
  }
  const bring = async (ticket: string, dryRun: boolean) =>
    await finish(await client.scan.import({ format: 'nessus', ticket, dryRun, unknown: 'create' }))
  try {
    const entrance = { path: bench.folder, login: 'mei', password: benchPassword }
    await finish(await client.session.unlock(entrance))
    const pid = child.pid ?? 0
    const first = await sent('2026-03-01', 0)
    const trial = await watched(pid, () => bring(first.ticket, true))
    const { ticket } = await sent('2026-03-01', 0)
    const made = await watched(pid, async () => {
      const { outcomes } = await bring(ticket, false)
      if (outcomes.created !== rows) throw new Error('the import made something else')
    })
    const later = await sent('2026-03-08', 1)
    const again = await watched(pid, async () => {
      const { outcomes, notSeen } = await bring(later.ticket, false)
      if (outcomes.known !== rows * 0.9 || notSeen !== rows / 10) throw new Error('the re-scan closed something else')
    })
    const megabytes = `${(first.size / 1_000_000).toFixed(0)} MB of XML`
    const peak = (name: 'vault' | 'helper') => Math.max(trial[name], made[name], again[name])
    return [
      told(`scan of ${rows} rows, preview`, trial.seconds, 's', megabytes),
      told(`scan of ${rows} rows, import`, made.seconds, 's'),
      told(`scan of ${rows} rows, re-scan with a tenth gone`, again.seconds, 's'),
      memory('memory of the vault process meanwhile', peak('vault')),
      memory('memory of the helper that reads', peak('helper')),
    ]
  } finally {
    connection.close()
    await ended
  }
}
