import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { standings } from '#shared/modules/department-reports/department-reports.board.ts'
import { appendixTitle, beginChapter } from '../../reports/report-frame.ts'
import { drawReportProof } from '../../reports/report-proof.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import { type BranchContext, inspectionChip, settledChip, standingChip } from './branch-report.report-context.ts'

/** What the departments found themselves, and what they do about it. */
export function drawInspections(context: BranchContext): void {
  const { document, words, projection } = context
  const { inspections } = projection.content
  const title = words('branchDocument.inspection')
  const sect = beginChapter(context, title, { place: 'inspection', page: 'roomy', follows: 90 })
  if (inspections.length === 0) drawParagraph(document, sect, words('branchDocument.noInspection'))
  else {
    const chips = inspections.map(({ result }) => inspectionChip(words, result))
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('departmentReport.department'), share: 1 },
        { title: words('departmentReport.selfInspection'), points: Math.max(chipColumn(document, chips), 110) },
        { title: words('departmentReport.deviations'), points: 72, align: 'right' },
      ],
      rows: inspections.map(({ department, result, deviations }) => [
        department,
        { chip: inspectionChip(words, result) },
        String(deviations),
      ]),
    })
  }
  drawHeading(document, sect, 2, words('departmentReport.deviations'), { follows: 60 })
  drawDeviations(context, sect)
}

function drawDeviations({ document, words, projection }: BranchContext, sect: StructureElement): void {
  const { deviations } = projection.content
  if (deviations.length === 0) {
    drawParagraph(document, sect, words('branchDocument.noDeviation'))
    return
  }
  const chips = [true, false].map((settled) => settledChip(words, settled))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('departmentReport.department'), share: 0.8 },
      { title: words('departmentReport.deviations.description'), share: 1.2 },
      { title: words('departmentReport.deviations.measure'), share: 1.2 },
      { title: words('departmentReport.deviations.settleBy'), points: columnPoints.day },
      { title: words('branchDocument.progress'), points: Math.max(chipColumn(document, chips), columnPoints.state) },
    ],
    rows: deviations.map(({ department, description, measure, settleBy, settled }) => [
      department,
      description,
      measure,
      shortDayText(words, settleBy),
      { chip: settledChip(words, settled) },
    ]),
  })
}

/** Assets that were newly exposed, and applications that were launched. */
export function drawAssets(context: BranchContext): void {
  const { document, words, projection } = context
  const { assets } = projection.content
  const sect = beginChapter(context, words('branchDocument.assets'), { place: 'assets', page: 'roomy', follows: 60 })
  if (assets.length === 0) {
    drawParagraph(document, sect, words('branchDocument.noAssets'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('departmentReport.department'), share: 1 },
      { title: words('branchDocument.asset'), share: 1.6 },
      { title: words('branchDocument.assetKind'), points: 120 },
    ],
    rows: assets.map(({ department, asset, kind }) => [department, asset, words(`departmentReport.${kind}`)]),
  })
}

/** The appendices in order, with the letter by which the report names each. */
export function branchAppendices({ words }: Pick<BranchContext, 'words'>) {
  return [
    { place: 'register', title: appendixTitle(words, 'A', words('branchDocument.register')) },
    { place: 'attachments', title: appendixTitle(words, 'B', words('branchDocument.attachments')) },
    { place: 'proof', title: appendixTitle(words, 'C', words('reportFrame.proof')) },
  ] as const
}

/** Register of reports, attachments and proof. */
export function drawBranchAppendices(context: BranchContext): void {
  const draw = { register: drawRegister, attachments: drawAttachments, proof: drawProof }
  for (const { place, title } of branchAppendices(context)) {
    draw[place](context, beginChapter(context, title, { place, page: 'roomy', follows: 110 }))
  }
}

const drawProof = (context: BranchContext, sect: StructureElement): void => drawReportProof(context, sect)

function drawRegister({ document, words, projection }: BranchContext, sect: StructureElement): void {
  const chips = standings.map((standing) => standingChip(words, standing))
  if (projection.departments.length === 0) {
    drawParagraph(document, sect, words('branchDocument.nobody'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('departmentReport.department'), share: 1 },
      {
        title: words('branchReport.entries.standing'),
        points: Math.max(chipColumn(document, chips), columnPoints.state),
      },
      { title: words('departmentReport.number'), points: 74 },
      { title: words('branchDocument.submitted'), points: columnPoints.day },
      { title: words('branchDocument.signed'), points: columnPoints.person + 14 },
    ],
    rows: projection.departments.map(({ name, standing, report, submittedOn, signedBy, signedOn }) => [
      name,
      { chip: standingChip(words, standing) },
      report,
      shortDayText(words, submittedOn),
      signedBy === '' ? '' : words('branchDocument.signedBy', { person: signedBy, day: shortDayText(words, signedOn) }),
    ]),
  })
}

function drawAttachments({ document, words, projection }: BranchContext, sect: StructureElement): void {
  const { attachments } = projection.content
  if (attachments.length === 0) {
    drawParagraph(document, sect, words('branchDocument.noAttachments'))
    return
  }
  drawParagraph(document, sect, words('branchDocument.attachmentsText'))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('departmentReport.department'), share: 1 },
      { title: words('branchDocument.file'), share: 1.2 },
      { title: words('branchDocument.fileDigest'), points: 160 },
    ],
    rows: attachments.map(({ department, name, sha256 }) => [department, name, sha256]),
  })
}
