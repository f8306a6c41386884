import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { type Column, chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { palette, styles } from '#services/documents/theme.ts'
import type { DepartmentReportDocument } from '#shared/modules/department-reports/department-report.projection.ts'
import { tableRows } from '#shared/modules/department-reports/department-reports.answers.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import { answerText, inspectionChip, settledChip } from './branch-report.report-context.ts'

/** What every section of a department's sheet draws with. */
export type SheetContext = ReportFrame & { readonly projection: DepartmentReportDocument }

type Asked = DepartmentReportDocument['sections'][number]['questions'][number]

/** A table with more columns of its own is set as text, a line to a row. */
const mostOwnColumns = 7

/** What the department reported: its answers by section, new assets, self-inspection and files. */
export function drawReported(context: SheetContext, sect: StructureElement): void {
  for (const section of context.projection.sections) {
    drawHeading(context.document, sect, 2, section.title, { follows: 60 })
    drawSection(context, sect, section.questions)
  }
  drawInspection(context, sect)
  drawNewAssets(context, sect)
  drawFiles(context, sect)
}

const isOwnTable = ({ kind, columns, answer }: Asked) =>
  kind === 'table' && columns.length > 0 && columns.length <= mostOwnColumns && answer !== null

function drawSection(context: SheetContext, sect: StructureElement, questions: readonly Asked[]): void {
  const { document, words } = context
  const plain = questions.filter((question) => !isOwnTable(question))
  if (plain.length > 0) {
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('branchDocument.question'), share: 1 },
        { title: words('branchDocument.answer'), share: 1.5 },
      ],
      rows: plain.map((question) => [
        question.question,
        question.answer
          ? answerText(words, question, question.answer)
          : { spans: [{ text: words('departmentDocument.unanswered'), colour: palette.muted }] },
      ]),
    })
  }
  for (const question of questions) {
    if (!isOwnTable(question)) continue
    drawHeading(document, sect, 3, question.question, { follows: 50 })
    drawTable(document, sect, {
      namesRows: true,
      columns: question.columns.map((title): Column => ({ title, share: 1 })),
      rows: tableRows(question.answer?.words ?? null).map((cells) =>
        question.columns.map((_, at) =>
          at === question.columns.length - 1 ? cells.slice(at).join(' | ') : (cells[at] ?? ''),
        ),
      ),
    })
  }
}

function drawInspection({ document, words, projection }: SheetContext, sect: StructureElement): void {
  const { selfInspection, selfInspectionNote, deviations } = projection
  drawHeading(document, sect, 2, words('departmentReport.section.inspection'), { follows: 60 })
  if (selfInspection === null) drawParagraph(document, sect, words('departmentDocument.notInspected'))
  else {
    const value = inspectionChip(words, selfInspection)
    drawKeyValues(document, sect, [{ key: words('departmentReport.selfInspection'), value }])
  }
  if (selfInspectionNote !== '') drawMarkdown(document, sect, selfInspectionNote)
  if (deviations.length === 0) return
  const chips = [true, false].map((settled) => settledChip(words, settled))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('departmentReport.deviations.description'), share: 1 },
      { title: words('departmentReport.deviations.measure'), share: 1 },
      { title: words('departmentReport.deviations.settleBy'), points: columnPoints.day },
      { title: words('branchDocument.progress'), points: Math.max(chipColumn(document, chips), columnPoints.state) },
    ],
    rows: deviations.map(({ description, measure, settleBy, settled }) => [
      description,
      measure,
      shortDayText(words, settleBy),
      { chip: settledChip(words, settled) },
    ]),
  })
}

function drawNewAssets({ document, words, projection }: SheetContext, sect: StructureElement): void {
  const { assets, assetsConfirmed } = projection
  drawHeading(document, sect, 2, words('branchDocument.assets'), { follows: 50 })
  if (assets.length === 0) drawParagraph(document, sect, words('branchDocument.noAssets'))
  else {
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('branchDocument.asset'), share: 1 },
        { title: words('branchDocument.assetKind'), points: 130 },
      ],
      rows: assets.map(({ asset, kind }) => [asset, words(`departmentReport.${kind}`)]),
    })
  }
  const remark = assetsConfirmed ? 'departmentDocument.confirmed' : 'departmentDocument.notConfirmed'
  drawParagraph(document, sect, words(remark), { style: styles.note })
}

function drawFiles({ document, words, projection }: SheetContext, sect: StructureElement): void {
  const { attachments } = projection
  if (attachments.length === 0) return
  drawHeading(document, sect, 2, words('branchDocument.attachments'), { follows: 50 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('branchDocument.file'), share: 1 },
      { title: words('departmentDocument.fileKind'), points: 110 },
      { title: words('branchDocument.fileDigest'), points: 170 },
    ],
    rows: attachments.map(({ name, sha256, isScan }) => [
      name,
      words(isScan ? 'departmentDocument.scan' : 'departmentDocument.evidence'),
      sha256,
    ]),
  })
}
