/** What an indicator should be: at most, at least, or just so much, with its unit. */
export type Target = { readonly comparison: '=' | '<=' | '>='; readonly value: string; readonly unit: string }

/** The units that are written behind a target: per cent, days, hours; none for a plain number. */
export const unitSigns = { percent: '%', number: '', days: 'd', hours: 'h' } as const
export type Unit = keyof typeof unitSigns
export const units = ['percent', 'number', 'days', 'hours'] as const satisfies readonly Unit[]

/** Reads a target as people type it: `= 100 %`, `= 0`, `<= 15 d`, `≥ 95%`; null for anything else. */
export function readTarget(text: string): Target | null {
  const match = /^(<=|>=|=|≤|≥)\s*(\d{1,9}(?:\.\d{1,4})?)\s*(%|d|h|天|小时)?$/.exec(text.trim())
  if (!match) return null
  const [, sign = '=', value = '0', unit = ''] = match
  const comparison = sign === '≤' ? '<=' : sign === '≥' ? '>=' : sign === '<=' || sign === '>=' ? sign : '='
  return { comparison, value: plainNumber(value), unit: unit === '天' ? 'd' : unit === '小时' ? 'h' : unit }
}

function plainNumber(text: string): string {
  const whole = text.replace(/^0+(?=\d)/, '')
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole
}

/** The one way in which a target is written; the reverse of readTarget. */
export function writeTarget({ comparison, value, unit }: Target): string {
  return `${comparison} ${value}${unit === '' ? '' : ` ${unit}`}`
}

/** Whether a target is stated in the unit of its indicator. */
export function fitsUnit(target: Target, unit: Unit): boolean {
  return target.unit === unitSigns[unit]
}

export const readingStatuses = ['met', 'missed', 'noTarget', 'noDenominator'] as const
export type ReadingStatus = (typeof readingStatuses)[number]

/** How a value stands against its target; a value that there is none of has no denominator, and is not nought. */
export function statusOf(value: number | null, target: Target | null): ReadingStatus {
  if (value === null) return 'noDenominator'
  if (target === null) return 'noTarget'
  const wanted = Number(target.value)
  const isMet =
    target.comparison === '=' ? value === wanted : target.comparison === '<=' ? value <= wanted : value >= wanted
  return isMet ? 'met' : 'missed'
}

/** A number as it is kept: four places at most, rounded half away from zero; null for one that cannot be kept. */
export function keptNumber(value: number | null): string | null {
  if (value === null || !Number.isFinite(value) || Math.abs(value) >= 1e9) return null
  const units = Math.round(Math.abs(value) * 10_000 + 1e-7)
  const sign = value < 0 && units > 0 ? '-' : ''
  return `${sign}${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`
}
