import { drawSignatureBoxes } from '../documents/signature-boxes.ts'
import { prepareSignatureField } from '../documents/signature-fields.ts'
import { drawHeading, drawParagraph } from '../documents/text-blocks.ts'
import type { ReportFrame } from './report-frame.ts'
import { dayText } from './report-words.ts'

/** One who signs: in what duty, and the day on which the records say that they did their part; null leaves the name to be written. */
type Signer = { readonly duty: string; readonly person: string | null; readonly on: string | null }

/** What stands above the boxes; `remark` in bold, where something of the approval must not be overlooked. */
export type SignOff = {
  /** 2 for a document without chapters. */
  readonly level?: 1 | 2
  readonly text: string
  readonly remark: string | null
  readonly signers: readonly Signer[]
}

/** The boxes in which people sign, and the invisible fields for archive time stamps. */
export function drawReportSignOff({ document, words, options }: ReportFrame, signOff: SignOff): void {
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawHeading(document, sect, signOff.level ?? 1, words('reportFrame.signOff'), { place: 'signOff', follows: 200 })
  drawParagraph(document, sect, signOff.text)
  if (signOff.remark !== null) drawParagraph(document, sect, [{ text: signOff.remark, bold: true }])
  drawSignatureBoxes(
    document,
    sect,
    signOff.signers.map(({ duty, person: named, on }, index) => {
      const person = named === '' ? words('reportFrame.unnamed') : (named ?? '')
      const isPrepared = index < options.fields.signatures
      const description = words('reportFrame.signatureHere', { duty, person })
      return {
        ...{ duty, person, day: dayText(words, on) },
        ...(isPrepared ? { field: { name: `signature.${index + 1}` as const, description } } : {}),
      }
    }),
  )
  for (let number = 1; number <= options.fields.timestamps; number++) {
    const description = words('reportFrame.timestampField', { number })
    prepareSignatureField(document, sect, { name: `timestamp.${number}`, description, box: [0, 0, 0, 0] })
  }
}
