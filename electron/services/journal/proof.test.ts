import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCheckpoint, shortHead, signCheckpoint, vaultHead } from './checkpoint.ts'
import { type EntryProof, extendsCheckpoint, parseProof, proofOf, verifyProof } from './proof.ts'
import { draftOf, type TestJournal, testJournal, testKey, testVerify } from './test-journal.ts'
import { leafHash, nodeHash } from './tree.ts'

const checker = path.resolve(import.meta.dirname, '../../../build/verify/journal_check.py')
let journal: TestJournal
let folder: string
let early: string
let late: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sealbook-proof-'))
  journal = testJournal()
  journal.db.transaction(() => {
    for (let index = 2; index <= 300; index += 1) journal.feed.append(draftOf(`f${index}`, index))
  })()
  early = journal.feed.checkpoint()
  journal.db.transaction(() => {
    for (let index = 301; index <= 700; index += 1) journal.feed.append(draftOf(`f${index}`, index))
  })()
  late = journal.feed.checkpoint()
})
afterAll(() => {
  journal.close()
  rmSync(folder, { recursive: true })
})

function outside(given: EntryProof, publicKey = journal.key.publicKey) {
  const proof = path.join(folder, 'journal.tlog-proof')
  const entry = path.join(folder, 'seal.cbor')
  const checkpoint = path.join(folder, 'checkpoint.txt')
  writeFileSync(proof, given.proof)
  writeFileSync(entry, given.entry)
  writeFileSync(checkpoint, given.checkpoint)
  const key = Buffer.from(publicKey).toString('hex')
  return spawnSync('python3', [checker, '--public-key', key, '--checkpoint', checkpoint, proof, entry], {
    encoding: 'utf8',
  })
}

function flip(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.with(at, (bytes[at] ?? 0) ^ 1)
}

describe('a proof of an entry', () => {
  it.each([1, 2, 255, 256, 257, 300])('holds for entry %i of 300 and of 700, here and outside', (seq) => {
    for (const checkpoint of [early, late]) {
      const given = proofOf(journal.db, journal.device, seq, checkpoint)
      expect(verifyProof(given, journal.key.publicKey, testVerify)).toMatchObject({ holds: true, change: { seq } })
      const answer = outside(given)
      expect(answer.stdout + answer.stderr).toBe(
        'proof: genuine\ncheckpoint: genuine\ninclusion: genuine\nentry: genuine\n',
      )
      expect(answer.status).toBe(0)
    }
  })

  it('is the text that C2SP tlog-proof describes', () => {
    const { proof } = proofOf(journal.db, journal.device, 5, early)
    const [first, index, ...rest] = proof.split('\n')
    expect([first, index]).toEqual(['c2sp.org/tlog-proof@v1', 'index 4'])
    expect(rest.indexOf('')).toBe(9)
    expect(proof.endsWith(`\n\n${early}`)).toBe(true)
    const extra = proof.replace('\nindex', '\nextra AAAA\nindex')
    expect(parseProof(extra)).toEqual(parseProof(proof))
  })

  it('is refused for an entry that the checkpoint does not cover', () => {
    expect(() => proofOf(journal.db, journal.device, 301, early)).toThrow('missing: errors.entryMissing')
    expect(() => proofOf(journal.db, 'nobody', 1, early)).toThrow('missing: errors.entryMissing')
  })

  const good = () => proofOf(journal.db, journal.device, 42, late)
  const otherEntry = () => proofOf(journal.db, journal.device, 43, late).entry
  const swapCheckpoint = (given: EntryProof, note: string): EntryProof => ({
    ...given,
    proof: given.proof.replace(given.checkpoint, note),
    checkpoint: note,
  })
  const forged = () => {
    const { vault, device, size, root } = parseCheckpoint(late)
    return signCheckpoint({ vault, device, size, root: flip(root, 3) }, journal.key.publicKey, testKey().sign)
  }
  const alterations: readonly (readonly [string, string, string, () => EntryProof])[] = [
    [
      'another index',
      'inclusion',
      'inclusion: changed',
      () => ({ ...good(), proof: good().proof.replace('index 41', 'index 40') }),
    ],
    ['an altered entry', 'inclusion', 'inclusion: changed', () => ({ ...good(), entry: flip(good().entry, 150) })],
    [
      'an altered signature of the entry',
      'inclusion',
      'entry: changed (the signature is wrong)',
      () => ({ ...good(), entry: flip(good().entry, good().entry.length - 1) }),
    ],
    [
      'another entry',
      'inclusion',
      'entry: changed (the entry is another one',
      () => ({ ...good(), entry: otherEntry() }),
    ],
    [
      'a checkpoint of the wrong key',
      'checkpoint',
      'checkpoint: changed (the signature is wrong)',
      () => swapCheckpoint(good(), forged()),
    ],
    [
      'a checkpoint of another size',
      'checkpoint',
      'checkpoint: changed',
      () => swapCheckpoint(good(), late.replace('\n700\n', '\n701\n')),
    ],
    [
      'a proof of another version',
      'proof',
      'proof: changed',
      () => ({ ...good(), proof: good().proof.replace('@v1', '@v2') }),
    ],
    [
      'a path with a line too many',
      'inclusion',
      'inclusion: changed',
      () => ({ ...good(), proof: good().proof.replace('index 41\n', `index 41\n${'A'.repeat(43)}=\n`) }),
    ],
    ['no checkpoint', 'proof', 'proof: changed', () => ({ ...good(), proof: good().proof.slice(0, 60) })],
  ]
  it.each(alterations)('fails with %s', (_name, failed, line, alter) => {
    expect(verifyProof(alter(), journal.key.publicKey, testVerify)).toEqual({ holds: false, failed })
    const answer = outside(alter())
    expect(answer.stdout).toContain(line)
    expect(answer.status).toBe(1)
  })

  it('fails with another public key', () => {
    expect(verifyProof(good(), testKey().publicKey, testVerify)).toEqual({ holds: false, failed: 'checkpoint' })
    expect(outside(good(), testKey().publicKey).stdout).toContain('checkpoint: changed (not signed by this key)')
  })
})

describe('checkpoints', () => {
  it('carry the key id and the 64 bytes of the signature, as C2SP signed-note has it', () => {
    const [, , , blank, line = ''] = late.split('\n')
    expect(blank).toBe('')
    expect(line).toMatch(/^— sealbook\.invalid\/[0-9a-f]{64}\/a1b2c3d4e5f60718 [A-Za-z0-9+/]{91}=$/)
  })

  it.each([
    ['no last newline', (note: string) => note.slice(0, -1)],
    ['a leading zero', (note: string) => note.replace('\n700\n', '\n0700\n')],
    ['a short root', (note: string) => note.replace(/\n[^\n]{44}\n/, '\nAAAA\n')],
    ['base64 with spare bits', (note: string) => note.replace(/.=\n\n/, 'B=\n\n')],
    ['an extension line', (note: string) => note.replace('\n\n', '\nextra\n\n')],
    ['no signature', (note: string) => note.slice(0, note.indexOf('\n\n') + 2)],
    ['another origin', (note: string) => note.replaceAll('sealbook.invalid', 'example.com')],
  ])('refuses a note with %s', (_name, alter) => {
    expect(() => parseCheckpoint(alter(late))).toThrow('journalUnreadable')
  })

  it('show that an older head is a beginning of today, and that an invented one is not', () => {
    expect(extendsCheckpoint(journal.db, parseCheckpoint(early))).toBe(true)
    expect(extendsCheckpoint(journal.db, parseCheckpoint(late))).toBe(true)
    const head = parseCheckpoint(early)
    expect(extendsCheckpoint(journal.db, { ...head, root: flip(head.root, 0) })).toBe(false)
    expect(extendsCheckpoint(journal.db, { ...head, size: 701 })).toBe(false)
  })

  it('join into one head of the vault, in whatever order they are given', () => {
    const notes = [early, late].map(parseCheckpoint)
    const [one, two] = notes
      .map(({ body }) => Buffer.from(body))
      .sort(Buffer.compare)
      .map(leafHash)
    if (one === undefined || two === undefined) throw new Error('two checkpoints were given')
    expect(vaultHead(notes)).toEqual(nodeHash(one, two))
    expect(vaultHead(notes.toReversed())).toEqual(nodeHash(one, two))
  })

  it('print as sixteen base32 characters', () => {
    // RFC 4648 section 10: BASE32("foobar") = MZXW6YTBOI======
    expect(shortHead(Buffer.from('foobarfoob'))).toBe('MZXW-6YTB-OJTG-633C')
  })
})
