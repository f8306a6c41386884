import { attachFiles } from '#services/documents/attachments.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawHeading } from '#services/documents/text-blocks.ts'
import { grouped } from '#shared/base/grouped.ts'
import { type Translator, translatorOf } from '#shared/base/translate.ts'
import { competitionResultMessages } from '#shared/modules/competitions/competition-result.messages.ts'
import type { CompetitionResult } from '#shared/modules/competitions/competition-result.projection.ts'
import { competitionsMessages } from '#shared/modules/competitions/competitions.messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { trainingMessages } from '#shared/modules/training/training.messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { drawReportSheet, openReport } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { filled, listText } from '../../reports/report-words.ts'
import {
  clockText,
  drawAdjustments,
  drawAwards,
  drawChallenges,
  drawPeople,
  drawStandings,
  drawTeams,
  type ResultContext,
} from './competition-result.report-tables.ts'

/**
 * Draws the result of a competition as PDF/A-3a and PDF/UA-1, unsigned, with its signature field prepared. Pure: the same
 * arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawCompetitionResult(projection: CompetitionResult, options: DrawOptions): Promise<Buffer> {
  const catalogues = [trainingMessages, competitionsMessages, competitionResultMessages, reportFrameMessages]
  const words = translatorOf(options.language, catalogues)
  const { organisation, classification, competition, signer } = projection
  const { title, number, lessons } = competition
  const subject = words('competitionResult.subject', { title })
  const identity = { organisation, title, number, classification, subject }
  const context: ResultContext = { ...openReport(words, identity, options), projection }
  const { document } = context
  drawReportSheet(context, identity, words('competitionResult.kind'))
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawWinner(context, sect)
  drawFacts(context, sect)
  drawStandings(context, sect)
  drawPeople(context, sect)
  drawTeams(context, sect)
  drawAwards(context, sect)
  drawChallenges(context, sect)
  drawAdjustments(context, sect)
  if (lessons) {
    drawHeading(document, sect, 2, words('competition.lessons'), { follows: 60 })
    drawMarkdown(document, sect, lessons)
  }
  drawReportSignOff(context, {
    level: 2,
    text: words('competitionResult.signOffText'),
    remark: null,
    signers: [{ duty: words('competitionResult.duty'), person: signer?.person ?? null, on: null }],
  })
  drawShortProof(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function winnerText(words: Translator, winners: CompetitionResult['winners']): string {
  const [first] = winners
  if (!first) return words('competitionResult.nobody')
  const names = listText(
    words,
    winners.map(({ name }) => name),
  )
  if (first.points === null) return words('competitionResult.wonByRank', { names })
  const key = winners.length > 1 ? 'competitionResult.shared' : 'competitionResult.won'
  return words(key, { names, points: grouped(first.points), count: Number(first.points) })
}

/** Who won, and how many were ranked or left out. */
function drawWinner({ document, words, projection }: ResultContext, sect: StructureElement): void {
  const { winners, ranked, leftOut, competition } = projection
  const sentences = [
    words('competitionResult.entered', { count: ranked }),
    competition.fieldSize === null ? '' : words('competitionResult.field', { count: competition.fieldSize }),
    leftOut.hidden === 0 ? '' : words('competitionResult.hidden', { count: leftOut.hidden }),
    leftOut.banned === 0 ? '' : words('competitionResult.banned', { count: leftOut.banned }),
  ].filter((sentence) => sentence !== '')
  drawOpinion(document, sect, {
    word: winnerText(words, winners),
    sentence: [{ text: sentences.join(words.language === 'zh-CN' ? '' : ' ') }],
    colour: toneColours[winners.length > 0 ? 'good' : 'neutral'],
  })
}

function drawFacts({ document, words, projection }: ResultContext, sect: StructureElement): void {
  const { competition, zone, brackets } = projection
  const { series, season, kind, format, entry, organiser, place, startsAt, endsAt, owner } = competition
  const start = clockText(words, startsAt)
  const choice = (field: string, value: string | null) => (value === null ? '' : words(`competition.${field}.${value}`))
  drawKeyValues(
    document,
    sect,
    filled([
      [words('competition.series'), [series, season].filter(Boolean).join(' · ')],
      [words('competition.kind'), choice('kind', kind)],
      [words('competition.format'), choice('format', format)],
      [words('competition.entry'), choice('entry', entry)],
      [words('competition.organiser'), organiser ?? ''],
      [words('competition.place'), place ?? ''],
      [
        words('competitionResult.held'),
        endsAt === null ? start : words('competitionResult.span', { start, end: clockText(words, endsAt) }),
      ],
      [words('competitionResult.times'), zone],
      [words('competition.owner'), owner],
      ...brackets.map(({ bracket, names }): readonly [string, string] => [
        words('competitionResult.firstOf', { bracket }),
        listText(words, names),
      ]),
    ]),
  )
}
