import { drawCode } from '#services/documents/code-block.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { ReportRow } from '#shared/modules/audits/audits.projection.ts'
import { columnPoints, momentText, type ReportContext, severityChip, shortDayText } from './audits.report-context.ts'

/** The appendices in order, with the letter by which the report names each. */
export const appendices = [
  { letter: 'A', name: 'register' },
  { letter: 'B', name: 'tested' },
  { letter: 'C', name: 'glossary' },
  { letter: 'D', name: 'proof' },
] as const

type AppendixName = (typeof appendices)[number]['name']

/** The heading of an appendix, in the contents and above it. */
export function appendixTitle(words: ReportContext['words'], name: AppendixName): string {
  const letter = appendices.find((entry) => entry.name === name)?.letter ?? ''
  return words('auditReport.appendix', { letter, title: words(`auditReport.${name}`) })
}

/** Register, checklist, glossary and proof. */
export function drawAppendices(context: ReportContext): void {
  context.document.beginSection()
  drawRegister(context)
  drawChecklist(context)
  drawGlossary(context)
  drawProof(context)
}

function openAppendix({ document, words }: ReportContext, name: AppendixName) {
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawHeading(document, sect, 1, appendixTitle(words, name), { place: name, follows: 110 })
  return sect
}

function drawRegister(context: ReportContext): void {
  const { document, words, projection } = context
  const sect = openAppendix(context, 'register')
  if (projection.findings.length === 0) {
    drawParagraph(document, sect, words('auditReport.none'))
    return
  }
  const chips = projection.findings.map((finding) => severityChip(words, finding.severity))
  drawTable(document, sect, {
    columns: [
      { title: words('finding.number'), points: columnPoints.number },
      { title: words('finding.title'), share: 1 },
      { title: words('finding.severity'), points: Math.max(chipColumn(document, chips), columnPoints.severity) },
      { title: words('finding.department'), points: columnPoints.person },
      { title: words('finding.dueOn'), points: columnPoints.day },
      { title: words('auditReport.actionState'), points: columnPoints.state },
    ],
    rows: projection.findings.map((finding) => [
      finding.number,
      finding.title,
      { chip: severityChip(words, finding.severity) },
      finding.owner === '' ? finding.department : `${finding.department}\n${finding.owner}`,
      shortDayText(words, finding.dueOn),
      words(`finding.state.${finding.state}`),
    ]),
  })
}

function drawChecklist(context: ReportContext): void {
  const { document, words, projection } = context
  const sect = openAppendix(context, 'tested')
  if (projection.rows.length === 0) {
    drawParagraph(document, sect, words('auditReport.testedEmpty'))
    return
  }
  drawTable(document, sect, {
    columns: [
      { title: words('checklistRow.position'), points: 46 },
      { title: words('checklistRow.question'), share: 1.1 },
      { title: words('checklistRow.criterion'), share: 1 },
      { title: words('checklistRow.sample'), points: 64 },
      { title: words('checklistRow.result'), points: 80 },
      { title: words('checklistRow.reviewedBy'), points: 68 },
    ],
    rows: projection.rows.map((row) => [
      String(row.position),
      row.question,
      row.criterion,
      sampleText(words, row),
      row.result ? words(`checklistRow.result.${row.result}`) : words('auditReport.openRow'),
      row.reviewedBy,
    ]),
  })
}

function sampleText(words: ReportContext['words'], row: ReportRow): string {
  if (row.sampleSize === null) return ''
  if (row.population === null) return String(row.sampleSize)
  return words('auditReport.sampleOf', { sample: row.sampleSize, population: row.population })
}

const terms = ['finding', 'cause', 'action', 'verified', 'digest', 'journal', 'head', 'checkpoint'] as const

function drawGlossary(context: ReportContext): void {
  const { document, words } = context
  const sect = openAppendix(context, 'glossary')
  drawKeyValues(
    document,
    sect,
    terms.map((term) => ({ key: words(`auditReport.term.${term}`), value: words(`auditReport.term.${term}.text`) })),
  )
}

function drawProof(context: ReportContext): void {
  const { document, words, options } = context
  const { proof } = options
  const sect = openAppendix(context, 'proof')
  const code = (text: string): void => drawCode(document, sect, text)
  drawParagraph(document, sect, words('auditReport.proofText'))
  drawKeyValues(
    document,
    sect,
    [
      { key: words('auditReport.digest'), value: proof.recordsSha256 },
      { key: words('auditReport.proof.vault'), value: proof.vault },
      {
        key: words('auditReport.sealedAt'),
        value: options.draft ? words('auditReport.draft') : momentText(words, proof.sealedAt),
      },
      { key: words('auditReport.proof.head'), value: [proof.vaultHead, proof.shortHead].join('\n').trim() },
      ...proof.heads.map((head) => ({
        key: words('auditReport.proof.feed', { name: head.name }),
        value: words('auditReport.proof.feedText', { sequence: head.sequence, hash: head.hash }),
      })),
      ...(proof.authoritySha256 ? [{ key: words('auditReport.proof.authority'), value: proof.authoritySha256 }] : []),
    ].filter((pair) => pair.value !== ''),
  )
  if (proof.checkpoint !== '') {
    drawHeading(document, sect, 2, words('auditReport.proof.checkpoint'), { follows: 60 })
    code(proof.checkpoint.trim())
  }
  if (options.attachments.length > 0) {
    drawHeading(document, sect, 2, words('auditReport.proof.attached'), { follows: 70 })
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('auditReport.proof.file'), share: 1 },
        { title: words('auditReport.proof.content'), share: 2.6 },
      ],
      rows: options.attachments.map((attachment) => [attachment.name, attachment.description]),
    })
  }
  drawHeading(document, sect, 2, words('auditReport.verifyWith'), { follows: 70 })
  drawParagraph(document, sect, words('auditReport.verifyWithText'))
  code('sealbook verify report.pdf')
  drawHeading(document, sect, 2, words('auditReport.verifyWithout'), { follows: 70 })
  for (const [step, command] of outsideSteps) {
    drawMarkdown(document, sect, words(step))
    code(command)
  }
}

const outsideSteps = [
  ['auditReport.verifyPdfsig', 'pdfsig report.pdf'],
  ['auditReport.verifyDetach', 'pdfdetach -saveall -o records report.pdf\nsha256sum records/audit-records.json'],
  [
    'auditReport.verifyOpenssl',
    'openssl cms -verify -cades -binary -inform DER -in signature.der \\\n    -content signed.bin -CAfile authority.pem -purpose any -out /dev/null\nopenssl x509 -in authority.pem -noout -fingerprint -sha256',
  ],
  ['auditReport.verifyIndependent', 'python3 build/verify/sealbook_verify.py --ca authority.pem report.pdf'],
] as const
