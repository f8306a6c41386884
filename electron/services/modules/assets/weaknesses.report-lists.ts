import type { Chip } from '#services/documents/chip.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import type { Translator } from '#shared/base/translate.ts'
import { severities } from '#shared/modules/assets/assets.limits.ts'
import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import type { Cut, WeakPlace } from '#shared/modules/assets/weakness-report.places.ts'
import type { WeaknessReport } from '#shared/modules/assets/weakness-report.projection.ts'
import type { Tone } from '#shared/record/fields.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'

/** What every section of the report of weaknesses draws with. */
export type WeaknessContext = ReportFrame & { readonly projection: WeaknessReport }

const tones: Readonly<Record<string, Tone>> = vulnerabilityRecord.fields.severity.tones ?? {}

/** A severity in words and in its colour. */
export function severityChip(words: Translator, severity: string): Chip {
  return toneChip(words(`vulnerability.severity.${severity}`), tones[severity] ?? 'neutral')
}

/** Says how many of a list are printed, where these are not all. */
export function drawCut(
  { document, words }: ReportFrame,
  sect: StructureElement,
  key: string,
  { rows, total }: Cut<unknown>,
): void {
  if (rows.length < total)
    drawParagraph(document, sect, words(key, { rows: rows.length, total }), { style: styles.note })
}

/** Points of the column of severities: its head is wider than they are in Chinese. */
export function severityColumn({ document, words }: ReportFrame): number {
  return Math.max(
    columnPoints.severity - 6,
    chipColumn(
      document,
      severities.map((severity) => severityChip(words, severity)),
    ),
  )
}

/** What is late, and what was accepted instead. */
export function drawRemaining(context: WeaknessContext, sect: StructureElement): void {
  drawLate(context, sect)
  drawAccepted(context, sect)
}

/** Open ones beyond their due day, the gravest first. */
function drawLate(context: WeaknessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { late } = projection
  drawHeading(document, sect, 2, words('weaknessDocument.overdue'), { follows: 70 })
  if (late.total === 0) {
    drawParagraph(document, sect, words('weaknessDocument.nothingLate'))
    return
  }
  drawCut(context, sect, 'weaknessDocument.cut', late)
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('vulnerability.number'), points: 68 },
      { title: words('vulnerability.title'), share: 1.1 },
      { title: words('vulnerability.asset'), share: 1 },
      { title: words('vulnerability.severity'), points: severityColumn(context) },
      { title: words('vulnerability.owner'), points: 54 },
      { title: words('vulnerability.firstSeenOn'), points: 70 },
      { title: words('vulnerability.dueOn'), points: 70 },
    ],
    rows: late.rows.map(({ number, title, asset, severity, owner, firstSeenOn, day }) => [
      ...[number, title, asset, { chip: severityChip(words, severity) }, owner],
      ...[shortDayText(words, firstSeenOn), shortDayText(words, day)],
    ]),
  })
}

/** Accepted ones with the day until which they are, the gravest first. */
function drawAccepted(context: WeaknessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { accepted } = projection
  drawHeading(document, sect, 2, words('weaknessDocument.accepted'), { follows: 70 })
  if (accepted.total === 0) {
    drawParagraph(document, sect, words('weaknessDocument.nothingAccepted'))
    return
  }
  drawCut(context, sect, 'weaknessDocument.cut', accepted)
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('vulnerability.number'), points: 68 },
      { title: words('vulnerability.title'), share: 1.1 },
      { title: words('vulnerability.asset'), share: 1 },
      { title: words('vulnerability.severity'), points: severityColumn(context) },
      { title: words('vulnerability.acceptedBy'), points: 68 },
      { title: words('weaknessDocument.until'), points: 96 },
    ],
    rows: accepted.rows.map(({ number, title, asset, severity, by, day, isOver }) => {
      const until = shortDayText(words, day)
      return [
        ...[number, title, asset, { chip: severityChip(words, severity) }, by],
        isOver ? words('weaknessDocument.untilOver', { day: until }) : until,
      ]
    }),
  })
}

/** Open ones by unit, where there are several, and by asset. */
export function drawPlaces(context: WeaknessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { departments, assets, units } = projection
  if (assets.total === 0) {
    drawParagraph(document, sect, words('weaknessDocument.nothingOpen'))
    return
  }
  if (units > 1) {
    drawHeading(document, sect, 2, words('weaknessDocument.byDepartment'), { follows: 70 })
    drawCut(context, sect, 'weaknessDocument.cutDepartments', departments)
    drawCounts(context, sect, words('weaknessDocument.department'), departments.rows)
  }
  drawHeading(document, sect, 2, words('weaknessDocument.byAsset'), { follows: 70 })
  drawCut(context, sect, 'weaknessDocument.cutAssets', assets)
  drawCounts(context, sect, words('vulnerability.asset'), assets.rows)
}

function drawCounts(
  { document, words }: WeaknessContext,
  sect: StructureElement,
  title: string,
  rows: readonly WeakPlace[],
): void {
  const right = { points: 46, align: 'right' as const }
  const wide = { points: 60, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title, share: 1 },
      { title: words('weaknessDocument.openCount'), ...right },
      ...severities.map((severity) => ({
        ...{ title: words(`vulnerability.severity.${severity}`) },
        ...(severity === 'info' ? wide : right),
      })),
      { title: words('weaknessDocument.late'), ...right },
    ],
    rows: rows.map(({ name, counts, open, late }) => [name, ...[open, ...counts, late].map(String)]),
  })
}
