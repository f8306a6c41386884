import { describe, expect, it } from 'vitest'
import { readTable } from './read-table.ts'
import { sampleBook, sheetOf } from './testing/sample-book.ts'
import { pack } from './zip.ts'

const read = (bytes: Uint8Array, format = 'auto') => readTable({ bytes, format, source: {} })

describe('a file that is no table', () => {
  it.each([
    ['PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['JPEG', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['GIF', Buffer.from('GIF89a')],
    ['PDF', Buffer.from('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n')],
    ['gzip', Buffer.from('1f8b0800000000000003', 'hex')],
    ['7-Zip', Buffer.from('377abcaf271c0004', 'hex')],
    ['RAR', Buffer.from('526172211a0700', 'hex')],
    ['ELF', Buffer.from('7f454c4602010100', 'hex')],
    ['HTML', Buffer.from('\u{feff}\n<!DOCTYPE html><table><tr><td>name</td></tr></table>')],
    ['XML', Buffer.from('<?xml version="1.0"?><rows/>')],
    ['RTF', Buffer.from('{\\rtf1\\ansi name}')],
    ['DOCX', pack({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' })],
    ['PPTX', pack({ 'ppt/presentation.xml': '<x/>' })],
    ['OpenDocument', pack({ mimetype: 'x', 'META-INF/manifest.xml': '<x/>' })],
  ])('is refused by what it is, under every name: %s', (kind, bytes) => {
    const refusal = expect.objectContaining({ code: 'invalid', key: 'errors.fileOtherKind', parameters: { kind } })
    expect(() => read(bytes)).toThrow(refusal)
    if (bytes instanceof Buffer) expect(() => read(bytes, 'csv')).toThrow(refusal)
  })

  it('is not taken for one by what stands in its cells', () => {
    const heads = '<html>,%PDF-1.7,GIF89a\n'
    expect(read(Buffer.from(`name,${heads}`)).source.heads).toEqual(['name', '<html>', '%PDF-1.7', 'GIF89a'])
    const book = sampleBook({ sheet: sheetOf([['name']]), extra: { 'META-INF/manifest.xml': '<x/>' } })
    expect(read(book).source.heads).toEqual(['name'])
  })
})
