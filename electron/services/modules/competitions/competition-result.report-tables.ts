import type { StructureElement } from '#services/documents/structure.ts'
import { type Column, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import { grouped } from '#shared/base/grouped.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { Clock, CompetitionResult } from '#shared/modules/competitions/competition-result.projection.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, listText, shortDayText } from '../../reports/report-words.ts'

export type ResultContext = ReportFrame & { readonly projection: CompetitionResult }

/** Nobody reads more places on paper; the attached records hold all. */
const mostRows = 500
/** More rounds than this would stand in columns too narrow to be read; their sum stands for them. */
const mostRounds = 5
const points = { rank: 38, figure: 58, clock: 102 } as const
const right = { align: 'right' as const }

/** A moment by the clocks of the house, for a narrow column. */
export function clockText(words: Translator, clock: Clock | null): string {
  return clock === null ? '' : `${shortDayText(words, clock.day)} ${clock.time}`
}

const figure = (value: string | null) => (value === null ? '–' : grouped(value))
const place = (rank: number | null) => (rank === null ? '–' : String(rank))

/** A part of the document: nothing of it where it has no rows, and a note where not all are listed. */
function drawPart(
  { document, words }: ResultContext,
  sect: StructureElement,
  title: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): void {
  if (rows.length === 0) return
  drawHeading(document, sect, 2, title, { follows: 80 })
  if (rows.length > mostRows)
    drawParagraph(document, sect, words('competitionResult.cut', { count: mostRows, all: rows.length }), {
      style: styles.note,
    })
  drawTable(document, sect, { columns, rows: rows.slice(0, mostRows) })
}

export function drawStandings(context: ResultContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { entrants, tieRule, competition } = projection
  if (entrants.length === 0) return
  const hasBrackets = entrants.some(({ bracket }) => bracket !== '')
  const hasMembers = entrants.some(({ members }) => members.length > 0)
  drawPart(
    context,
    sect,
    words('competitionResult.standings'),
    [
      { title: words('competitionResult.rank'), points: points.rank, ...right },
      { title: words('competitionResult.entrant'), share: 1.2 },
      ...(hasMembers ? [{ title: words('competitionResult.members'), share: 1 }] : []),
      ...(hasBrackets ? [{ title: words('entrant.bracket'), points: 70 }] : []),
      { title: words('competitionResult.solved'), points: points.figure, ...right },
      { title: words('competitionResult.points'), points: points.figure, ...right },
      { title: words('competitionResult.lastGain'), points: points.clock },
    ],
    entrants.map((one) => [
      ...[place(one.rank), one.name],
      ...(hasMembers ? [listText(words, one.members)] : []),
      ...(hasBrackets ? [one.bracket] : []),
      ...[String(one.solved), figure(one.points), clockText(words, one.lastGain)],
    ]),
  )
  const rule =
    competition.kind === 'external'
      ? [words('competitionResult.told')]
      : [words('competitionResult.kept'), words(`competitionResult.ties.${tieRule}`)]
  drawParagraph(document, sect, rule.join(words.language === 'zh-CN' ? '' : ' '), { style: styles.note })
}

export function drawPeople(context: ResultContext, sect: StructureElement): void {
  const { words, projection } = context
  const { people, rounds } = projection
  const hasTeams = people.some(({ team }) => team !== '')
  const shown = rounds.length > mostRounds ? [] : rounds
  drawPart(
    context,
    sect,
    words('competitionResult.people'),
    [
      { title: words('competitionResult.rank'), points: points.rank, ...right },
      { title: words('competitionResult.person'), share: 1.2 },
      ...(hasTeams ? [{ title: words('competitionResult.team'), share: 1 }] : []),
      ...shown.map((title) => ({ title, share: 0.8, ...right })),
      { title: words('competitionResult.total'), points: points.figure, ...right },
    ],
    people.map((one) => [
      ...[place(one.rank), one.person],
      ...(hasTeams ? [one.team] : []),
      ...shown.map((_, at) => figure(one.points[at] ?? null)),
      figure(one.total),
    ]),
  )
}

export function drawTeams(context: ResultContext, sect: StructureElement): void {
  const { words, projection } = context
  drawPart(
    context,
    sect,
    words('competitionResult.teams'),
    [
      { title: words('competitionResult.rank'), points: points.rank, ...right },
      { title: words('competitionResult.team'), share: 1 },
      { title: words('competitionResult.members'), share: 1.4 },
      { title: words('competitionResult.points'), points: points.figure, ...right },
    ],
    projection.teams.map((team) => [
      ...[place(team.rank), team.name, listText(words, team.members)],
      figure(team.points),
    ]),
  )
}

export function drawAwards(context: ResultContext, sect: StructureElement): void {
  const { words, projection } = context
  drawPart(
    context,
    sect,
    words('competitionResult.awards'),
    [
      { title: words('competitionResult.award'), share: 1 },
      { title: words('competitionResult.to'), share: 1 },
      { title: words('competitionResult.rank'), points: points.rank, ...right },
    ],
    projection.awards.map(({ name, to, rank }) => [name, to, place(rank)]),
  )
}

export function drawChallenges(context: ResultContext, sect: StructureElement): void {
  const { words, projection } = context
  drawPart(
    context,
    sect,
    words('competitionResult.challenges'),
    [
      { title: words('competitionResult.challenge'), share: 1 },
      { title: words('competitionResult.category'), share: 0.7 },
      { title: words('competitionResult.value'), points: points.figure, ...right },
      { title: words('competitionResult.solvedBy'), points: points.figure, ...right },
      { title: words('competitionResult.firstBlood'), share: 1 },
      { title: words('competitionResult.at'), points: points.clock },
    ],
    projection.challenges.map(({ name, category, value, solved, firstBlood, firstBloodAt }) => [
      ...[name, category, String(value), String(solved), firstBlood],
      clockText(words, firstBloodAt),
    ]),
  )
}

export function drawAdjustments(context: ResultContext, sect: StructureElement): void {
  const { words, projection } = context
  drawPart(
    context,
    sect,
    words('competitionResult.adjustments'),
    [
      { title: words('competitionResult.entrant'), share: 0.8 },
      { title: words('competitionResult.points'), points: points.figure, ...right },
      { title: words('competitionResult.reason'), share: 1.4 },
      { title: words('competitionResult.by'), points: columnPoints.person },
      { title: words('competitionResult.at'), points: points.clock },
    ],
    projection.adjustments.map(({ entrant, points: given, reason, by, at }) => [
      ...[entrant, given > 0 ? `+${given}` : String(given), reason, by],
      clockText(words, at),
    ]),
  )
}
