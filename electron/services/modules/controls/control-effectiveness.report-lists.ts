import type { Chip } from '#services/documents/chip.ts'
import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import {
  type ControlEffectivenessDocument,
  type LastResult,
  lastResults,
  type ReportedCheck,
  type ReportedControl,
} from '#shared/modules/controls/control-effectiveness.projection.ts'
import { cellTones } from '#shared/modules/controls/controls.projection.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, dayText, shortDayText } from '../../reports/report-words.ts'

/** What every section of the report of the effectiveness of controls draws with. */
export type EffectivenessContext = ReportFrame & { readonly projection: ControlEffectivenessDocument }

/** A result with the colour that it has on the map by months. */
export function resultChip(words: Translator, result: LastResult): Chip {
  if (result === 'untested') return toneChip(words('controlDocument.result.untested'), 'neutral')
  return toneChip(words(`controlCheck.result.${result}`), cellTones[result])
}

const lines = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n')

function reasons({ words, projection }: EffectivenessContext, control: ReportedControl): string {
  const { last, lastOn, missed, nextCheckOn } = control
  const isDue = nextCheckOn !== null && nextCheckOn < projection.period.end
  const sentences = [
    last === 'untested'
      ? words('controlDocument.whyNever')
      : words('controlDocument.why', { result: words(`controlCheck.result.${last}`), day: dayText(words, lastOn) }),
    missed > 0 ? words('controlDocument.whyMissed', { count: missed }) : '',
    nextCheckOn === null
      ? ''
      : words(isDue ? 'controlDocument.dueSince' : 'controlDocument.next', { day: dayText(words, nextCheckOn) }),
  ]
  return sentences.filter((sentence) => sentence !== '').join(words.language === 'zh-CN' ? '' : ' ')
}

/** Each control that was not found effective at last, was not tested, or owed a check, with what the last check concluded. */
export function drawWeak(context: EffectivenessContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { weak } = projection
  if (weak.length === 0) drawParagraph(document, sect, words('controlDocument.nothingWeak'))
  for (const control of weak) {
    drawHeading(document, sect, 2, `${control.number} ${control.title}`.trim(), { follows: 50 })
    drawParagraph(document, sect, reasons(context, control))
    if (control.conclusion !== '') drawMarkdown(document, sect, control.conclusion)
  }
}

/** Every control with what its checks of the period came to. */
export function drawControls({ document, words, projection }: EffectivenessContext, sect: StructureElement): void {
  const { controls } = projection
  if (controls.length === 0) {
    drawParagraph(document, sect, words('controlDocument.noControl'))
    return
  }
  const chips = lastResults.map((result) => resultChip(words, result))
  const isOne = new Set(controls.map(({ department }) => department)).size === 1
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('control.number'), points: 70 },
      { title: words('control.title'), share: 1 },
      { title: words(isOne ? 'control.owner' : 'controlDocument.owned'), points: columnPoints.person },
      { title: words('controlDocument.last'), points: Math.max(chipColumn(document, chips), columnPoints.day) },
      { title: words('controlDocument.tests'), points: 56, align: 'right' },
      { title: words('controlDocument.missed'), points: 50, align: 'right' },
    ],
    rows: controls.map((control) => [
      ...[control.number, control.title, lines(isOne ? '' : control.department, control.owner)],
      { chip: resultChip(words, control.last) },
      words('controlDocument.testsOf', { effective: control.effective, tested: control.tested }),
      String(control.missed),
    ]),
  })
}

function sampleText(words: Translator, { sampleSize, population }: ReportedCheck): string {
  if (sampleSize === null) return ''
  return population === null ? String(sampleSize) : words('controlDocument.sampleOf', { size: sampleSize, population })
}

/** Every check of the period, in the order of their days. */
export function drawChecks({ document, words, projection }: EffectivenessContext, sect: StructureElement): void {
  const { checks } = projection
  if (checks.length === 0) {
    drawParagraph(document, sect, words('controlDocument.noChecks'))
    return
  }
  const chips = checks.map(({ result }) => resultChip(words, result))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('controlCheck.number'), points: 72 },
      { title: words('controlCheck.control'), points: 72 },
      { title: words('controlCheck.performedOn'), points: columnPoints.day },
      { title: words('controlDocument.tested'), share: 1 },
      { title: words('controlDocument.sample'), points: 50, align: 'right' },
      { title: words('controlDocument.deviations'), points: 52, align: 'right' },
      { title: words('controlDocument.result'), points: Math.max(chipColumn(document, chips), 70) },
    ],
    rows: checks.map((check) => [
      ...[check.number, check.control, shortDayText(words, check.on), lines(check.tester, check.reviewer)],
      ...[sampleText(words, check), check.deviations === null ? '' : String(check.deviations)],
      { chip: resultChip(words, check.result) },
    ]),
  })
}
