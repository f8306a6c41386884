import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { writeAttachment } from '#services/vault/attachments.ts'
import { syncFolder } from '#services/vault/durable-file.ts'
import { openWorkbench } from '#services/workbench.ts'
import type { BenchVault } from './bench-vault.ts'
import { fillFieldwork } from './fieldwork-fill.ts'
import { fileBytes, largeFileFigures, piecesOf } from './fieldwork-large-file.ts'
import { walkFigures } from './fieldwork-walk.ts'
import { type Figure, most, ratio } from './figure.ts'
import { median, timed } from './measure.ts'

/** The rows of the audit that is walked. */
export const rowCount = 1000
/** From one row to the next, in milliseconds. */
const longestStep = 50

/** What the vault answers to whoever goes from row to row: the paper, its history, and who refers to it. */
export async function doorFigure(bench: BenchVault, rows: readonly string[]): Promise<Figure> {
  const workbench = openWorkbench(bench.host, bench.vault)
  const taken: number[] = []
  for (const id of rows.slice(0, 200)) taken.push(await timed(() => workbench.call('checklistRow.get', { id })))
  return most(`a row of ${rows.length} at the door`, median(taken), 'ms', longestStep)
}

/** The same bytes hashed, then encrypted, by the calls of the platform, and as durable afterwards. */
async function bare(bytes: Buffer, file: string): Promise<void> {
  createHash('sha256').update(bytes).digest()
  const cipher = createCipheriv('aes-256-gcm', randomBytes(32), randomBytes(12))
  const sealed = cipher.update(bytes)
  cipher.final()
  const handle = await open(`${file}.new`, 'wx', 0o600)
  await handle.write(sealed)
  await handle.sync()
  await handle.close()
  await rename(`${file}.new`, file)
  syncFolder(path.dirname(file))
}

/**
 * Hashing, encrypting and storing against the platform's own calls, in turn, each file taken away again. The least of each
 * counts: whatever else the machine does makes a run slower and never faster.
 */
async function throughputFigure(bench: BenchVault): Promise<Figure> {
  const bytes = randomBytes(fileBytes)
  const { keys, epoch, vaultId } = bench.vault.keys()
  const key = { epoch, key: keys.attachment, vaultId }
  const folder = path.join(bench.folder, 'attachments')
  const plain = path.join(bench.root, 'bare')
  const taken = { ours: Number.POSITIVE_INFINITY, bare: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 7; round += 1) {
    let id = ''
    const ours = await timed(async () => {
      id = (await writeAttachment(folder, key, piecesOf(bytes))).id
    })
    rmSync(path.join(folder, id.slice(0, 2), id))
    const platform = await timed(() => bare(bytes, plain))
    rmSync(plain)
    taken.ours = Math.min(taken.ours, ours)
    taken.bare = Math.min(taken.bare, platform)
  }
  // At no less than 60 % of the speed is at no more than 1.66 times the time.
  return ratio('100 MB hashed, encrypted, stored against the platform', taken.ours, taken.bare, 1.66)
}

/** An audit of 1,000 rows and 5,000 files, walked and added to. */
export async function fieldworkFigures(bench: BenchVault): Promise<readonly Figure[]> {
  const { audit, rows } = await fillFieldwork(bench, rowCount)
  const figures = [await doorFigure(bench, rows), await throughputFigure(bench)]
  bench.close()
  return [...figures, ...(await largeFileFigures(bench)), ...(await walkFigures(bench, audit))]
}
