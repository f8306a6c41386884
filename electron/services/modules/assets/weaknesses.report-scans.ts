import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { ReportedScan } from '#shared/modules/assets/weakness-report.projection.ts'
import { columnPoints, dayText, listText, shortDayText } from '../../reports/report-words.ts'
import { drawCut, type WeaknessContext } from './weaknesses.report-lists.ts'

/** Scans taken in, what has happened since the newest, and what was found and closed in each month. */
export function drawScans(context: WeaknessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { sinceScan } = projection
  drawTaken(context, sect)
  if (sinceScan !== null) {
    const { on, ...counts } = sinceScan
    drawHeading(document, sect, 2, words('weaknessDocument.since', { day: dayText(words, on) }))
    drawParagraph(document, sect, words('weaknessDocument.sinceCounts', counts))
  }
  drawMonths(context, sect)
}

function coveredText(words: Translator, { hosts, hostCount }: ReportedScan): string {
  const named = listText(words, hosts)
  const rest = hostCount - hosts.length
  return rest > 0 && named !== ''
    ? words('weaknessDocument.coveredOf', { hosts: named, rest })
    : named || String(hostCount)
}

function drawTaken(context: WeaknessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { scans } = projection
  drawHeading(document, sect, 2, words('weaknessDocument.scansTaken'), { follows: 70 })
  if (scans.total === 0) {
    drawParagraph(document, sect, words('weaknessDocument.nothingScanned'))
    return
  }
  drawCut(context, sect, 'weaknessDocument.cutScans', scans)
  const right = { points: 46, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('scan.scannedOn'), points: columnPoints.day },
      { title: words('scan.tool'), points: 56 },
      { title: words('weaknessDocument.covered'), share: 1 },
      { title: words('weaknessDocument.rows'), points: 36, align: 'right' },
      { title: words('scan.created'), points: 36, align: 'right' },
      { title: words('scan.known'), points: 40, align: 'right' },
      { title: words('scan.reappeared'), points: 58, align: 'right' },
      { title: words('weaknessDocument.notSeen'), ...right },
      { title: words('weaknessDocument.leftOut'), ...right },
    ],
    rows: scans.rows.map((scan) => [
      ...[shortDayText(words, scan.scannedOn), scan.tool, coveredText(words, scan)],
      ...[scan.rowCount, scan.created, scan.known, scan.reappeared, scan.notSeen, scan.leftOut].map(String),
    ]),
  })
  drawParagraph(document, sect, words('weaknessDocument.scansNote'), { style: styles.note })
}

function drawMonths({ document, words, projection }: WeaknessContext, sect: StructureElement): void {
  drawHeading(document, sect, 2, words('weaknessDocument.months'), { follows: 90 })
  const right = { points: 110, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('weaknessDocument.month'), share: 1 },
      { title: words('weaknessDocument.found'), ...right },
      { title: words('weaknessDocument.closed'), ...right },
      { title: words('weaknessDocument.openAtEnd'), ...right },
    ],
    rows: projection.standing.months.map(({ month, opened, closed, open }) => [
      ...[month, ...[opened, closed, open].map(String)],
    ]),
  })
  drawParagraph(document, sect, words('weaknessDocument.monthsNote'), { style: styles.note })
}

/** The last check of each asset against a baseline, and the items that it failed. */
export function drawBaselines(context: WeaknessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { checks, deviations } = projection
  if (checks.total === 0) {
    drawParagraph(document, sect, words('weaknessDocument.nothingChecked'))
    return
  }
  drawHeading(document, sect, 2, words('weaknessDocument.checks'), { follows: 70 })
  drawCut(context, sect, 'weaknessDocument.cutChecks', checks)
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('baselineCheck.asset'), share: 1 },
      { title: words('baselineCheck.baseline'), share: 1 },
      { title: words('baselineCheck.checkedOn'), points: columnPoints.day },
      { title: words('baselineCheck.passRate'), points: 62, align: 'right' },
      { title: words('weaknessDocument.failed'), points: 62, align: 'right' },
    ],
    rows: checks.rows.map(({ asset, baseline, checkedOn, passRate, failed }) => [
      ...[asset, baseline, shortDayText(words, checkedOn)],
      ...[passRate === null ? '–' : `${passRate} %`, String(failed ?? 0)],
    ]),
  })
  drawDeviations(context, sect)
  const rest = deviations.total - deviations.rows.length
  if (rest > 0) drawParagraph(document, sect, words('weaknessDocument.cutDeviations', { rest }), { style: styles.note })
}

function drawDeviations({ document, words, projection }: WeaknessContext, sect: StructureElement): void {
  const { rows } = projection.deviations
  drawHeading(document, sect, 2, words('weaknessDocument.deviations'), { follows: 70 })
  if (rows.length === 0) {
    drawParagraph(document, sect, words('weaknessDocument.noDeviation'))
    return
  }
  const isNoted = rows.some(({ note }) => note !== '')
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('baselineCheck.asset'), share: 1 },
      { title: words('weaknessDocument.item'), points: 56 },
      { title: words('baseline.items.requirement'), share: 1.3 },
      ...(isNoted ? [{ title: words('baselineCheck.results.note'), share: 0.9 }] : []),
    ],
    rows: rows.map(({ asset, item, requirement, note }) => [asset, item, requirement, ...(isNoted ? [note] : [])]),
  })
}
