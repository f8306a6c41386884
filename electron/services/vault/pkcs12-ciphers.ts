import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  pbkdf2,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { promisify } from 'node:util'
import { type BaseBlock, Integer, Null, Sequence } from 'asn1js'
import {
  identifierIn,
  isLegacyAlgorithm,
  keyFileRefusal,
  membersOf,
  named,
  numberIn,
  octets,
  octetsIn,
  pkcs12Identifiers,
} from './pkcs12-structure.ts'

const derive = promisify(pbkdf2)

/** More would hold the program up for longer than a second: whoever made the file chooses how long it takes. */
const mostIterations = 2_000_000
const mostMacIterations = 300_000
const ownIterations = 100_000

const hashes: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
}
const macHashes: Readonly<Record<string, { readonly name: string; readonly size: number; readonly block: number }>> = {
  '2.16.840.1.101.3.4.2.1': { name: 'sha256', size: 32, block: 64 },
  '2.16.840.1.101.3.4.2.2': { name: 'sha384', size: 48, block: 128 },
  '2.16.840.1.101.3.4.2.3': { name: 'sha512', size: 64, block: 128 },
}
const ciphers: Readonly<Record<string, { readonly name: string; readonly size: number }>> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', size: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', size: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', size: 32 },
}

function iterationsIn(block: BaseBlock | undefined, most: number): number {
  const iterations = numberIn(block)
  if (!(iterations >= 1 && iterations <= most)) throw keyFileRefusal('Algorithm')
  return iterations
}

/** Decrypts what PBES2 encrypted (RFC 8018, 6.2) with AES; refuses every other cipher, old ones by their own cause. */
export async function decryptPbes2(algorithm: BaseBlock | undefined, data: Buffer, password: string): Promise<Buffer> {
  const [type, parameters] = membersOf(algorithm)
  const scheme = identifierIn(type)
  if (isLegacyAlgorithm(scheme)) throw keyFileRefusal('Legacy')
  if (scheme !== pkcs12Identifiers.pbes2) throw keyFileRefusal('Algorithm')
  const [derivation, encryption] = membersOf(parameters)
  const [derivationType, derivationParameters] = membersOf(derivation)
  const [cipherType, iv] = membersOf(encryption)
  const cipher = ciphers[identifierIn(cipherType)]
  if (!cipher) throw keyFileRefusal(identifierIn(cipherType).startsWith('1.2.840.113549.3.') ? 'Legacy' : 'Algorithm')
  if (identifierIn(derivationType) !== pkcs12Identifiers.pbkdf2) throw keyFileRefusal('Algorithm')
  const [salt, rounds, ...optional] = membersOf(derivationParameters)
  const iterations = iterationsIn(rounds, mostIterations)
  const prf = optional.find((block) => block instanceof Sequence)
  // Without one it is HMAC with SHA-1.
  const hash = prf ? hashes[identifierIn(membersOf(prf)[0])] : undefined
  if (!hash) throw keyFileRefusal('Legacy')
  const key = await derive(Buffer.from(password), octetsIn(salt), iterations, cipher.size, hash)
  try {
    const decipher = createDecipheriv(cipher.name, key, octetsIn(iv))
    return Buffer.concat([decipher.update(data), decipher.final()])
  } catch {
    throw keyFileRefusal('Password')
  } finally {
    key.fill(0)
  }
}

/** Encrypts with AES-256-CBC under a key of PBKDF2 with HMAC-SHA-256; answers the algorithm with its parameters. */
export async function encryptPbes2(
  plain: Buffer,
  password: string,
): Promise<{ readonly algorithm: Sequence; readonly data: Buffer }> {
  const salt = randomBytes(16)
  const iv = randomBytes(16)
  const key = await derive(Buffer.from(password), salt, ownIterations, 32, 'sha256')
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const data = Buffer.concat([cipher.update(plain), cipher.final()])
  key.fill(0)
  const prf = named(pkcs12Identifiers.hmacSha256, new Null())
  const derivation = new Sequence({ value: [octets(salt), new Integer({ value: ownIterations }), prf] })
  const parameters = new Sequence({
    value: [named(pkcs12Identifiers.pbkdf2, derivation), named(pkcs12Identifiers.aes256Cbc, octets(iv))],
  })
  return { algorithm: named(pkcs12Identifiers.pbes2, parameters), data }
}

/** A password as key files hash it: UTF-16, big-endian, with a zero behind it. */
function asBmp(password: string): Buffer {
  return Buffer.from(`${password}\0`, 'utf16le').swap16()
}

function repeated(bytes: Buffer, block: number): Buffer {
  return Buffer.alloc(block * Math.ceil(bytes.length / block), bytes)
}

/** The key of the file's authentication code (RFC 7292, appendix B.2, purpose 3): one block, for a code is no longer. */
function macKey(
  password: string,
  { salt, iterations, hash }: { salt: Buffer; iterations: number; hash: { name: string; block: number } },
): Buffer {
  const purpose = Buffer.alloc(hash.block, 3)
  let key = createHash(hash.name)
    .update(Buffer.concat([purpose, repeated(salt, hash.block), repeated(asBmp(password), hash.block)]))
    .digest()
  for (let round = 1; round < iterations; round += 1) key = createHash(hash.name).update(key).digest()
  return key
}

/** Holds the authentication code of a file to its password; refuses old digests before anything is reckoned. */
export function checkMac(mac: BaseBlock | undefined, content: Buffer, password: string): void {
  const [info, salt, rounds] = membersOf(mac)
  const [algorithm, stated] = membersOf(info)
  const digest = identifierIn(membersOf(algorithm)[0])
  if (isLegacyAlgorithm(digest)) throw keyFileRefusal('Legacy')
  const hash = macHashes[digest]
  if (!hash) throw keyFileRefusal('Algorithm')
  const iterations = rounds ? iterationsIn(rounds, mostMacIterations) : 1
  const key = macKey(password, { salt: octetsIn(salt), iterations, hash })
  const found = createHmac(hash.name, key).update(content).digest()
  const expected = octetsIn(stated)
  if (expected.length !== hash.size || !timingSafeEqual(found, expected)) throw keyFileRefusal('Password')
}

/** The authentication code of a file of ours: HMAC with SHA-256. */
export function makeMac(content: Buffer, password: string): Sequence {
  const salt = randomBytes(16)
  const hash = { name: 'sha256', block: 64 }
  const code = createHmac('sha256', macKey(password, { salt, iterations: ownIterations, hash }))
    .update(content)
    .digest()
  const info = new Sequence({ value: [named(pkcs12Identifiers.sha256, new Null()), octets(code)] })
  return new Sequence({ value: [info, octets(salt), new Integer({ value: ownIterations })] })
}
