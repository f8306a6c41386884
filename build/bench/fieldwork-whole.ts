import { createWriteStream, existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Language } from '#shared/base/translate.ts'
import { type BenchVault, benchPassword } from './bench-vault.ts'
import { doorFigure, rowCount } from './fieldwork.ts'
import { filesPerRow, fillFieldwork } from './fieldwork-fill.ts'
import { largeFileFigures } from './fieldwork-large-file.ts'
import { walkFigures } from './fieldwork-walk.ts'
import { type Figure, most, told } from './figure.ts'
import { timed } from './measure.ts'
import { checkedPack, sourceOf } from './pack.ts'
import { aboveIdle, finished, inVaultProcess } from './vault-process.ts'

/** Five files a row make 5,000, and 20 GB. */
const bytesEach = 4_000_000
/** What writing or judging a pack with a directory of 5,000 files may take of memory above idle, helpers included, in megabytes. */
const mostMemory = 250
const language: Language = 'en'
const speedOf = (bytes: number, time: number) => `${(bytes / 1000 / time).toFixed(0)} MB/s`

/** The pack of all files, written to a disk and judged again, as whoever hands the audit over does. */
async function packFigures(bench: BenchVault, audit: string): Promise<readonly Figure[]> {
  if (!existsSync('/proc/self/status')) return []
  return await inVaultProcess(bench, async (vault) => {
    const { client, download } = vault.connection
    const target = path.join(bench.root, 'pack.zip')
    const taken = { writing: 0, checking: 0 }
    const whileWritten = await aboveIdle(vault.pid, async () => {
      taken.writing = await timed(async () => {
        const input = { audit, language, password: benchPassword, recipients: [] }
        await pipeline(download((await finished(client.pack.write(input))).ticket), createWriteStream(target))
      })
    })
    const { size } = await stat(target)
    if (size < rowCount * filesPerRow * bytesEach) throw new Error(`the pack has ${size} bytes`)
    let verdict = ''
    const whileChecked = await aboveIdle(vault.pid, async () => {
      taken.checking = await timed(async () => {
        verdict = await checkedPack(vault, sourceOf(target, size))
      })
    })
    if (verdict !== 'genuine') throw new Error(`the pack is ${verdict}`)
    const whole = `a pack of ${(size / 1e9).toFixed(1)} GB`
    return [
      most(`memory above idle while ${whole} is written`, whileWritten, 'MB', mostMemory),
      told(`  ${whole} written and saved`, taken.writing / 1000, 's', speedOf(size, taken.writing)),
      most(`memory above idle while ${whole} is checked`, whileChecked, 'MB', mostMemory),
      told(`  ${whole} checked`, taken.checking / 1000, 's', speedOf(size, taken.checking)),
    ]
  })
}

/** An audit of 1,000 rows whose 20 GB of files lie on the disk: walked, added to, packed and judged. */
export async function wholeFieldworkFigures(bench: BenchVault): Promise<readonly Figure[]> {
  let filled: Awaited<ReturnType<typeof fillFieldwork>> = { audit: '', rows: [] }
  const filling = await timed(async () => {
    filled = await fillFieldwork(bench, rowCount, bytesEach)
  })
  const { audit, rows } = filled
  const bytes = rows.length * filesPerRow * bytesEach
  const door = await doorFigure(bench, rows)
  bench.close()
  return [
    told('5,000 files of 4 MB encrypted and stored', filling / 1000, 's', speedOf(bytes, filling)),
    door,
    ...(await largeFileFigures(bench)),
    ...(await walkFigures(bench, audit)),
    ...(await packFigures(bench, audit)),
  ]
}
