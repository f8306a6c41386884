import { attachFiles } from '#services/documents/attachments.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { briefingRecord } from '#shared/modules/briefings/briefing.record.ts'
import type { BriefingDocument } from '#shared/modules/briefings/briefing-document.projection.ts'
import { briefingDocumentMessages } from '#shared/modules/briefings/briefings.document-messages.ts'
import { briefingsMessages } from '#shared/modules/briefings/briefings.messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { ChoiceField } from '#shared/record/fields.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { drawReportSheet, openReport, type ReportFrame } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { columnPoints, dayText, filled, moneyText, periodText, shortDayText } from '../../reports/report-words.ts'

type BriefingContext = ReportFrame & { readonly projection: BriefingDocument }

/**
 * Draws a briefing as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same arguments give
 * the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawBriefing(projection: BriefingDocument, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [briefingsMessages, briefingDocumentMessages, reportFrameMessages])
  const { organisation, classification, title, number, committee, period } = projection
  const subject = words('briefingDocument.subject', { committee, period: periodText(words, period) })
  const identity = { organisation, title, number, classification, subject }
  const context: BriefingContext = { ...openReport(words, identity, options), projection }
  const { document } = context
  drawReportSheet(context, identity, words('briefingDocument.kind'))
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawFacts(context, sect)
  drawStanding(context, sect)
  if (isSettled(projection)) drawDecisions(context, sect)
  drawResources(context, sect)
  drawMinutes(context, sect)
  drawReportSignOff(context, {
    level: 2,
    text: words(isSettled(projection) ? 'briefingDocument.signOffText' : 'briefingDocument.signOffTold'),
    remark: null,
    signers: projection.signers.map(({ duty, person, on }) => {
      return { duty: words(`briefingDocument.duty.${duty}`), person, on }
    }),
  })
  drawShortProof(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

/** Whether the minutes are settled: before, what was typed of the meeting is a draft that nobody stands for. */
function isSettled({ state }: BriefingDocument): boolean {
  return state === 'minuted' || state === 'signedOff'
}

/** The words of a choice with its tone, and a column that is wide enough for each of them. */
function chips({ document, words }: BriefingContext, name: string, field: ChoiceField) {
  const of = (value: string) => toneChip(words(`${name}.${value}`), field.tones?.[value] ?? 'neutral')
  return { points: chipColumn(document, field.choices.map(of)), of: (value: string) => ({ chip: of(value) }) }
}

function drawFacts({ document, words, projection }: BriefingContext, sect: StructureElement): void {
  const { committee, period, heldOn, chair, preparedBy, state, texts } = projection
  drawKeyValues(
    document,
    sect,
    filled([
      [words('briefing.committee'), committee],
      [words('briefingDocument.period'), periodText(words, period)],
      [words('briefing.heldOn'), dayText(words, heldOn)],
      [words('briefing.chair'), chair],
      [words('briefing.preparedBy'), preparedBy],
      [words('briefingDocument.state'), words(`briefing.state.${state}`)],
    ]),
  )
  drawHeading(document, sect, 2, words('briefing.progress'), { follows: 40 })
  drawMarkdown(document, sect, texts.progress)
}

function drawStanding(context: BriefingContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { standing, standingOn, summary } = projection
  const { critical, high } = summary
  const count = standing.length
  drawHeading(document, sect, 2, words('briefing.standing'), { follows: 110 })
  if (standingOn === null) {
    drawParagraph(document, sect, words('briefingDocument.notTabled'))
    return
  }
  const gravest = critical > 0 ? 'critical' : high > 0 ? 'serious' : count > 0 ? 'attention' : 'good'
  drawOpinion(document, sect, {
    word: count === 0 ? words('briefingDocument.noMaterial') : words('briefingDocument.material', { count }),
    sentence: count === 0 ? [] : [{ text: words('briefingDocument.grades', { critical, high }) }],
    colour: toneColours[gravest],
  })
  if (count === 0) return
  const { grade, standing: stands } = briefingRecord.fields.standing.fields
  const grades = chips(context, 'briefing.standing.grade', grade)
  const states = chips(context, 'briefing.standing.standing', stands)
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('briefing.standing.title'), share: 1 },
      { title: words('briefing.standing.grade'), points: grades.points },
      { title: words('briefing.standing.standing'), points: states.points },
      { title: words('briefing.standing.dueOn'), points: columnPoints.day },
    ],
    rows: standing.map((line) => [
      ...[line.title, grades.of(line.grade), states.of(line.standing), shortDayText(words, line.dueOn)],
    ]),
  })
  const day = dayText(words, standingOn)
  drawParagraph(document, sect, words('briefingDocument.asOf', { day }), { style: styles.note })
}

function drawDecisions({ document, words, projection }: BriefingContext, sect: StructureElement): void {
  const { decisions } = projection
  drawHeading(document, sect, 2, words('briefing.decisions'), { follows: 60 })
  if (decisions.length === 0) drawParagraph(document, sect, words('briefingDocument.noDecisions'))
  else
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('briefing.decisions.decision'), share: 1 },
        { title: words('briefing.decisions.responsible'), points: columnPoints.person + 24 },
        { title: words('briefing.decisions.dueOn'), points: columnPoints.day },
      ],
      rows: decisions.map(({ decision, responsible, dueOn }) => [decision, responsible, shortDayText(words, dueOn)]),
    })
}

function drawResources(context: BriefingContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { resources } = projection
  if (resources.length === 0) return
  const answers = chips(context, 'briefing.resources.answer', briefingRecord.fields.resources.fields.answer)
  drawHeading(document, sect, 2, words('briefing.resources'), { follows: 60 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('briefing.resources.purpose'), share: 1 },
      { title: words('briefing.resources.amount'), points: 110, align: 'right' },
      { title: words('briefing.resources.answer'), points: answers.points },
    ],
    rows: resources.map(({ purpose, amount, answer }) => [
      ...[purpose, moneyText(amount)],
      answer === null ? words('briefingDocument.unanswered') : answers.of(answer),
    ]),
  })
}

function drawMinutes(context: BriefingContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { attendance, texts, files, summary } = projection
  const outcome = [
    words('briefingDocument.outcome', { ...summary }),
    ...(summary.asked > 0 ? [words('briefingDocument.granted', { ...summary })] : []),
  ].join(words.language === 'zh-CN' ? '' : ' ')
  drawHeading(document, sect, 2, words('briefing.minutes'), { follows: 60 })
  if (!isSettled(projection)) {
    drawParagraph(document, sect, words('briefingDocument.notMinuted'))
    return
  }
  drawParagraph(document, sect, outcome)
  drawMarkdown(document, sect, texts.minutes)
  if (attendance.length > 0) {
    const presences = chips(context, 'briefing.attendance.presence', briefingRecord.fields.attendance.fields.presence)
    drawHeading(document, sect, 2, words('briefing.attendance'), { follows: 60 })
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('briefing.attendance.person'), share: 1 },
        { title: words('briefing.attendance.position'), share: 0.6 },
        { title: words('briefing.attendance.presence'), points: presences.points },
      ],
      rows: attendance.map(({ person, position, presence }) => [
        ...[person, words(`briefing.attendance.position.${position}`)],
        presence === null ? words('briefingDocument.unmarked') : presences.of(presence),
      ]),
    })
  }
  if (files.length === 0) return
  drawHeading(document, sect, 2, words('briefing.signedPaper'), { follows: 60 })
  drawTable(document, sect, {
    columns: [
      { title: words('briefingDocument.file'), share: 1 },
      { title: words('briefingDocument.digest'), points: 250 },
    ],
    rows: files.map(({ name, sha256 }) => [name, sha256]),
  })
}
