/** What a number of a spreadsheet is shown as, which is all that tells a day from a count. */
export type NumberKind = 'number' | 'percent' | 'moment' | 'clock' | 'elapsed'

/** The formats that have a number and no text in the file: ECMA-376 part 1, 18.8.30, and those of East Asia there. */
function builtIn(id: number): NumberKind {
  if (id === 9 || id === 10) return 'percent'
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 54)) return 'moment'
  if (id === 57 || id === 58 || id === 36) return 'moment'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 45 || id === 47 || id === 55 || id === 56)
    return 'clock'
  return id === 46 ? 'elapsed' : 'number'
}

/** What a format of the file's own shows; texts in quotation marks, escapes, colours and conditions say nothing. */
function kindOfCode(code: string): NumberKind {
  const [first = ''] = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').split(';')
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'elapsed'
  const plain = first.replaceAll(/\[[^\]]*\]|am\/pm|a\/p/gi, '').toLowerCase()
  if (plain.includes('general')) return 'number'
  if (/[yd]/.test(plain)) return 'moment'
  if (/[hs]/.test(plain)) return 'clock'
  // Beside no hours and no seconds, m is the month.
  if (plain.includes('m')) return 'moment'
  return plain.includes('%') ? 'percent' : 'number'
}

/** What the number format of a style shows. */
export function numberKind(id: number, codes: ReadonlyMap<number, string>): NumberKind {
  const code = codes.get(id)
  return code === undefined ? builtIn(id) : kindOfCode(code)
}

const dayLength = 86_400_000
/** Excel counts days from 1899-12-31, and a 29 February 1900 that never was; another system counts from 1904. */
const epochs = { from1900: Date.UTC(1899, 11, 30), from1904: Date.UTC(1904, 0, 1) }

function moment(serial: number, from1904: boolean): string | null {
  const leap = !from1904 && serial < 60 ? 1 : 0
  if (serial < 0 || serial > 2_958_465.999_999_99 || (!from1904 && serial >= 60 && serial < 61)) return null
  const start = from1904 ? epochs.from1904 : epochs.from1900
  const text = new Date(start + Math.round((serial + leap) * dayLength)).toISOString()
  return text.slice(11, 23) === '00:00:00.000'
    ? text.slice(0, 10)
    : text.slice(0, 23).replace('T', ' ').replace('.000', '')
}

function elapsed(serial: number): string | null {
  const seconds = Math.round(serial * 86_400)
  if (seconds < 0 || seconds >= 360_000_000) return null
  const two = (count: number) => String(count).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** The shortest decimal text of a number as a spreadsheet stores it, without an exponent. */
function decimalText(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  if (Number.isInteger(value)) return String(BigInt(value))
  return value.toFixed(20).replace(/\.?0+$/, '')
}

/** The decimal text moved by two places: a percentage is stored as its hundredth. */
function hundredfold(text: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const digits = fraction.padEnd(2, '0')
  const moved = `${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  return `${sign}${moved}${digits.length > 2 ? `.${digits.slice(2)}` : ''}`
}

/** A stored number as the text that a person sees, in one form: 2026-11-22, 2026-11-22 08:30:00, 90:00:00, 12.5 or 12.5%. */
export function numberText(value: number, kind: NumberKind, from1904: boolean): string {
  const plain = decimalText(value)
  if (kind === 'percent') return `${hundredfold(decimalText(Number(value.toPrecision(15))))}%`
  if (kind === 'elapsed') return elapsed(value) ?? plain
  if (kind === 'clock')
    return value < 1 ? moment(value + 61, false)?.slice(11) || '00:00:00' : (elapsed(value) ?? plain)
  return (kind === 'moment' ? moment(value, from1904) : null) ?? plain
}
