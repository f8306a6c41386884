import 'reflect-metadata'
import { createHash } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  PublicKey,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509Crl,
  X509CrlReason,
} from '@peculiar/x509'
import { OperationError } from '#shared/contract/errors.ts'

/** What is read out of a certificate; names and keys also as DER, for these are compared byte by byte. */
export type CertificateFacts = {
  readonly der: Uint8Array
  /** SHA-256 of the DER certificate, lower-case hex: what people compare by telephone. */
  readonly fingerprint: string
  readonly commonName: string
  readonly organisation: string
  readonly email?: string
  readonly serial: string
  readonly subject: Buffer
  readonly issuer: Buffer
  readonly publicKey: Buffer
  readonly notBefore: number
  readonly notAfter: number
  readonly isAuthority: boolean
  readonly maySign: boolean
  readonly maySignCertificates: boolean
  /** Whether it is made for time stamps and for nothing else, and says so to every reader (RFC 3161, 2.3). */
  readonly mayStampTime: boolean
  /** Whether the certificate itself carries a signature of this key (SubjectPublicKeyInfo, DER). */
  isSignedBy(publicKey: Uint8Array): Promise<boolean>
}

/** What is read out of a revocation list. */
export type RevocationFacts = {
  readonly issuer: Buffer
  readonly thisUpdate: number
  readonly entries: ReadonlyMap<string, { readonly at: number; readonly stolen: boolean }>
  isSignedBy(publicKey: Uint8Array): Promise<boolean>
}

/** Reads a DER certificate; anything else is refused as `errors.certificateUnreadable`. */
export function readCertificate(der: Uint8Array): CertificateFacts {
  return reading('errors.certificateUnreadable', () => {
    const certificate = new X509Certificate(new Uint8Array(der))
    const constraints = certificate.getExtension(BasicConstraintsExtension)
    // Without the extension a key is not restricted (RFC 5280, 4.2.1.3).
    const usages = certificate.getExtension(KeyUsagesExtension)?.usages ?? ~0
    const purposes = certificate.getExtension(ExtendedKeyUsageExtension)
    const email = certificate.getExtension(SubjectAlternativeNameExtension)?.names.items.find((n) => n.type === 'email')
    return {
      der: new Uint8Array(certificate.rawData),
      fingerprint: createHash('sha256').update(der).digest('hex'),
      commonName: certificate.subjectName.getField('CN')[0] ?? '',
      organisation: certificate.subjectName.getField('O')[0] ?? '',
      ...(email === undefined ? {} : { email: email.value }),
      serial: certificate.serialNumber,
      subject: Buffer.from(certificate.subjectName.toArrayBuffer()),
      issuer: Buffer.from(certificate.issuerName.toArrayBuffer()),
      publicKey: Buffer.from(certificate.publicKey.rawData),
      notBefore: certificate.notBefore.getTime(),
      notAfter: certificate.notAfter.getTime(),
      isAuthority: constraints?.ca === true,
      maySign: (usages & (KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation)) !== 0,
      maySignCertificates: (usages & KeyUsageFlags.keyCertSign) !== 0,
      mayStampTime: purposes?.critical === true && purposes.usages.join() === ExtendedKeyUsage.timeStamping,
      isSignedBy: (publicKey) =>
        tried(async () =>
          certificate.verify({ publicKey: new PublicKey(new Uint8Array(publicKey)), signatureOnly: true }),
        ),
    }
  })
}

/** Reads a DER revocation list; anything else is refused as `errors.revocationListUnreadable`. */
export function readRevocationList(der: Uint8Array): RevocationFacts {
  return reading('errors.revocationListUnreadable', () => {
    const list = new X509Crl(new Uint8Array(der))
    const entries = list.entries.map((entry) => {
      const stolen = entry.reason === X509CrlReason.keyCompromise || entry.reason === X509CrlReason.cACompromise
      return [entry.serialNumber, { at: entry.revocationDate.getTime(), stolen }] as const
    })
    return {
      issuer: Buffer.from(list.issuerName.toArrayBuffer()),
      thisUpdate: list.thisUpdate.getTime(),
      entries: new Map(entries),
      isSignedBy: (publicKey) =>
        tried(async () => list.verify({ publicKey: new PublicKey(new Uint8Array(publicKey)) })),
    }
  })
}

/** Reads a certificate from a file, PEM or DER; anything else is refused as `errors.certificateUnreadable`. */
export function readCertificateFile(bytes: Uint8Array): CertificateFacts {
  const der = reading('errors.certificateUnreadable', () => {
    const text = Buffer.from(bytes).toString('latin1')
    return text.includes('-----BEGIN') ? new Uint8Array(PemConverter.decodeFirst(text)) : bytes
  })
  return readCertificate(der)
}

/** Reads an authority's certificate from a file, PEM or DER, for the trust list; refuses what is not an authority. */
export async function readAuthorityFile(bytes: Uint8Array): Promise<CertificateFacts> {
  const facts = readCertificateFile(bytes)
  const isRoot = facts.isAuthority && facts.maySignCertificates && facts.subject.equals(facts.issuer)
  if (!isRoot || !(await facts.isSignedBy(facts.publicKey))) {
    throw new OperationError('invalid', 'errors.certificateNotAuthority', { parameters: { name: facts.commonName } })
  }
  return facts
}

/** The certificate as text that every other program imports. */
export function certificatePem(der: Uint8Array): string {
  return `${PemConverter.encode(new Uint8Array(der), 'CERTIFICATE')}\n`
}

function reading<Result>(key: string, read: () => Result): Result {
  try {
    return read()
  } catch (cause) {
    throw new OperationError('invalid', key, { cause })
  }
}

/** A key or signature of an unknown kind is not proof: it counts as not signed. */
async function tried(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check()
  } catch {
    return false
  }
}
