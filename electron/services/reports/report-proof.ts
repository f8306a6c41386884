import { drawCode } from '../documents/code-block.ts'
import { drawKeyValues } from '../documents/key-values.ts'
import { drawMarkdown } from '../documents/markdown-blocks.ts'
import type { StructureElement } from '../documents/structure.ts'
import { drawTable } from '../documents/table.ts'
import { drawHeading, drawParagraph } from '../documents/text-blocks.ts'
import { styles } from '../documents/theme.ts'
import type { ReportFrame } from './report-frame.ts'
import { momentText } from './report-words.ts'

const outsideSteps = [
  ['reportFrame.verifyPdfsig', 'pdfsig report.pdf'],
  ['reportFrame.verifyDetach', 'pdfdetach -saveall -o records report.pdf\nsha256sum records/audit-records.json'],
  [
    'reportFrame.verifyOpenssl',
    'openssl cms -verify -cades -binary -inform DER -in signature.der \\\n    -content signed.bin -CAfile authority.pem -purpose any -out /dev/null\nopenssl x509 -in authority.pem -noout -fingerprint -sha256',
  ],
  ['reportFrame.verifyIndependent', 'python3 build/verify/sealbook_verify.py --ca authority.pem report.pdf'],
] as const

/** What a report was sealed with, and how anybody checks it, with Sealbook and without; below the caller's heading. */
export function drawReportProof({ document, words, options }: ReportFrame, sect: StructureElement): void {
  const { proof } = options
  const code = (text: string): void => drawCode(document, sect, text)
  drawParagraph(document, sect, words('reportFrame.proofText'))
  drawKeyValues(
    document,
    sect,
    [
      { key: words('reportFrame.digest'), value: proof.recordsSha256 },
      { key: words('reportFrame.proof.vault'), value: proof.vault },
      {
        key: words('reportFrame.sealedAt'),
        value: options.draft ? words('reportFrame.draft') : momentText(words, proof.sealedAt),
      },
      { key: words('reportFrame.proof.head'), value: [proof.vaultHead, proof.shortHead].join('\n').trim() },
      ...proof.heads.map((head) => ({
        key: words('reportFrame.proof.feed', { name: head.name }),
        value: words('reportFrame.proof.feedText', { sequence: head.sequence, hash: head.hash }),
      })),
      ...(proof.authoritySha256 ? [{ key: words('reportFrame.proof.authority'), value: proof.authoritySha256 }] : []),
    ].filter((pair) => pair.value !== ''),
  )
  if (proof.checkpoint !== '') {
    drawHeading(document, sect, 2, words('reportFrame.proof.checkpoint'), { follows: 60 })
    code(proof.checkpoint.trim())
  }
  if (options.attachments.length > 0) {
    drawHeading(document, sect, 2, words('reportFrame.proof.attached'), { follows: 70 })
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('reportFrame.proof.file'), share: 1 },
        { title: words('reportFrame.proof.content'), share: 2.6 },
      ],
      rows: options.attachments.map((attachment) => [attachment.name, attachment.description]),
    })
  }
  drawHeading(document, sect, 2, words('reportFrame.verifyWith'), { follows: 70 })
  drawParagraph(document, sect, words('reportFrame.verifyWithText'))
  code('sealbook verify report.pdf')
  drawHeading(document, sect, 2, words('reportFrame.verifyWithout'), { follows: 70 })
  for (const [step, command] of outsideSteps) {
    drawMarkdown(document, sect, words(step))
    code(command)
  }
}

/** The proof of a document of a page or two: what it was sealed with, and the two commands that check it. */
export function drawShortProof({ document, words, options }: ReportFrame): void {
  const { proof } = options
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawHeading(document, sect, 2, words('reportFrame.proof'), { follows: 215 })
  drawParagraph(document, sect, words('reportFrame.shortProof'), { style: styles.note })
  drawKeyValues(
    document,
    sect,
    [
      { key: words('reportFrame.digest'), value: proof.recordsSha256 },
      { key: words('reportFrame.proof.vault'), value: proof.vault },
      { key: words('reportFrame.proof.head'), value: proof.shortHead },
      {
        key: words('reportFrame.sealedAt'),
        value: options.draft ? words('reportFrame.draft') : momentText(words, proof.sealedAt),
      },
      ...(proof.authoritySha256 ? [{ key: words('reportFrame.proof.authority'), value: proof.authoritySha256 }] : []),
    ].filter((pair) => pair.value !== ''),
  )
  drawCode(document, sect, 'sealbook verify report.pdf\npdfsig report.pdf')
}
