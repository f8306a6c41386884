import { createHash, createHmac, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import type { AttachmentKey } from './attachment-codec.ts'
import { attachmentKey, attachmentKeyOfEpoch } from './attachment-keys.ts'
import {
  attachmentFile,
  beginAttachment,
  readAttachment,
  removeUnfinishedAttachments,
  writeAttachment,
} from './attachments.ts'
import { deriveVaultKeys, expandKey } from './keys.ts'

const chunk = 64 * 1024
const vaultId = randomBytes(32).toString('hex')
const key: AttachmentKey = { epoch: 3, key: randomBytes(32), vaultId }
const keys = (epoch: number) => (epoch === 3 ? key : null)
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attachments-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function* pieces(...parts: readonly Uint8Array[]) {
  yield* parts
}

async function readAll(id: string, from = keys): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of readAttachment(folder, from, id)) parts.push(part)
  return Buffer.concat(parts)
}

async function refusal(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof OperationError) return `${error.key} ${error.parameters.file}`
    throw error
  }
  return 'accepted'
}

describe('attachments', () => {
  it.each([0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 7])('bring %i bytes back', async (size) => {
    const plain = randomBytes(size)
    const stored = await writeAttachment(folder, key, pieces(plain))
    const sha256 = createHash('sha256').update(plain).digest()
    const idKey = expandKey(key.key, Buffer.from(vaultId, 'hex'), 'attachment-id', [])
    const id = createHmac('sha256', idKey).update(sha256).digest('hex')
    expect(stored).toEqual({ id, size, sha256: sha256.toString('hex') })
    expect((await readAll(id)).equals(plain)).toBe(true)
    const chunks = Math.max(1, Math.ceil(size / chunk))
    expect(statSync(attachmentFile(folder, id)).size).toBe(74 + size + 16 * chunks)
    expect(statSync(attachmentFile(folder, id)).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder)).toEqual([id.slice(0, 2)])
  })

  it('do not depend on how the bytes arrive, and hold no plaintext', async () => {
    const marker = Buffer.from('marker 弱口令 ')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(90_000), { maxLength: 5 }), async (sizes) => {
        const parts = sizes.map((size) => Buffer.alloc(size, marker))
        const stored = await writeAttachment(folder, key, pieces(...parts))
        expect((await readAll(stored.id)).equals(Buffer.concat(parts))).toBe(true)
        expect(readFileSync(attachmentFile(folder, stored.id)).includes('marker')).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  it('have one file for one content, which another writing repairs', async () => {
    const plain = randomBytes(1000)
    const first = await writeAttachment(folder, key, pieces(plain))
    writeFileSync(attachmentFile(folder, first.id), 'damaged')
    expect(await refusal(readAll(first.id))).toBe(`errors.attachmentDamaged ${first.id}`)
    expect(await writeAttachment(folder, key, pieces(plain))).toEqual(first)
    expect((await readAll(first.id)).equals(plain)).toBe(true)
  })

  it('name the file where a byte is changed, cut off, exchanged or repeated', async () => {
    const { id } = await writeAttachment(folder, key, pieces(randomBytes(2 * chunk + 100)))
    const file = attachmentFile(folder, id)
    const bytes = readFileSync(file)
    const sealed = chunk + 16
    const head = bytes.subarray(0, 74)
    const [one, two, three] = [0, 1, 2].map((index) => bytes.subarray(74 + index * sealed, 74 + (index + 1) * sealed))
    if (one === undefined || two === undefined || three === undefined) throw new Error('three chunks')
    const places = [...Array(74).keys(), 74, 74 + sealed - 1, 74 + sealed, bytes.length - 1]
    const flipped = places.map((at) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)))
    const cut = [0, 73, 74, 74 + sealed, 74 + 2 * sealed, bytes.length - 1].map((length) => bytes.subarray(0, length))
    const rearranged = [
      [head, two, one, three],
      [head, one, one, two, three],
      [head, one, three],
      [head, one, two, three, three],
      [head, three],
    ].map((parts) => Buffer.concat(parts))
    for (const damaged of [...flipped, ...cut, ...rearranged]) {
      writeFileSync(file, damaged)
      expect(await refusal(readAll(id))).toBe(`errors.attachmentDamaged ${id}`)
    }
  })

  it('are bound to their name, vault and epoch', async () => {
    const one = await writeAttachment(folder, key, pieces(Buffer.from('one')))
    const two = await writeAttachment(folder, key, pieces(Buffer.from('two')))
    writeFileSync(attachmentFile(folder, one.id), readFileSync(attachmentFile(folder, two.id)))
    expect(await refusal(readAll(one.id))).toBe(`errors.attachmentDamaged ${one.id}`)
    expect(await refusal(readAll(two.id, () => null))).toBe(`errors.attachmentDamaged ${two.id}`)
    const elsewhere = () => ({ ...key, vaultId: randomBytes(32).toString('hex') })
    expect(await refusal(readAll(two.id, elsewhere))).toBe(`errors.attachmentDamaged ${two.id}`)
  })

  it('tell a missing file, and let no id name another place', async () => {
    const id = 'ab'.repeat(32)
    expect(await refusal(readAll(id))).toBe(`errors.attachmentMissing ${id}`)
    for (const foreign of ['../vault.db', '', `../../${id}`, id.toUpperCase()]) {
      expect(await refusal(readAll(foreign))).toBe(`errors.attachmentMissing ${foreign}`)
    }
  })

  it('are read as they were written before files were streamed', async () => {
    const id = '154645b42d5a4a087e149ae58280e9f99478a112777de8568c8a4d42d1756e5a'
    const sealed =
      'U0VBTEZJTEUAAQAAAANcC56kBUVcJyRu6FdlS47G2NAbptRNMGf4wLfJNGOEexru9eXFntI3I7+fI78ya8f8S+gBCwewK9WcZccBi09OrUIc' +
      'IpXQ0AyBf9Eg/ghMinNWdtTWinlLOl/co/jViKIEZFz/v4v8qF4sDWI9/98='
    const old = { epoch: 3, key: Buffer.alloc(32, 7), vaultId: 'ab'.repeat(32) }
    mkdirSync(path.join(folder, id.slice(0, 2)))
    writeFileSync(attachmentFile(folder, id), Buffer.from(sealed, 'base64'))
    expect((await readAll(id, () => old)).toString()).toBe('written before files were streamed\n')
    // The same key and content still make the same name, so an old file and a new one are one attachment.
    expect((await writeAttachment(folder, old, pieces(Buffer.from('written before files were streamed\n')))).id).toBe(
      id,
    )
  })

  it('are attachments only once they are kept, and nothing once they are dropped', async () => {
    const begun = await beginAttachment(folder, key, pieces(randomBytes(3 * chunk)))
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^incoming-/)])
    expect(await refusal(readAll(begun.id))).toBe(`errors.attachmentMissing ${begun.id}`)
    begun.drop()
    expect(readdirSync(folder)).toEqual([])
    const { keep, drop } = await beginAttachment(folder, key, pieces(Buffer.from('kept')))
    const { id } = await keep()
    drop()
    expect((await readAll(id)).toString()).toBe('kept')
  })

  it('are taken away again where nothing came to rest on them, and stay where the content was there before or came since', async () => {
    const begin = () => beginAttachment(folder, key, pieces(Buffer.from('brought by a pack')))
    const first = await begin()
    first.unkeep()
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^incoming-/)])
    const { id } = await first.keep()
    const second = await begin()
    await second.keep()
    // The first brought it, but what lies there now is what the second kept.
    first.unkeep()
    second.unkeep()
    expect((await readAll(id)).toString()).toBe('brought by a pack')
    rmSync(attachmentFile(folder, id))
    const third = await begin()
    await third.keep()
    third.unkeep()
    third.unkeep()
    expect(existsSync(attachmentFile(folder, id))).toBe(false)
  })

  it('leave nothing of a writing that fails, and clear what a crash left', async () => {
    async function* failing() {
      yield randomBytes(200_000)
      throw new Error('the other side went away')
    }
    await expect(writeAttachment(folder, key, failing())).rejects.toThrow('went away')
    expect(readdirSync(folder)).toEqual([])
    mkdirSync(path.join(folder, 'ab'))
    writeFileSync(path.join(folder, 'incoming-0123'), 'x')
    expect(removeUnfinishedAttachments(folder)).toBe(1)
    expect(existsSync(path.join(folder, 'ab'))).toBe(true)
  })
})

describe('keys of attachments', () => {
  it('are found for the newest epoch and, by its master key in the header, for older ones', () => {
    const older = randomBytes(32)
    const id = new Uint8Array(Buffer.from(vaultId, 'hex'))
    const masterKey = randomBytes(32)
    const epochs = [
      { number: 1, since: 0, masterKey: older, extra: {} },
      { number: 2, since: 1, masterKey: null, extra: {} },
    ]
    const vault = {
      folder,
      vaultId,
      slotId: new Uint8Array(16),
      epoch: 2,
      masterKey,
      keys: deriveVaultKeys(masterKey, id, 2),
      header: {
        clear: { minor: 0, vaultId: id, salt: new Uint8Array(32), sequence: 1, slots: [], extra: {} },
        sealed: { members: [], recipients: [], epochs, heads: null, extra: {} },
      },
      healed: null,
    }
    expect(attachmentKeyOfEpoch(vault, 2)).toEqual(attachmentKey(vault))
    expect(attachmentKeyOfEpoch(vault, 1)?.key).toEqual(deriveVaultKeys(older, id, 1).attachment)
    expect(attachmentKeyOfEpoch(vault, 3)).toBeNull()
  })
})
