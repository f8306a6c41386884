import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import type { MeasureLine, SynchronyLine } from '#shared/modules/assets/asset-register.synchrony.ts'
import { phases } from '#shared/modules/assets/assets.synchrony.ts'
import { synchronyItemRecord } from '#shared/modules/assets/synchrony-item.record.ts'
import type { Tone } from '#shared/record/fields.ts'
import { toneChip } from '../../reports/report-chips.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import type { RegisterContext } from './asset-register.report-lists.ts'

const tones: Readonly<Record<string, Tone>> = assetRecord.fields.synchrony.tones ?? {}

function standingChip(words: Translator, standing: SynchronyLine['standing']) {
  return standing === null
    ? toneChip(words('assetDocument.unasked'), 'attention')
    : toneChip(words(`asset.synchrony.${standing}`), tones[standing] ?? 'neutral')
}

function phaseText(words: Translator, { met, open, excepted }: SynchronyLine['phases'][number]): string {
  const all = met + open + excepted
  if (all === 0) return '–'
  const text = words('assetDocument.metOf', { met, all })
  return excepted === 0 ? text : `${text}\n${words('assetDocument.exceptedOf', { count: excepted })}`
}

/** Whether the security of new systems was planned, built and put into operation together with them. */
export function drawSynchrony(context: RegisterContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { systems, complete, unasked } = projection.synchrony
  if (systems.length === 0) drawParagraph(document, sect, words('assetDocument.noSynchrony'))
  else drawParagraph(document, sect, words('assetDocument.synchronyCounts', { total: systems.length, complete }))
  if (unasked > 0) drawParagraph(document, sect, words('assetDocument.unaskedCount', { count: unasked }))
  if (systems.length === 0) return
  const chips = systems.map(({ standing }) => standingChip(words, standing))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('asset.number'), points: 66 },
      { title: words('asset.name'), share: 1 },
      ...phases.map((phase) => ({ title: words(`synchronyItem.phase.${phase}`), points: 62 })),
      { title: words('asset.synchrony'), points: Math.max(chipColumn(document, chips), 66) },
      { title: words('assetDocument.state'), points: 56 },
    ],
    rows: systems.map(({ number, name, state, standing, phases: ofPhase }) => [
      ...[number, name, ...ofPhase.map((phase) => phaseText(words, phase))],
      { chip: standingChip(words, standing) },
      words(`asset.state.${state}`),
    ]),
  })
  drawMeasures(context, sect)
}

function reasonText(words: Translator, { state, reason, by, on }: MeasureLine): string {
  if (state === 'open') return '–'
  const given = by === '' ? '' : words('assetDocument.exceptedBy', { person: by, day: shortDayText(words, on) })
  return [reason, given].filter((part) => part !== '').join('\n')
}

function drawMeasures({ document, words, projection }: RegisterContext, sect: StructureElement): void {
  const { measures } = projection.synchrony
  if (measures.length === 0) return
  const chip = (state: string) =>
    toneChip(words(`synchronyItem.state.${state}`), synchronyItemRecord.workflow?.states[state]?.tone ?? 'neutral')
  const chips = measures.map(({ state }) => chip(state))
  drawHeading(document, sect, 2, words('assetDocument.measures'), { follows: 60 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('synchronyItem.asset'), share: 1 },
      { title: words('synchronyItem.phase'), points: 78 },
      { title: words('synchronyItem.title'), share: 1 },
      { title: words('synchronyItem.exception'), share: 1 },
      { title: words('assetDocument.state'), points: Math.max(chipColumn(document, chips), columnPoints.severity) },
    ],
    rows: measures.map((measure) => [
      `${measure.number} ${measure.name}`.trim(),
      words(`synchronyItem.phase.${measure.phase}`),
      ...[measure.title, reasonText(words, measure)],
      { chip: chip(measure.state) },
    ]),
  })
}
