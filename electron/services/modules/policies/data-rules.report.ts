import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { assetsMessages } from '#shared/modules/assets/assets.messages.ts'
import { controlsMessages } from '#shared/modules/controls/controls.messages.ts'
import type { DataRulesDocument } from '#shared/modules/policies/data-rules.projection.ts'
import { dataRulesDocumentMessages } from '#shared/modules/policies/policies.data-rules-messages.ts'
import { policiesMessages } from '#shared/modules/policies/policies.messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { type Chapter, drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { columnPoints, dayText, filled } from '../../reports/report-words.ts'
import { type DataRulesContext, drawDecided, drawOpenCases, drawScenarios } from './data-rules.report-cases.ts'
import { drawGrades, drawSystems } from './data-rules.report-grades.ts'
import { drawControls, drawRules } from './data-rules.report-rules.ts'

/**
 * Draws what a unit must do with data and how it stands with that as PDF/A-3a and PDF/UA-1, unsigned, with its signature
 * fields prepared. Pure: the same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawDataRules(projection: DataRulesDocument, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [
    ...[policiesMessages, controlsMessages, assetsMessages],
    ...[dataRulesDocumentMessages, reportFrameMessages],
  ])
  const { organisation, classification, unit, signers } = projection
  const title = words('dataRulesDocument.title', { unit })
  const subject = words('dataRulesDocument.subject', { unit })
  const identity = { organisation, title, number: '', classification, subject }
  const context: DataRulesContext = { ...openReport(words, identity, options), projection }
  const chapter = (place: string, draw: Chapter<DataRulesContext>['draw']): Chapter<DataRulesContext> => {
    return { place, title: words(`dataRulesDocument.${place}`), begins: { follows: 90 }, draw }
  }
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('dataRulesDocument.kind'), title: unit, facts: facts(context) },
    chapters: [
      { ...chapter('summary', drawSummary), begins: 'page' },
      chapter('grades', drawGrades),
      chapter('scenarios', drawScenarios),
      chapter('decided', drawDecided),
      chapter('rules', drawRules),
      chapter('checks', drawControls),
      chapter('systems', drawSystems),
    ],
    signOff: {
      text: words('dataRulesDocument.signOffText'),
      remark: null,
      signers: signers.map(({ duty, person }) => ({ duty: words(`dataRulesDocument.duty.${duty}`), person, on: null })),
    },
    appendices: [],
  })
}

function facts({ words, projection }: DataRulesContext) {
  const { unit, units, on, grades, scenarios, open, decided, signers } = projection
  const below = units - 1
  const signerOf = (duty: string) => signers.find((signer) => signer.duty === duty)?.person ?? ''
  return filled([
    [words('dataRulesDocument.unit'), below === 0 ? unit : words('dataRulesDocument.unitOf', { unit, count: below })],
    [words('dataRulesDocument.duty.head'), signerOf('head')],
    [words('dataRulesDocument.duty.standard'), signerOf('standard')],
    [words('dataRulesDocument.on'), dayText(words, on)],
    [
      words('dataRulesDocument.standard'),
      words('dataRulesDocument.numbers', {
        ...{ grades: grades.length, scenarios: scenarios.length, open: open.length },
        cases: open.length + decided.rows.length + decided.left,
      }),
    ],
  ])
}

function drawSummary(context: DataRulesContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { open, decided, unfounded, rules, controls, exceptions } = projection
  const late = open.filter(({ isLate }) => isLate).length
  const count = open.length
  const word = count === 0 ? 'clean' : late === 0 ? 'pending' : 'late'
  const counts = [
    words('dataRulesDocument.decidedCounts', { decided: decided.rows.length + decided.left, unfounded }),
    words('dataRulesDocument.dueCounts', {
      checks: controls.filter(({ isOverdue }) => isOverdue).length,
      rules: rules.filter(({ isOverdue }) => isOverdue).length,
      exceptions: exceptions.filter(({ urgency }) => urgency === 'expired').length,
    }),
  ]
  drawOpinion(document, sect, {
    word: words(`dataRulesDocument.${word}`, { count, late }),
    sentence: [{ text: counts.join(words.language === 'zh-CN' ? '' : ' ') }],
    colour: toneColours[count === 0 ? 'good' : late === 0 ? 'attention' : 'serious'],
  })
  drawByGrade(context, sect)
  drawHeading(document, sect, 2, words('dataRulesDocument.open'), { follows: 80 })
  drawOpenCases(context, sect)
}

function drawByGrade({ document, words, projection }: DataRulesContext, sect: StructureElement): void {
  const { grades } = projection
  drawHeading(document, sect, 2, words('dataRulesDocument.byGrade'), { follows: 80 })
  if (grades.length === 0) {
    drawParagraph(document, sect, words('dataRulesDocument.noGrades'))
    return
  }
  const number = { points: 66, align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('dataGrade'), share: 1 },
      { title: words('dataGrade.owner'), points: columnPoints.person },
      { title: words('dataRulesDocument.scenariosOf'), ...number },
      { title: words('dataRulesDocument.casesOf'), ...number },
      { title: words('dataRulesDocument.openOf'), ...number },
    ],
    rows: grades.map(({ level, title, owner, scenarios, cases, open }) => [
      words('dataRulesDocument.grade', { level, title }),
      ...[owner, String(scenarios), String(cases), String(open)],
    ]),
  })
}
