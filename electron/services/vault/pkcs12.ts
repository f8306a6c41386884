import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { Set as Asn1Set, type BaseBlock, Integer, Sequence } from 'asn1js'
import { OperationError } from '#shared/contract/errors.ts'
import { createDocumentSigner, type DocumentSigner } from './certificate-signature.ts'
import { type CertificateFacts, readCertificate } from './certificates.ts'
import { checkMac, decryptPbes2, encryptPbes2, makeMac } from './pkcs12-ciphers.ts'
import {
  derOf,
  explicit,
  identifierIn,
  pkcs12Identifiers as ids,
  isLegacyAlgorithm,
  keyFileRefusal,
  membersOf,
  named,
  numberIn,
  octets,
  octetsIn,
  parseWhole,
  taggedIn,
} from './pkcs12-structure.ts'

/** A key file is a few kilobytes; what is larger is something else. */
const largestKeyFile = 262_144
const leastRsaBits = 2048
/** Programs write two, one of keys and one of certificates; each may ask for a derivation that takes a second. */
const mostParts = 8

/** Whoever signs with a key file, named as their certificate names them. */
export type ForeignSigner = { readonly name: string; readonly signer: DocumentSigner }

/**
 * Opens a PKCS#12 file (RFC 7292) for signing at an instant in milliseconds. Refuses as `invalid`, `errors.keyFile…`, each by
 * its own cause: not such a file, old ciphers, a wrong password, no key with its certificate, a certificate that is not
 * valid now or not for signing, and a key that is weak or of another kind.
 */
export async function openKeyFile(bytes: Uint8Array, password: string, now: number): Promise<ForeignSigner> {
  const { keys, certificates } = await contentOf(bytes, password)
  const [der] = keys
  if (!der) throw keyFileRefusal('Incomplete')
  const key = privateKeyOf(der)
  const own = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const leaf = certificates.find(({ publicKey }) => publicKey.equals(own))
  if (!leaf) throw keyFileRefusal('Incomplete')
  refuseUnfit(leaf, key, now)
  const issuer = certificates.find((one) => one !== leaf && one.isAuthority && one.subject.equals(leaf.issuer))
  // Without it nobody who judges the signature could say under whom it was made.
  if (!issuer) throw keyFileRefusal('Authority', { name: leaf.commonName })
  return { name: leaf.commonName, signer: createDocumentSigner(key, [leaf.der, issuer.der]) }
}

/** A person's key and certificate as a PKCS#12 file: AES-256-CBC, PBKDF2 and HMAC with SHA-256. */
export async function writeKeyFile(
  { key, certificates }: { readonly key: KeyObject; readonly certificates: readonly Uint8Array[] },
  password: string,
): Promise<Buffer> {
  const keyId = createHash('sha256')
    .update(certificates[0] ?? '')
    .digest()
    .subarray(0, 20)
  const mark = new Asn1Set({ value: [named(ids.localKeyId, new Asn1Set({ value: [octets(keyId)] }))] })
  const bags = certificates.map((der, place) =>
    named(
      ids.certificateBag,
      explicit(named(ids.x509Certificate, explicit(octets(der)))),
      ...(place === 0 ? [mark] : []),
    ),
  )
  const shut = await encryptPbes2(derOf(new Sequence({ value: bags })), password)
  const inner = named(ids.data, shut.algorithm, implicitOctets(shut.data))
  const encrypted = named(ids.encryptedData, explicit(new Sequence({ value: [new Integer({ value: 0 }), inner] })))
  const plainKey = key.export({ format: 'der', type: 'pkcs8' })
  const shutKey = await encryptPbes2(plainKey, password)
  plainKey.fill(0)
  const shrouded = new Sequence({ value: [shutKey.algorithm, octets(shutKey.data)] })
  const keyBags = derOf(new Sequence({ value: [named(ids.shroudedKeyBag, explicit(shrouded), mark)] }))
  const safe = derOf(new Sequence({ value: [encrypted, named(ids.data, explicit(octets(keyBags)))] }))
  const whole = [new Integer({ value: 3 }), named(ids.data, explicit(octets(safe))), makeMac(safe, password)]
  return derOf(new Sequence({ value: whole }))
}

function implicitOctets(data: Buffer): BaseBlock {
  const block = octets(data)
  block.idBlock.tagClass = 3
  block.idBlock.tagNumber = 0
  return block
}

type Content = { readonly keys: Buffer[]; readonly certificates: CertificateFacts[] }

async function contentOf(bytes: Uint8Array, password: string): Promise<Content> {
  if (bytes.length > largestKeyFile) throw keyFileRefusal('Unreadable')
  try {
    return await read(bytes, password)
  } catch (cause) {
    if (cause instanceof OperationError) throw cause
    // The decoder throws plain errors on hostile bytes; each means the same to a reader.
    throw keyFileRefusal('Unreadable')
  }
}

async function read(bytes: Uint8Array, password: string): Promise<Content> {
  const [version, safe, mac] = membersOf(parseWhole(bytes))
  const [type, wrapped] = membersOf(safe)
  if (numberIn(version) !== 3 || identifierIn(type) !== ids.data || !mac) throw keyFileRefusal('Unreadable')
  const content = octetsIn(taggedIn(wrapped)[0])
  const parts = membersOf(parseWhole(content))
  if (parts.length > mostParts) throw keyFileRefusal('Unreadable')
  // Said before the password is judged: of an old file no password is right.
  for (const part of parts) refuseLegacy(part)
  checkMac(mac, content, password)
  const found: Content = { keys: [], certificates: [] }
  for (const part of parts) await readPart(part, password, found)
  return found
}

function encryptedIn(part: BaseBlock): readonly BaseBlock[] {
  const [, wrapped] = membersOf(part)
  return membersOf(membersOf(taggedIn(wrapped)[0])[1])
}

function refuseLegacy(part: BaseBlock): void {
  if (identifierIn(membersOf(part)[0]) !== ids.encryptedData) return
  const [, algorithm] = encryptedIn(part)
  if (isLegacyAlgorithm(identifierIn(membersOf(algorithm)[0]))) throw keyFileRefusal('Legacy')
}

async function readPart(part: BaseBlock, password: string, found: Content): Promise<void> {
  const [type, wrapped] = membersOf(part)
  const identifier = identifierIn(type)
  if (identifier === ids.data) return await readBags(octetsIn(taggedIn(wrapped)[0]), password, found)
  if (identifier !== ids.encryptedData) throw keyFileRefusal('Algorithm')
  const [, algorithm, data] = encryptedIn(part)
  const shut =
    data && 'valueHexView' in data.valueBlock ? Buffer.from(data.valueBlock.valueHexView as Uint8Array) : null
  if (!shut) throw keyFileRefusal('Unreadable')
  await readBags(await decryptPbes2(algorithm, shut, password), password, found)
}

const keyBags: ReadonlySet<string> = new Set([ids.keyBag, ids.shroudedKeyBag])

async function readBags(bytes: Buffer, password: string, found: Content): Promise<void> {
  for (const bag of membersOf(parseWhole(bytes))) {
    const [type, wrapped] = membersOf(bag)
    const [value] = taggedIn(wrapped)
    const identifier = identifierIn(type)
    // Before it is decrypted: a second key is refused, and many would be derived for long.
    if (keyBags.has(identifier) && found.keys.length > 0) throw keyFileRefusal('Incomplete')
    if (identifier === ids.keyBag && value) found.keys.push(derOf(value))
    if (identifier === ids.shroudedKeyBag) {
      const [algorithm, data] = membersOf(value)
      found.keys.push(await decryptPbes2(algorithm, octetsIn(data), password))
    }
    if (identifier === ids.certificateBag) {
      const [, certificate] = membersOf(value)
      found.certificates.push(readCertificate(octetsIn(taggedIn(certificate)[0])))
    }
  }
}

function privateKeyOf(der: Buffer): KeyObject {
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } catch {
    throw keyFileRefusal('Kind')
  } finally {
    der.fill(0)
  }
}

function refuseUnfit(leaf: CertificateFacts, key: KeyObject, now: number): void {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {}
  const isRsa = key.asymmetricKeyType === 'rsa'
  if (!isRsa && !(key.asymmetricKeyType === 'ec' && namedCurve === 'prime256v1')) throw keyFileRefusal('Kind')
  if (isRsa && modulusLength < leastRsaBits) throw keyFileRefusal('Weak', { bits: modulusLength })
  if (leaf.isAuthority || !leaf.maySign) throw keyFileRefusal('Usage')
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  if (now > leaf.notAfter) throw keyFileRefusal('Expired', { day: day(leaf.notAfter) })
  if (now < leaf.notBefore) throw keyFileRefusal('NotYetValid', { day: day(leaf.notBefore) })
}
