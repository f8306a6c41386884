import 'reflect-metadata'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  Extension,
  type JsonNameParams,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
  X509CrlReason,
} from '@peculiar/x509'
import { Integer } from 'asn1js'
import { invariant } from '#shared/base/assert.ts'

const keyAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const
const signingAlgorithm = { name: 'ECDSA', hash: 'SHA-256' } as const
const emailProtection = '1.3.6.1.5.5.7.3.4'
const documentSigning = '1.3.6.1.5.5.7.3.36'
const vaultAttribute = '2.5.4.5'
const crlNumber = '2.5.29.20'

/** A team's certificate authority: its DER certificate and its PKCS#8 key, which the caller wraps and wipes. */
export type CertificateAuthority = { readonly certificate: Uint8Array; readonly privateKey: Uint8Array }

/** Why a person's certificate ended; `stolen` also unmakes signatures that claim an earlier time. */
export type RevocationReason = 'stolen' | 'left' | 'replaced'

/** A revoked certificate: serial number in lower-case hex, instant in milliseconds. */
export type Revocation = { readonly serial: string; readonly at: number; readonly reason: RevocationReason }

/**
 * Makes the authority of one vault: ECDSA P-256, 20 years, path length 0. Its subject is the organisation's name and
 * the vault id (`serialNumber`), so that two vaults of one organisation never share a name. `now` in milliseconds.
 */
export async function createAuthority(input: {
  readonly organisation: string
  readonly vaultId: string
  readonly now: number
}): Promise<CertificateAuthority> {
  invariant(/^[A-Za-z0-9:_-]{1,64}$/.test(input.vaultId), 'because a vault id fits a printable string of 64 characters')
  const keys = await crypto.subtle.generateKey(keyAlgorithm, true, ['sign', 'verify'])
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: name([
      { O: [bounded(input.organisation)] },
      { CN: [bounded(`${input.organisation} Sealbook`)] },
      { [vaultAttribute]: [{ printableString: input.vaultId }] },
    ]),
    notBefore: wholeSecond(input.now),
    notAfter: yearsAfter(input.now, 20),
    signingAlgorithm,
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const privateKey = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  return { certificate: new Uint8Array(certificate.rawData), privateKey }
}

/**
 * Certifies a person's P-256 key for signing documents, for three years. `publicKey` is the uncompressed point of 65
 * bytes or a SubjectPublicKeyInfo; `serial` is a positive number in hex that this authority has not used before;
 * answers the DER certificate.
 */
export async function issuePersonCertificate(
  authority: CertificateAuthority,
  person: {
    readonly publicKey: Uint8Array
    readonly name: string
    readonly email?: string
    readonly serial: string
    readonly now: number
  },
): Promise<Uint8Array> {
  invariant(/^[0-7][0-9a-f]{1,31}$/.test(person.serial), 'because a serial is a positive number of at most 16 bytes')
  const issuer = new X509Certificate(new Uint8Array(authority.certificate))
  const form = person.publicKey.length === 65 ? 'raw' : 'spki'
  const publicKey = await crypto.subtle.importKey(form, new Uint8Array(person.publicKey), keyAlgorithm, true, [
    'verify',
  ])
  const mail = person.email === undefined ? [] : [{ type: 'email' as const, value: person.email }]
  const notAfter = yearsAfter(person.now, 3)
  const certificate = await X509CertificateGenerator.create({
    serialNumber: person.serial,
    subject: name([{ O: issuer.subjectName.getField('O').slice(0, 1) }, { CN: [bounded(person.name)] }]),
    issuer: issuer.subjectName,
    notBefore: wholeSecond(person.now),
    // A chain is only as long-lived as its root, and strict readers refuse a leaf that outlives it.
    notAfter: notAfter < issuer.notAfter ? notAfter : issuer.notAfter,
    signingAlgorithm,
    publicKey,
    signingKey: await signingKey(authority),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
      new ExtendedKeyUsageExtension([emailProtection, documentSigning]),
      ...(mail.length > 0 ? [new SubjectAlternativeNameExtension(mail)] : []),
      await SubjectKeyIdentifierExtension.create(publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return new Uint8Array(certificate.rawData)
}

/** Signs the revocation list (RFC 5280, 5) of an authority; `number` grows with each list, times in milliseconds. */
export async function issueRevocationList(
  authority: CertificateAuthority,
  list: {
    readonly revoked: readonly Revocation[]
    readonly number: number
    readonly now: number
    readonly nextUpdate: number
  },
): Promise<Uint8Array> {
  const issuer = new X509Certificate(new Uint8Array(authority.certificate))
  const crl = await X509CrlGenerator.create({
    issuer: issuer.subjectName,
    thisUpdate: wholeSecond(list.now),
    nextUpdate: wholeSecond(list.nextUpdate),
    entries: list.revoked.map((entry) => ({
      serialNumber: entry.serial,
      revocationDate: wholeSecond(entry.at),
      reason: reasonCodes[entry.reason],
    })),
    extensions: [
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      new Extension(crlNumber, false, new Integer({ value: list.number }).toBER()),
    ],
    signingAlgorithm,
    signingKey: await signingKey(authority),
  })
  return new Uint8Array(crl.rawData)
}

const reasonCodes: Readonly<Record<RevocationReason, X509CrlReason>> = {
  stolen: X509CrlReason.keyCompromise,
  left: X509CrlReason.affiliationChanged,
  replaced: X509CrlReason.superseded,
}

async function signingKey(authority: CertificateAuthority) {
  const copy = new Uint8Array(authority.privateKey)
  try {
    return await crypto.subtle.importKey('pkcs8', copy, keyAlgorithm, false, ['sign'])
  } finally {
    // The caller wipes its own buffer; a second one left behind would undo that.
    copy.fill(0)
  }
}

function name(parts: JsonNameParams): Name {
  return new Name(parts)
}

/** X.520 allows 64 characters in a name; cutting by code points never halves one. */
function bounded(text: string): string {
  return [...text].slice(0, 64).join('')
}

function wholeSecond(milliseconds: number): Date {
  return new Date(Math.floor(milliseconds / 1000) * 1000)
}

function yearsAfter(milliseconds: number, years: number): Date {
  const date = wholeSecond(milliseconds)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date
}
