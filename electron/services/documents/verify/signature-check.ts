import { createHash } from 'node:crypto'
import { type CertificateFacts, readCertificate } from '#services/vault/certificates.ts'
import { signatureIsValid } from '#services/vault/signature-validity.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { type Finding, finding, type SignatureReport } from '#shared/modules/verification/verification.projection.ts'
import { objectAt, type PdfFile, resolve } from '../signature/pdf-file.ts'
import { isKind, isName, type PdfDictionary, type PdfValue, textOf } from '../signature/pdf-value.ts'
import type { SignatureField } from '../signature/signature-field.ts'
import { readSignedRange, type SignedRange } from './byte-range.ts'
import { checkChain, type TrustInput } from './chain-check.ts'
import { type CmsSignature, readCms } from './cms-read.ts'

/** `isStrict` where the document is ours: then its signatures must be written exactly as ours are. */
export type SignatureInput = TrustInput & { readonly isStrict: boolean }

/** Judges one signed field: byte range, CMS, certificate chain. Never throws on what the file holds. */
export async function checkSignature(
  file: PdfFile,
  field: SignatureField,
  input: SignatureInput,
): Promise<SignatureReport> {
  const newest = file.revisions.length - 1
  const number = field.value?.number ?? 0
  const dictionary = objectAt(file, number, newest)?.value
  const facts = isKind(dictionary, 'dictionary') ? claims(file, dictionary) : { kind: 'approval' as const }
  const base = { field: field.name, signer: '', certificate: '', revision: newest, ...facts }
  try {
    const range = readSignedRange(file, number)
    const subFilter = resolve(file, range.dictionary.entries.get('SubFilter'), newest)
    const known = isName(subFilter, 'ETSI.CAdES.detached') || isName(subFilter, 'adbe.pkcs7.detached')
    if (!known) throw new OperationError('invalid', 'verify.signatureFormat')
    return { ...base, revision: range.revision, ...(await judgeSignature(range, base.claimedAt, input)) }
  } catch (error) {
    if (!(error instanceof OperationError)) throw error
    const problem = finding(error.key, { ...error.parameters, field: field.name })
    return { ...base, state: error.key === 'verify.byteRange' ? 'changed' : 'cannot-judge', findings: [problem] }
  }
}

/** What a signature is worth, without the field of a PDF in which it may stand. */
export type SignatureJudgement = Pick<SignatureReport, 'state' | 'findings'> & Partial<SignatureReport>

function worthless(findings: readonly Finding[]): SignatureJudgement {
  return { state: 'cannot-judge', findings }
}

/**
 * Judges a detached signature over content with this SHA-256 digest: CMS, certificate, chain. `contents` may be padded with
 * zeros. Throws `invalid` where it cannot be read at all.
 */
export async function judgeSignature(
  { contents, digest }: Pick<SignedRange, 'contents' | 'digest'>,
  claimedAt: number | undefined,
  input: SignatureInput,
): Promise<SignatureJudgement> {
  const cms = readCms(contents)
  const certificates = cms.certificates.map((der) => readCertificate(der))
  const leaf = signerOf(cms, certificates)
  if (leaf === undefined) return worthless([finding('verify.certificateMissing')])
  const signer = {
    signer: leaf.commonName,
    certificate: leaf.fingerprint,
    ...(leaf.email === undefined ? {} : { email: leaf.email }),
  }
  if (!(await signatureIsValid(leaf.publicKey, cms.algorithm, cms.signedBytes, cms.signature))) {
    return { ...signer, ...worthless([finding('verify.signatureBroken', { name: leaf.commonName })]) }
  }
  if (!cms.messageDigest.equals(digest)) {
    return { ...signer, state: 'changed', findings: [finding('verify.contentChanged', { name: leaf.commonName })] }
  }
  if (input.isStrict && !cms.isCanonical(leaf.der))
    return { ...signer, ...worthless([finding('verify.signatureFormat')]) }
  const others = certificates.filter((certificate) => certificate !== leaf)
  const { authority, refusals, notes } = await checkChain(leaf, others, claimedAt, input)
  const state = refusals.length > 0 ? 'cannot-judge' : 'genuine'
  return { ...signer, ...(authority === undefined ? {} : { authority }), state, findings: [...refusals, ...notes] }
}

/** The certificate that the signed attributes name by its hash; without that a look-alike could be put in its place. */
function signerOf(cms: CmsSignature, certificates: readonly CertificateFacts[]): CertificateFacts | undefined {
  return certificates.find((certificate) => {
    const hash = createHash('sha256').update(certificate.der).digest()
    const isNamed = certificate.issuer.equals(cms.issuer) && sameSerial(certificate.serial, cms.serial)
    return isNamed && hash.equals(cms.certificateHash)
  })
}

function sameSerial(a: string, b: string): boolean {
  const plain = (serial: string) => serial.toLowerCase().replace(/^0+/, '')
  return plain(a) === plain(b)
}

function claims(
  file: PdfFile,
  dictionary: PdfDictionary,
): { readonly kind: SignatureReport['kind']; readonly reason?: string; readonly claimedAt?: number } {
  const newest = file.revisions.length - 1
  const reason = textOf(resolve(file, dictionary.entries.get('Reason'), newest))
  const claimedAt = instantOf(textOf(resolve(file, dictionary.entries.get('M'), newest)))
  return {
    kind: certifies(resolve(file, dictionary.entries.get('Reference'), newest)) ? 'certification' : 'approval',
    ...(reason === undefined ? {} : { reason }),
    ...(claimedAt === undefined ? {} : { claimedAt }),
  }
}

function certifies(references: PdfValue): boolean {
  if (!isKind(references, 'array')) return false
  return references.items.some(
    (item) => isKind(item, 'dictionary') && isName(item.entries.get('TransformMethod'), 'DocMDP'),
  )
}

/** A PDF date (ISO 32000-1, 7.9.4) with seconds, in UTC or with an offset. */
function instantOf(text: string | undefined): number | undefined {
  const match = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)'?|Z00'?00'?)?$/.exec(text ?? '')
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * (match[7] === '-' ? -1 : 1)
  return Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000
}
