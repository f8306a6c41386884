import type { Translator } from '../../base/translate.ts'
import type { Tone } from '../../record/fields.ts'
import type {
  DocumentVerdict,
  Finding,
  PartReport,
  PartState,
  SignatureReport,
  TimeStampReport,
  Verdict,
} from './verification.projection.ts'

/** The tone in which a part is told. */
export const partTones: Readonly<Record<PartState, Tone>> = {
  genuine: 'good',
  changed: 'critical',
  'cannot-judge': 'attention',
}

/** How loudly each verdict is told. */
export const verdictTones = {
  genuine: 'good',
  'genuine-unknown-authority': 'attention',
  changed: 'critical',
  'not-genuine': 'critical',
  'not-sealbook': 'attention',
} as const satisfies Readonly<Record<Verdict, Tone>>

/** One part of a judged document in words, as the window and the page of a recipient show it. */
export type PartLine = {
  /** The same for the same part of the same document. */
  readonly key: string
  readonly name: string
  readonly state: PartState
  /** Who signed, when and under whom; null for a part that nobody signed. */
  readonly about: string | null
  readonly findings: readonly string[]
}

/** The shortest way to tell an instant, in milliseconds, to whoever reads. */
export type TellInstant = (instant: number) => string

/** Findings in words, in their order. */
export function findingTexts(words: Translator, findings: readonly Finding[]): readonly string[] {
  return findings.map(({ key, parameters }) => words(key, parameters))
}

/** Who signed, when by their own clock, and under which authority. */
export function signerText(words: Translator, signature: SignatureReport, tell: TellInstant): string {
  const { signer, claimedAt, authority } = signature
  return words('verify.signer', {
    signer: signer || '—',
    when: claimedAt === undefined ? '—' : tell(claimedAt),
    authority: authority?.name || '—',
  })
}

/** When the document existed, and who says so. */
export function stampText(words: Translator, stamp: TimeStampReport, tell: TellInstant): string {
  const { stamper, stampedAt, authority } = stamp
  if (stampedAt === undefined) return '—'
  const name = stamper || '—'
  const under = authority?.name || name
  const when = tell(stampedAt)
  return words(under === name ? 'verify.stamped' : 'verify.stampedUnder', { when, stamper: name, authority: under })
}

/** One part under its name. */
export function partLine(
  words: Translator,
  { key, name, about = null }: { readonly key: string; readonly name: string; readonly about?: string | null },
  { state, findings }: PartReport,
): PartLine {
  return { key, name, state, about, findings: findingTexts(words, findings) }
}

/** Every part on which a verdict rests, in the order in which a reader asks: the file, who signed, what came later, what is attached. */
export function partLines(words: Translator, verdict: DocumentVerdict, tell: TellInstant): readonly PartLine[] {
  const named = (key: 'structure' | 'attachments' | 'journalProof') =>
    partLine(words, { key, name: words(`verify.part.${key}`) }, verdict[key])
  return [
    named('structure'),
    ...verdict.signatures.map((signature) => {
      const about = signerText(words, signature, tell)
      return partLine(words, { key: signature.field, name: words(`verify.kind.${signature.kind}`), about }, signature)
    }),
    ...verdict.timeStamps.map((stamp) => {
      const about = stampText(words, stamp, tell)
      return partLine(words, { key: stamp.field, name: words('verify.kind.time-stamp'), about }, stamp)
    }),
    ...verdict.laterRevisions.map((later) => {
      const number = later.revision + 1
      return partLine(words, { key: `addition ${number}`, name: words('verify.addition', { number }) }, later)
    }),
    named('attachments'),
    named('journalProof'),
  ]
}
