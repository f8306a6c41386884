import { describe, expect, it } from 'vitest'
import { fileKind, mediaTypeOf, wrongEnding } from './file-kind.ts'

const bytes = (...parts: readonly (string | number)[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : [part])))
const program = Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff])

describe('what a file is by its bytes', () => {
  it.each([
    ['png', bytes(0x89, 'PNG', 13, 10, 26, 10)],
    ['jpeg', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['pdf', bytes('%PDF-1.4')],
    ['zip', bytes('PK', 3, 4)],
    ['windowsProgram', program],
    ['elf', bytes(0x7f, 'ELF')],
    ['script', bytes('#!/bin/sh\nrm')],
    ['svg', bytes('<?xml version="1.0"?>\n<svg xmlns="x">')],
    ['svg', bytes(0xef, 0xbb, 0xbf, '<svg onload="x">')],
    ['html', bytes('  <!DOCTYPE html><p>')],
    ['html', bytes('<script>alert(1)</script>')],
    ['xml', bytes('<?xml version="1.0"?><a/>')],
    ['text', bytes('MZ is how a name of two letters begins')],
    ['text', bytes('From: a@example.com\n')],
    ['text', bytes(0xff, 0xfe, 'a', 0)],
    ['bytes', bytes(0, 1, 2, 3)],
  ] as const)('%s', (kind, head) => {
    expect(fileKind(head, head.length)).toBe(kind)
  })

  it('is empty without any', () => {
    expect(fileKind(new Uint8Array(), 0)).toBe('empty')
  })
})

describe('the media type under which a file is kept', () => {
  it.each([
    ['png', 'a.png', 'text/html', 'image/png'],
    ['windowsProgram', 'a.png', 'image/png', 'application/vnd.microsoft.portable-executable'],
    ['zip', 'a.docx', 'application/vnd.openxmlformats', 'application/vnd.openxmlformats'],
    ['zip', 'a.pdf', 'application/pdf', 'application/zip'],
    ['text', 'a.png', 'image/png', 'text/plain'],
    ['text', 'a.csv', 'text/csv', 'text/csv'],
    ['bytes', 'a.pdf', 'application/pdf', 'application/octet-stream'],
    ['empty', 'a.txt', 'text/plain', 'text/plain'],
  ] as const)('%s called %s and declared %s', (kind, name, declared, kept) => {
    expect(mediaTypeOf(kind, name, declared)).toBe(kept)
  })
})

describe('a name that says otherwise', () => {
  it.each([
    ['png', 'a.png', null],
    ['windowsProgram', 'a.png', 'png'],
    ['windowsProgram', 'report.txt', 'txt'],
    ['zip', 'a.pdf', 'pdf'],
    ['zip', 'a.xlsx', null],
    ['text', 'a.log', null],
    ['text', 'a.png', 'png'],
    ['text', 'a.js', null],
    ['html', 'a.png', 'png'],
    ['empty', 'a.png', null],
  ] as const)('%s called %s', (kind, name, wrong) => {
    expect(wrongEnding(kind, name)).toBe(wrong)
  })
})
