import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Language, type Translator, translatorOf } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { catalogues } from '#shared/messages.ts'
import { isPackHead } from '#shared/modules/packs/pack-manifest.ts'
import type { PackVerdict } from '#shared/modules/packs/packs.projection.ts'
import { type BadgeVerdict, isBadgeHead, isGivenTo } from '#shared/modules/verification/badge.verdict.ts'
import { stampText } from '#shared/modules/verification/verification.lines.ts'
import {
  type DocumentVerdict,
  finding,
  type TimeStampReport,
} from '#shared/modules/verification/verification.projection.ts'
import { type Command, type Outcome, UsageError } from '../command.ts'
import type { Core } from '../core.ts'
import { fileRefusal } from '../failure.ts'

/** Who declined to sign a report, as the vault that was named says. */
type Declined = { readonly who: string; readonly at: string; readonly reason: string }
type Judged = {
  readonly file: string
  readonly verdict: DocumentVerdict | PackVerdict | BadgeVerdict
  readonly declined: Declined | null
  readonly ok: boolean
}
type Refused = { readonly file: string; readonly refused: string; readonly ok: false }

/** Judges signed PDFs, evidence packs and Open Badges, one or those of a folder, alone or against the vault that sealed them. */
export const verifyCommand: Command = {
  name: 'verify',
  summary: 'judge a signed PDF, an evidence pack or an Open Badge, or all of a folder',
  words: ['FILE'],
  options: [
    { name: 'vault', value: 'VAULT', meaning: 'also against the authority and the journal of this vault' },
    { name: 'sheet', value: 'FILE', meaning: 'also write the verdict on one PDF as a PDF of its own' },
    { name: 'lang', value: 'en|zh-CN', meaning: 'language of that PDF (default: en)' },
    {
      name: 'recipient',
      value: 'TEXT',
      meaning: 'of a badge: refused unless it was given to this e-mail address or name',
    },
    { name: 'strict', meaning: 'an authority that is not known here is refused' },
  ],
  async run({ given, start, open }): Promise<Outcome> {
    const named = given.words[0] ?? ''
    const isFolder = (await stat(named)).isDirectory()
    const files = isFolder ? await judgeable(named) : [named]
    if (files.length === 0) throw new UsageError(`no PDF, no pack and no badge in ${named}`)
    const sheet = given.text('sheet')
    const language = given.text('lang') ?? 'en'
    if (language !== 'en' && language !== 'zh-CN') throw new UsageError(`no language: ${language}`)
    if (sheet !== null && isFolder) throw new UsageError('--sheet is for one PDF, and a folder was named')
    if (sheet !== null && (await kindOf(named)) !== 'document')
      throw new UsageError('--sheet is for a PDF, and another file was named')
    const wanted = { strict: given.flag('strict'), recipient: given.text('recipient') }
    const vault = given.text('vault')
    const core = vault === null ? await start() : await open(vault)
    if (!isFolder) {
      const one = await judgedOne(core, named, wanted)
      const written = sheet === null ? '' : await writeSheet(core, named, { language, target: path.resolve(sheet) })
      return { text: `${linesOf(one)}${written}`, data: dataOf(one), ok: one.ok }
    }
    const judged: (Judged | Refused)[] = []
    for (const file of files)
      judged.push(
        // One that cannot be read takes nothing from what is found of the others.
        await judgedOne(core, file, wanted).catch((error: unknown) => {
          return { file, refused: causeOf(error), ok: false as const }
        }),
      )
    const wrong = judged.filter(({ ok }) => !ok).length
    const texts = judged.map((one) => `file: ${printable(one.file)}\n${linesOf(one)}\n`)
    const data = judged.map((one) => ('refused' in one ? one : { file: one.file, ...dataOf(one) }))
    return { text: [...texts, `files: ${judged.length}\nnot genuine: ${wrong}\n`].join(''), data, ok: wrong === 0 }
  },
}

type Wanted = { readonly strict: boolean; readonly recipient: string | null }

const fineOfUnknown: readonly string[] = ['genuine-unknown-authority', 'genuine-unknown-issuer']

async function judgedOne(core: Core, file: string, { strict, recipient }: Wanted): Promise<Judged> {
  const verdict = await verdictOn(core, file)
  const isFine = verdict.verdict === 'genuine' || (!strict && fineOfUnknown.includes(verdict.verdict))
  if ('badge' in verdict) {
    const isTheirs = recipient === null || (verdict.badge !== null && isGivenTo(verdict.badge, recipient))
    const findings = isTheirs ? verdict.findings : [...verdict.findings, finding('badge.recipient.other')]
    return { file, verdict: { ...verdict, findings }, declined: null, ok: isFine && isTheirs }
  }
  const declined = 'listed' in verdict ? null : await declinedIn(core, verdict)
  return { file, verdict, declined, ok: isFine }
}

/** No vault is open, or it has no such seal, or what the file calls its seal cannot be one. */
const unknownSeal: readonly string[] = ['locked', 'missing', 'invalid']

/** What the open vault says of who declined; nothing without one, or where it knows nothing of the report. */
async function declinedIn({ client }: Core, { journalProof }: DocumentVerdict): Promise<Declined | null> {
  if (!journalProof.seal) return null
  try {
    const { declined, names } = await client.report.signatures({ seal: journalProof.seal.id })
    return declined && { who: names[declined.person] ?? '', at: declined.at, reason: declined.reason }
  } catch (error) {
    // A file may name anything as its seal: what the vault refuses to look up is no seal of its own.
    if (error instanceof OperationError && unknownSeal.includes(error.code)) return null
    throw error
  }
}

function dataOf({ verdict, declined }: Judged) {
  return declined ? { ...verdict, declined } : verdict
}

async function writeSheet(
  { client, send, finish, save }: Core,
  file: string,
  { language, target }: { readonly language: Language; readonly target: string },
): Promise<string> {
  await save(
    await finish(await client.verification.sheet({ ticket: await send(file, 'application/pdf'), language })),
    target,
  )
  return `sheet: ${target}\n`
}

/** Why a file could not be judged at all, which is no verdict on it. */
function causeOf(error: unknown): string {
  if (!(error instanceof OperationError)) return error instanceof Error ? error.message : String(error)
  const translate = translatorOf('en', catalogues)
  return translate.has(error.key) ? translate(error.key, error.parameters) : error.key
}

/** A name on one line: one with a line break in it could print a verdict of its own. */
function printable(name: string): string {
  return /\p{Cc}/u.test(name) ? JSON.stringify(name) : name
}

function linesOf(one: Judged | Refused): string {
  if ('refused' in one) return `refused: ${one.refused}\n`
  const { verdict } = one
  const translate = translatorOf('en', catalogues)
  const findings = verdict.findings.map(({ key, parameters }) =>
    translate.has(key) ? `finding: ${translate(key, parameters)}\n` : `finding: ${key}\n`,
  )
  const badge = 'badge' in verdict ? badgeLines(verdict, translate) : ''
  const { declined } = one
  const told = declined ? `declined: ${printable(`${declined.who}, ${declined.at}: ${declined.reason}`)}\n` : ''
  const stamps = 'timeStamps' in verdict ? verdict.timeStamps.map((stamp) => stampLineOf(stamp, translate)) : []
  return [`verdict: ${verdict.verdict}\n`, badge, ...stamps, ...findings, told].join('')
}

/** When a document existed and who says so; the name comes from a foreign certificate. */
function stampLineOf(stamp: TimeStampReport, translate: Translator): string {
  return `time stamp: ${printable(stampText(translate, stamp, (instant) => new Date(instant).toISOString()))}\n`
}

/** What a badge is and who signed it; a badge may be called anything. */
function badgeLines({ badge, signer }: BadgeVerdict, translate: Translator): string {
  const title = badge
    ? `badge: ${printable(translate('badge.title', { title: badge.title, issuer: badge.issuer }))}\n`
    : ''
  if (!signer) return title
  const { name, authority, signedAt } = signer
  const when = signedAt === null ? '—' : new Date(signedAt).toISOString()
  const said = { signer: name || '—', when, authority: authority?.name || '—' }
  return `${title}signer: ${printable(translate('badge.signedBy', said))}\n`
}

async function verdictOn(core: Core, file: string): Promise<DocumentVerdict | PackVerdict | BadgeVerdict> {
  const { client } = core
  const kind = await kindOf(file)
  if (kind === 'pack') return await core.sendPack(file, (arriving) => client.pack.check(arriving))
  if (kind === 'badge')
    return await core.finish(
      await client.verification.badge({ ticket: await core.send(file, 'application/octet-stream') }),
    )
  return await core.finish(await client.verification.verify({ ticket: await core.send(file, 'application/pdf') }))
}

/** The PDFs, packs and badges of a folder itself, by name; what lies deeper is somebody else's folder. */
async function judgeable(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter(
    (entry) => !entry.isDirectory() && /\.(?:pdf|zip|age|svg|png|jwt|jws)$/i.test(entry.name),
  )
  return names.map(({ name }) => path.join(folder, name)).sort()
}

async function kindOf(file: string): Promise<'pack' | 'badge' | 'document'> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, 0)
    if (isPackHead(buffer)) return 'pack'
    return isBadgeHead(buffer.subarray(0, bytesRead)) ? 'badge' : 'document'
  } catch (error) {
    throw fileRefusal(error, file) ?? error
  } finally {
    await handle.close()
  }
}
