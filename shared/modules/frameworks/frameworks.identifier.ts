import { isWithheld } from './frameworks.levels.ts'
import type { FrameworkName } from './frameworks.names.ts'
import { frameworks, requirementOf } from './frameworks.reference.ts'

/** How each framework writes its identifiers: Annex A (A.5.1), subcategories (GV.OC-01), clauses with an item where one is meant (8.1.4.1a). */
const forms: Readonly<Record<FrameworkName, RegExp>> = {
  iso27001: /^A\.\d{1,2}\.\d{1,2}$/,
  nistCsf: /^[A-Z]{2}\.[A-Z]{2}-\d{2}$/,
  mlps: /^[6-9]\.[1-5](\.\d{1,2}){2}[a-z]?$/,
}

/** How other editions write theirs: ISO/IEC 27001:2013 has chapters A.9 to A.18 of three levels, CSF 1.1 one digit, the MLPS of 2008 has level 1 in chapter 5, and level 5 is stated by no edition. */
const otherEditions: Readonly<Record<FrameworkName, RegExp>> = {
  iso27001: /^A\.([5-9]|1[0-8])\.\d{1,2}\.\d{1,2}$|^A\.(9|1[0-8])\.\d{1,2}$/,
  nistCsf: /^(ID|PR|DE|RS|RC)\.[A-Z]{2}-\d$/,
  mlps: /^(5|10)(\.\d{1,2}){2,3}[a-z]?$/,
}

/** What is wrong with an identifier, and the nearest one that the framework has; `withheld` where the data leaves its chapter out. */
export type IdentifierFault = {
  readonly kind: 'form' | 'otherEdition' | 'unknown' | 'withheld'
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

/** As people write it: full-width characters, spaces, lower case, a missing `A.`, one digit where the framework has two. */
function tidied(framework: FrameworkName, written: string): string {
  const text = written.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('。', '.')
  if (framework === 'iso27001')
    return text
      .toUpperCase()
      .replace(/^(?=\d)/, 'A.')
      .replace(/^A(?=\d)/, 'A.')
  if (framework === 'nistCsf')
    return text.toUpperCase().replace(/-?(\d{1,2})$/, (_, digits) => `-${digits.padStart(2, '0')}`)
  return text.toLowerCase()
}

/** The identifier that was probably meant: the same one tidied, one whose title holds the words, or the nearest by spelling. */
function nearest(framework: FrameworkName, written: string): string {
  const tidy = tidied(framework, written).slice(0, 40)
  if (requirementOf(framework, tidy)) return tidy
  const { requirements } = frameworks[framework]
  // Of control points that stand at several levels, those of level 3 are what most houses mean.
  const ordered = requirements.toSorted((one, other) => Number(other.level === 3) - Number(one.level === 3))
  const words = written.toLowerCase()
  const titled = ordered.find((row) => words.length > 1 && `${row.en} ${row['zh-CN']}`.toLowerCase().includes(words))
  if (titled) return titled.id
  // Of equally near ones, that of the same chapter was meant: what agrees from the left counts too.
  const far = (id: string) => 2 * distance(tidy, id) - agreeing(tidy, id)
  const ranked = ordered.map(({ id }) => ({ id, far: far(id) })).toSorted((one, other) => one.far - other.far)
  return ranked[0]?.id ?? ''
}

/** What stands against an identifier of a framework; null where the framework has it. */
export function identifierFault(framework: FrameworkName, identifier: string): IdentifierFault | null {
  if (requirementOf(framework, identifier)) return null
  const suggestion = nearest(framework, identifier)
  if (otherEditions[framework].test(identifier)) return { kind: 'otherEdition', suggestion }
  if (!forms[framework].test(identifier)) return { kind: 'form', suggestion }
  return { kind: framework === 'mlps' && isWithheld(identifier) ? 'withheld' : 'unknown', suggestion }
}
