import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadAnchor, saveAnchor } from './anchor.ts'
import { keepDeviceKey, loadDeviceKey, makeDeviceKey, replaceDeviceKey } from './device-key.ts'
import { createIdentity, signChange, verifyChange } from './identity.ts'
import { deriveVaultKeys } from './keys.ts'

let data = ''
const vaultId = randomBytes(32).toString('hex')
const vault = { vaultId, keys: deriveVaultKeys(randomBytes(32), Buffer.from(vaultId, 'hex'), 1) }
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'own-files-'))
})
afterEach(() => rmSync(data, { recursive: true }))

describe('device key', () => {
  const identity = createIdentity('0197-aa')
  const file = () => path.join(data, 'feeds', vaultId, '0197-aa')

  it('is made once for a member and a vault, and signs', () => {
    const made = loadDeviceKey(data, vaultId, identity)
    const again = loadDeviceKey(data, vaultId, identity)
    expect([made.created, again.created]).toEqual([true, false])
    expect(again.publicKey).toEqual(made.publicKey)
    expect(verifyChange(made.publicKey, Buffer.from('x'), signChange(again.key, Buffer.from('x')))).toBe(true)
    const others = [
      loadDeviceKey(data, randomBytes(32).toString('hex'), identity),
      loadDeviceKey(data, vaultId, createIdentity('b')),
    ]
    for (const other of others) expect(other.publicKey).not.toEqual(made.publicKey)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(statSync(path.dirname(file())).mode & 0o777).toBe(0o700)
  })

  it('may be made before the vault has its id, and kept afterwards', () => {
    const made = makeDeviceKey()
    keepDeviceKey(data, vaultId, identity, made)
    expect(loadDeviceKey(data, vaultId, identity).publicKey).toEqual(made.publicKey)
  })

  it('does not open for another identity or when damaged, and is only replaced on request', () => {
    const made = loadDeviceKey(data, vaultId, identity)
    expect(() => loadDeviceKey(data, vaultId, createIdentity('0197-aa'))).toThrow(/errors.deviceKeyDamaged/)
    const bytes = readFileSync(file())
    for (const damaged of [bytes.subarray(1), Buffer.alloc(0), randomBytes(60)]) {
      writeFileSync(file(), damaged)
      expect(() => loadDeviceKey(data, vaultId, identity)).toThrow(/errors.deviceKeyDamaged/)
    }
    const replaced = replaceDeviceKey(data, vaultId, identity)
    expect(replaced.created).toBe(true)
    expect(replaced.publicKey).not.toEqual(made.publicKey)
    expect(loadDeviceKey(data, vaultId, identity).publicKey).toEqual(replaced.publicKey)
  })

  it.each(['../elsewhere', 'a/b', '', '.'])('keeps a member id %j from naming another file', (memberId) => {
    expect(() => loadDeviceKey(data, vaultId, createIdentity(memberId))).toThrow(/names a file/)
    expect(() => loadDeviceKey(data, memberId, identity)).toThrow(/names a folder/)
  })
})

describe('anchor', () => {
  it('comes back as saved, replaced whole, readable by nobody else', () => {
    expect(loadAnchor(data, vault)).toEqual({ state: 'none' })
    saveAnchor(data, vault, { at: 1, heads: ['older'] })
    saveAnchor(data, vault, { at: 2, heads: [{ feed: '弱口令', size: 3 }] })
    expect(loadAnchor(data, vault)).toEqual({ state: 'known', anchor: { at: 2, heads: [{ feed: '弱口令', size: 3 }] } })
    expect(readdirSync(path.join(data, 'anchors'))).toEqual([vaultId])
    expect(readFileSync(path.join(data, 'anchors', vaultId)).includes('弱口令')).toBe(false)
  })

  it('is damaged when changed, and when it was written under another key or for another vault', () => {
    saveAnchor(data, vault, { at: 1, heads: null })
    const file = path.join(data, 'anchors', vaultId)
    const bytes = readFileSync(file)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      writeFileSync(file, changed)
      expect(loadAnchor(data, vault)).toEqual({ state: 'damaged' })
    }
    const other = { vaultId: randomBytes(32).toString('hex'), keys: vault.keys }
    writeFileSync(path.join(data, 'anchors', other.vaultId), bytes)
    expect(loadAnchor(data, other)).toEqual({ state: 'damaged' })
  })
})
