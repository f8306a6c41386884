import type { ArchivalPdf } from './archival-pdf.ts'
import { pdfString } from './pdf-values.ts'

/** A file carried inside the document; names are ASCII, for the name tree is sorted by bytes. */
export type Attachment = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly relationship: 'Data' | 'Source' | 'Supplement'
  readonly description: string
  readonly created: Date
  readonly modified: Date
}

/** Adds associated files (ISO 19005-3, 6.8) in the order of their names. */
export function attachFiles(pdf: ArchivalPdf, attachments: readonly Attachment[]): void {
  const specifications = attachments
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map((attachment) => attachFile(pdf, attachment))
  if (specifications.length > 0) pdf.catalogue.AF = specifications
}

function attachFile(pdf: ArchivalPdf, attachment: Attachment) {
  const file = pdf.ref({
    Type: 'EmbeddedFile',
    Subtype: attachment.mediaType.replace('/', '#2F'),
    Params: { CreationDate: attachment.created, ModDate: attachment.modified, Size: attachment.bytes.length },
  })
  file.end(attachment.bytes)
  const specification = pdf.ref({
    Type: 'Filespec',
    AFRelationship: attachment.relationship,
    F: pdfString(attachment.name),
    UF: pdfString(attachment.name),
    Desc: pdfString(attachment.description),
    EF: { F: file, UF: file },
  })
  specification.end()
  pdf.addNamedEmbeddedFile(attachment.name, specification)
  return specification
}
