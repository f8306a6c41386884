/** A message of the catalogue `verify.*` with what fills its placeholders. */
export type Finding = { readonly key: string; readonly parameters: Readonly<Record<string, string | number>> }

/** What can be said of one part of a document. */
export type PartState = 'genuine' | 'changed' | 'cannot-judge'

/** One part of a document, judged by itself; findings say why it is not genuine, or what to know although it is. */
export type PartReport = { readonly state: PartState; readonly findings: readonly Finding[] }

/**
 * How the signer's authority stands to the reader: compared by key, `trusted` is pinned, `unknown` is not, `misused`
 * bears the name of a pinned one with another key.
 */
export type AuthorityReport = {
  readonly standing: 'trusted' | 'unknown' | 'misused'
  readonly name: string
  /** SHA-256 of its certificate in lower-case hex; empty where the document does not bring the certificate along. */
  readonly fingerprint: string
  /** The certificate itself, DER in base64; empty where the document does not bring it along. */
  readonly certificate: string
}

/** One signature of a document; times in milliseconds. */
export type SignatureReport = PartReport & {
  readonly field: string
  readonly kind: 'certification' | 'approval'
  readonly signer: string
  readonly email?: string
  readonly reason?: string
  /** The signer's own clock: a claim, which a time stamp over the signature bounds. */
  readonly claimedAt?: number
  /** SHA-256 of the signer's certificate in lower-case hex; empty where it cannot be read. */
  readonly certificate: string
  readonly authority?: AuthorityReport
  /** Index of the revision that it closes, 0 for the original file. */
  readonly revision: number
}

/** One time stamp over a document (RFC 3161): its content existed at `stampedAt`, in milliseconds, according to `stamper`. */
export type TimeStampReport = PartReport & {
  readonly field: string
  readonly stamper: string
  /** Undefined where the stamp cannot be read. */
  readonly stampedAt?: number
  /** SHA-256 of the stamper's certificate in lower-case hex; empty where it cannot be read. */
  readonly certificate: string
  readonly authority?: AuthorityReport
  /** Index of the revision up to whose end it covers the file. */
  readonly revision: number
}

/** One incremental update that stands behind the first signature, judged against the list of what may be added. */
export type RevisionReport = PartReport & {
  readonly revision: number
  readonly adds: 'signature' | 'validation-data' | 'unexplained'
}

/** What a proven seal says of itself; bytes in lower-case hex, instant in milliseconds. */
export type SealFacts = {
  readonly id: string
  readonly vault: string
  readonly device: string
  readonly sequence: number
  readonly sealedAt: number
  readonly feedKey: string
  readonly checkpoint: { readonly size: number; readonly root: string }
}

/** The journal proof; `seal` is there where it holds, so that a vault can compare it with its own history. */
export type ProofReport = PartReport & { readonly seal?: SealFacts }

/** The five answers that a person or a script gets. */
export type Verdict = 'genuine' | 'genuine-unknown-authority' | 'changed' | 'not-genuine' | 'not-sealbook'

/** The parts on which a verdict rests. */
export type DocumentParts = {
  /** Whether the file can be read as a PDF at all, and whether anything stands outside of it. */
  readonly structure: PartReport
  readonly signatures: readonly SignatureReport[]
  /** Stamps over the whole document; who signed is not vouched for by them, only when the document existed. */
  readonly timeStamps: readonly TimeStampReport[]
  readonly laterRevisions: readonly RevisionReport[]
  /** The attached records against the digests in the metadata and the seal. */
  readonly attachments: PartReport
  readonly journalProof: ProofReport
  /** Whether the document says of itself that it is a Sealbook report. */
  readonly isSealbook: boolean
  /** Signatures that whoever asks demands, and that are not there. */
  readonly missingSignatures: readonly string[]
}

/** What verification says about a document; `findings` are those of the parts that decided the verdict. */
export type DocumentVerdict = DocumentParts & { readonly verdict: Verdict; readonly findings: readonly Finding[] }

/**
 * The one verdict over all parts. Where a part cannot be judged the document is never called genuine: an attacker
 * chooses what a reader fails to understand.
 */
export function overallVerdict(parts: DocumentParts): DocumentVerdict {
  const answer = (verdict: Verdict, findings: readonly Finding[]): DocumentVerdict => ({ ...parts, verdict, findings })
  if (!parts.isSealbook) {
    const signed = [parts.structure, ...parts.signatures, ...parts.timeStamps, ...parts.laterRevisions]
    return answer('not-sealbook', [finding('verify.notSealbook'), ...findingsOf(signed)])
  }
  if (parts.structure.state === 'cannot-judge') return answer('not-genuine', parts.structure.findings)
  if (parts.signatures.length === 0) return answer('not-genuine', [finding('verify.unsigned')])
  const signed = [...parts.signatures, ...parts.timeStamps]
  const judged = [parts.structure, ...signed, ...parts.laterRevisions, parts.attachments, parts.journalProof]
  const changed = judged.filter((part) => part.state === 'changed')
  const missing = parts.missingSignatures.map((field) => finding('verify.signatureMissing', { field }))
  if (changed.length > 0 || missing.length > 0) return answer('changed', [...findingsOf(changed), ...missing])
  const unsure = judged.filter((part) => part.state === 'cannot-judge')
  if (unsure.length > 0) return answer('not-genuine', findingsOf(unsure))
  const unknown = parts.signatures.find((signature) => signature.authority?.standing !== 'trusted')
  if (unknown === undefined) return answer('genuine', findingsOf(judged))
  const authority = unknown.authority
  const parameters = { name: authority?.name ?? '', fingerprint: authority?.fingerprint ?? '' }
  return answer('genuine-unknown-authority', [finding('verify.unknownAuthority', parameters), ...findingsOf(judged)])
}

/** How the journal of an open vault stands to a seal: it holds the seal and continues its checkpoint, or not. */
export type JournalStanding = 'continues' | 'contradicts' | 'unknown-seal'

/**
 * The verdict with what the vault that sealed says of it. Only for a document whose seal names that vault: a journal
 * knows nothing of the seals of another.
 */
export function againstJournal(verdict: DocumentVerdict, standing: JournalStanding): DocumentVerdict {
  if (standing === 'continues') return verdict
  const key = standing === 'contradicts' ? 'verify.journalContradicts' : 'verify.sealUnknown'
  return overallVerdict({ ...verdict, journalProof: { ...verdict.journalProof, ...changed(finding(key)) } })
}

/** A finding by its key. */
export function finding(key: string, parameters: Finding['parameters'] = {}): Finding {
  return { key, parameters }
}

/** A part that is as it was sealed, possibly with notes. */
export function genuine(findings: readonly Finding[] = []): PartReport {
  return { state: 'genuine', findings }
}

/** A part that was altered, with what was. */
export function changed(...findings: readonly Finding[]): PartReport {
  return { state: 'changed', findings }
}

/** A part about which nothing can be said, with the reason. */
export function cannotJudge(...findings: readonly Finding[]): PartReport {
  return { state: 'cannot-judge', findings }
}

function findingsOf(parts: readonly PartReport[]): Finding[] {
  return parts.flatMap((part) => part.findings)
}
