import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { PackSource } from '#shared/modules/packs/pack-tail.ts'
import { sentPack, tailOf } from '#shared/modules/packs/pack-tail.ts'
import { packSource } from './packs.test-support.ts'
import { readPack } from './read-pack.ts'

/** A ZIP of these files, stored, with sizes and digests behind them as a pack of ours has them, or before them. */
async function zipOf(
  files: Readonly<Record<string, Buffer>>,
  given: { readonly large?: boolean } = {},
): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files))
    zip.addBuffer(bytes, name, { compress: false, forceZip64Format: given.large ?? false })
  zip.end({ forceZip64Format: given.large ?? false, comment: '' })
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const trust = { trust: [], now: 0 }
const about = { 'manifest.json': Buffer.from('{}'), SHA256SUMS: Buffer.from('') }

async function findingOf(source: PackSource, tail?: number): Promise<string> {
  const sent = tail ?? (await tailOf(source))
  const { verdict } = await readPack(sentPack(source, sent), { size: source.size, tail: sent }, trust)
  const [first] = verdict.findings
  return [first?.key, first?.parameters?.path].filter((part) => part !== undefined).join(' ')
}

const readable = 'verify.packManifest'

describe('a pack that comes in pieces', () => {
  it.each([1, 7, 64, 100_000])('of %d bytes is read the same', async (piece) => {
    expect(await findingOf(packSource(await zipOf({ ...about, 'a.txt': Buffer.alloc(5000, 3) }), piece))).toBe(readable)
  })

  it('is read in the format of packs above 4 GB', async () => {
    const bytes = await zipOf({ ...about, 'a.txt': Buffer.from('a') }, { large: true })
    expect(await findingOf(packSource(bytes))).toBe(readable)
  })

  it('is read though its directory is longer than what is looked for at its end', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [`evidence/${'x'.repeat(90)}-${at}.txt`, Buffer.from('a')]),
    )
    const source = packSource(await zipOf({ ...about, ...many }))
    expect(await tailOf(source)).toBeGreaterThan(131_072)
    expect(await findingOf(source)).toBe(readable)
  })
})

describe('a hostile pack is named', () => {
  const renamed = async (name: string) => {
    const bytes = await zipOf({ ...about, [`a${'x'.repeat(Buffer.byteLength(name) - 1)}`]: Buffer.from('a') })
    const wanted = Buffer.from(`a${'x'.repeat(Buffer.byteLength(name) - 1)}`)
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at)) bytes.write(name, at)
    return packSource(bytes)
  }

  it.each([
    ['../../etc/passwd', '../../etc/passwd'],
    ['/etc/passwd', '/etc/passwd'],
    ['C:\\autorun.inf', 'C:\\autorun.inf'],
    ['evidence/NUL.txt', 'evidence/NUL.txt'],
    ['evidence/x\u202Egpj.exe', 'evidence/x〔U+202E〕gpj.exe'],
    ['evidence/line\nbreak', 'evidence/line〔U+000A〕break'],
  ])('with the path %j', async (name, shown) => {
    expect(await findingOf(await renamed(name))).toBe(`verify.packPath ${shown}`)
  })

  it('by a bounded part of a path without end', async () => {
    const told = await findingOf(packSource(await zipOf({ ...about, ['y'.repeat(60_000)]: Buffer.from('a') })))
    expect(told).toBe(`verify.packPath ${'y'.repeat(120)}…`)
  })

  const changed = async (change: (bytes: Buffer) => Buffer | undefined) => {
    const bytes = await zipOf({ ...about, 'a.txt': Buffer.alloc(1000, 5), 'b.txt': Buffer.alloc(1000, 6) })
    return packSource(change(bytes) ?? bytes)
  }
  const directory = (bytes: Buffer, name: string) => bytes.lastIndexOf(name) - 46
  const head = (bytes: Buffer, name: string) => bytes.indexOf(name) - 30

  it.each<[string, (bytes: Buffer) => Buffer | undefined, string]>([
    [
      'files that overlap',
      (bytes) => void bytes.writeUInt32LE(head(bytes, 'a.txt'), directory(bytes, 'b.txt') + 42),
      'verify.packDense',
    ],
    [
      'more than it can hold',
      (bytes) => {
        for (const at of [20, 24]) bytes.writeUInt32LE(4_000_000_000, directory(bytes, 'b.txt') + at)
      },
      'verify.packDense',
    ],
    [
      'two sizes of a stored file',
      (bytes) => void bytes.writeUInt32LE(7, directory(bytes, 'b.txt') + 24),
      'verify.packTwofold b.txt',
    ],
    [
      'another name at the file itself',
      (bytes) => void bytes.write('c', bytes.indexOf('b.txt')),
      'verify.packTwofold b.txt',
    ],
    [
      'packing at the file itself',
      (bytes) => void bytes.writeUInt16LE(8, head(bytes, 'b.txt') + 8),
      'verify.packTwofold b.txt',
    ],
    ['packing', (bytes) => void bytes.writeUInt16LE(8, directory(bytes, 'b.txt') + 10), 'verify.packPacked b.txt'],
    ['a password', (bytes) => void bytes.writeUInt16LE(1, directory(bytes, 'b.txt') + 8), 'verify.packPacked b.txt'],
    [
      'a file that its directory leaves out',
      (bytes) => {
        // The second file is taken out of the directory, and stays where it lies.
        const [from, to] = [directory(bytes, 'a.txt'), directory(bytes, 'b.txt')]
        const end = bytes.lastIndexOf('PK\u0005\u0006')
        const out = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
        const at = end - (to - from)
        for (const count of [8, 10]) out.writeUInt16LE(out.readUInt16LE(at + count) - 1, at + count)
        out.writeUInt32LE(out.readUInt32LE(at + 12) - (to - from), at + 12)
        return out
      },
      'verify.packHidden',
    ],
  ])('with %s', async (_, change, key) => {
    expect(await findingOf(await changed(change))).toBe(key)
  })

  it('whose end is not the one that was sent before it', async () => {
    const bytes = await zipOf({ ...about, 'a.txt': Buffer.from('a') })
    const other = Buffer.from(bytes)
    other[bytes.length - 30] = (other[bytes.length - 30] ?? 0) ^ 1
    const sent = async function* () {
      yield bytes
      yield other
    }
    const { verdict } = await readPack(sent(), { size: bytes.length, tail: bytes.length }, trust)
    expect(verdict.findings[0]?.key).toBe('verify.packDamaged')
  })

  it('whatever is changed in it, and whatever is said of its end', async () => {
    const bytes = await zipOf({ ...about, 'a.txt': Buffer.alloc(300, 5) })
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.nat(bytes.length),
        async (at, by, tail) => {
          const meddled = Buffer.from(bytes)
          meddled[at] = (meddled[at] ?? 0) ^ by
          const key = await findingOf(packSource(meddled, 97), tail)
          expect(key).toMatch(/^verify\.|^$/)
        },
      ),
      { numRuns: 300 },
    )
  })
})
