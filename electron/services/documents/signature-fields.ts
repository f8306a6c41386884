import type { AuditDocument } from './document.ts'
import { pdfString } from './pdf-values.ts'
import type { StructureElement } from './structure.ts'

/** An empty, tagged signature field; `box` is left, top, width, height in points, all zero for one without a look. */
export type SignatureField = {
  /** `signature.1`, `signature.2`, ... for people; `timestamp.1`, ... for archive time stamps. */
  readonly name: `signature.${number}` | `timestamp.${number}`
  /** What a reader who listens is told (TU). */
  readonly description: string
  readonly box: readonly [number, number, number, number]
}

/**
 * Prepares a field on the current page. All fields exist before the first signature, because a certified document may
 * be signed in existing fields only, and because signing then never changes the structure tree.
 */
export function prepareSignatureField(document: AuditDocument, parent: StructureElement, field: SignatureField): void {
  const { pdf } = document
  const [left, top, width, height] = field.box
  const isVisible = width > 0 && height > 0
  const bottom = isVisible ? pdf.page.height - top - height : 0
  // PDF/A demands a normal appearance of every widget; until it is signed it shows nothing.
  const appearance = pdf.ref({
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, width, height],
    Resources: {},
  })
  appearance.end(' ')
  const widget = pdf.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: pdfString(field.name),
    TU: pdfString(field.description),
    F: 4,
    P: pdf.page.dictionary,
    Rect: isVisible ? [left, bottom, left + width, bottom + height] : [0, 0, 0, 0],
    AP: { N: appearance },
  })
  const element = document.structure.add(parent, 'Form', { alternative: field.description })
  document.structure.annotate(element, pdf.page, widget)
  widget.end()
  pdf.addField(widget)
}
