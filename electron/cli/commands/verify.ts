import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { translatorOf } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { catalogues } from '#shared/messages.ts'
import { isPackHead } from '#shared/modules/packs/pack-manifest.ts'
import type { PackVerdict } from '#shared/modules/packs/packs.projection.ts'
import {
  cannotJudge,
  type DocumentVerdict,
  finding,
  overallVerdict,
} from '#shared/modules/verification/verification.projection.ts'
import { type Command, type Outcome, UsageError } from '../command.ts'
import type { Core } from '../core.ts'

type Judged = { readonly file: string; readonly verdict: DocumentVerdict | PackVerdict; readonly ok: boolean }

/** Judges signed PDFs and evidence packs, one or those of a folder, alone or against the vault that sealed them. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'judge a signed PDF or an evidence pack, or all of a folder',
  words: ['FILE'],
  options: [
    { name: 'vault', value: 'VAULT', meaning: 'also against the authority and the journal of this vault' },
    { name: 'strict', meaning: 'an authority that is not known here is refused' },
  ],
  async run({ given, start, open }): Promise<Outcome> {
    const named = given.words[0] ?? ''
    const isFolder = (await stat(named)).isDirectory()
    const files = isFolder ? await judgeable(named) : [named]
    if (files.length === 0) throw new UsageError(`no PDF and no pack in ${named}`)
    const vault = given.text('vault')
    const core = vault === null ? await start() : await open(vault)
    const judged: Judged[] = []
    for (const file of files) {
      const verdict = await verdictOn(core, file).catch((error: unknown) => {
        // One that cannot be read takes nothing from what is found of the others.
        if (!isFolder) throw error
        return refusedBecause(error)
      })
      const unknownIsFine = !given.flag('strict') && verdict.verdict === 'genuine-unknown-authority'
      judged.push({ file, verdict, ok: verdict.verdict === 'genuine' || unknownIsFine })
    }
    const [first] = judged
    const ok = judged.every((one) => one.ok)
    if (!isFolder && first) return { text: linesOf(first), data: first.verdict, ok }
    const refused = judged.filter((one) => !one.ok).length
    const sums = `files: ${judged.length}\nnot genuine: ${refused}\n`
    const texts = judged.map((one) => `file: ${printable(one.file)}\n${linesOf(one)}\n`)
    return { text: [...texts, sums].join(''), data: judged.map(({ file, verdict }) => ({ file, ...verdict })), ok }
  },
}

/** A file that could not be judged at all. */
function refusedBecause(error: unknown): DocumentVerdict {
  const cause = error instanceof OperationError ? error.key : error instanceof Error ? error.message : String(error)
  const parameters = error instanceof OperationError ? error.parameters : {}
  const structure = cannotJudge(finding(cause, parameters))
  const parts = { signatures: [], laterRevisions: [], attachments: cannotJudge(), journalProof: cannotJudge() }
  return overallVerdict({ ...parts, structure, isSealbook: false, missingSignatures: [] })
}

/** A name on one line: one with a line break in it could print a verdict of its own. */
function printable(name: string): string {
  return /\p{Cc}/u.test(name) ? JSON.stringify(name) : name
}

function linesOf({ verdict }: Judged): string {
  const translate = translatorOf('en', catalogues)
  const findings = verdict.findings.map(({ key, parameters }) =>
    translate.has(key) ? `finding: ${translate(key, parameters)}\n` : `finding: ${key}\n`,
  )
  return [`verdict: ${verdict.verdict}\n`, ...findings].join('')
}

async function verdictOn(core: Core, file: string): Promise<DocumentVerdict | PackVerdict> {
  const { client } = core
  if (await beginsLikePack(file)) return await core.sendPack(file, (arriving) => client.pack.check(arriving))
  return await core.finish(await client.verification.verify({ ticket: await core.send(file, 'application/pdf') }))
}

/** The PDFs and packs of a folder itself, by name; what lies deeper is somebody else's folder. */
async function judgeable(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile() && /\.(?:pdf|zip|age)$/i.test(entry.name))
  return names.map(({ name }) => path.join(folder, name)).sort()
}

async function beginsLikePack(file: string): Promise<boolean> {
  const handle = await open(file, 'r')
  try {
    const { buffer } = await handle.read(Buffer.alloc(32), 0, 32, 0)
    return isPackHead(buffer)
  } finally {
    await handle.close()
  }
}
