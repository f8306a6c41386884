import { verifyDocument } from '#services/documents/verify/verify-document.ts'
import { bytesSha256 } from '#shared/base/sha256.ts'
import type { DocumentVerdict } from '#shared/modules/verification/verification.projection.ts'
import type { KnownAuthority } from './known-authorities.ts'

/** A file with what this page says of it; `failure` where the page itself failed over it. Instants in milliseconds. */
export type JudgedFile = {
  readonly file: File
  readonly sha256: string
  readonly at: number
  readonly verdict: DocumentVerdict | null
  readonly failure: string | null
}

/** Judges one file by its bytes and by the authorities that the reader knows; answers for every file. */
export async function judgeFile(file: File, known: readonly KnownAuthority[]): Promise<JudgedFile> {
  const now = Date.now()
  try {
    const bytes = Buffer.from(await file.arrayBuffer())
    const verdict = await verifyDocument(bytes, {
      trust: known.flatMap(({ der }) => (der === null ? [] : [der])),
      fingerprints: known.map(({ fingerprint }) => fingerprint),
      now,
    })
    return { file, sha256: bytesSha256(bytes), at: now, verdict, failure: null }
  } catch (error) {
    // Whatever it was: silence would pass for a verdict.
    return { file, sha256: '', at: now, verdict: null, failure: String(error) }
  }
}
