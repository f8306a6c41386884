/** Text as a PDF string: pdfkit writes a plain string as a name and tells the two apart by the wrapper object. */
export function pdfString(text: string): object {
  return Object(text.toWellFormed())
}

/** A number as page content states it: hundredths of a point are finer than any printer. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** A number as an object states it, like pdfkit: millionths. */
export function writtenNumber(value: number): string {
  return String(Math.round(value * 1e6) / 1e6)
}

/** Text as a PDF string of an object that is written here: UTF-16BE with its mark, in hexadecimal digits. */
export function writtenText(text: string): string {
  return `<feff${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex')}>`
}
