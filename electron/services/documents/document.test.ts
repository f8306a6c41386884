import { describe, expect, it } from 'vitest'
import { drawCode } from './code-block.ts'
import { AuditDocument } from './document.ts'
import { lintDocument } from './lint.ts'
import { drawMarkdown } from './markdown-blocks.ts'
import { drawTable } from './table.ts'
import { hasTools, run, withFile } from './testing/outside-tools.ts'

function newDocument(language = 'en'): AuditDocument {
  return new AuditDocument({
    title: 'Document',
    author: 'Author',
    subject: 'Subject',
    language,
    created: new Date('2026-11-22T08:00:00Z'),
    recordsSha256: 'cd'.repeat(32),
    running: { left: 'left', right: 'right', foot: 'foot', pageOf: 'Page {page} of {total}' },
  })
}

const tools = hasTools('qpdf', 'mutool', 'pdftotext', 'pdfinfo')
const table = (rows: readonly (readonly string[])[]) => ({
  columns: [
    { title: 'Number', points: 70 },
    { title: 'Finding', share: 1 },
  ],
  rows,
})

describe('a document', () => {
  it.runIf(tools)('holds a table of 300 pages: head on each, every row once, sound for qpdf and mutool', async () => {
    const document = newDocument()
    document.newPage()
    const rows = Array.from({ length: 12_000 }, (_, index) => [`F-${index}`, `审计发现 ${index} `.repeat(6)])
    drawTable(document, document.structure.document, table(rows))
    const bytes = await document.finish()
    expect(document.pageNumber).toBeGreaterThan(300)
    expect(lintDocument(bytes)).toEqual([])
    withFile(bytes, (file) => {
      run('qpdf', '--check', file)
      run('mutool', 'draw', '-F', 'txt', '-o', `${file}.txt`, file, '1-3')
      const pages = run('pdftotext', '-layout', file, '-').split('\f')
      const withHead = pages.filter((page) => /Number\s+Finding/.test(page)).length
      expect(withHead).toBe(document.pageNumber)
      const numbers = pages.join('\n').match(/^ *F-\d+/gm) ?? []
      expect(numbers.map((number) => number.trim())).toEqual(rows.map(([number]) => number))
      expect(pages[0]).toContain(`Page 1 of ${document.pageNumber}`)
    })
  })

  it('ends for a row that fills a page but for a head of many lines', async () => {
    const document = newDocument()
    document.newPage()
    const title = 'A head of several lines '.repeat(8)
    const columns = [
      { title, points: 70 },
      { title: 'Finding', share: 1 },
    ]
    for (let lines = 30; lines < 64; lines++) {
      drawTable(document, document.structure.document, {
        columns,
        rows: [['F-1', Array(lines).fill('line').join('\n')]],
      })
    }
    expect(lintDocument(await document.finish())).toEqual([])
    expect(document.pageNumber).toBeGreaterThan(33)
  })

  it.runIf(tools)('splits a row that is taller than a page and keeps all of it', async () => {
    const document = newDocument()
    document.newPage()
    const words = Array.from({ length: 4000 }, (_, index) => `word${index}`)
    drawTable(document, document.structure.document, table([['F-1', words.join(' ')]]))
    const bytes = await document.finish()
    expect(document.pageNumber).toBeGreaterThan(2)
    withFile(bytes, (file) => {
      const text = run('pdftotext', '-raw', file, '-')
      expect(text.match(/word\d+/g)).toEqual(words)
    })
  })

  it.runIf(tools)('carries Chinese text, code and Markdown through to a reader', async () => {
    const document = newDocument('zh-CN')
    document.newPage()
    drawMarkdown(document, document.structure.document, '他说“**离职**”——<b>原文</b>\n\n1. 第一项\n2. 第二项\n\n> 引文')
    drawCode(document, document.structure.document, 'pdfsig report.pdf')
    const bytes = await document.finish()
    expect(lintDocument(bytes)).toEqual([])
    withFile(bytes, (file) => {
      const text = run('pdftotext', '-raw', file, '-')
      for (const part of ['他说“离职”——<b>原文</b>', '第一项', '第二项', '引文', 'pdfsig report.pdf'])
        expect(text).toContain(part)
    })
  })

  it('gives the same bytes twice, and others for other content', async () => {
    const draw = (text: string): Promise<Buffer> => {
      const document = newDocument()
      document.newPage()
      drawMarkdown(document, document.structure.document, text)
      return document.finish()
    }
    const [first, second, third] = [await draw('same 相同'), await draw('same 相同'), await draw('other 不同')]
    expect(first.equals(second)).toBe(true)
    expect(first.equals(third)).toBe(false)
  })
})
