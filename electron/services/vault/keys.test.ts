import { hkdfSync, randomBytes } from 'node:crypto'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { encodeCbor } from '#services/journal/cbor.ts'
import { deriveVaultKeys, expandKey, memberKey, unwrap, wrap, zeroVaultKeys } from './keys.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

describe('HKDF', () => {
  it('gives RFC 5869 test case 1 with SHA-256 in the library used', () => {
    const info = hex('f0f1f2f3f4f5f6f7f8f9')
    const output = hkdfSync('sha256', Buffer.alloc(22, 0x0b), hex('000102030405060708090a0b0c'), info, 42)
    expect(Buffer.from(output).toString('hex')).toBe(
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    )
  })

  it('expands with SHA-512 as @noble/hashes does', () => {
    const [secret, salt, id] = [randomBytes(32), randomBytes(32), randomBytes(16)]
    const info = encodeCbor(['sealbook/v1/some-purpose', id, 7])
    expect(expandKey(secret, salt, 'some-purpose', [id, 7])).toEqual(Buffer.from(hkdf(sha512, secret, salt, info, 32)))
  })
})

describe('the key tree', () => {
  it('gives every purpose, epoch, vault, slot and master key a key of its own', () => {
    const master = randomBytes(32)
    const [vault, other] = [randomBytes(32), randomBytes(32)]
    const trees = [
      deriveVaultKeys(master, vault, 1),
      deriveVaultKeys(master, vault, 2),
      deriveVaultKeys(master, other, 1),
      deriveVaultKeys(randomBytes(32), vault, 1),
    ]
    const members = [memberKey(master, vault, randomBytes(16)), memberKey(master, other, randomBytes(16))]
    const all = [...trees.flatMap((tree) => Object.values(tree)), ...members].map((key) => key.toString('hex'))
    expect(new Set(all).size).toBe(22)
    expect(deriveVaultKeys(master, vault, 1)).toEqual(trees[0])
  })

  it('is overwritten on request', () => {
    const keys = deriveVaultKeys(randomBytes(32), randomBytes(32), 1)
    zeroVaultKeys(keys)
    for (const key of Object.values(keys)) expect(key).toEqual(Buffer.alloc(32))
  })
})

describe('wrap', () => {
  it('comes back under the same key and associated data only', () => {
    const [key, plain, associated] = [randomBytes(32), randomBytes(32), Buffer.from('slot')]
    const wrapped = wrap(key, plain, associated)
    expect(unwrap(key, wrapped, associated)).toEqual(plain)
    expect(unwrap(randomBytes(32), wrapped, associated)).toBeNull()
    expect(unwrap(key, wrapped, Buffer.from('slot 2'))).toBeNull()
    for (let length = 0; length < wrapped.length; length += 1) {
      expect(unwrap(key, wrapped.subarray(0, length), associated)).toBeNull()
    }
  })

  it('notices every flipped bit', () => {
    const [key, associated] = [randomBytes(32), Buffer.from('slot')]
    const wrapped = wrap(key, randomBytes(32), associated)
    for (let bit = 0; bit < wrapped.length * 8; bit += 1) {
      const changed = Buffer.from(wrapped)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(unwrap(key, changed, associated)).toBeNull()
    }
  })
})
