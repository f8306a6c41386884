import type { FrameworkName } from './frameworks.names.ts'
import { frameworks, requirementOf } from './frameworks.reference.ts'

/** How each framework writes its identifiers: Annex A (A.5.1), subcategories (GV.OC-01), clauses with an item where one is meant (8.1.4.1a). */
const forms: Readonly<Record<FrameworkName, RegExp>> = {
  iso27001: /^A\.\d{1,2}\.\d{1,2}$/,
  nistCsf: /^[A-Z]{2}\.[A-Z]{2}-\d{2}$/,
  mlps: /^\d\.\d(\.\d{1,2}){2}[a-z]?$/,
}

/** How other editions write theirs: ISO/IEC 27001:2013 has chapters A.9 to A.18 of three levels, CSF 1.1 one digit, other levels of MLPS other chapters. */
const otherEditions: Readonly<Record<FrameworkName, RegExp>> = {
  iso27001: /^A\.([5-9]|1[0-8])\.\d{1,2}\.\d{1,2}$|^A\.(9|1[0-8])\.\d{1,2}$/,
  nistCsf: /^(ID|PR|DE|RS|RC)\.[A-Z]{2}-\d$/,
  mlps: /^([679]\.\d|8\.[2-5])(\.\d{1,2}){1,2}[a-z]?$/,
}

/** What is wrong with an identifier, and the nearest one that the framework has. */
export type IdentifierFault = {
  readonly kind: 'form' | 'otherEdition' | 'unknown'
  readonly suggestion: string
}

/** Edits that turn one short text into another: insertions, deletions and replacements of one character. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [place, letter] of [...one].entries()) {
    const next = [place + 1]
    for (let at = 1; at <= other.length; at += 1) {
      const replaced = (row[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

/** How many characters two texts have in common from the left. */
function agreeing(one: string, other: string): number {
  const at = [...one].findIndex((letter, place) => letter !== other[place])
  return at < 0 ? Math.min(one.length, other.length) : at
}

/** As people write it: full-width characters, spaces, lower case, a missing `A.`, one digit where the framework has two, the chapter of another level. */
function tidied(framework: FrameworkName, written: string): string {
  const text = written.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('。', '.')
  if (framework === 'iso27001')
    return text
      .toUpperCase()
      .replace(/^(?=\d)/, 'A.')
      .replace(/^A(?=\d)/, 'A.')
  if (framework === 'nistCsf')
    return text.toUpperCase().replace(/-?(\d{1,2})$/, (_, digits) => `-${digits.padStart(2, '0')}`)
  return text.toLowerCase().replace(/^[679](?=\.1\.)/, '8')
}

/** The identifier that was probably meant: the same one tidied, one whose title holds the words, or the nearest by spelling. */
function nearest(framework: FrameworkName, written: string): string {
  const tidy = tidied(framework, written).slice(0, 40)
  if (requirementOf(framework, tidy)) return tidy
  const { requirements } = frameworks[framework]
  const words = written.toLowerCase()
  const titled = requirements.find(
    (row) => words.length > 1 && `${row.en} ${row['zh-CN']}`.toLowerCase().includes(words),
  )
  if (titled) return titled.id
  // Of equally near ones, that of the same chapter was meant: what agrees from the left counts too.
  const far = (id: string) => 2 * distance(tidy, id) - agreeing(tidy, id)
  const ranked = requirements.map(({ id }) => ({ id, far: far(id) })).toSorted((one, other) => one.far - other.far)
  return ranked[0]?.id ?? ''
}

/** What stands against an identifier of a framework; null where the framework has it. */
export function identifierFault(framework: FrameworkName, identifier: string): IdentifierFault | null {
  if (requirementOf(framework, identifier)) return null
  const suggestion = nearest(framework, identifier)
  if (otherEditions[framework].test(identifier)) return { kind: 'otherEdition', suggestion }
  return { kind: forms[framework].test(identifier) ? 'unknown' : 'form', suggestion }
}
