import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { controlsMessages } from '#shared/modules/controls/controls.messages.ts'
import {
  coveredShare,
  isGap,
  type Standing,
  standings,
  standingTones,
} from '#shared/modules/frameworks/frameworks.coverage.ts'
import { statementDocumentMessages } from '#shared/modules/frameworks/frameworks.document-messages.ts'
import { frameworksMessages } from '#shared/modules/frameworks/frameworks.messages.ts'
import { requirementOf } from '#shared/modules/frameworks/frameworks.reference.ts'
import {
  projectStatement,
  type Statement,
  type StatementLine,
} from '#shared/modules/frameworks/frameworks.statement.ts'
import type { StatementDocument } from '#shared/modules/frameworks/statement.projection.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { type Chapter, drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { openReport, type ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, dayText, filled, shortDayText } from '../../reports/report-words.ts'
import { drawScores } from './statement.report-scores.ts'

type StatementContext = ReportFrame & { readonly projection: StatementDocument; readonly statement: Statement }

/**
 * Draws a statement of applicability as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same
 * arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawStatement(projection: StatementDocument, options: DrawOptions): Promise<Buffer> {
  const catalogues = [...[frameworksMessages, controlsMessages, statementDocumentMessages, reportFrameMessages]]
  const words = translatorOf(options.language, catalogues)
  const { organisation, classification, title } = projection
  const subject = words('statementDocument.subject', { title })
  const identity = { organisation, title, number: '', classification, subject }
  const statement = projectStatement(projection.coverage, options.language)
  const context: StatementContext = { ...openReport(words, identity, options), projection, statement }
  const duty = words('statementDocument.duty')
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('statementDocument.kind'), facts: facts(context) },
    chapters: chaptersOf(context),
    signOff: {
      text: words('statementDocument.signOffText'),
      remark: projection.signers.length === 0 ? words('statementDocument.nobody') : null,
      signers: projection.signers.map(({ person, on }) => ({ duty, person, on })),
    },
    appendices: [{ place: 'controls', title: words('statementDocument.controls'), draw: drawControls }],
  })
}

function chaptersOf({ words, projection, statement }: StatementContext): readonly Chapter<StatementContext>[] {
  const sections = statement.chapters.map(({ id, title }) => ({ place: `chapter-${id}`, title: `${id} ${title}` }))
  const scores = { place: 'scores', title: words('statementDocument.scores'), draw: drawScores }
  return [
    { place: 'summary', title: words('statementDocument.summary'), begins: 'page', draw: drawSummary },
    ...(projection.scores.length > 0 ? [{ ...scores, begins: { follows: 120 } }] : []),
    {
      ...{ place: 'requirements', title: words('statementDocument.requirements'), begins: 'page', sections },
      draw: drawRequirements,
    },
    { place: 'gaps', title: words('statementDocument.gaps'), begins: { follows: 90 }, draw: drawGaps },
  ]
}

function facts({ words, projection, statement }: StatementContext) {
  const { applicable, excluded, undecided } = statement
  return filled([
    [words('statementDocument.edition'), projection.edition],
    [words('statementDocument.on'), dayText(words, projection.on)],
    [words('statementDocument.numbers'), words('statementDocument.numbersOf', { applicable, excluded, undecided })],
    [words('statementDocument.covered'), coveredText(words, projection)],
  ])
}

function coveredText(words: StatementContext['words'], { coverage }: StatementDocument): string {
  const covered = coveredShare(coverage, 'effective', 'operating')
  if (covered === null) return ''
  return words('statementDocument.coveredOf', { covered, effective: coveredShare(coverage, 'effective') ?? 0 })
}

const standingChip = (words: StatementContext['words'], standing: Standing) =>
  toneChip(words(`coverage.standing.${standing}`), standingTones[standing])

function drawSummary(context: StatementContext, sect: StructureElement): void {
  const { document, words, projection, statement } = context
  const { coverage } = projection
  const gaps = coverage.rows.filter(isGap).length
  const { applicable, excluded, undecided } = statement
  drawOpinion(document, sect, {
    word:
      gaps === 0
        ? words('statementDocument.noGap')
        : words('statementDocument.gapsOf', { count: gaps, all: coverage.applicable }),
    sentence: [{ text: words('statementDocument.numbersOf', { applicable, excluded, undecided }) }],
    colour: gaps === 0 ? toneColours.good : toneColours.serious,
  })
  drawParagraph(document, sect, statement.notice)
  drawHeading(document, sect, 2, words('statementDocument.byStanding'), { follows: 120 })
  drawParagraph(document, sect, words('statementDocument.implementation'))
  drawKeyValues(
    document,
    sect,
    standings.map((standing) => ({
      key: words(`coverage.standing.${standing}`),
      value: String(coverage.counts[standing]),
    })),
  )
  const odd = coverage.rows.filter(({ isContradicted }) => isContradicted).map(({ identifier }) => identifier)
  if (odd.length > 0)
    drawParagraph(document, sect, words('statementDocument.contradicted', { identifiers: odd.join(', ') }))
}

function decisionText({ words }: StatementContext, { applicability }: StatementLine): string {
  return words(applicability === null ? 'requirement.state.open' : `requirement.applicability.${applicability}`)
}

function drawRequirements(context: StatementContext, sect: StructureElement): void {
  const { document, words, statement } = context
  const chips = standings.map((standing) => standingChip(words, standing))
  for (const { id, title: chapter, lines } of statement.chapters) {
    drawHeading(document, sect, 2, `${id} ${chapter}`, { place: `chapter-${id}`, follows: 90 })
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('requirement.identifier'), points: 56 },
        { title: words('statementDocument.title'), share: 1 },
        { title: words('statementDocument.decision'), points: 64 },
        { title: words('requirement.justification'), share: 1.2 },
        { title: words('statementDocument.byStanding'), points: Math.max(chipColumn(document, chips), 80) },
        { title: words('statementDocument.meeting'), points: 72 },
      ],
      rows: lines.map((line) => [
        ...[line.identifier, line.title, decisionText(context, line), line.justification],
        { chip: standingChip(words, line.standing) },
        line.controls.join('\n'),
      ]),
    })
  }
}

function drawGaps(context: StatementContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const gaps = projection.coverage.rows.filter(isGap)
  if (gaps.length === 0) {
    drawParagraph(document, sect, words('statementDocument.noGaps'))
    return
  }
  const chips = gaps.map(({ standing }) => standingChip(words, standing))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('requirement.identifier'), points: 60 },
      { title: words('statementDocument.title'), share: 1 },
      { title: words('statementDocument.byStanding'), points: Math.max(chipColumn(document, chips), 80) },
      { title: words('requirement.department'), share: 0.6 },
    ],
    rows: gaps.map(({ identifier, standing, decision }) => [
      identifier,
      requirementOf(projection.coverage.framework, identifier)?.[words.language] ?? '',
      { chip: standingChip(words, standing) },
      decision?.department ? (projection.departments[decision.department] ?? '') : '',
    ]),
  })
}

function drawControls(context: StatementContext, sect: StructureElement): void {
  const { document, words, projection } = context
  if (projection.controls.length === 0) {
    drawParagraph(document, sect, words('statementDocument.noControls'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('control.number'), points: 74 },
      { title: words('control.title'), share: 1 },
      { title: words('control.owner'), points: columnPoints.person },
      { title: words('statementDocument.lastCheck'), points: 110 },
    ],
    rows: projection.controls.map(({ number, title: control, owner, last }) => [
      ...[number, control, owner],
      last
        ? `${words(`controlCheck.result.${last.result}`)} · ${shortDayText(words, last.on)}`
        : words('statementDocument.unchecked'),
    ]),
  })
}
