import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { openConnection } from '#shared/contract/connection.ts'
import type { Contract } from '#shared/operations.ts'
import { childWire } from '../../electron/transport/child-wire.ts'
import { startVaultChild } from '../../electron/transport/vault-child.ts'
import { type BenchVault, benchPassword } from './bench-vault.ts'
import { type Figure, most, told } from './figure.ts'
import { timed } from './measure.ts'

const root = path.resolve(import.meta.dirname, '../..')
const pieceBytes = 262_144
/** The length of the file that is added. */
export const fileBytes = 100_000_000
/** What it may take of memory above idle, in megabytes. */
const mostMemory = 150

/** Bytes in the pieces in which a window sends them. */
export async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

/** The largest that a process has been while a step ran, above what it was before, in megabytes. */
async function aboveIdle(pid: number, step: () => Promise<unknown>): Promise<number> {
  const idle = residentOf(pid)
  let peak = idle
  const timer = setInterval(() => {
    peak = Math.max(peak, residentOf(pid))
  }, 10)
  await step()
  clearInterval(timer)
  return peak - idle
}

/** A file of 100 MB into a vault process and out of it again over its wire, as the window brings it. */
export async function largeFileFigures(bench: BenchVault): Promise<readonly Figure[]> {
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
  const { client } = connection
  const ended = once(child, 'exit')
  const pid = child.pid ?? 0
  try {
    const run = await client.session.unlock({ path: bench.folder, login: 'mei', password: benchPassword })
    while (!(await run.next()).done);
    await client.finding.list({})
    const bytes = randomBytes(fileBytes)
    const announced = { name: 'disk.img', mediaType: 'application/octet-stream', size: bytes.length } as const
    let taken = 0
    const added = await aboveIdle(pid, async () => {
      taken = await timed(async () => {
        const { ticket } = await client.file.begin({ ...announced, purpose: 'attach' })
        await connection.upload(ticket, piecesOf(bytes))
        const attaching = await client.file.attach({ ticket })
        while (!(await attaching.next()).done);
      })
    })
    return [
      most('memory above idle while 100 MB are added', added, 'MB', mostMemory),
      told('100 MB added over the wire, synced', taken / 1000, 's', `${(fileBytes / 1000 / taken).toFixed(0)} MB/s`),
    ]
  } finally {
    connection.close()
    await ended
  }
}
