/** Text as a PDF string: pdfkit writes a plain string as a name and tells the two apart by the wrapper object. */
export function pdfString(text: string): object {
  return Object(text.toWellFormed())
}

/** A number as page content states it: hundredths of a point are finer than any printer. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 100) / 100)
}
