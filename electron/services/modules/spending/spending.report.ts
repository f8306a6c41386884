import { attachFiles } from '#services/documents/attachments.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import { grouped } from '#shared/base/grouped.ts'
import { translatorOf } from '#shared/base/translate.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { spendingDocumentMessages } from '#shared/modules/spending/spending.document-messages.ts'
import { spendingMessages } from '#shared/modules/spending/spending.messages.ts'
import type { CurrencySpending, SpendingSums } from '#shared/modules/spending/spending.projection.ts'
import { spendingItemRecord } from '#shared/modules/spending/spending-item.record.ts'
import type { SpendingReport, SpendingYear } from '#shared/modules/spending/spending-report.projection.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { drawReportSheet, openReport, type ReportFrame } from '../../reports/report-frame.ts'
import { drawShortProof } from '../../reports/report-proof.ts'
import { drawReportSignOff } from '../../reports/report-sign-off.ts'
import { columnPoints, dayText, moneyText } from '../../reports/report-words.ts'

type SpendingContext = ReportFrame & { readonly projection: SpendingReport }

const amountPoints = 82

/**
 * Draws the security spending of a unit as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the
 * same arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawSpendingReport(projection: SpendingReport, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [spendingMessages, spendingDocumentMessages, reportFrameMessages])
  const { organisation, classification, unit, units, on, years } = projection
  const title = words('spendingDocument.title', { unit })
  const subject = words('spendingDocument.subject', { unit })
  const identity = { organisation, title, number: '', classification, subject }
  const context: SpendingContext = { ...openReport(words, identity, options), projection }
  const { document } = context
  drawReportSheet(context, identity, words('spendingDocument.kind'))
  const sect = document.structure.add(document.structure.document, 'Sect')
  const below = units - 1
  drawKeyValues(document, sect, [
    {
      key: words('spendingDocument.unit'),
      value: below === 0 ? unit : words('spendingDocument.unitOf', { unit, below, count: units }),
    },
    { key: words('spendingDocument.on'), value: dayText(words, on) },
  ])
  if (years.length === 0) drawParagraph(document, sect, words('spendingDocument.none'))
  for (const year of years.toReversed()) drawYear(context, sect, year)
  drawReportSignOff(context, {
    level: 2,
    text: words('spendingDocument.signOffText'),
    remark: null,
    signers: projection.signers.map(({ duty, person }) => {
      return { duty: words(`spendingDocument.duty.${duty}`), person, on: null }
    }),
  })
  drawShortProof(context)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function drawYear(context: SpendingContext, sect: StructureElement, year: SpendingYear): void {
  const { document, words } = context
  const { unassigned, withoutAmount } = year
  for (const currency of year.currencies) drawCurrency(context, sect, year.year, currency)
  const lacks = [
    unassigned > 0 ? words('spendingDocument.unassigned', { count: unassigned }) : '',
    withoutAmount > 0 ? words('spendingDocument.withoutAmount', { count: withoutAmount }) : '',
  ].filter((one) => one !== '')
  if (lacks.length > 0)
    drawParagraph(document, sect, lacks.join(words.language === 'zh-CN' ? '' : ' '), { style: styles.note })
  drawRegister(context, sect, year)
}

function drawCurrency(
  context: SpendingContext,
  sect: StructureElement,
  year: string,
  { currency, total, rows }: CurrencySpending,
): void {
  const { document, words } = context
  const amount = (text: string) => `${currency} ${grouped(text)}`
  const isOver = !total.variance.startsWith('-') && /[1-9]/.test(total.variance)
  const planned = total.share === null ? 'spentAll' : 'spent'
  drawOpinion(document, sect, {
    word: words(`spendingDocument.${planned}`, {
      year,
      actual: amount(total.actual),
      planned: amount(total.planned),
    }),
    sentence: [
      { text: words('spendingDocument.sums', { variance: amount(total.variance), open: amount(total.open) }) },
    ],
    colour: toneColours[isOver ? 'serious' : 'progress'],
  })
  drawHeading(document, sect, 2, words('spendingDocument.byKind', { year, currency }), { follows: 70 })
  const kindWord = (key: string | null) => (key === null ? '' : words(`spendingItem.kind.${key}`))
  drawSums(context, sect, words('spendingItem.kind'), [
    ...rows.kind.map(({ key, ...sums }) => ({ name: kindWord(key), sums })),
    { name: words('spendingDocument.total'), sums: total },
  ])
  drawHeading(document, sect, 2, words('spendingDocument.byControl', { year, currency }), { follows: 70 })
  drawSums(
    context,
    sect,
    words('spendingItem.controls'),
    rows.control.map(({ key, ...sums }) => ({ name: key ?? words('spendingDocument.noControl'), sums })),
  )
  drawParagraph(document, sect, words('spendingDocument.controlNote'), { style: styles.note })
}

function drawSums(
  { document, words }: SpendingContext,
  sect: StructureElement,
  title: string,
  rows: readonly { readonly name: string; readonly sums: SpendingSums }[],
): void {
  const right = { align: 'right' as const }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title, share: 1 },
      { title: words('spendingDocument.lines'), points: 40, ...right },
      { title: words('spendingItem.planned'), points: amountPoints, ...right },
      { title: words('spendingItem.actual'), points: amountPoints, ...right },
      { title: words('spendingDocument.variance'), points: amountPoints, ...right },
      { title: words('spendingDocument.share'), points: 46, ...right },
    ],
    rows: rows.map(({ name, sums }) => [
      ...[name, String(sums.count), grouped(sums.planned), grouped(sums.actual), grouped(sums.variance)],
      sums.share === null ? '–' : `${sums.share} %`,
    ]),
  })
}

function drawRegister({ document, words }: SpendingContext, sect: StructureElement, year: SpendingYear): void {
  const { workflow } = spendingItemRecord
  const chip = (state: string) =>
    toneChip(words(`spendingItem.state.${state}`), workflow?.states[state]?.tone ?? 'neutral')
  const states = ['planned', 'approved', 'spent'].map(chip)
  drawHeading(document, sect, 2, words('spendingDocument.register', { year: year.year }), { follows: 80 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('spendingItem.number'), points: columnPoints.number },
      { title: words('spendingItem.title'), share: 1 },
      { title: words('spendingItem.department'), points: columnPoints.person },
      { title: words('spendingItem.planned'), points: amountPoints, align: 'right' },
      { title: words('spendingItem.actual'), points: amountPoints, align: 'right' },
      { title: words('spendingDocument.state'), points: chipColumn(document, states) },
    ],
    rows: year.lines.map(({ number, title, department, planned, actual, state }) => [
      ...[number, title, department, moneyText(planned), moneyText(actual)],
      { chip: chip(state) },
    ]),
  })
}
