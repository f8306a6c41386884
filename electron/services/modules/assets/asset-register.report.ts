import { attachFiles } from '#services/documents/attachments.ts'
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
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import {
  appendixTitle,
  beginChapter,
  drawReportControl,
  drawReportCover,
  openReport,
} from '../../reports/report-frame.ts'
import { drawReportProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { dayText, filled, momentText } from '../../reports/report-words.ts'
import { drawLacks, drawRegister, gradeChip, type RegisterContext } from './asset-register.report-lists.ts'

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
  drawReportCover(context, { ...identity, title: unit }, { kind: words('assetDocument.kind'), facts: facts(context) })
  drawControl(context)
  drawSummary(context)
  drawRegister(context)
  drawLacks(context)
  drawReportSignOff(context, {
    text: words('assetDocument.signOffText'),
    remark: null,
    signers: projection.signers.map(({ duty, person }) => ({
      duty: words(`assetDocument.duty.${duty}`),
      person,
      on: null,
    })),
  })
  const proof = appendixTitle(words, 'A', words('reportFrame.proof'))
  drawReportProof(context, beginChapter(context, proof, { place: 'proof', page: 'roomy', follows: 110 }))
  attachFiles(context.document.pdf, options.attachments)
  return context.document.finish()
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

function drawControl(context: RegisterContext): void {
  const { words, options } = context
  const sealed = options.draft ? '' : momentText(words, options.proof.sealedAt)
  const chapter = (place: string, title: string) => ({ place, title, level: 1 as const })
  drawReportControl(context, { facts: [...facts(context), ...filled([[words('reportFrame.sealedAt'), sealed]])] }, [
    chapter('summary', words('assetDocument.summary')),
    chapter('register', words('assetDocument.register')),
    chapter('lacks', words('assetDocument.lacks')),
    chapter('signOff', words('reportFrame.signOff')),
    chapter('proof', appendixTitle(words, 'A', words('reportFrame.proof'))),
  ])
}

function drawSummary(context: RegisterContext): void {
  const { document, words, projection } = context
  const { total, exposed, incomplete, unregistered } = projection
  const sect = beginChapter(context, words('assetDocument.summary'), { place: 'summary', page: 'new' })
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
