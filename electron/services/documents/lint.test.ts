import { describe, expect, it } from 'vitest'
import { AuditDocument } from './document.ts'
import { lintDocument } from './lint.ts'
import { pdfString } from './pdf-values.ts'
import { drawParagraph } from './text-blocks.ts'

async function documentWith(draw: (document: AuditDocument) => void): Promise<Buffer> {
  const document = new AuditDocument({
    title: 'R&D <audit> “审计”',
    author: 'Acme "Ltd"',
    subject: "It's a test",
    language: 'en',
    created: new Date('2026-11-22T08:00:00Z'),
    recordsSha256: 'ab'.repeat(32),
    running: { left: 'left', right: 'right', foot: 'foot', pageOf: 'Page {page} of {total}' },
  })
  document.newPage()
  drawParagraph(document, document.structure.document, 'Text 文本')
  draw(document)
  return document.finish()
}

const rules = (bytes: Buffer): string[] => lintDocument(bytes).map((issue) => issue.rule)

/** Changes bytes of the uncompressed metadata without moving anything. */
function altered(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(from)
  expect(at).toBeGreaterThanOrEqual(0)
  expect(Buffer.byteLength(to)).toBe(Buffer.byteLength(from))
  const copy = Buffer.from(bytes)
  copy.write(to, at)
  return copy
}

describe('the static lint', () => {
  it('passes a clean document whose title needs escaping', async () => {
    expect(rules(await documentWith(() => {}))).toEqual([])
  })

  it.each<[string, (document: AuditDocument) => void]>([
    ['content-marked', ({ pdf }) => void pdf.addContent('1 0 0 rg 0 0 9 9 re f')],
    ['content-notdef', (document) => document.artifact(() => void document.pdf.addContent('BT <0000> Tj ET'))],
    [
      'figure-alternative',
      (document) => document.mark(document.structure.add(document.structure.document, 'Figure'), () => {}),
    ],
    [
      'heading-skipped',
      (document) => document.mark(document.structure.add(document.structure.document, 'H3'), () => {}),
    ],
    ['head-scope', (document) => document.mark(document.structure.add(document.structure.document, 'TH'), () => {})],
    [
      'annotation-in-tree',
      ({ pdf }) => {
        const note = pdf.ref({ Type: 'Annot', Subtype: 'Text', F: 4, Rect: [0, 0, 9, 9], StructParent: 99 })
        pdf.page.annotations.push(note)
        note.end()
      },
    ],
    [
      'link-contents',
      (document) => {
        const { pdf, structure } = document
        const link = pdf.ref({ Type: 'Annot', Subtype: 'Link', F: 4, Rect: [0, 0, 9, 9] })
        structure.annotate(structure.add(structure.document, 'Link'), pdf.page, link)
        link.end()
      },
    ],
    [
      'font-embedded',
      (document) => {
        document.pdf.font('Helvetica')
        document.pdf.page.fonts.X = document.pdf._font.ref()
      },
    ],
    ['no-OpenAction', ({ pdf }) => void Object.assign(pdf.catalogue, { OpenAction: { S: 'Named', N: 'Print' } })],
    ['language', ({ pdf }) => void delete pdf.catalogue.Lang],
    [
      'associated-file-entries',
      ({ pdf }) => {
        const file = pdf.ref({ Type: 'EmbeddedFile', Params: { Size: 2 } })
        file.end(Buffer.from('{}'))
        const specification = pdf.ref({
          Type: 'Filespec',
          F: pdfString('a.json'),
          UF: pdfString('a.json'),
          EF: { F: file },
        })
        specification.end()
        pdf.catalogue.AF = [specification]
      },
    ],
  ])('finds %s', async (rule, draw) => {
    expect(rules(await documentWith(draw))).toContain(rule)
  })

  it.each([
    ['metadata-identification', '<pdfaid:part>3<', '<pdfaid:part>2<'],
    ['metadata-identification', 'recordsSha256>abab', 'recordsSha256>XBab'],
    ['metadata-well-formed', '&amp;', '&amp '],
    ['metadata-well-formed', '</dc:title>', '</dc:titel>'],
    ['metadata-equal', '>Acme ', '>Acne '],
    ['metadata-equal', 'CreateDate>2026', 'CreateDate>2025'],
    ['version', '%PDF-1.7', '%PDF-1.6'],
  ])('finds %s after changing %s', async (rule, from, to) => {
    expect(rules(altered(await documentWith(() => {}), from, to))).toContain(rule)
  })
})
