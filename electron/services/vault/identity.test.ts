import { createHash, randomBytes } from 'node:crypto'
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { p256 } from '@noble/curves/nist.js'
import { describe, expect, it } from 'vitest'
import { createDocumentSigner } from './certificate-signature.ts'
import {
  createIdentity,
  importPrivateKey,
  openIdentity,
  publicIdentity,
  rawPrivateKey,
  rawPublicKey,
  sealIdentity,
  signChange,
  verifyChange,
} from './identity.ts'

const bytes = Buffer.from('what was done 弱口令')

describe('identity', () => {
  it('comes back from its seal with the same keys, and from no other key or binding', () => {
    const identity = createIdentity('0197-member')
    const [key, binding] = [randomBytes(32), Buffer.from('vault and slot')]
    const sealed = sealIdentity(identity, key, binding)
    const opened = openIdentity(sealed, key, binding)
    expect(opened?.memberId).toBe('0197-member')
    expect(opened?.local).toEqual(identity.local)
    expect(opened && publicIdentity(opened)).toEqual(publicIdentity(identity))
    expect(opened?.document.equals(identity.document)).toBe(true)
    expect(openIdentity(sealed, randomBytes(32), binding)).toBeNull()
    expect(openIdentity(sealed, key, Buffer.from('vault and another slot'))).toBeNull()
  })

  it('signs documents and changes so that another implementation accepts them', async () => {
    const identity = createIdentity('m')
    const halves = publicIdentity(identity)
    const digest = createHash('sha256').update(bytes).digest()
    const signature = await createDocumentSigner(identity.document, []).sign(bytes)
    expect(p256.verify(signature, digest, halves.document, { prehash: false, format: 'der', lowS: false })).toBe(true)
    expect(ed25519.verify(signChange(identity.signing, bytes), bytes, halves.signing)).toBe(true)
  })

  it('has an exchange key that another implementation derives alike', () => {
    const { exchange } = createIdentity('m')
    const raw = rawPrivateKey('x25519', exchange)
    expect(rawPublicKey(exchange)).toEqual(Buffer.from(x25519.getPublicKey(raw)))
    expect(rawPublicKey(importPrivateKey('x25519', raw))).toEqual(rawPublicKey(exchange))
  })
})

describe('Ed25519', () => {
  it('gives RFC 8032 section 7.1 test 2', () => {
    const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex')
    const key = importPrivateKey('ed25519', seed)
    expect(rawPublicKey(key).toString('hex')).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    expect(signChange(key, Buffer.from([0x72])).toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
  })

  it('refuses changed bytes, other keys and malformed signatures', () => {
    const identity = createIdentity('m')
    const { signing } = publicIdentity(identity)
    const signature = signChange(identity.signing, bytes)
    expect(verifyChange(signing, bytes, signature)).toBe(true)
    expect(verifyChange(signing, Buffer.from('other'), signature)).toBe(false)
    expect(verifyChange(publicIdentity(createIdentity('m')).signing, bytes, signature)).toBe(false)
    expect(verifyChange(signing, bytes, signature.subarray(1))).toBe(false)
    expect(verifyChange(signing.subarray(1), bytes, signature)).toBe(false)
    expect(() => signChange(identity.document, bytes)).toThrow(/Ed25519/)
  })
})
