import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { smallestCost } from './derivation.ts'
import type { Header } from './header.ts'
import { encodeHeader } from './header-codec.ts'
import { readHeaderFiles } from './header-file.ts'
import { createIdentity, publicIdentity, rawPublicKey } from './identity.ts'
import { invitationCommitment } from './invitation.ts'
import { createMasterKey } from './keys.ts'
import { codeKey, parseRecoveryKey } from './recovery-key.ts'
import { closeVault, openWithInvitation, openWithRecoveryKey, type UnlockedVault, unlock } from './unlock.ts'
import {
  addInvitationSlot,
  addPasswordSlot,
  addRecoverySlot,
  changePassword,
  createHeader,
  removeSlot,
  saveHeads,
} from './vault-header.ts'

const password = 'kettle orbit violin canyon'
const second = 'lantern tundra pickle 弱口令 orbit'
const alice = { login: 'Alice', password, cost: smallestCost }
const bob = { login: 'bob', password: second, cost: smallestCost }
const vaultId = randomBytes(32).toString('hex')
let root = ''
let folder = ''
let created: UnlockedVault
let pristine: Map<string, Buffer>
const file = (name: string) => path.join(folder, name)
const restore = () => {
  for (const [name, bytes] of pristine) writeFileSync(file(name), bytes)
}

beforeAll(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'vault-header-'))
  folder = path.join(root, 'Team.sealbook')
  mkdirSync(folder)
  const identity = createIdentity('member-a')
  created = await createHeader(folder, {
    ...alice,
    vaultId,
    identity,
    masterKey: createMasterKey(),
    heads: ['h'],
    now: 5,
  })
  pristine = new Map(readdirSync(folder).map((name) => [name, readFileSync(file(name))]))
})
beforeEach(restore)
afterAll(() => rmSync(root, { recursive: true }))

async function refusal(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof OperationError) return `${error.code} ${error.key}`
    throw error
  }
  return 'accepted'
}

describe('unlock', () => {
  it('gives back the keys, the identity and the sealed part, for the name in any spelling and for no name', async () => {
    for (const login of ['Alice', ' aLICE ', 'Ａｌｉｃｅ', null]) {
      const vault = await unlock(folder, login, password)
      expect(vault.keys).toEqual(created.keys)
      expect([vault.vaultId, vault.memberId, vault.epoch, vault.healed]).toEqual([vaultId, 'member-a', 1, null])
      expect(publicIdentity(vault.identity)).toEqual(publicIdentity(created.identity))
      expect(vault.header).toEqual(created.header)
    }
    expect(readdirSync(folder).sort()).toEqual(['header-a', 'header-b'])
    expect(statSync(file('header-a')).mode & 0o777).toBe(0o600)
    const all = Buffer.concat([...pristine.values()])
    for (const secret of [
      'Alice',
      'alice',
      'member-a',
      created.masterKey,
      created.keys.database,
      created.identity.local,
    ]) {
      expect(all.includes(secret)).toBe(false)
    }
  })

  it('says the same of a wrong name and a wrong password', async () => {
    expect(await refusal(unlock(folder, 'alice', 'kettle orbit violin canyons'))).toBe('forbidden errors.wrongPassword')
    expect(await refusal(unlock(folder, 'mallory', password))).toBe('forbidden errors.wrongPassword')
  })

  it('overwrites the keys on closing', async () => {
    const vault = await unlock(folder, 'alice', password)
    closeVault(vault)
    expect(Buffer.concat([vault.masterKey, ...Object.values(vault.keys)]).every((byte) => byte === 0)).toBe(true)
  })
})

describe('damage', () => {
  it('heals either copy from the other, whichever byte is hit, and says which', async () => {
    for (const name of ['header-a', 'header-b'] as const) {
      const bytes = pristine.get(name) ?? Buffer.alloc(0)
      for (let at = 0; at < bytes.length; at += 1) {
        const changed = Buffer.from(bytes)
        changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
        writeFileSync(file(name), changed)
        const { found, problems } = readHeaderFiles(folder)
        expect([found.length, problems[0]?.name]).toEqual([1, name])
      }
      expect((await unlock(folder, 'alice', password)).healed).toEqual({ name, cause: 'damaged' })
      expect(readFileSync(file(name)).equals(bytes)).toBe(true)
      rmSync(file(name))
      expect((await unlock(folder, 'alice', password)).healed).toEqual({ name, cause: 'missing' })
      expect((await unlock(folder, 'alice', password)).healed).toBeNull()
    }
  })

  it('is called damage when both copies are hit, whatever the password', async () => {
    for (const name of ['header-a', 'header-b']) writeFileSync(file(name), randomBytes(900))
    writeFileSync(file('vault.db'), 'x')
    expect(await refusal(unlock(folder, 'alice', 'wrong'))).toBe('storage errors.headerDamaged')
    rmSync(file('vault.db'))
    expect(await refusal(unlock(folder, 'alice', password))).toBe('storage errors.notAVault')
  })

  it('is called a newer version where one is stated, and nothing is written', async () => {
    const later = encodeHeader(created.header, created.keys.header).subarray(0, -32)
    later.writeUInt16BE(2, 8)
    writeFileSync(file('header-b'), Buffer.concat([later, createHash('sha256').update(later).digest()]))
    expect(await refusal(unlock(folder, 'alice', password))).toBe('storage errors.newerVersion')
  })

  it('does not open a copy that someone edited, and restores the authentic one', async () => {
    const { clear, sealed } = created.header
    const forged = { clear: { ...clear, sequence: 99, extra: { added: 1 } }, sealed }
    writeFileSync(file('header-a'), encodeHeader(forged, randomBytes(32)))
    const vault = await unlock(folder, 'alice', password)
    expect([vault.header.clear.sequence, vault.healed]).toEqual([
      clear.sequence,
      { name: 'header-a', cause: 'damaged' },
    ])
    for (const name of ['header-a', 'header-b']) writeFileSync(file(name), encodeHeader(forged, randomBytes(32)))
    expect(await refusal(unlock(folder, 'alice', password))).toBe('storage errors.headerDamaged')
  })
})

describe('slots are bound', () => {
  const write = (change: (header: Header) => Header) => {
    const bytes = encodeHeader(change(created.header), created.keys.header)
    for (const name of ['header-a', 'header-b']) writeFileSync(file(name), bytes)
  }

  it.each([
    ['another vault', (header: Header) => ({ ...header, clear: { ...header.clear, vaultId: randomBytes(32) } })],
    ['another slot', (header: Header) => changeSlot(header, { id: randomBytes(16) })],
    ['fewer passes', (header: Header) => changeSlot(header, { derivation: { memory: 98_304, passes: 2, lanes: 4 } })],
    ['one lane', (header: Header) => changeSlot(header, { derivation: { memory: 65_536, passes: 3, lanes: 1 } })],
  ])('to their vault, identifier and parameters: %s', async (_name, change) => {
    write(change)
    expect(await refusal(unlock(folder, null, password))).toBe('forbidden errors.wrongPassword')
  })

  it('and refuse parameters below the floor and above the ceiling before deriving', async () => {
    for (const memory of [1024, 4 * 1024 * 1024]) {
      write((header) => changeSlot(header, { derivation: { memory, passes: 3, lanes: 4 } }))
      expect(await refusal(unlock(folder, null, password))).toBe('storage errors.headerParameters')
    }
  })
})

function changeSlot(
  header: Header,
  change: { id?: Uint8Array; derivation?: { memory: number; passes: number; lanes: number } },
): Header {
  const slots = header.clear.slots.map((slot) => {
    if (slot.kind !== 'password') return slot
    return { ...slot, id: change.id ?? slot.id, derivation: { ...slot.derivation, ...change.derivation } }
  })
  return { ...header, clear: { ...header.clear, slots } }
}

describe('changes', () => {
  it('alternate between the copies and keep what newer versions wrote', async () => {
    const { clear, sealed } = created.header
    const newer: Header = {
      clear: { ...clear, minor: 4, extra: { later: '新' } },
      sealed: { ...sealed, extra: { also: 2 } },
    }
    const other = {
      id: new Uint8Array(16),
      kind: 'other' as const,
      fields: { id: new Uint8Array(16), kind: 'device', x: 1 },
    }
    const header = { ...newer, clear: { ...newer.clear, slots: [...clear.slots, other] } }
    for (const name of ['header-a', 'header-b']) writeFileSync(file(name), encodeHeader(header, created.keys.header))
    const vault = await unlock(folder, 'alice', password)
    const before = { a: readFileSync(file('header-a')), b: readFileSync(file('header-b')) }
    const once = saveHeads(vault, ['newer heads'])
    const [a, b] = [readFileSync(file('header-a')), readFileSync(file('header-b'))]
    expect([a.equals(before.a), b.equals(before.b)].filter(Boolean)).toHaveLength(1)
    saveHeads(once, ['newest heads'])
    const after = await unlock(folder, 'alice', password)
    expect(after.header.sealed).toEqual({ ...header.sealed, heads: ['newest heads'] })
    expect(after.header.clear).toEqual({ ...header.clear, sequence: clear.sequence + 2 })
    expect(after.healed).toBeNull()
  })

  it('of the password withdraw the old one from both copies', async () => {
    const vault = await unlock(folder, 'alice', password)
    expect(await refusal(changePassword(vault, 'wrong', { ...alice, password: second }))).toBe(
      'forbidden errors.wrongPassword',
    )
    expect(await refusal(changePassword(vault, password, { ...alice, password: 'alice2026' }))).toBe(
      'invalid errors.weakPassword',
    )
    await changePassword(vault, password, { ...alice, password: second })
    for (const damaged of ['header-a', 'header-b']) {
      writeFileSync(file(damaged), 'x')
      expect(await refusal(unlock(folder, 'alice', password))).toBe('forbidden errors.wrongPassword')
      const reopened = await unlock(folder, 'alice', second)
      expect([reopened.memberId, reopened.healed]).toEqual(['member-a', { name: damaged, cause: 'damaged' }])
      expect(reopened.keys).toEqual(created.keys)
    }
  })

  it('cut off between the copies do not leave a withdrawn slot behind', async () => {
    const vault = await unlock(folder, 'alice', password)
    const old = readFileSync(file('header-b'))
    await changePassword(vault, password, { ...alice, password: second })
    writeFileSync(file('header-b'), old)
    expect((await unlock(folder, 'alice', second)).healed).toEqual({ name: 'header-b', cause: 'outrun' })
    rmSync(file('header-a'))
    expect(await refusal(unlock(folder, 'alice', password))).toBe('forbidden errors.wrongPassword')
  })

  it('by a recovery key give a new member slot in the place of the forgotten one', async () => {
    const { groups } = await addRecoverySlot(await unlock(folder, 'alice', password))
    const opened = await openWithRecoveryKey(folder, groups.join(' ').toLowerCase())
    expect(opened.keys).toEqual(created.keys)
    expect(await refusal(addPasswordSlot(opened, 'member-r', { ...alice, password: second }))).toBe(
      'conflict errors.loginTaken',
    )
    const removes = [created.slotId]
    await addPasswordSlot(opened, 'member-r', { ...alice, password: second }, { removes })
    const vault = await unlock(folder, 'alice', second)
    expect(vault.memberId).toBe('member-r')
    expect(vault.header.sealed.members.map(({ id, slot }) => [id, slot !== null])).toEqual([
      ['member-a', false],
      ['member-r', true],
    ])
    expect(await refusal(unlock(folder, 'alice', password))).toBe('forbidden errors.wrongPassword')
    const strangers = await addRecoverySlot({ ...created, folder: mkdtempSync(path.join(root, 'other-')) })
    expect(await refusal(openWithRecoveryKey(folder, strangers.groups.join('-')))).toBe(
      'forbidden errors.wrongRecoveryKey',
    )
    expect(rawPublicKey(codeKey(parseRecoveryKey(groups.join('')), randomBytes(32), opened.slotId))).not.toEqual(
      opened.header.sealed.recipients.at(-1)?.exchange,
    )
  })

  it('by an invitation let the invited member in once, until it expires', async () => {
    const invited = await addInvitationSlot(await unlock(folder, 'alice', password), 'member-b', 1000)
    const code = invited.groups.join('-')
    expect(await refusal(openWithInvitation(folder, code, 1001))).toBe('forbidden errors.invitationExpired')
    const opened = await openWithInvitation(folder, code, 999)
    expect(opened.memberId).toBe('member-b')
    const recipient = opened.header.sealed.recipients.find(({ member }) => member === 'member-b')
    const { vaultId: id } = opened.header.clear
    expect(invited.commitment).toEqual(invitationCommitment(id, invited.slotId, recipient?.exchange ?? id))
    await addPasswordSlot(opened, opened.memberId, bob, { removes: [opened.slotId] })
    expect(await refusal(openWithInvitation(folder, code, 999))).toBe('forbidden errors.wrongInvitation')
    const vault = await unlock(folder, 'bob', second)
    expect([vault.memberId, (await unlock(folder, null, password)).memberId]).toEqual(['member-b', 'member-a'])
    const without = removeSlot(vault, created.slotId)
    expect(await refusal(unlock(folder, 'alice', password))).toBe('forbidden errors.wrongPassword')
    expect(() => removeSlot(without, vault.slotId)).toThrow(/errors.lastSlot/)
  })
})
