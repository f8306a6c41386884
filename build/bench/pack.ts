import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type PackSource, sentPack, tailOf } from '#shared/modules/packs/pack-tail.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { type BenchVault, benchPassword, findingDraft } from './bench-vault.ts'
import { piecesOf } from './fieldwork-large-file.ts'
import { type Figure, most, told } from './figure.ts'
import { timed } from './measure.ts'
import { aboveIdle, finished, inVaultProcess, type VaultProcess } from './vault-process.ts'

/** So many files of so many bytes: a pack of a gigabyte. */
const [fileCount, fileBytes] = [10, 100_000_000]
/** What checking it may take of memory above idle, the helper that reads it included, in megabytes. */
const mostMemory = 200

async function attached({ connection }: VaultProcess, number: number): Promise<Evidence> {
  const bytes = randomBytes(fileBytes)
  const announced = { name: `disk-${number}.img`, mediaType: 'application/octet-stream', size: bytes.length } as const
  const { ticket } = await connection.client.file.begin({ ...announced, purpose: 'attach' })
  await connection.upload(ticket, piecesOf(bytes))
  return await finished(connection.client.file.attach({ ticket }))
}

/** Writes the pack of an audit whose only finding holds the files. */
async function writtenPack(bench: BenchVault, vault: VaultProcess): Promise<string> {
  const { client, download } = vault.connection
  const audit = await client.audit.create({
    draft: {
      title: 'Disks',
      kind: 'special',
      period: { start: '2026-01-01', end: '2026-03-31' },
      leadAuditor: bench.person,
    },
  })
  const evidence: Evidence[] = []
  for (let number = 1; number <= fileCount; number += 1) evidence.push(await attached(vault, number))
  await client.finding.create({ draft: { ...findingDraft(bench, 1), audit: audit.id, evidence } })
  const file = await finished(
    client.pack.write({ audit: audit.id, language: 'en', password: benchPassword, recipients: [] }),
  )
  const target = path.join(bench.root, 'pack.zip')
  await pipeline(download(file.ticket), createWriteStream(target))
  return target
}

/** A written pack as it is sent. */
export function sourceOf(file: string, size: number): PackSource {
  return {
    size,
    async *read(start, end) {
      for await (const chunk of createReadStream(file, { start, end: end - 1, highWaterMark: 262_144 })) yield chunk
    },
  }
}

/** Sends a written pack to be judged, and answers the verdict. */
export async function checkedPack({ connection }: VaultProcess, source: PackSource): Promise<string> {
  const { client, upload } = connection
  const tail = await tailOf(source)
  const { ticket } = await client.pack.begin({ name: 'pack.zip', size: source.size, tail })
  const sending = upload(ticket, sentPack(source, tail))
  const { verdict } = await finished(client.pack.check({ ticket, tail }))
  await sending
  return verdict
}

/** A pack of a gigabyte judged over the wire, against hashing its bytes alone. */
export async function packFigures(bench: BenchVault): Promise<readonly Figure[]> {
  if (!existsSync('/proc/self/status')) return []
  bench.close()
  return await inVaultProcess(bench, async (vault) => {
    const file = await writtenPack(bench, vault)
    const source = sourceOf(file, (await stat(file)).size)
    let [taken, verdict] = [0, '']
    const memory = await aboveIdle(vault.pid, async () => {
      taken = await timed(async () => {
        verdict = await checkedPack(vault, source)
      })
    })
    if (verdict !== 'genuine') throw new Error(`the pack is ${verdict}`)
    const hash = createHash('sha256')
    const bare = await timed(async () => {
      for await (const chunk of source.read(0, source.size)) hash.update(chunk)
    })
    const megabytes = (time: number) => `${(source.size / 1000 / time).toFixed(0)} MB/s`
    return [
      most('memory above idle while a pack of 1 GB is checked', memory, 'MB', mostMemory),
      told(`1 GB checked over the wire, hashing it alone ${megabytes(bare)}`, taken / 1000, 's', megabytes(taken)),
    ]
  })
}
