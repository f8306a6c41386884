const decimalPattern = /^(-?)(\d{1,12})(?:\.(\d{1,9}))?$/

/** A decimal written with exactly `scale` places, or null where the text is none or has more places than that. */
export function normaliseDecimal(text: string, scale: number): string | null {
  const match = decimalPattern.exec(text.trim())
  if (!match) return null
  const fraction = match[3] ?? ''
  if (fraction.slice(scale).replaceAll('0', '') !== '') return null
  const whole = (match[2] ?? '').replace(/^0+(?=\d)/, '')
  const places = fraction.slice(0, scale).padEnd(scale, '0')
  const magnitude = scale === 0 ? whole : `${whole}.${places}`
  const zero = magnitude.replaceAll(/[0.]/g, '') === ''
  return match[1] && !zero ? `-${magnitude}` : magnitude
}

/** The integer that counts the smallest unit: '12.50' at scale 2 is 1250. */
export function decimalToUnits(text: string, scale: number): number {
  const normal = normaliseDecimal(text, scale)
  return normal === null ? Number.NaN : Number(normal.replace('.', ''))
}

/** The reverse of decimalToUnits. */
export function unitsToDecimal(units: number, scale: number): string {
  return unitsText(BigInt(units), scale)
}

/** The same for units of any size: 1250n at scale 2 is '12.50'. */
export function unitsText(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return units < 0n ? `-${text}` : text
}

/** The mean of `count` values whose units at `scale` sum to `sum`, rounded half away from zero to `places` (at least `scale`). */
export function averageOfUnits(sum: bigint, count: number, scale: number, places: number): string {
  const divisor = BigInt(count)
  const whole = (sum < 0n ? -sum : sum) * 10n ** BigInt(places - scale)
  const rounded = (2n * whole + divisor) / (2n * divisor)
  return unitsText(sum < 0n ? -rounded : rounded, places)
}
