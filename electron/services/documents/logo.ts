import { OperationError } from '#shared/contract/errors.ts'
import type { AuditDocument } from './document.ts'
import type { StructureElement } from './structure.ts'

const room = { width: 150, height: 46 }

/** Draws the organisation's mark (PNG or JPEG) at the right of the cursor's line; refuses what is no such picture. */
export function drawLogo(
  document: AuditDocument,
  parent: StructureElement,
  picture: Uint8Array,
  organisation: string,
): void {
  const left = document.left + document.width - room.width
  const top = document.y - 14
  const box = [left, top, left + room.width, top + room.height] as const
  const element = document.structure.add(parent, 'Figure', { alternative: organisation, box })
  document.mark(element, () => {
    try {
      document.pdf.image(picture, left, top, { fit: [room.width, room.height], align: 'right' })
    } catch (cause) {
      throw new OperationError('invalid', 'report.logoUnreadable', { cause })
    }
  })
}
