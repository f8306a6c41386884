import type { Translator } from '#shared/base/translate.ts'
import { fitsUnit, type ReadingStatus, readTarget, type Unit } from '#shared/modules/indicators/indicators.target.ts'
import type { Tone } from '#shared/record/fields.ts'
import type { Formats } from '../../records/formats.ts'

/** The tone of each status; each has a shape of its own. */
export const statusTones: Readonly<Record<ReadingStatus, Tone>> = {
  met: 'good',
  missed: 'serious',
  noTarget: 'neutral',
  noDenominator: 'attention',
}

/** A value as it is read: two places at most, with its unit. */
export function valueWord(t: Translator, formats: Formats, value: string | null, unit: Unit): string {
  if (value === null) return '–'
  const short = String(Math.round(Number(value) * 100) / 100)
  return t(`indicatorBoard.value.${unit}`, { value: formats.decimal(short) })
}

/** A target as it is read in the language of the reader. */
export function targetWord(t: Translator, formats: Formats, text: string | null, unit: Unit): string {
  const target = text === null ? null : readTarget(text)
  if (!target || !fitsUnit(target, unit)) return text ?? '–'
  const sign = { '=': '=', '<=': '≤', '>=': '≥' }[target.comparison]
  return `${sign} ${valueWord(t, formats, target.value, unit)}`
}
