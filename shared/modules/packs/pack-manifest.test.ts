import { describe, expect, it } from 'vitest'
import { packFormat, readList, readManifest, writeList } from './pack-manifest.ts'

const hash = (letter: string) => letter.repeat(64)

describe('the list of a pack', () => {
  it('comes back as it was written, in the order of the paths', () => {
    const files = [
      { sha256: hash('b'), path: 'evidence/F-1/照片.png' },
      { sha256: hash('a'), path: 'README.txt' },
    ]
    expect(writeList(files)).toBe(`${hash('a')}  README.txt\n${hash('b')}  evidence/F-1/照片.png\n`)
    expect(readList(writeList(files))).toEqual(files.toReversed())
  })

  it.each([
    ['a broken digest', `${hash('a').slice(1)}  README.txt\n`, 1],
    ['a path that leaves the folder', `${hash('a')}  README.txt\n${hash('b')}  ../outside\n`, 2],
    ['the same file twice', `${hash('a')}  a.txt\n${hash('b')}  A.TXT\n`, 2],
    ['a last line without an end', `${hash('a')}  a.txt`, 0],
  ])('with %s is refused at its line', (_, text, line) => {
    expect(() => readList(text)).toThrow(expect.objectContaining({ key: 'verify.packList', parameters: { line } }))
  })
})

describe('a manifest', () => {
  const good = {
    format: packFormat,
    demo: false,
    organisation: 'Northwind',
    vault: '00',
    checkpoint: '',
    audit: { id: '1', number: 'A-1', title: 'Audit' },
    madeBy: 'Mei Lin',
    madeAt: '2026-03-01T08:00:00.000Z',
    files: [],
  }

  it('of this format is read', () => {
    expect(readManifest(JSON.stringify(good))).toEqual(good)
  })

  it.each([
    ['no JSON', '{'],
    ['another format', JSON.stringify({ ...good, format: 'sealbook/evidence-pack/9' })],
    ['no time', JSON.stringify({ ...good, madeAt: 'yesterday' })],
  ])('that is %s is refused by name', (_, text) => {
    expect(() => readManifest(text)).toThrow(expect.objectContaining({ key: 'verify.packManifest' }))
  })
})
