import { createHash } from 'node:crypto'
import {
  Set as Asn1Set,
  type BaseBlock,
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
} from 'asn1js'
import type { DocumentSigner } from '#services/vault/certificate-signature.ts'
import type { SignatureAlgorithm } from '#services/vault/signature-validity.ts'
import { invariant } from '#shared/base/assert.ts'

/** Object identifiers of a CAdES signature and of a time stamp (RFC 5652, RFC 5035, RFC 5754, RFC 3161). */
export const identifiers = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  ecdsaWithSha384: '1.2.840.10045.4.3.3',
  ecdsaWithSha512: '1.2.840.10045.4.3.4',
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  rsaWithSha384: '1.2.840.113549.1.1.12',
  rsaWithSha512: '1.2.840.113549.1.1.13',
} as const

/**
 * The detached CAdES baseline signature (ETSI EN 319 122-1, B-B) of content with this SHA-256 digest. There is no
 * signing-time attribute: EN 319 142-1 forbids it in a PDF, where the claimed time stands in the dictionary.
 */
export async function signCms(digest: Uint8Array, signer: DocumentSigner): Promise<Buffer> {
  const [leaf] = signer.certificates
  invariant(leaf !== undefined, 'because a signature names its certificate')
  const attributes = signedAttributes(digest, leaf)
  const signature = await signer.sign(new Uint8Array(new Asn1Set({ value: attributes }).toBER()))
  const { certificates, algorithm } = signer
  return encodeCms({ certificates, leaf, attributes, algorithm, signature })
}

/** The members of a detached signature that vary between two of ours; `leaf` is the signer's certificate. */
export type CmsParts = {
  readonly certificates: readonly Uint8Array[]
  readonly leaf: Uint8Array
  readonly attributes: readonly BaseBlock[]
  readonly algorithm: SignatureAlgorithm
  readonly signature: Uint8Array
}

/** The one DER encoding of these parts; the verifier demands it, so that no bit of a signature of ours is free. */
export function encodeCms(parts: CmsParts): Buffer {
  const content = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Asn1Set({ value: [algorithmIdentifier(identifiers.sha256)] }),
      new Sequence({ value: [new ObjectIdentifier({ value: identifiers.data })] }),
      tagged(0, sortedSet(parts.certificates.map(parse))),
      new Asn1Set({ value: [signerInfo(parts)] }),
    ],
  })
  const whole = new Sequence({ value: [new ObjectIdentifier({ value: identifiers.signedData }), tagged(0, [content])] })
  return Buffer.from(whole.toBER())
}

function signerInfo({ leaf, attributes, algorithm, signature }: CmsParts): Sequence {
  const isRsa = algorithm === 'rsa-pkcs1-sha256'
  return new Sequence({
    value: [
      new Integer({ value: 1 }),
      issuerAndSerial(leaf),
      algorithmIdentifier(identifiers.sha256),
      tagged(0, attributes),
      isRsa
        ? algorithmIdentifier(identifiers.rsaEncryption, new Null())
        : algorithmIdentifier(identifiers.ecdsaWithSha256),
      new OctetString({ valueHex: signature }),
    ],
  })
}

function signedAttributes(digest: Uint8Array, leaf: Uint8Array): BaseBlock[] {
  const certificateId = new Sequence({
    // SHA-256 is the default of ESSCertIDv2 and must be left out in DER (RFC 5035, 4).
    value: [new OctetString({ valueHex: createHash('sha256').update(leaf).digest() })],
  })
  return sortedSet([
    attribute(identifiers.contentType, new ObjectIdentifier({ value: identifiers.data })),
    attribute(identifiers.messageDigest, new OctetString({ valueHex: digest })),
    attribute(identifiers.signingCertificateV2, new Sequence({ value: [new Sequence({ value: [certificateId] })] })),
  ])
}

/** DER orders the members of a SET by their encoding (X.690, 11.6); readers hash that order. */
function sortedSet(members: readonly BaseBlock[]): BaseBlock[] {
  return [...members].sort((a, b) => Buffer.compare(Buffer.from(a.toBER()), Buffer.from(b.toBER())))
}

function attribute(type: string, value: BaseBlock): Sequence {
  return new Sequence({ value: [new ObjectIdentifier({ value: type }), new Asn1Set({ value: [value] })] })
}

function algorithmIdentifier(identifier: string, ...parameters: BaseBlock[]): Sequence {
  return new Sequence({ value: [new ObjectIdentifier({ value: identifier }), ...parameters] })
}

function tagged(tagNumber: number, value: readonly BaseBlock[]): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [...value] })
}

function parse(der: Uint8Array): BaseBlock {
  const { offset, result } = fromBER(der)
  invariant(offset === der.length, 'because a certificate of ours is one DER value')
  return result
}

/** Issuer and serial number, taken byte for byte from the certificate (RFC 5652, 10.2.4). */
function issuerAndSerial(certificate: Uint8Array): Sequence {
  const body = parse(certificate)
  invariant(body instanceof Sequence, 'because a certificate is a SEQUENCE')
  const [toBeSigned] = body.valueBlock.value
  invariant(toBeSigned instanceof Sequence, 'because its first member is the part that is signed')
  const [, serial, , issuer] = toBeSigned.valueBlock.value
  invariant(serial instanceof Integer && issuer instanceof Sequence, 'because version 3 certificates begin like this')
  return new Sequence({ value: [issuer, serial] })
}
