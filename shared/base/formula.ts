/** Cells that a spreadsheet would run as a formula, full-width signs included: OWASP, "CSV injection"; ASVS 1.2.10. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/

/** Text as a spreadsheet shows it and does not run it: one apostrophe in front, taken off again on the way in. */
export function neutralise(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The reverse of neutralise. */
export function unneutralise(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}
