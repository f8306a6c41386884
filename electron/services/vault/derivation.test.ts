import { argon2Sync } from 'node:crypto'
import { argon2id } from 'hash-wasm'
import { describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { deriveKey, makeParameters, refuseUnsafeParameters, scaleCost, smallestCost } from './derivation.ts'

const salt = new Uint8Array(16).fill(2)

describe('deriveKey', () => {
  it('agrees with an implementation that passes RFC 9106 section 5.3, and with hash-wasm', async () => {
    const published = argon2Sync('argon2id', {
      message: Buffer.alloc(32, 1),
      nonce: Buffer.alloc(16, 2),
      secret: Buffer.alloc(8, 3),
      associatedData: Buffer.alloc(12, 4),
      parallelism: 4,
      tagLength: 32,
      memory: 32,
      passes: 3,
    })
    expect(published.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
    const costs = [smallestCost, { memory: 65_536, passes: 4, lanes: 1 }, { memory: 98_304, passes: 2, lanes: 8 }]
    for (const cost of costs) {
      const key = await deriveKey('密码 kettle', { ...cost, salt })
      const second = argon2Sync('argon2id', {
        message: '密码 kettle',
        nonce: salt,
        parallelism: cost.lanes,
        tagLength: 32,
        memory: cost.memory,
        passes: cost.passes,
      })
      const third = await argon2id({
        password: '密码 kettle',
        salt,
        parallelism: cost.lanes,
        iterations: cost.passes,
        memorySize: cost.memory,
        hashLength: 32,
        outputType: 'hex',
      })
      expect(key.toString('hex')).toBe(second.toString('hex'))
      expect(key.toString('hex')).toBe(third)
    }
  })

  it('takes composed and decomposed, full-width and half-width spellings as one password', async () => {
    const parameters = { ...smallestCost, salt }
    const key = await deriveKey('Caf\u00e9 \uff21\uff22', parameters)
    expect((await deriveKey('Cafe\u0301 AB', parameters)).equals(key)).toBe(true)
    expect((await deriveKey('Cafe AB', parameters)).equals(key)).toBe(false)
  })
})

describe('bounds', () => {
  it.each([
    [{ memory: 65_535 }],
    [{ memory: 32_768 }],
    [{ passes: 2 }],
    [{ passes: 0 }],
    [{ lanes: 0 }],
    [{ memory: 1_048_577 }],
    [{ passes: 11 }],
    [{ lanes: 9 }],
    [{ memory: 65_536.5 }],
    [{ memory: Number.NaN }],
    [{ salt: new Uint8Array(8) }],
  ])('refuses %j', (change) => {
    expect(() => refuseUnsafeParameters({ ...smallestCost, salt, ...change })).toThrow(OperationError)
  })

  it('refuses 4 GiB before memory is taken', async () => {
    const memory = process.memoryUsage().rss
    const attempt = deriveKey('x', { memory: 4 * 1024 * 1024, passes: 3, lanes: 4, salt })
    await expect(attempt).rejects.toMatchObject({ key: 'errors.headerParameters', parameters: { memory: 4096 } })
    expect(process.memoryUsage().rss - memory).toBeLessThan(32 * 1024 * 1024)
  })

  it('accepts both profiles and the largest', () => {
    refuseUnsafeParameters(makeParameters({ memory: 262_144, passes: 3, lanes: 4 }))
    refuseUnsafeParameters(makeParameters({ memory: 1_048_576, passes: 2, lanes: 4 }))
    refuseUnsafeParameters(makeParameters({ memory: 1_048_576, passes: 10, lanes: 8 }))
  })
})

describe('scaleCost', () => {
  const standard = { memory: 262_144, passes: 3, lanes: 4 }
  const high = { memory: 1_048_576, passes: 2, lanes: 4 }
  const machine = 16 * 1024 * 1024
  it.each([
    ['standard', standard, 1500, machine, standard],
    ['standard', standard, 500, machine, { ...standard, memory: 524_288 }],
    ['standard', standard, 10, machine, { ...standard, memory: 1_048_576 }],
    ['standard', standard, 10, 2 * 1024 * 1024, { ...standard, memory: 524_288 }],
    ['standard', standard, 10, 512 * 1024, standard],
    ['high', high, 2500, machine, high],
    ['high', high, 250, machine, { ...high, passes: 8 }],
    ['high', high, 10, machine, { ...high, passes: 10 }],
  ] as const)('%s %j at %i ms', (profile, base, elapsed, memory, expected) => {
    expect(scaleCost(profile, base, elapsed, memory)).toEqual(expected)
  })
})
