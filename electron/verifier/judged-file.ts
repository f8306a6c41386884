import { maximumFileBytes as longest } from '#services/documents/signature/pdf-limits.ts'
import { verifyDocument } from '#services/documents/verify/verify-document.ts'
import { bytesSha256 } from '#shared/base/sha256.ts'
import { type DocumentVerdict, type Finding, finding } from '#shared/modules/verification/verification.projection.ts'
import { type KnownAuthority, knownFrom } from './known-authorities.ts'

/** A file with what this page says of it; `failure` says why where there is no verdict on it. Instants in milliseconds. */
export type JudgedFile = {
  readonly file: File
  readonly sha256: string
  readonly at: number
  readonly verdict: DocumentVerdict | null
  readonly failure: Finding | null
}

/**
 * The known authorities, those by their fingerprint alone with the certificate that a judged file brought along: by that
 * an impostor of the same name is told apart in files that bring another.
 */
export function namedBy(known: readonly KnownAuthority[], judged: readonly JudgedFile[]): readonly KnownAuthority[] {
  const brought = judged.flatMap(({ verdict }) =>
    [...(verdict?.signatures ?? []), ...(verdict?.timeStamps ?? [])].flatMap(({ authority }) => authority ?? []),
  )
  return known.map((one) => {
    const found = one.der === null ? brought.find(({ fingerprint }) => fingerprint === one.fingerprint) : undefined
    return found ? knownFrom(found) : one
  })
}

/** Judges one file by its bytes and by the authorities that the reader knows; answers for every file. */
export async function judgeFile(file: File, known: readonly KnownAuthority[]): Promise<JudgedFile> {
  const now = Date.now()
  if (file.size > longest) {
    // Read whole first, it could take the page along, and with it what was found of the others.
    return { file, sha256: '', at: now, verdict: null, failure: finding('verify.tooLarge', { limit: longest }) }
  }
  try {
    const bytes = Buffer.from(await file.arrayBuffer())
    const trust = known.flatMap(({ der }) => (der === null ? [] : [der]))
    const verdict = await verifyDocument(bytes, {
      trust,
      // The reader knows authorities, and each certificate says what it is made for; who certifies signers dates nothing of theirs.
      stampTrust: trust,
      fingerprints: known.map(({ fingerprint }) => fingerprint),
      now,
    })
    return { file, sha256: bytesSha256(bytes), at: now, verdict, failure: null }
  } catch (error) {
    // Whatever it was: silence would pass for a verdict.
    return { file, sha256: '', at: now, verdict: null, failure: finding('verifier.failed', { reason: String(error) }) }
  }
}
