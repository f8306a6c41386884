import { describe, expect, it } from 'vitest'
import { isSafePath } from '../packs/pack-names.ts'
import { fileFaults } from './file-faults.ts'
import { keptName } from './file-names.ts'

const file = (name: string, mediaType = 'text/plain', size = 1) => ({
  ...{ id: 'a', name, mediaType, size, sha256: 'b' },
})

describe('what is told of a file', () => {
  it.each([
    ['notes.txt', [], 'notes.txt'],
    ['../../etc/passwd', ['path', 'edges'], '_.._etc_passwd'],
    ['..\\..\\boot.txt', ['path', 'edges'], '_.._boot.txt'],
    ['CON.txt', ['device'], '_CON.txt'],
    ['lpt1.log', ['device'], '_lpt1.log'],
    ['console.txt', [], 'console.txt'],
    ['photo\u202Egpj.txt', ['unseen'], 'photo_gpj.txt'],
    ['zero\u200Bwidth.txt', ['unseen'], 'zero_width.txt'],
    ['bell〔U+0007〕.txt', ['unseen'], 'bell〔U+0007〕.txt'],
    ['trailing. ', ['edges'], 'trailing'],
    ['.hidden.txt', ['edges'], 'hidden.txt'],
    ['_CON.txt', [], '_CON.txt'],
  ])('%j', (name, faults, exported) => {
    const told = fileFaults(file(name))
    expect(told.faults).toEqual(faults)
    expect(told.exported).toBe(exported)
    expect(isSafePath(told.exported)).toBe(true)
    expect(told.shown).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it.each([
    [file('a.txt', 'text/plain', 0), ['empty']],
    [file('a.png', 'application/vnd.microsoft.portable-executable'), ['otherKind', 'program']],
    [file('setup.exe', 'application/vnd.microsoft.portable-executable'), ['program']],
    [file('a.pdf', 'application/zip'), ['otherKind']],
    [file('a.png', 'text/plain'), ['otherKind']],
    [file('a.png', 'application/octet-stream'), ['otherKind']],
    [file('a.docx', 'application/vnd.openxmlformats'), []],
  ])('%o', (given, faults) => {
    expect(fileFaults(given).faults).toEqual(faults)
  })
})

describe('the name under which a file is kept', () => {
  it.each([
    ['plain.txt', 'plain.txt'],
    ['bell\u0007.txt', 'bell〔U+0007〕.txt'],
    ['half\ud800.txt', 'half〔U+D800〕.txt'],
    ['line\nbreak.txt', 'line〔U+000A〕break.txt'],
    ['../up.txt', '../up.txt'],
    ['photo\u202Egpj.exe', 'photo\u202Egpj.exe'],
    ['   ', 'file'],
  ])('of %j', (given, kept) => {
    expect(keptName(given)).toBe(kept)
  })

  it('of a name that is too long keeps its ending', () => {
    const kept = keptName(`${'👩🏽‍💻'.repeat(80)}.pdf`)
    expect(kept.length).toBeLessThanOrEqual(200)
    expect(kept).toMatch(/….pdf$/u)
    expect(kept.isWellFormed()).toBe(true)
  })
})
