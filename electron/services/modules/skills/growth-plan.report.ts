import { attachFiles } from '#services/documents/attachments.ts'
import { drawChart } from '#services/documents/figure.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { growthChart, levelWord } from '#shared/modules/skills/growth-chart.ts'
import type { GrowthPlanDocument } from '#shared/modules/skills/growth-plan.projection.ts'
import { growthDocumentMessages } from '#shared/modules/skills/skills.document-messages.ts'
import { type SkillLevel, skillLevels, skillLevelTones } from '#shared/modules/skills/skills.levels.ts'
import { skillsMessages } from '#shared/modules/skills/skills.messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { paperPalette, toneChip, toneColours } from '../../reports/report-chips.ts'
import { drawReportSheet, openReport, type ReportFrame } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { columnPoints, dayText, filled, listText, periodText, shortDayText } from '../../reports/report-words.ts'

type PlanContext = ReportFrame & { readonly projection: GrowthPlanDocument }

/** Points of paper for a pixel of the screen, on which a chart has more room. */
const paperScale = 0.66

/**
 * Draws a growth plan as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same arguments give
 * the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawGrowthPlan(projection: GrowthPlanDocument, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [skillsMessages, growthDocumentMessages, reportFrameMessages])
  const { organisation, classification, title, person } = projection
  const subject = words('growthDocument.subject', { person, period: periodText(words, projection.period) })
  const identity = { organisation, title, number: '', classification, subject }
  const context: PlanContext = { ...openReport(words, identity, options), projection }
  const { document } = context
  drawReportSheet(context, identity, words('growthDocument.kind'))
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawFacts(context, sect)
  drawGoals(context, sect)
  drawSkills(context, sect)
  drawReviews(context, sect)
  drawFiles(context, sect)
  drawReportSignOff(context, {
    level: 2,
    text: words('growthDocument.signOffText'),
    remark: null,
    signers: projection.signers.map(({ duty, person: name, on }) => ({
      ...{ duty: words(`growthDocument.duty.${duty}`), person: name, on },
    })),
  })
  drawShortProof(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function drawFacts({ document, words, projection }: PlanContext, sect: StructureElement): void {
  const { person, mentor, trainer, role, period, state, on, texts } = projection
  drawKeyValues(
    document,
    sect,
    filled([
      [words('growthPlan.person'), person],
      [words('growthPlan.mentor'), mentor],
      [words('growthPlan.trainer'), trainer],
      [words('growthPlan.role'), role],
      [words('growthPlan.period'), periodText(words, period)],
      [words('growthDocument.state'), words(`growthPlan.state.${state}`)],
      [words('growthDocument.on'), dayText(words, on)],
    ]),
  )
  for (const field of ['strengths', 'gaps'] as const) {
    if (texts[field] === '') continue
    drawHeading(document, sect, 2, words(`growthPlan.${field}`), { follows: 40 })
    drawMarkdown(document, sect, texts[field])
  }
}

function drawSkills({ document, words, projection }: PlanContext, sect: StructureElement): void {
  const { axes, reached, period } = projection
  const begun = words('growth.start', { day: shortDayText(words, period.start) })
  const { option, tall } = growthChart(axes, { words, palette: paperPalette, begun })
  const height = tall * paperScale
  drawHeading(document, sect, 2, words('growthDocument.skills'), { follows: axes.length === 0 ? 40 : height + 70 })
  if (axes.length === 0) {
    drawParagraph(document, sect, words('growthDocument.noSkills'))
    return
  }
  const count = axes.length
  drawOpinion(document, sect, {
    word: words('growth.finding', { reached, count }),
    sentence: [],
    colour: reached === count ? toneColours.good : toneColours.progress,
  })
  const spoken = axes.map(({ title, now, target }) => {
    return words('growthDocument.axis', { skill: title, now: levelWord(words, now), target: levelWord(words, target) })
  })
  const alternative = words('growthDocument.chartText', {
    skills: spoken.join(words.language === 'zh-CN' ? '；' : '; '),
  })
  drawChart(document, sect, { height, alternative }, option, paperScale)
  const chipOf = (level: SkillLevel | null) =>
    level === null ? '—' : { chip: toneChip(levelWord(words, level), skillLevelTones[level]) }
  const points = chipColumn(
    document,
    skillLevels.map((level) => toneChip(levelWord(words, level), skillLevelTones[level])),
  )
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('growthPlan.goals.skill'), share: 1 },
      ...[begun, words('growth.now'), words('growth.target')].map((name) => ({
        title: name,
        points: Math.max(points, 76),
      })),
    ],
    rows: axes.map(({ title, start, now, target }) => [title, ...[start, now, target].map(chipOf)]),
  })
  const levels = listText(
    words,
    skillLevels.map((level) => levelWord(words, level)),
  )
  drawParagraph(document, sect, words('growthDocument.levels', { levels }), { style: styles.note })
}

function drawGoals({ document, words, projection }: PlanContext, sect: StructureElement): void {
  const { goals } = projection
  if (goals.length === 0) return
  drawHeading(document, sect, 2, words('growthPlan.goals'), { follows: 70 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('growthPlan.goals.goal'), share: 1.4 },
      { title: words('growthPlan.goals.skill'), share: 0.8 },
      { title: words('growthPlan.goals.measure'), share: 1.2 },
      { title: words('growthPlan.goals.dueOn'), points: columnPoints.day },
      { title: words('growthPlan.goals.reachedOn'), points: columnPoints.day },
    ],
    rows: goals.map(({ goal, skill, target, measure, dueOn, reachedOn, isLate }) => {
      const due = shortDayText(words, dueOn)
      return [
        goal,
        target === null ? skill : `${skill}\n${levelWord(words, target)}`,
        measure,
        isLate ? `${due}\n${words('growthDocument.late')}` : due,
        shortDayText(words, reachedOn),
      ]
    }),
  })
}

function drawReviews({ document, words, projection }: PlanContext, sect: StructureElement): void {
  const { reviews, texts } = projection
  drawHeading(document, sect, 2, words('growthPlan.reviews'), { follows: 50 })
  if (reviews.length === 0) drawParagraph(document, sect, words('growthDocument.noReviews'))
  for (const { on, reviewer, remark } of reviews) {
    drawHeading(document, sect, 3, listText(words, [dayText(words, on), reviewer]), { follows: 40 })
    drawMarkdown(document, sect, remark)
  }
  if (texts.outcome === '') return
  drawHeading(document, sect, 2, words('growthPlan.outcome'), { follows: 40 })
  drawMarkdown(document, sect, texts.outcome)
}

function drawFiles({ document, words, projection }: PlanContext, sect: StructureElement): void {
  if (projection.files.length === 0) return
  drawHeading(document, sect, 2, words('growthDocument.files'), { follows: 60 })
  drawTable(document, sect, {
    columns: [
      { title: words('growthDocument.file'), share: 1 },
      { title: words('growthDocument.digest'), points: 250 },
    ],
    rows: projection.files.map(({ name, sha256 }) => [name, sha256]),
  })
}
