import type { AuditDocument } from './document.ts'
import { drawRule, fillBox, strokeBox } from './ink.ts'
import { drawLogo } from './logo.ts'
import { prepareSignatureField, type SignatureField } from './signature-fields.ts'
import type { ElementType, StructureElement } from './structure.ts'
import { type Colour, palette, sheet, styles, type TextStyle } from './theme.ts'

/** What a certificate says, already worded, from the top of its page to the bottom; an empty text is left out. */
export type CertificatePage = {
  readonly organisation: string
  readonly kind: string
  readonly lead: string
  readonly person: string
  readonly deed: string
  readonly title: string
  readonly facts: readonly string[]
  readonly remark: string
  readonly number: string
  readonly day: string
  readonly issuer: string
  readonly duty: string
  readonly foot: readonly string[]
  /** Not empty for a draft or a demo. */
  readonly mark: string
  readonly field?: Pick<SignatureField, 'name' | 'description'>
  readonly logo?: Uint8Array
}

const centred = { align: 'centre' } as const
const look = {
  organisation: { ...styles.body, ...centred, size: 12, lineHeight: 18, bold: true, colour: palette.brand },
  kind: { ...styles.title, ...centred, size: 44, lineHeight: 56, colour: palette.brand },
  lead: { ...styles.body, ...centred, size: 12, lineHeight: 19, colour: palette.muted },
  fact: { ...styles.body, ...centred, size: 12, lineHeight: 21, bold: true },
  remark: { ...styles.body, ...centred, size: 10, lineHeight: 16, colour: palette.muted },
  label: { ...styles.note, ...centred, size: 8.6, lineHeight: 13 },
  value: { ...styles.body, ...centred, size: 10.5, lineHeight: 15, bold: true },
  foot: { ...styles.running, ...centred, size: 7, lineHeight: 10 },
  mark: { ...styles.body, ...centred, bold: true, lineHeight: 14, colour: palette.demo },
} as const satisfies Record<string, TextStyle>

const edge = { outer: 26, inner: 34, corner: 30 }
const inset = 36
const signTop = 628
/** The signature begins above its line, with air over it. */
const signatureAbove = 26
/** How much smaller the middle is drawn, where it would not fit otherwise. */
const factors = [1, 0.92, 0.84, 0.76, 0.68, 0.6]

/** Sizes of what may be long: the first at which the text keeps to its lines. */
function fitting(document: AuditDocument, text: string, sizes: readonly number[], most: number, style: TextStyle) {
  const styled = sizes.map((size) => ({ ...style, size, lineHeight: Math.round(size * 1.32) }))
  return styled.find((one) => document.layout(text, one).length <= most) ?? styled.at(-1) ?? style
}

/** Two fine lines around the page, the outer one heavier at its corners. */
function drawBorder({ pdf }: AuditDocument): void {
  const box = (distance: number) => ({
    ...{ left: distance, top: distance },
    ...{ width: sheet.width - 2 * distance, height: sheet.height - 2 * distance },
  })
  strokeBox(pdf, box(edge.outer), palette.brand, 1.4)
  strokeBox(pdf, box(edge.inner), palette.accent, 0.5)
  const [far, low] = [sheet.width - edge.outer - edge.corner, sheet.height - edge.outer - 5]
  for (const left of [edge.outer, far])
    for (const top of [edge.outer, low]) fillBox(pdf, { left, top, width: edge.corner, height: 5 }, palette.brand)
  for (const left of [edge.outer, sheet.width - edge.outer - 5])
    for (const top of [edge.outer, sheet.height - edge.outer - edge.corner])
      fillBox(pdf, { left, top, width: 5, height: edge.corner }, palette.brand)
}

type Writer = (text: string, style: TextStyle, type?: ElementType) => void

/** A text of the middle, or a rule, with the space above it. */
type Block =
  | { readonly above: number; readonly text: string; readonly style: TextStyle; readonly type?: ElementType }
  | { readonly above: number; readonly rule: readonly [number, number, Colour] }

/** What stands between the organisation and the signature, all of it smaller by a factor. */
function middleOf(document: AuditDocument, page: CertificatePage, factor: number): readonly Block[] {
  const by = (style: TextStyle): TextStyle => {
    return { ...style, size: style.size * factor, lineHeight: style.lineHeight * factor }
  }
  const shrunk = (text: string, sizes: readonly number[], most: number, colour: Colour) => {
    const style = { ...look.kind, colour }
    return fitting(
      document,
      text,
      sizes.map((size) => size * factor),
      most,
      style,
    )
  }
  const blocks: readonly Block[] = [
    { above: 0, text: page.kind, style: by(look.kind), type: 'H1' },
    { above: 10, rule: [64, 2.4, palette.accent] },
    { above: 38, text: page.lead, style: by(look.lead) },
    { above: 12, text: page.person, style: shrunk(page.person, [32, 27, 22, 18], 1, palette.ink) },
    { above: 8, rule: [250, 0.6, palette.hairline] },
    { above: 20, text: page.deed, style: by(look.lead) },
    { above: 10, text: page.title, style: shrunk(page.title, [21, 18, 15, 12], 3, palette.brand) },
    ...page.facts.filter(Boolean).map((text, place) => ({ above: place === 0 ? 16 : 0, text, style: by(look.fact) })),
    ...(page.remark === '' ? [] : [{ above: 8, text: page.remark, style: by(look.remark) }]),
  ]
  return blocks.map((block) => ({ ...block, above: block.above * factor }))
}

function heightOf(document: AuditDocument, blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => {
    const own = 'text' in block ? document.layout(block.text, block.style).length * block.style.lineHeight : 0
    return sum + block.above + own
  }, 0)
}

/** The middle as large as it can be above the signature: a long title or remark makes all of it smaller. */
function drawMiddle(document: AuditDocument, page: CertificatePage, write: Writer): void {
  const room = signTop - signatureAbove - document.y
  const tried = factors.map((factor) => middleOf(document, page, factor))
  const blocks = tried.find((one) => heightOf(document, one) <= room) ?? tried.at(-1) ?? []
  document.bookmark(page.kind, 1)
  for (const block of blocks) {
    document.y += block.above
    if ('text' in block) write(block.text, block.style, block.type)
    else {
      const [width, thickness, colour] = block.rule
      const place = { left: (sheet.width - width) / 2, top: document.y, width }
      document.artifact(() => drawRule(document.pdf, place, colour, thickness))
    }
  }
}

/** The number and the day at the left, who issues it and their signature at the right. */
function drawIssue(document: AuditDocument, parent: StructureElement, page: CertificatePage, write: Writer): void {
  const gap = 44
  const width = (document.width - gap) / 2
  const column = (place: number, texts: readonly (readonly [string, TextStyle])[], top: number) => {
    document.y = top
    document.indent(
      place * (width + gap),
      () => {
        document.artifact(() =>
          drawRule(document.pdf, { left: document.left, top: document.y, width: document.width }, palette.muted),
        )
        document.y += 6
        for (const [text, style] of texts) write(text, style)
      },
      (1 - place) * (width + gap),
    )
  }
  document.y = signTop + 27
  document.indent(0, () => write(page.day, look.value), width + gap)
  column(0, [[page.number, look.label]], signTop + 48)
  const box = [document.left + width + gap, signTop - 14, width, 58] as const
  if (page.field) prepareSignatureField(document, parent, { ...page.field, box })
  column(
    1,
    [
      [page.issuer, look.value],
      [page.duty, look.label],
    ],
    signTop + 48,
  )
}

/** A certificate that fills one page on its own. */
export function drawCertificatePage(document: AuditDocument, page: CertificatePage): void {
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.newPage('plain')
  document.artifact(() => drawBorder(document))
  const write: Writer = (text, style, type = 'P') => {
    if (text === '') return
    const lines = document.layout(text, style)
    document.mark(document.structure.add(sect, type), () =>
      document.drawLines(lines, document.left, document.y, document.width, style),
    )
    document.y += lines.length * style.lineHeight
  }
  document.indent(
    inset,
    () => {
      document.y = 50
      write(page.mark, look.mark)
      document.y = 100
      if (page.logo) {
        drawLogo(document, sect, page.logo, page.organisation, 'centre')
        document.y += 46
      }
      write(page.organisation, look.organisation)
      document.y = Math.max(document.y + 26, 186)
      drawMiddle(document, page, write)
      drawIssue(document, sect, page, write)
      document.y = sheet.height - edge.inner - 16 - page.foot.length * look.foot.lineHeight
      for (const line of page.foot) write(line, look.foot)
    },
    inset,
  )
}
