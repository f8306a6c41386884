import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeName, isSafePath, packName, sameNameKey } from './pack-names.ts'

describe('a name in a pack', () => {
  it.each([
    ['photo.png', 'photo.png'],
    ['交换机 口令.png', '交换机 口令.png'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\windows\\system.ini', '_.._windows_system.ini'],
    ['C:\\evil.exe', 'C__evil.exe'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['LPT².log', '_LPT².log'],
    ['console.log', 'console.log'],
    ['invoice\u202Egpj.exe', 'invoice_gpj.exe'],
    ['zero\u200Bwidth.txt', 'zero_width.txt'],
    ['tab\there\n.txt', 'tab_here_.txt'],
    ['.hidden', 'hidden'],
    ['trailing. . .', 'trailing'],
    ['a:b*c?d"e<f>g|h', 'a_b_c_d_e_f_g_h'],
    ['', 'file'],
    ['...', 'file'],
    ['\uD800lone.txt', '\uFFFDlone.txt'],
    ['e\u0301.txt', 'é.txt'],
  ])('%j becomes %j', (given, name) => {
    expect(packName(given)).toBe(name)
  })

  it('is bounded, keeps its ending and halves no character', () => {
    const name = packName(`${'审'.repeat(118)}😀😀.docx`)
    expect([name.length <= 120, name.endsWith('.docx'), name.isWellFormed()]).toEqual([true, true, true])
  })

  it('is the same after it was made, whatever it was made of, and safe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = packName(given)
        return packName(name) === name && isSafePath(`evidence/A-1/${name}`)
      }),
    )
  })

  it('does not meet another in its folder, whatever the file system takes for the same', () => {
    const taken = new Set(['Photo.PNG', 'photo-2.png'].map(sameNameKey))
    expect(freeName('photo.png', taken)).toBe('photo-3.png')
    expect(freeName('other.png', taken)).toBe('other.png')
  })
})

it.each([
  ['evidence/A-1/photo.png', true],
  ['manifest.json', true],
  ['../outside', false],
  ['evidence/../../outside', false],
  ['/etc/passwd', false],
  ['C:/windows', false],
  ['evidence\\photo.png', false],
  ['evidence//photo.png', false],
  ['evidence/aux.txt', false],
  ['a/b/c/d/e/f/g', false],
  ['evidence/x\u202Etxt.exe', false],
])('the path %j is safe: %s', (path, safe) => {
  expect(isSafePath(path)).toBe(safe)
})
