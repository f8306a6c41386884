import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, most, told } from './figure.ts'
import { timed } from './measure.ts'
import { aboveIdle, finished, inVaultProcess } from './vault-process.ts'

const pieceBytes = 262_144
/** The length of the file that is added. */
export const fileBytes = 100_000_000
/** What it may take of memory above idle, in megabytes. */
const mostMemory = 150

/** Bytes in the pieces in which a window sends them. */
export async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

/** A file of 100 MB into a vault process and out of it again over its wire, as the window brings it. */
export async function largeFileFigures(bench: BenchVault): Promise<readonly Figure[]> {
  if (!existsSync('/proc/self/status')) return []
  return await inVaultProcess(bench, async ({ connection, pid }) => {
    const { client } = connection
    await client.finding.list({})
    const bytes = randomBytes(fileBytes)
    const announced = { name: 'disk.img', mediaType: 'application/octet-stream', size: bytes.length } as const
    let taken = 0
    const added = await aboveIdle(pid, async () => {
      taken = await timed(async () => {
        const { ticket } = await client.file.begin({ ...announced, purpose: 'attach' })
        await connection.upload(ticket, piecesOf(bytes))
        await finished(client.file.attach({ ticket }))
      })
    })
    return [
      most('memory above idle while 100 MB are added', added, 'MB', mostMemory),
      told('100 MB added over the wire, synced', taken / 1000, 's', `${(fileBytes / 1000 / taken).toFixed(0)} MB/s`),
    ]
  })
}
