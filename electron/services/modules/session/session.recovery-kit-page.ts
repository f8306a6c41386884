import { AuditDocument } from '#services/documents/document.ts'
import { drawRule, fillBox, strokeBox } from '#services/documents/ink.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import { palette, sheet, styles, type TextStyle } from '#services/documents/theme.ts'
import { type Language, type Translator, translatorOf } from '#shared/base/translate.ts'
import { recoveryKitMessages } from '#shared/modules/session/session.recovery-kit-messages.ts'

/** What the page says: the key in groups as it is typed, and the day, `YYYY-MM-DD`, on which it was made. */
export type RecoveryKit = {
  readonly vault: string
  readonly groups: readonly string[]
  readonly day: string
  readonly language: Language
}

type Page = { readonly document: AuditDocument; readonly words: Translator; readonly kit: RecoveryKit }

const titleStyle: TextStyle = { size: 26, lineHeight: 34, bold: true, colour: palette.brand }
const vaultStyle: TextStyle = { size: 13, lineHeight: 19, bold: true, colour: palette.ink }
const secretStyle: TextStyle = { ...styles.label, size: 8.6, lineHeight: 14, colour: palette.demo }
const headStyle: TextStyle = { ...styles.heading3, lineHeight: 17, colour: palette.brand }
const symbolStyle: TextStyle = { size: 19, lineHeight: 28, bold: true, colour: palette.ink, align: 'centre' }
const ordinalStyle: TextStyle = { ...styles.note, size: 9.5, lineHeight: 28, align: 'right' }
const textStyle: TextStyle = { ...styles.body, size: 10, lineHeight: 15.4 }

/** Draws the recovery kit, one page without a signature. Pure: the same kit gives the same bytes. */
export async function drawRecoveryKit(kit: RecoveryKit): Promise<Buffer> {
  const words = translatorOf(kit.language, [recoveryKitMessages])
  const document = new AuditDocument({
    title: `${words('kit.title')} · ${kit.vault}`,
    author: 'Sealbook',
    subject: words('kit.subject', { name: kit.vault }),
    language: kit.language,
    created: new Date(`${kit.day}T00:00:00.000Z`),
    running: { left: '', right: '', foot: '', pageOf: '{page}{total}' },
  })
  const page: Page = { document, words, kit }
  document.newPage('plain')
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawHead(page, sect)
  drawKey(page, sect)
  for (const part of ['opens', 'not', 'keep', 'use'] as const) drawPart(page, sect, part)
  drawLinesByHand(page, sect)
  return await document.finish()
}

function drawHead({ document, words, kit }: Page, sect: StructureElement): void {
  document.artifact(() => {
    fillBox(document.pdf, { left: 0, top: 0, width: sheet.width, height: 10 }, palette.brand)
  })
  document.y = 52
  drawParagraph(document, sect, words('kit.secret'), { style: secretStyle, after: 2 })
  document.bookmark(words('kit.title'), 1)
  drawParagraph(document, sect, words('kit.title'), { style: titleStyle, type: 'H1', after: 4 })
  drawParagraph(document, sect, kit.vault, { style: vaultStyle, after: 0 })
  drawParagraph(document, sect, `${words('kit.made')} ${kit.day}`, { style: styles.note, after: 12 })
}

/** Four rows of two groups; each symbol stands in a cell of one width, so that none is skipped when copying. */
function drawKey(page: Page, sect: StructureElement): void {
  const { document, words, kit } = page
  const [rowHeight, inset, cell] = [42, 16, 22]
  const rows = Math.ceil(kit.groups.length / 2)
  drawParagraph(document, sect, words('kit.key'), { style: headStyle, type: 'H2', after: 4 })
  const box = { left: document.left, top: document.y, width: document.width, height: rows * rowHeight + 2 * inset }
  document.artifact(() => {
    fillBox(document.pdf, box, palette.panel)
    strokeBox(document.pdf, box, palette.brand, 1)
  })
  const half = document.width / 2
  const list = document.structure.add(sect, 'L')
  for (const [index, group] of kit.groups.entries()) {
    const top = box.top + inset + Math.floor(index / 2) * rowHeight
    const left = box.left + (index % 2) * half
    const item = document.structure.add(list, 'LI')
    document.mark(document.structure.add(item, 'Lbl'), () =>
      document.drawLines(document.layout(String(index + 1), ordinalStyle), left, top + 7, 28, ordinalStyle),
    )
    const body = document.structure.add(item, 'LBody', { alternative: [...group].join(' ') })
    document.mark(body, () => drawSymbols(document, group, { left: left + 42, top: top + 7, cell }))
  }
  document.y = box.top + box.height
  document.space(6)
  drawParagraph(document, sect, words('kit.keyNote'), { style: styles.note, after: 12 })
}

function drawSymbols(
  document: AuditDocument,
  group: string,
  { left, top, cell }: { readonly left: number; readonly top: number; readonly cell: number },
): void {
  for (const [place, symbol] of [...group].entries()) {
    // A hair of space after the fourth lets the eye hold its place.
    const at = left + place * cell + (place >= group.length / 2 ? 8 : 0)
    document.drawLines(document.layout(symbol, symbolStyle), at, top, cell, symbolStyle)
  }
}

function drawPart({ document, words }: Page, sect: StructureElement, part: 'opens' | 'not' | 'keep' | 'use'): void {
  drawParagraph(document, sect, words(`kit.${part}`), { style: headStyle, type: 'H2', after: 1 })
  drawMarkdown(document, sect, words(`kit.${part}Text`), textStyle)
  document.space(9)
}

/** Lines for what is known only when the page is put away. */
function drawLinesByHand({ document, words }: Page, sect: StructureElement): void {
  drawParagraph(document, sect, words('kit.hand'), { style: headStyle, type: 'H2', after: 6 })
  const labels = (['place', 'person', 'date'] as const).map((name) => words(`kit.${name}`))
  const gap = 18
  const width = (document.width - gap * (labels.length - 1)) / labels.length
  const top = document.y + 44
  for (const [index, label] of labels.entries()) {
    const left = document.left + index * (width + gap)
    document.artifact(() => drawRule(document.pdf, { left, top, width }, palette.muted, 0.7))
    document.mark(document.structure.add(sect, 'P'), () =>
      document.drawLines(document.layout(label, styles.note), left, top + 3, width, styles.note),
    )
  }
}
