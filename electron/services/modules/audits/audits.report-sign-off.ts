import { drawSignatureBoxes } from '#services/documents/signature-boxes.ts'
import { prepareSignatureField } from '#services/documents/signature-fields.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { dayText, type ReportContext } from './audits.report-context.ts'

/** The boxes in which people sign, and the invisible fields for archive time stamps. */
export function drawSignOff({ document, words, projection, options }: ReportContext): void {
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawHeading(document, sect, 1, words('auditReport.signOff'), { place: 'signOff', follows: 200 })
  drawParagraph(document, sect, words('auditReport.signOffText'))
  if (projection.selfApproved) {
    drawParagraph(document, sect, [{ text: words('auditReport.selfApproved'), bold: true }])
  }
  drawSignatureBoxes(
    document,
    sect,
    projection.signOff.map((signer, index) => {
      const duty = words(`auditReport.duty.${signer.duty}`)
      const person = signer.person || words('auditReport.unnamed')
      const isPrepared = index < options.fields.signatures
      return {
        duty,
        person,
        day: dayText(words, signer.on),
        ...(isPrepared
          ? {
              field: {
                name: `signature.${index + 1}` as const,
                description: words('auditReport.signatureHere', { duty, person }),
              },
            }
          : {}),
      }
    }),
  )
  for (let number = 1; number <= options.fields.timestamps; number++) {
    const description = words('auditReport.timestampField', { number })
    prepareSignatureField(document, sect, { name: `timestamp.${number}`, description, box: [0, 0, 0, 0] })
  }
}
