import { drawChart } from '#services/documents/figure.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { severityChart } from '#shared/charts/severity-chart.ts'
import type { AssetRegisterDocument } from '#shared/modules/assets/asset-register.projection.ts'
import { assetDocumentMessages } from '#shared/modules/assets/assets.document-messages.ts'
import { assetsMessages } from '#shared/modules/assets/assets.messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { dayText, filled } from '../../reports/report-words.ts'
import { drawLacks, drawRegister, gradeChip, type RegisterContext } from './asset-register.report-lists.ts'
import { drawSynchrony } from './asset-register.report-synchrony.ts'

const chartHeight = 112

/**
 * Draws a unit's asset register as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same
 * arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawAssetRegister(projection: AssetRegisterDocument, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [assetsMessages, assetDocumentMessages, reportFrameMessages])
  const { organisation, classification, unit } = projection
  const title = words('assetDocument.title', { unit })
  const identity = {
    organisation,
    title,
    number: '',
    classification,
    subject: words('assetDocument.subject', { unit }),
  }
  const context: RegisterContext = { ...openReport(words, identity, options), projection }
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('assetDocument.kind'), title: unit, facts: facts(context) },
    chapters: [
      { place: 'summary', title: words('assetDocument.summary'), begins: 'page', draw: drawSummary },
      { place: 'register', title: words('assetDocument.register'), begins: 'page', draw: drawRegister },
      {
        ...{ place: 'synchrony', title: words('assetDocument.synchrony') },
        ...{ begins: { follows: 110 }, draw: drawSynchrony },
      },
      { place: 'lacks', title: words('assetDocument.lacks'), begins: { follows: 80 }, draw: drawLacks },
    ],
    signOff: {
      text: words('assetDocument.signOffText'),
      remark: null,
      signers: projection.signers.map(({ duty, person }) => ({
        duty: words(`assetDocument.duty.${duty}`),
        person,
        on: null,
      })),
    },
    appendices: [],
  })
}

function facts({ words, projection }: RegisterContext) {
  const { unit, units, on, signers, total, exposed } = projection
  const below = units - 1
  return filled([
    [words('assetDocument.unit'), below === 0 ? unit : words('assetDocument.unitOf', { unit, below, count: units })],
    [words('assetDocument.duty.head'), signers.find(({ duty }) => duty === 'head')?.person ?? ''],
    [words('assetDocument.on'), dayText(words, on)],
    [words('assetDocument.assets'), words('assetDocument.numbersOf', { total, exposed })],
  ])
}

function drawSummary(context: RegisterContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { total, exposed, incomplete, unregistered } = projection
  const isComplete = incomplete === 0 && unregistered === 0
  drawOpinion(document, sect, {
    word: isComplete ? words('assetDocument.complete') : words('assetDocument.lacking', { incomplete, unregistered }),
    sentence: [{ text: words('assetDocument.numbersOf', { total, exposed }) }],
    colour: isComplete ? toneColours.good : toneColours.serious,
  })
  drawHeading(document, sect, 2, words('assetDocument.byGrade'), { follows: chartHeight + 10 })
  const bars = projection.grades.map(({ grade, count }) => ({ ...gradeChip(words, grade), count }))
  const spoken = bars.map(({ word, count }) => `${word} ${count}`).join(words.language === 'zh-CN' ? '，' : ', ')
  const figure = { height: chartHeight, alternative: words('assetDocument.chartText', { counts: spoken }) }
  drawChart(document, sect, figure, severityChart(bars, { axis: words('assetDocument.assets') }))
  drawKinds(context, sect)
}

function drawKinds({ document, words, projection }: RegisterContext, sect: StructureElement): void {
  const { kinds } = projection
  drawHeading(document, sect, 2, words('assetDocument.byKind'), { follows: 90 })
  if (kinds.length === 0) {
    drawParagraph(document, sect, words('assetDocument.none'))
    return
  }
  const number = { points: 78, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('asset.kind'), share: 1 },
      { title: words('assetDocument.all'), ...number },
      { title: words('assetDocument.unregistered'), ...number },
      { title: words('assetDocument.incomplete'), ...number },
    ],
    rows: kinds.map(({ kind, unregistered, assets }) => [
      words(`asset.kind.${kind}`),
      String(assets.length),
      unregistered === null ? '–' : String(unregistered),
      String(assets.filter(({ missing }) => missing.length > 0).length),
    ]),
  })
}
