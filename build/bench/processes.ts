import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { openConnection } from '#shared/contract/connection.ts'
import type { Contract } from '#shared/operations.ts'
import { childWire } from '../../electron/transport/child-wire.ts'
import { startVaultChild } from '../../electron/transport/vault-child.ts'
import { type BenchVault, benchPassword } from './bench-vault.ts'
import { type Figure, told } from './figure.ts'
import { median, timed } from './measure.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Runs a step with a folder for the data of the processes it starts. */
async function withDataFolder<Result>(step: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sealbook-bench-'))
  try {
    return await step(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One start of everything that `npm start` starts after npm itself, up to the line that says it is ready. */
async function startOnce(data: string): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, [path.join(root, 'build/scripts/start.mjs'), '--no-browser'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, SEALBOOK_HOST: 'loopback', SEALBOOK_DATA: data },
  })
  const ended = once(child, 'exit')
  let taken = Number.NaN
  for await (const line of createInterface(child.stderr)) {
    if (!line.startsWith('ready ')) continue
    taken = performance.now() - started
    child.kill('SIGTERM')
  }
  await ended
  if (Number.isNaN(taken)) throw new Error('npm start ended before it was ready')
  return taken
}

/** A warm start: everything is built and installed, and the files were read before. */
export async function startFigure(runs = 5): Promise<Figure> {
  return await withDataFolder(async (data) => {
    await startOnce(data)
    const taken: number[] = []
    for (let run = 0; run < runs; run += 1) taken.push(await startOnce(data))
    const value = median(taken) / 1000
    return { what: 'warm start to ready', measured: `${runs} runs`, against: '', value, unit: 's', bound: 1 }
  })
}

/** In seconds. */
const longestDemo = 20

/** The demonstration vault with its signed audit, as the command line makes them. */
export async function demoFigure(): Promise<Figure> {
  return await withDataFolder(async (data) => {
    const taken = await timed(() =>
      execFileSync(process.execPath, [path.join(root, 'dist/cli/main.js'), 'demo', '--out', data], {
        // Its progress would bury the table; where it fails, the error quotes it.
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, SEALBOOK_DATA: path.join(data, 'user-data') },
      }),
    )
    return {
      what: 'demo, vault and PDF',
      measured: '',
      against: '',
      value: taken / 1000,
      unit: 's',
      bound: longestDemo,
    }
  })
}

/** Memory of a vault process that has opened a vault, listed and searched it; none where the system does not tell. */
export async function memoryFigures(bench: BenchVault): Promise<readonly Figure[]> {
  if (!existsSync('/proc/self/status')) return []
  const ready = Promise.withResolvers<void>()
  const child = startVaultChild({
    host: 'cli',
    entry: path.join(root, 'dist/vault-process/main.js'),
    onMessage: ({ kind }) => kind === 'ready' && ready.resolve(),
    onExit: () => ready.reject(new Error('the vault process ended')),
  })
  await ready.promise
  const connection = openConnection<Contract>(childWire(child))
  const resident = () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
  const ended = once(child, 'exit')
  try {
    const idle = resident()
    const run = await connection.client.session.unlock({ path: bench.folder, login: 'mei', password: benchPassword })
    while (!(await run.next()).done);
    for (let page = 0; page < 20; page += 1) await connection.client.finding.list({ offset: page * 100 })
    await connection.client.search.find({ text: '口令' })
    return [
      told('memory of the vault process, locked', idle, 'MB'),
      told('memory of the vault process, open and used', resident(), 'MB'),
    ]
  } finally {
    connection.close()
    await ended
  }
}
