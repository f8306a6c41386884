import { readCertificate } from '#services/vault/certificates.ts'
import { OperationError } from '#shared/contract/errors.ts'
import {
  cannotJudge,
  changed,
  type DocumentParts,
  type DocumentVerdict,
  finding,
  genuine,
  overallVerdict,
  type PartReport,
  type ProofReport,
  type RevisionReport,
  type SignatureReport,
  type TimeStampReport,
} from '#shared/modules/verification/verification.projection.ts'
import { catalogAt, openPdf, type PdfFile, resolveDictionary } from '../signature/pdf-file.ts'
import { maximumSignatures, unreadablePdf } from '../signature/pdf-limits.ts'
import { streamsIn } from '../signature/pdf-streams.ts'
import { type SignatureField, signatureFields } from '../signature/signature-field.ts'
import { attachmentNames, attachmentsOf, checkRecords, sealbookMark, statedDigest } from './attachments.ts'
import { readSignedRange } from './byte-range.ts'
import type { TrustInput } from './chain-check.ts'
import { checkProof } from './proof-check.ts'
import { explainRevision } from './revision-difference.ts'
import { checkSignature } from './signature-check.ts'
import { checkTimeStamp, isTimeStamp } from './time-stamp-field.ts'

/** What the reader relies on, and which signatures the document must have (`signature.1`); all as DER or milliseconds. */
export type VerifyInput = TrustInput & { readonly requiredFields?: readonly string[] }

/**
 * Judges a document by its bytes alone. Answers for every input, hostile ones included: what cannot be read is a
 * verdict too. Each part is judged for itself, so that a reader sees what still holds.
 */
export async function verifyDocument(bytes: Buffer, input: VerifyInput): Promise<DocumentVerdict> {
  const opened = attempt(() => openPdf(bytes))
  if ('problem' in opened) {
    return overallVerdict({ ...nothing, structure: opened.problem, isSealbook: bytes.includes(sealbookMark) })
  }
  const judged = await attemptAsync(() => judge(opened.value, input))
  if ('value' in judged) return overallVerdict(judged.value)
  return overallVerdict({ ...nothing, structure: judged.problem, isSealbook: bytes.includes(sealbookMark) })
}

const nothing: Omit<DocumentParts, 'structure' | 'isSealbook'> = {
  signatures: [],
  timeStamps: [],
  laterRevisions: [],
  attachments: cannotJudge(),
  journalProof: cannotJudge(),
  missingSignatures: [],
}

async function judge(file: PdfFile, input: VerifyInput): Promise<DocumentParts> {
  const newest = file.revisions.length - 1
  const fields = signatureFields(file, newest)
  const signed = fields.filter((field) => field.value !== undefined)
  if (signed.length > maximumSignatures) throw unreadablePdf('verify.tooComplex', { offset: 0 })
  const signatures: SignatureReport[] = []
  const timeStamps: TimeStampReport[] = []
  const lists = [...(input.revocationLists ?? []), ...revocationListsOf(file)]
  const { isSealbook, attachments, journalProof } = contents(file)
  const trust = { ...input, revocationLists: lists, isStrict: isSealbook }
  const stamped = signed.filter((field) => isTimeStamp(file, field))
  for (const field of signed) if (!stamped.includes(field)) signatures.push(await checkSignature(file, field, trust))
  const ofTime = exceptThose(trust, new Set(signatures.flatMap(({ authority }) => authority?.fingerprint ?? [])))
  for (const field of stamped) timeStamps.push(await checkTimeStamp(file, field, ofTime))
  // A stamp in the place of a person is nobody's signature.
  const names = new Set(signatures.map(({ field }) => field))
  return {
    structure: structure(file),
    signatures: signatures.sort((a, b) => a.revision - b.revision),
    timeStamps: timeStamps.sort((a, b) => a.revision - b.revision),
    laterRevisions: laterRevisions(file, signed),
    attachments,
    journalProof,
    isSealbook,
    missingSignatures: (input.requiredFields ?? []).filter((name) => !names.has(name)),
  }
}

/** Whom the reader trusts for the time: not who certifies the signers of the same document, for then their own word would date it. */
function exceptThose<Trust extends VerifyInput>(trust: Trust, people: ReadonlySet<string>): Trust {
  const isOther = (fingerprint: string) => !people.has(fingerprint)
  return {
    ...trust,
    fingerprints: (trust.fingerprints ?? []).filter(isOther),
    stampTrust: (trust.stampTrust ?? []).filter((der) => isOther(readCertificate(der).fingerprint)),
  }
}

function structure(file: PdfFile): PartReport {
  if (file.trailingBytes === 0) return genuine()
  return changed(finding('verify.bytesAfterEnd', { count: file.trailingBytes }))
}

/** Everything behind the first revision that a signature closes; without any signature nothing is later. */
function laterRevisions(file: PdfFile, signed: readonly SignatureField[]): RevisionReport[] {
  const closed = new Map<number, number>()
  for (const field of signed) {
    const number = field.value?.number ?? 0
    const range = attempt(() => readSignedRange(file, number))
    if ('value' in range) closed.set(number, range.value.revision)
  }
  if (closed.size === 0) return []
  const reports: RevisionReport[] = []
  for (let revision = Math.min(...closed.values()) + 1; revision < file.revisions.length; revision++) {
    const explained = attempt(() => explainRevision(file, revision, (number) => closed.get(number)))
    const report = 'value' in explained ? explained.value : { ...explained.problem, state: 'changed' as const }
    reports.push({ revision, adds: 'unexplained', ...report })
  }
  return reports
}

type Contents = Pick<DocumentParts, 'isSealbook' | 'attachments' | 'journalProof'>

function contents(file: PdfFile): Contents {
  const stated = attempt(() => statedDigest(file))
  const digest = 'value' in stated ? stated.value : undefined
  const found = attempt(() => attachmentsOf(file))
  if ('problem' in found) {
    return { isSealbook: digest !== undefined, attachments: found.problem, journalProof: found.problem }
  }
  const isSealbook = digest !== undefined || found.value.has(attachmentNames.seal)
  if (!isSealbook) return { isSealbook, attachments: cannotJudge(), journalProof: cannotJudge() }
  const proof = attempt((): ProofReport => checkProof(found.value, digest))
  return {
    isSealbook,
    attachments: checkRecords(found.value, digest),
    journalProof: 'value' in proof ? proof.value : proof.problem,
  }
}

/** Revocation lists in the document's validation data; each counts only under its authority's own signature. */
function revocationListsOf(file: PdfFile): Uint8Array[] {
  const revision = file.revisions.length - 1
  const store = resolveDictionary(file, catalogAt(file, revision).value.entries.get('DSS'), revision)
  return streamsIn(file, store?.entries.get('CRLs'))
}

type Attempt<Result> = { readonly value: Result } | { readonly problem: PartReport }

/** Only refusals are answers; any other error is a mistake of ours and must be seen as one. */
function attempt<Result>(read: () => Result): Attempt<Result> {
  try {
    return { value: read() }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

async function attemptAsync<Result>(read: () => Promise<Result>): Promise<Attempt<Result>> {
  try {
    return { value: await read() }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

function problemOf(error: unknown): PartReport {
  if (error instanceof OperationError) return cannotJudge(finding(error.key, error.parameters))
  throw error
}
