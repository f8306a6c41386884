import { type ContentsEntry, drawContents } from '#services/documents/contents.ts'
import { drawCover } from '#services/documents/cover.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawHeading } from '#services/documents/text-blocks.ts'
import { dayText, listText, momentText, periodText, type ReportContext } from './audits.report-context.ts'

/** The first page: what the report is about, for whom, and the digest of its records. */
export function drawReportCover({ document, words, projection, options }: ReportContext): void {
  const marks = [options.demo ? words('auditReport.demo') : '', options.draft ? words('auditReport.draft') : '']
  drawCover(document, {
    organisation: projection.organisation,
    kind: `${words('auditReport.kind')} · ${words(`audit.kind.${projection.kind}`)}`,
    title: projection.title,
    number: projection.number,
    mark: marks.filter((mark) => mark !== '').join(' · '),
    facts: filled([
      [words('audit.auditees'), listText(words, projection.auditees)],
      [words('audit.period'), periodText(words, projection.period)],
      [words('audit.leadAuditor'), projection.leadAuditor],
      [words('audit.team'), listText(words, projection.team)],
      [words('audit.issuedOn'), dayText(words, projection.issuedOn) || words('auditReport.notIssued')],
      [words('audit.classification'), projection.classification || words('auditReport.classificationNone')],
    ]),
    digestLabel: words('auditReport.digest'),
    digest: options.proof.recordsSha256,
    note: words('auditReport.coverNote'),
    ...(options.logo ? { logo: options.logo } : {}),
  })
}

/** Document control and contents on one page, or more where there are many findings. */
export function drawReportControl(context: ReportContext, entries: readonly ContentsEntry[]): void {
  const { document, words, projection, options } = context
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.newPage()
  drawHeading(document, sect, 1, words('auditReport.control'))
  drawKeyValues(
    document,
    sect,
    filled([
      [words('audit.number'), projection.number],
      [words('auditReport.sealedAt'), options.draft ? '' : momentText(words, options.proof.sealedAt)],
      [words('audit.department'), projection.department],
      [words('audit.fieldworkPeriod'), periodText(words, projection.fieldworkPeriod)],
      [words('audit.reportDueOn'), dayText(words, projection.reportDueOn)],
      [words('audit.previousAudit'), projection.previousAudit],
      [words('audit.classification'), projection.classification || words('auditReport.classificationNone')],
    ]),
  )
  if (projection.distribution !== '') {
    drawHeading(document, sect, 2, words('audit.distribution'))
    drawMarkdown(document, sect, projection.distribution)
  }
  drawHeading(document, sect, 1, words('auditReport.contents'))
  drawContents(document, sect, entries)
}

function filled(pairs: readonly (readonly [string, string])[]) {
  return pairs.filter(([, value]) => value !== '').map(([key, value]) => ({ key, value }))
}
