import { attachFiles } from '#services/documents/attachments.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { accountabilityDocumentMessages } from '#shared/modules/accountability/accountability.document-messages.ts'
import { accountabilityMessages } from '#shared/modules/accountability/accountability.messages.ts'
import { measureTones } from '#shared/modules/accountability/accountability.words.ts'
import type { AccountabilityCaseDocument } from '#shared/modules/accountability/accountability-case.projection.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneColours } from '../../reports/report-chips.ts'
import { drawReportSheet, openReport, type ReportFrame } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { dayText, filled, listText } from '../../reports/report-words.ts'

type CaseContext = ReportFrame & { readonly projection: AccountabilityCaseDocument }

/**
 * Draws a case of accountability as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same
 * arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawAccountabilityCase(
  projection: AccountabilityCaseDocument,
  options: DrawOptions,
): Promise<Buffer> {
  const words = translatorOf(options.language, [
    accountabilityMessages,
    accountabilityDocumentMessages,
    reportFrameMessages,
  ])
  const { organisation, classification, number, title } = projection
  const subject = words('accountabilityDocument.subject', { number })
  const identity = { organisation, title, number, classification, subject }
  const context: CaseContext = { ...openReport(words, identity, options), projection }
  const { document } = context
  drawReportSheet(context, identity, words('accountabilityDocument.kind'))
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawOutcome(context, sect)
  drawFacts(context, sect)
  drawRule(context, sect)
  drawCourse(context, sect)
  drawGrounds(context, sect)
  drawReportSignOff(context, {
    level: 2,
    text: words(`accountabilityDocument.signOffText${projection.state === 'dropped' ? 'Dropped' : ''}`),
    remark: words('accountabilityDocument.personal'),
    signers: projection.signers.map(({ duty, person, on }) => {
      return { duty: words(`accountabilityDocument.duty.${duty}`), person, on }
    }),
  })
  drawShortProof(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

/** What stands now, in one look. */
function drawOutcome({ document, words, projection }: CaseContext, sect: StructureElement): void {
  const { standing, appealOutcome, state } = projection
  const isDropped = state === 'dropped'
  if (standing === null && !isDropped) return
  const outcome = appealOutcome === null ? '' : words(`accountabilityCase.appealOutcome.${appealOutcome}`)
  const appealed = state === 'appealed' ? words('accountabilityDocument.pending') : ''
  const sentence = outcome === '' ? appealed : words('accountabilityDocument.appealed', { outcome })
  drawOpinion(document, sect, {
    word:
      standing === null || isDropped
        ? words('accountabilityDocument.undecided')
        : words(`accountabilityCase.standing.${standing}`),
    sentence: sentence === '' ? [] : [{ text: sentence }],
    colour: toneColours[standing === null || isDropped ? 'neutral' : measureTones[standing]],
  })
}

function drawFacts({ document, words, projection }: CaseContext, sect: StructureElement): void {
  const { lapse, happenedOn, concerns, person, department, state, appealUntil } = projection
  drawKeyValues(
    document,
    sect,
    filled([
      [words('accountabilityCase.lapse'), words(`accountabilityCase.lapse.${lapse}`)],
      [words('accountabilityCase.happenedOn'), dayText(words, happenedOn)],
      [words('accountabilityCase.concerns'), words(`accountabilityCase.concerns.${concerns}`)],
      [words('accountabilityCase.department'), department],
      [words('accountabilityCase.person'), person],
      [words('accountabilityDocument.state'), words(`accountabilityCase.state.${state}`)],
      [words('accountabilityCase.appealUntil'), dayText(words, appealUntil)],
    ]),
  )
}

function drawRule({ document, words, projection }: CaseContext, sect: StructureElement): void {
  const { rule } = projection
  if (!rule) return
  const { number, title, counts, lightest, heaviest, appealDays } = rule
  drawHeading(document, sect, 2, words('accountabilityCase.rule'), { follows: 80 })
  drawParagraph(document, sect, [{ text: `${number} ${title}`.trim(), bold: true }])
  drawMarkdown(document, sect, counts)
  const measure = (name: string | null) => (name === null ? '' : words(`accountabilityCase.measure.${name}`))
  const range =
    lightest === null || heaviest === null
      ? ''
      : lightest === heaviest
        ? words('accountabilityDocument.only', { measure: measure(lightest) })
        : words('accountabilityDocument.between', { lightest: measure(lightest), heaviest: measure(heaviest) })
  const within = appealDays === null ? '' : words('accountabilityDocument.appealDays', { count: appealDays })
  drawKeyValues(
    document,
    sect,
    filled([
      [
        words('accountabilityDocument.range'),
        [range, within].filter(Boolean).join(words.language === 'en' ? '. ' : '，'),
      ],
    ]),
  )
}

function drawCourse({ document, words, projection }: CaseContext, sect: StructureElement): void {
  drawHeading(document, sect, 2, words('accountabilityDocument.course'), { follows: 90 })
  for (const { key, standing, on, by, text, measure } of projection.course) {
    drawHeading(document, sect, 3, words(`accountabilityDocument.station.${key}`), { follows: 50 })
    if (standing === 'passedOver') {
      drawParagraph(document, sect, words('accountabilityDocument.passedOver'), { style: styles.note })
      continue
    }
    drawParagraph(document, sect, words('accountabilityDocument.by', { day: dayText(words, on), person: by }), {
      style: styles.note,
    })
    if (measure !== null)
      drawParagraph(document, sect, [{ text: words(`accountabilityCase.measure.${measure}`), bold: true }])
    if (text !== '') drawMarkdown(document, sect, text)
  }
}

function drawGrounds({ document, words, projection }: CaseContext, sect: StructureElement): void {
  const { grounds, files } = projection
  if (grounds.length === 0 && files.length === 0) return
  drawHeading(document, sect, 2, words('accountabilityDocument.grounds'), { follows: 60 })
  drawKeyValues(
    document,
    sect,
    grounds.map(({ ground, numbers }) => ({
      key: words(`accountabilityCase.${ground}`),
      value: listText(words, numbers),
    })),
  )
  if (files.length === 0) return
  drawTable(document, sect, {
    columns: [
      { title: words('accountabilityDocument.file'), share: 1 },
      { title: words('accountabilityDocument.digest'), points: 250 },
    ],
    rows: files.map(({ name, sha256 }) => [name, sha256]),
  })
}
