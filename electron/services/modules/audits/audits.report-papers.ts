import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { ReportRow } from '#shared/modules/audits/audits.report-rows.ts'
import type { ReportContext } from './audits.report-context.ts'
import { evidenceText } from './audits.report-findings.ts'

/** What a working paper says beyond its line in the table: objective, samples, evidence and conclusion; nothing where it says none. */
export function drawPaper({ document, words }: ReportContext, sect: StructureElement, row: ReportRow): void {
  const samples = row.samples.map(({ title, size, population, seed }) =>
    words('auditReport.sampleDrawn', { title: title.replace(/[\\`*_[\]<>#]/g, '\\$&'), size, population, seed }),
  )
  const parts = [
    ['checklistRow.objective', row.objective],
    ['checklistRow.samples', samples.map((text) => `- ${text}`).join('\n')],
    ['checklistRow.evidence', row.evidence.map((file) => `- ${evidenceText(words, file)}`).join('\n')],
    ['checklistRow.conclusion', row.conclusion],
  ] as const
  const told = parts.filter(([, text]) => text !== '')
  if (told.length === 0) return
  drawHeading(document, sect, 2, `${row.position}. ${row.question}`, { follows: 60 })
  for (const [key, text] of told) {
    drawParagraph(document, sect, [{ text: words(key), bold: true }])
    drawMarkdown(document, sect, text)
  }
}
