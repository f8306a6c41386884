import { OperationError } from '#shared/contract/errors.ts'
import type { AuditDocument } from './document.ts'
import type { StructureElement } from './structure.ts'

const room = { width: 150, height: 46 }

/** Draws the organisation's mark (PNG or JPEG) at the right, or in the middle, of the cursor's line; refuses what is no such picture. */
export function drawLogo(
  document: AuditDocument,
  parent: StructureElement,
  picture: Uint8Array,
  organisation: string,
  align: 'right' | 'centre' = 'right',
): void {
  const spare = document.width - room.width
  const left = document.left + (align === 'right' ? spare : spare / 2)
  const top = document.y - 14
  const box = [left, top, left + room.width, top + room.height] as const
  const element = document.structure.add(parent, 'Figure', { alternative: organisation, box })
  document.mark(element, () => {
    try {
      document.pdf.image(picture, left, top, {
        fit: [room.width, room.height],
        align: align === 'right' ? 'right' : 'center',
      })
    } catch (cause) {
      throw new OperationError('invalid', 'report.logoUnreadable', { cause })
    }
  })
}
