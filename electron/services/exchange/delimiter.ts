import { type Delimiter, delimiters } from '#shared/modules/exchange/exchange.source.ts'

/** The character that a delimiter is. */
export const characterOf: Readonly<Record<Delimiter, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' }

const linesLookedAt = 50
const longestLook = 200_000

/** How often a character stands outside of quotation marks in each of the first lines that are not empty. */
function countsOf(text: string, character: string): readonly number[] {
  const counts: number[] = []
  let [quoted, count, filled] = [false, 0, false]
  for (const sign of text) {
    if (sign === '"') quoted = !quoted
    if (sign === '\n' && !quoted) {
      if (filled) counts.push(count)
      if (counts.length === linesLookedAt) return counts
      ;[count, filled] = [0, false]
    } else if (sign === character && !quoted) count += 1
    if (sign.trim() !== '') filled = true
  }
  return filled ? [...counts, count] : counts
}

/** The first line by which Excel is told a delimiter, `sep=;`, or null. */
export function statedDelimiter(text: string): Delimiter | null {
  const stated = /^sep=(.)\r?\n/.exec(text)?.[1]
  return delimiters.find((name) => characterOf[name] === stated) ?? null
}

/** The delimiter that stands equally often in most lines; a comma where none stands at all. */
export function delimiterOf(text: string): Delimiter {
  const sample = text.slice(0, longestLook)
  let best: { readonly name: Delimiter; readonly alike: number; readonly count: number } | null = null
  for (const name of delimiters) {
    const counts = countsOf(sample, characterOf[name])
    const [count = 0] = counts
    if (count === 0) continue
    const alike = counts.filter((other) => other === count).length
    if (!best || alike > best.alike || (alike === best.alike && count > best.count)) best = { name, alike, count }
  }
  return best?.name ?? 'comma'
}
