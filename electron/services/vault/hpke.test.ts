import {
  createDecipheriv,
  createHmac,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { Aes128Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import { describe, expect, it } from 'vitest'
import { openMessage, type SealedMessage, sealMessage } from './hpke.ts'
import { importPrivateKey, rawPublicKey } from './identity.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

// RFC 9180 appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, sequence number 0.
const published = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  encapsulated: hex('37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431'),
  recipient: hex('4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8'),
  associated: hex('436f756e742d30'),
  ciphertext: hex('f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a'),
  plain: hex('4265617574792069732074727574682c20747275746820626561757479'),
}

/** RFC 9180 sections 4.1, 5.1 and 5.2 written out, to judge the AES-256 suite, for which the RFC prints no vector. */
function referenceOpen(
  key: KeyObject,
  message: SealedMessage,
  info: Buffer,
  associated: Buffer,
  keyBytes: 16 | 32,
): Buffer {
  const kem = Buffer.concat([Buffer.from('KEM'), hex('0020')])
  const suite = Buffer.concat([Buffer.from('HPKE'), hex('00200001'), hex(keyBytes === 16 ? '0001' : '0002')])
  const extract = (id: Buffer, salt: Buffer, label: string, input: Buffer) =>
    createHmac('sha256', salt).update('HPKE-v1').update(id).update(label).update(input).digest()
  const expand = (id: Buffer, secret: Buffer, label: string, input: Buffer, length: number) =>
    createHmac('sha256', secret)
      .update(Buffer.from([0, length]))
      .update('HPKE-v1')
      .update(id)
      .update(label)
      .update(input)
      .update(Buffer.from([1]))
      .digest()
      .subarray(0, length)
  const none = Buffer.alloc(0)
  const point = Buffer.concat([hex('302a300506032b656e032100'), message.encapsulated])
  const publicKey = createPublicKey({ key: point, format: 'der', type: 'spki' })
  const shared = extract(kem, none, 'eae_prk', diffieHellman({ privateKey: key, publicKey }))
  const context = Buffer.concat([message.encapsulated, rawPublicKey(key)])
  const kemSecret = expand(kem, shared, 'shared_secret', context, 32)
  const hashes = [extract(suite, none, 'psk_id_hash', none), extract(suite, none, 'info_hash', info)]
  const schedule = Buffer.concat([Buffer.from([0]), ...hashes])
  const secret = extract(suite, kemSecret, 'secret', none)
  const aeadKey = expand(suite, secret, 'key', schedule, keyBytes)
  const nonce = expand(suite, secret, 'base_nonce', schedule, 12)
  const decipher = createDecipheriv(keyBytes === 16 ? 'aes-128-gcm' : 'aes-256-gcm', aeadKey, nonce)
  decipher.setAAD(associated)
  decipher.setAuthTag(message.ciphertext.subarray(-16))
  return Buffer.concat([decipher.update(message.ciphertext.subarray(0, -16)), decipher.final()])
}

describe('HPKE', () => {
  it('opens RFC 9180 appendix A.1.1, both the package and the reference of this test', async () => {
    const key = importPrivateKey('x25519', published.recipient)
    expect(referenceOpen(key, published, published.info, published.associated, 16)).toEqual(published.plain)
    const suite = new CipherSuite({ kem: new DhkemX25519HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes128Gcm() })
    const recipientKey = await suite.kem.importKey('raw', new Uint8Array(published.recipient).buffer, false)
    const opened = await suite.open(
      { recipientKey, enc: new Uint8Array(published.encapsulated), info: new Uint8Array(published.info) },
      new Uint8Array(published.ciphertext),
      new Uint8Array(published.associated),
    )
    expect(Buffer.from(opened)).toEqual(published.plain)
  })

  it('seals what the reference opens with AES-256-GCM', async () => {
    const { privateKey } = generateKeyPairSync('x25519')
    const [info, associated, plain] = [Buffer.from('info'), Buffer.from('bound to'), Buffer.alloc(32, 7)]
    const message = await sealMessage(rawPublicKey(privateKey), plain, info, associated)
    expect(referenceOpen(privateKey, message, info, associated, 32)).toEqual(plain)
    expect(openMessage(privateKey, message, info, associated)).toEqual(plain)
  })

  it('opens for nobody else and under no other binding', async () => {
    const { privateKey } = generateKeyPairSync('x25519')
    const [info, associated] = [Buffer.from('info'), Buffer.from('bound to')]
    const message = await sealMessage(rawPublicKey(privateKey), Buffer.alloc(32), info, associated)
    const changed = { ...message, ciphertext: message.ciphertext.with(0, (message.ciphertext[0] ?? 0) ^ 1) }
    expect(openMessage(generateKeyPairSync('x25519').privateKey, message, info, associated)).toBeNull()
    expect(openMessage(privateKey, message, Buffer.from('else'), associated)).toBeNull()
    expect(openMessage(privateKey, message, info, Buffer.from('else'))).toBeNull()
    expect(openMessage(privateKey, changed, info, associated)).toBeNull()
    expect(openMessage(privateKey, { ...message, encapsulated: new Uint8Array(32) }, info, associated)).toBeNull()
  })
})
