import type { AuditDocument } from './document.ts'
import { fillBox } from './ink.ts'
import type { StructureElement } from './structure.ts'
import type { Span } from './text-layout.ts'
import { type Colour, palette, styles, type TextStyle } from './theme.ts'

const inset = { x: 16, y: 12 }
const sentenceStyle: TextStyle = { ...styles.body, size: 10.2, lineHeight: 16 }

/** A bar in the colour of an opinion with the opinion's word and a few lines; never split, so the caller keeps it short. */
export function drawOpinion(
  document: AuditDocument,
  parent: StructureElement,
  opinion: { readonly word: string; readonly sentence: readonly Span[]; readonly colour: Colour },
): void {
  const { pdf } = document
  const width = document.width - 2 * inset.x
  const word = document.layout(opinion.word, styles.heading2, width)
  const sentence = opinion.sentence.length === 0 ? [] : document.layout(opinion.sentence, sentenceStyle, width)
  const wordHeight = word.length * styles.heading2.lineHeight
  const gap = sentence.length > 0 ? 4 : 0
  const height = wordHeight + gap + sentence.length * sentenceStyle.lineHeight + 2 * inset.y
  document.ensure(Math.min(height, document.pageHeight))
  const top = document.y
  document.artifact(() => {
    fillBox(pdf, { left: document.left, top, width: document.width, height }, palette.panel)
    fillBox(pdf, { left: document.left, top, width: 6, height }, opinion.colour)
  })
  const left = document.left + inset.x
  document.mark(document.structure.add(parent, 'P'), () =>
    document.drawLines(word, left, top + inset.y, width, styles.heading2),
  )
  if (sentence.length > 0) {
    document.mark(document.structure.add(parent, 'P'), () =>
      document.drawLines(sentence, left, top + inset.y + wordHeight + gap, width, sentenceStyle),
    )
  }
  document.y = top + height + 12
}
