import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import { periodWords } from '#shared/base/calendar-words.ts'
import { type Translator, translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { formulaFault } from '#shared/modules/indicators/indicators.check.ts'
import { indicatorsDocumentMessages } from '#shared/modules/indicators/indicators.document-messages.ts'
import { readFormula } from '#shared/modules/indicators/indicators.formula-reader.ts'
import {
  fitsUnit,
  type ReadingStatus,
  readingStatuses,
  readTarget,
  type Unit,
} from '#shared/modules/indicators/indicators.target.ts'
import { formulaSentences } from '#shared/modules/indicators/indicators.words.ts'
import type { IndicatorsDocument, ReportedIndicator } from '#shared/modules/indicators/indicators-report.projection.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { records } from '#shared/registry.ts'
import { drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { openReport, type ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, dayText, filled, listText, periodText, shortDayText } from '../../reports/report-words.ts'

type IndicatorsContext = ReportFrame & { readonly projection: IndicatorsDocument }

const tones = { met: 'good', missed: 'serious', noTarget: 'neutral', noDenominator: 'attention' } as const

/**
 * Draws the indicators of a period as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same
 * arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawIndicatorsReport(projection: IndicatorsDocument, options: DrawOptions): Promise<Buffer> {
  // A formula in words may speak of any record.
  const words = translatorOf(options.language, [...catalogues, indicatorsDocumentMessages, reportFrameMessages])
  const { organisation, classification, number, title: cycle } = projection
  const title = words('indicatorsDocument.title', { cycle })
  const subject = words('indicatorsDocument.subject', { cycle })
  const identity = { organisation, title, number, classification, subject }
  const context: IndicatorsContext = { ...openReport(words, identity, options), projection }
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('indicatorsDocument.kind'), title: cycle, facts: facts(context) },
    chapters: [
      { place: 'summary', title: words('indicatorsDocument.summary'), begins: 'page', draw: drawSummary },
      {
        ...{ place: 'details', title: words('indicatorsDocument.details') },
        ...{ begins: { follows: 260 }, draw: drawDetails },
      },
    ],
    signOff: {
      text: words('indicatorsDocument.signOffText'),
      remark: null,
      signers: projection.signers.map(({ duty, person }) => {
        return { duty: words(`indicatorsDocument.duty.${duty}`), person, on: null }
      }),
    },
    appendices: [],
  })
}

function facts({ words, projection }: IndicatorsContext) {
  const { number, title, period, on, indicators } = projection
  return filled([
    [words('indicatorsDocument.cycle'), `${number} ${title}`.trim()],
    [words('indicatorsDocument.period'), periodText(words, period)],
    [words('indicatorsDocument.on'), dayText(words, on)],
    [words('indicatorsDocument.count'), String(indicators.length)],
  ])
}

/** A value as the window writes it: two places at most, with its unit. */
function valueText(words: Translator, value: string | null, unit: Unit): string {
  if (value === null) return '–'
  return words(`indicatorsDocument.value.${unit}`, { value: String(Math.round(Number(value) * 100) / 100) })
}

function targetText(words: Translator, text: string | null, unit: Unit): string {
  const target = text === null ? null : readTarget(text)
  if (!target || !fitsUnit(target, unit)) return text ?? '–'
  const sign = { '=': '=', '<=': '≤', '>=': '≥' }[target.comparison]
  return `${sign} ${valueText(words, target.value, unit)}`
}

const statusChip = (words: Translator, status: ReadingStatus) =>
  toneChip(words(`indicatorReading.status.${status}`), tones[status])

const statusPoints = ({ document, words }: IndicatorsContext) =>
  chipColumn(
    document,
    readingStatuses.map((status) => statusChip(words, status)),
  )

function drawSummary(context: IndicatorsContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { indicators, counts } = projection
  if (indicators.length === 0) {
    drawParagraph(document, sect, words('indicatorsDocument.none'))
    return
  }
  const { missed, ...others } = counts
  drawOpinion(document, sect, {
    word:
      missed === 0
        ? words('indicatorsDocument.allMet')
        : words('indicatorsDocument.someMissed', { missed, total: indicators.length }),
    sentence: [{ text: words('indicatorsDocument.counts', others) }],
    colour: missed === 0 ? toneColours.good : toneColours.serious,
  })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('indicator.number'), points: columnPoints.number + 6 },
      { title: words('indicator'), share: 1 },
      { title: words('indicator.target'), points: 56, align: 'right' },
      { title: words('indicatorsDocument.value'), points: 52, align: 'right' },
      { title: words('indicatorsDocument.by'), points: 54 },
      { title: words('indicatorReading.status'), points: statusPoints(context) },
      { title: words('indicatorsDocument.responsible'), points: 70 },
    ],
    rows: indicators.map(({ number, title, target, unit, standing, owner }) => [
      ...[number, title, targetText(words, target, unit), valueText(words, standing.value, unit)],
      words(`indicatorsDocument.by.${standing.by}`),
      standing.by === 'none' ? '–' : { chip: statusChip(words, standing.status) },
      owner,
    ]),
  })
}

/** The formula in words and, where it no longer fits the records, as it is written. */
function definitionText(words: Translator, { source, formula, formulaVersion }: ReportedIndicator): string {
  if (source === 'manual' || formula === null) return words('indicatorsDocument.byHand')
  const read = readFormula(formula)
  if (!('formula' in read) || formulaFault(records, read.formula) !== null)
    return words('indicatorsDocument.unreadable', { formula })
  const sentences = formulaSentences({ t: words, records, nameOf: () => null }, read.formula).join('\n')
  return formulaVersion === null
    ? sentences
    : words('indicatorsDocument.version', { formula: sentences, version: formulaVersion })
}

function liveText(words: Translator, { live, unit }: ReportedIndicator): string {
  if (live === null) return ''
  if (live.unvalued !== null) return words(`indicators.unvalued.${live.unvalued}`)
  const sum = (side: 'counted' | 'notCounted') => live.measures.reduce((total, measure) => total + measure[side], 0)
  const value = valueText(words, live.value, unit)
  return words('indicatorsDocument.nowOf', { value, counted: sum('counted'), notCounted: sum('notCounted') })
}

function drawDetails(context: IndicatorsContext, sect: StructureElement): void {
  const { document, words, projection } = context
  if (projection.indicators.length === 0) drawParagraph(document, sect, words('indicatorsDocument.none'))
  for (const indicator of projection.indicators) {
    const { number, title, question, target, unit, every, owner, department, note, figures } = indicator
    drawHeading(document, sect, 2, `${number} ${title}`.trim(), { follows: Math.min(150 + 19 * figures.length, 215) })
    drawKeyValues(
      document,
      sect,
      filled([
        [words('indicator.question'), question ?? ''],
        [words('indicatorsDocument.definition'), definitionText(words, indicator)],
        [words('indicator.target'), targetText(words, target, unit)],
        [words('indicator.period'), words(`indicator.period.${every}`)],
        [words('indicatorsDocument.responsible'), listText(words, [owner, department])],
        [words('indicatorsDocument.now', { day: dayText(words, projection.on) }), liveText(words, indicator)],
      ]),
    )
    if (note !== null && note !== '') drawMarkdown(document, sect, note)
    drawFigures(context, sect, indicator)
  }
}

/** The last frozen figures with what counted; a correction says why. */
function drawFigures(
  context: IndicatorsContext,
  sect: StructureElement,
  { figures, unit, every }: ReportedIndicator,
): void {
  const { document, words } = context
  if (figures.length === 0) {
    drawParagraph(document, sect, words('indicatorsDocument.noFigure'))
    return
  }
  const number = { align: 'right' as const }
  const told = (count: number | null) => (count === null ? '–' : String(count))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('indicatorsDocument.frozenFor'), share: 1 },
      { title: words('indicatorsDocument.value'), points: 50, ...number },
      { title: words('indicator.target'), points: 54, ...number },
      { title: words('indicatorReading.status'), points: statusPoints(context) },
      { title: words('indicatorsDocument.counted'), points: 48, ...number },
      { title: words('indicatorsDocument.notCounted'), points: 58, ...number },
      { title: words('indicatorsDocument.formulaVersion'), points: 44, ...number },
      { title: words('indicatorsDocument.frozenOn'), points: columnPoints.day - 8 },
    ],
    rows: figures.map(({ period, value, target, status, counted, notCounted, formulaVersion, takenOn }) => [
      ...[
        periodWords(words.language, period.start, every),
        valueText(words, value, unit),
        targetText(words, target, unit),
      ],
      { chip: statusChip(words, status) },
      ...[told(counted), told(notCounted), told(formulaVersion), shortDayText(words, takenOn)],
    ]),
  })
  for (const { period, reason } of figures)
    if (reason !== null && reason !== '')
      drawParagraph(
        document,
        sect,
        words('indicatorsDocument.corrected', { period: periodWords(words.language, period.start, every), reason }),
        {
          style: styles.note,
        },
      )
}
