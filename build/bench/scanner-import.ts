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
import { addressOf, scanHosts as hosts, type ScanOfBench, scanPieces } from './scan-pieces.ts'

const root = path.resolve(import.meta.dirname, '../..')
const mostMegabytes = 500

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
async function watched<Result>(pid: number, step: () => Promise<Result>) {
  const peak = { vault: 0, helper: 0 }
  const timer = setInterval(() => {
    peak.vault = Math.max(peak.vault, residentOf(pid))
    for (const child of childrenOf(pid)) peak.helper = Math.max(peak.helper, residentOf(child))
  }, 50)
  let result: Result | undefined
  const taken = await timed(async () => {
    result = await step()
  })
  clearInterval(timer)
  if (result === undefined) throw new Error('the step answered nothing')
  return { ...peak, seconds: taken / 1000, result }
}

/** Follows a task to its end; answers how long it was silent at most, in seconds, and what it had told of itself before. */
async function followed<Output>(run: AsyncIterator<Progress, Output, void>) {
  let [last, silence, during] = [performance.now(), 0, '']
  let [before, place] = ['at first', 0]
  for (;;) {
    const step = await run.next()
    const taken = (performance.now() - last) / 1000
    if (taken > silence) [silence, during] = [taken, `after ${before} ${place}`]
    last = performance.now()
    if (step.done) return { output: step.value, silence, during }
    before = step.value.stage ?? before
    place = step.value.done
  }
}

/** A vault process of its own with a client, and how a scan is brought to it. */
async function startProcess() {
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
  return {
    client,
    pid: child.pid ?? 0,
    async bring(scan: ScanOfBench, dryRun: boolean) {
      const size = [...scanPieces(scan)].reduce((sum, piece) => sum + piece.length, 0)
      const { ticket } = await client.file.begin({ name: 'scan', mediaType: 'application/octet-stream', size })
      await connection.upload(
        ticket,
        (async function* () {
          yield* scanPieces(scan)
        })(),
      )
      const step = async () =>
        await followed(await client.scan.import({ format: scan.kind, ticket, dryRun, unknown: 'create' }))
      const seen = { ...(await watched(child.pid ?? 0, step)), size }
      const { silence, during } = seen.result
      process.stderr.write(`${scan.kind}, ${dryRun ? 'preview' : 'import'}: ${silence.toFixed(1)} s silent ${during}\n`)
      return seen
    },
    async end() {
      connection.close()
      await ended
    },
  }
}

const mostSilence = 2

/**
 * Scans of 200,000 rows through a vault process of its own. A Nessus file is read and compared, written, and a second one a
 * week later in which a tenth is gone; files of the other kinds are read and compared. With the memory of the vault process
 * and of the helper that reads, and how long the progress stood still.
 */
export async function scannerImportFigures(bench: BenchVault, rows = 200_000): Promise<readonly Figure[]> {
  if (!existsSync('/proc/self/status')) return []
  fillWithAssets(bench)
  bench.close()
  const { client, bring, end } = await startProcess()
  try {
    const entrance = { path: bench.folder, login: 'mei', password: benchPassword }
    await followed(await client.session.unlock(entrance))
    const first = { kind: 'nessus', rows, day: '2026-03-01', skip: 0 } as const
    const trial = await bring(first, true)
    const made = await bring(first, false)
    if (made.result.output.outcomes.created !== rows) throw new Error('the import made something else')
    const again = await bring({ ...first, day: '2026-03-08', skip: 1 }, false)
    const { outcomes, notSeen } = again.result.output
    if (outcomes.known !== rows * 0.9 || notSeen !== rows / 10) throw new Error('the re-scan closed something else')
    const others: Figure[] = []
    const runs = [trial, made, again]
    for (const kind of ['openvas', 'sarif', 'scan-csv'] as const) {
      const run = await bring({ ...first, kind }, true)
      const taken = Object.values(run.result.output.outcomes).reduce((sum, count) => sum + count, 0)
      if (taken !== rows) throw new Error(`${kind} was read otherwise`)
      others.push(told(`scan of ${rows} rows, preview of ${kind}`, run.seconds, 's', megabytes(run.size)))
      runs.push(run)
    }
    const most = (of: (run: (typeof runs)[number]) => number) => Math.max(...runs.map(of))
    return [
      told(`scan of ${rows} rows, preview`, trial.seconds, 's', megabytes(trial.size)),
      told(`scan of ${rows} rows, import`, made.seconds, 's'),
      told(`scan of ${rows} rows, re-scan with a tenth gone`, again.seconds, 's'),
      ...others,
      {
        ...told(
          'longest stretch without a movement of the progress',
          most(({ result }) => result.silence),
          's',
        ),
        bound: mostSilence,
      },
      memory(
        'memory of the vault process meanwhile',
        most(({ vault }) => vault),
      ),
      memory(
        'memory of the helper that reads',
        most(({ helper }) => helper),
      ),
    ]
  } finally {
    await end()
  }
}

function megabytes(size: number): string {
  return `${(size / 1_000_000).toFixed(0)} MB`
}

function memory(what: string, value: number): Figure {
  return { ...told(what, value, 'MB'), bound: mostMegabytes }
}
