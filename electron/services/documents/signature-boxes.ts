import type { AuditDocument } from './document.ts'
import { drawRule, strokeBox } from './ink.ts'
import { prepareSignatureField, type SignatureField } from './signature-fields.ts'
import type { StructureElement } from './structure.ts'
import { palette, styles, type TextStyle } from './theme.ts'

/** A box in which one person signs; without a field the box stays for ink. */
type SignatureBox = {
  readonly duty: string
  readonly person: string
  readonly day: string
  readonly field?: Pick<SignatureField, 'name' | 'description'>
}

const gap = 16
const inset = 10
const boxHeight = 118
const dutyStyle: TextStyle = { ...styles.label, lineHeight: 12 }
const nameStyle: TextStyle = { ...styles.body, bold: true, lineHeight: 14 }

/** Boxes two by two; a row of them is never split over pages. */
export function drawSignatureBoxes(
  document: AuditDocument,
  parent: StructureElement,
  boxes: readonly SignatureBox[],
): void {
  const width = (document.width - gap) / 2
  document.space(6)
  for (let index = 0; index < boxes.length; index += 2) {
    document.ensure(boxHeight)
    const pair = boxes.slice(index, index + 2)
    for (const [column, box] of pair.entries())
      drawBox(document, parent, box, document.left + column * (width + gap), width)
    document.y += boxHeight + gap
  }
}

function drawBox(
  document: AuditDocument,
  parent: StructureElement,
  box: SignatureBox,
  left: number,
  width: number,
): void {
  const top = document.y
  const room = width - 2 * inset
  const signTop = top + 46
  const signHeight = boxHeight - 46 - inset
  document.artifact(() => {
    strokeBox(document.pdf, { left, top, width, height: boxHeight }, palette.hairline, 0.8)
    drawRule(document.pdf, { left: left + inset, top: signTop + signHeight, width: room }, palette.muted)
  })
  const paragraph = (text: string, at: number, style: TextStyle): void => {
    const lines = document.layout(text, style, room).slice(0, 1)
    if (text === '') return
    document.mark(document.structure.add(parent, 'P'), () => document.drawLines(lines, left + inset, at, room, style))
  }
  paragraph(box.day === '' ? box.duty : `${box.duty}  ·  ${box.day}`, top + 9, dutyStyle)
  paragraph(box.person, top + 22, nameStyle)
  if (!box.field) return
  prepareSignatureField(document, parent, { ...box.field, box: [left + inset, signTop, room, signHeight - 2] })
}
