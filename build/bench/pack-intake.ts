import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { storeAttachment } from '#services/lifecycle/attachment-store.ts'
import { runCommand } from '#services/run.ts'
import type { Language } from '#shared/base/translate.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { sentPack, tailOf } from '#shared/modules/packs/pack-tail.ts'
import type { PackReading } from '#shared/modules/packs/packs.contract.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { type BenchVault, benchPassword, findingDraft } from './bench-vault.ts'
import { type Figure, most, told } from './figure.ts'
import { timed } from './measure.ts'
import { sourceOf } from './pack.ts'
import { aboveIdle, finished, inVaultProcess, residentOf, type VaultProcess } from './vault-process.ts'

/** What is taken in: many small files, as pictures of screens are, and a few large ones. */
const [smallCount, smallBytes] = [5000, 40_000]
const [largeCount, largeBytes] = [5, 100_000_000]
const perFinding = 50
/** What the vault process may take of memory above idle, in megabytes. */
const mostMemory = 150
/** The longest wait without a word of how far it is, in milliseconds. */
const longestSilence = 1000

/** So many tenths of a second what was given up may lie there. */
const patience = 300

const language: Language = 'en'

async function store(bench: BenchVault, name: string, bytes: number): Promise<Evidence> {
  return { ...(await storeAttachment(bench.vault, randomBytes(bytes))), name, mediaType: 'application/octet-stream' }
}

function auditOf(bench: BenchVault, title: string): string {
  const period = { start: '2026-01-01', end: '2026-03-31' }
  const draft = { title, kind: 'special', period, leadAuditor: bench.person } as const
  return runCommand(bench.vault, ({ write }) => write(auditRecord).create(draft)).result.id
}

async function fill(bench: BenchVault): Promise<{ readonly from: string; readonly into: string }> {
  const from = auditOf(bench, 'Where the files are')
  const files: Evidence[] = []
  for (let file = 1; file <= smallCount; file += 1) files.push(await store(bench, `screen-${file}.png`, smallBytes))
  for (let file = 1; file <= largeCount; file += 1) files.push(await store(bench, `disk-${file}.img`, largeBytes))
  runCommand(bench.vault, ({ write }) => {
    for (let at = 0; at < files.length; at += perFinding) {
      const evidence = files.slice(at, at + perFinding)
      write(findingRecord).create({ ...findingDraft(bench, at), audit: from, evidence })
    }
  })
  return { from, into: auditOf(bench, 'Where they come in') }
}

async function writtenPack(bench: BenchVault, { connection }: VaultProcess, audit: string): Promise<string> {
  const { client, download } = connection
  const input = { audit, language, password: benchPassword, recipients: [] }
  const file = await finished(client.pack.write(input))
  const target = path.join(bench.root, 'pack.zip')
  await pipeline(download(file.ticket), createWriteStream(target))
  return target
}

type Taking = {
  readonly take?: PackReading['rows']
  readonly signal?: AbortSignal
  /** Told of each word of progress, with how long it was waited for. */
  heard?(stage: string, done: number, waited: number): void
}

/** Sends the pack and has it read for the audit; with `take`, its files come in. */
async function takeIn({ connection }: VaultProcess, pack: string, audit: string, taking: Taking): Promise<PackReading> {
  const { client, upload } = connection
  const source = sourceOf(pack, (await stat(pack)).size)
  const tail = await tailOf(source)
  const { ticket } = await client.pack.begin({ name: 'pack.zip', size: source.size, tail })
  const sending = upload(ticket, sentPack(source, tail))
  // Told where it is awaited; a reading that is given up refuses the rest of the bytes.
  sending.catch(() => undefined)
  const take = taking.take?.filter(({ state }) => state === 'new').map(({ at, size }) => ({ at, size }))
  const input = { ticket, tail, audit, language, ...(take ? { take } : {}) }
  const steps = await client.pack.takeIn(input, taking.signal ? { signal: taking.signal } : {})
  let last = performance.now()
  for (;;) {
    const step = await steps.next()
    const now = performance.now()
    if (step.done) {
      await sending
      return step.value
    }
    taking.heard?.(step.value.stage, step.value.done, now - last)
    last = now
  }
}

function incoming(bench: BenchVault): number {
  return readdirSync(path.join(bench.folder, 'attachments')).filter((name) => name.startsWith('incoming-')).length
}

/** A pack of 5,000 small files and five of 100 MB taken into an audit of a vault process, and given up on the way. */
export async function packIntakeFigures(bench: BenchVault): Promise<readonly Figure[]> {
  if (!existsSync('/proc/self/status')) return []
  const { from, into } = await fill(bench)
  bench.close()
  return await inVaultProcess(bench, async (vault) => {
    const { client } = vault.connection
    const pack = await writtenPack(bench, vault, from)
    const { rows } = await takeIn(vault, pack, into, {})
    const count = async () => (await client.evidenceItem.list({})).total
    const cancel = new AbortController()
    await takeIn(vault, pack, into, {
      take: rows,
      signal: cancel.signal,
      heard: (stage, done) => (stage === 'bytes' && done > 200_000_000 ? cancel.abort() : undefined),
    }).catch(() => undefined)
    // Who gave it up is answered at once; what had come in is taken away behind that.
    for (let left = patience; left > 0 && incoming(bench) > 0; left -= 1) await wait(100)
    const half = [cancel.signal.aborted ? 0 : 1, await count(), incoming(bench)]
    if (half.some((of) => of > 0)) throw new Error(`something is half done: ${half.join(', ')}`)
    let [silence, duration, taken, own] = [0, 0, 0, 0]
    let waitedFor = ''
    const idle = residentOf(vault.pid)
    const all = await aboveIdle(vault.pid, async () => {
      const timer = setInterval(() => {
        own = Math.max(own, residentOf(vault.pid) - idle)
      }, 20)
      duration = await timed(async () => {
        const heard = (stage: string, done: number, waited: number) => {
          if (waited > silence) [silence, waitedFor] = [waited, `${stage} ${done}`]
        }
        taken = (await takeIn(vault, pack, into, { take: rows, heard })).taken ?? 0
      })
      clearInterval(timer)
    })
    if (taken !== rows.length || (await count()) !== taken) throw new Error(`${taken} of ${rows.length} files came in`)
    return [
      most(`memory above idle while ${taken} files of ${path.basename(pack)} come in`, own, 'MB', mostMemory),
      told('  with the process that reads the pack', all, 'MB'),
      most('  longest time without a word of how far it is', silence, 'ms', longestSilence),
      told('  all of it', duration / 1000, 's', `the longest wait was for: ${waitedFor}`),
    ]
  })
}
