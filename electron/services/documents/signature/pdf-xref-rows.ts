import { unreadablePdf } from './pdf-limits.ts'

/** Where one revision says that an object stands. */
export type PdfEntry =
  | { readonly kind: 'free' }
  | { readonly kind: 'plain'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'compressed'; readonly stream: number; readonly index: number }

/** Entries by the numbers of their objects. */
export type PdfEntries = Iterable<readonly [number, PdfEntry]> & {
  get(number: number): PdfEntry | undefined
  keys(): Iterable<number>
}

/** Widths in bytes of the three fields of a row: its kind and what follows from it; 0 where a field is left out. */
type FieldWidths = readonly [kind: number, first: number, second: number]

/** Objects that follow one another, and the row of the first of them. */
type Range = { readonly first: number; readonly count: number; readonly row: number }

/**
 * The entries of a cross-reference stream (ISO 32000-1, 7.5.8), each made from its row when it is asked for: of the hundreds of
 * thousands that a long report has, signing needs a dozen. `index` names first objects and counts in turn. Undefined where a row is
 * missing or of no known kind; refuses `verify.repeatedObject`.
 */
export function xrefRows(data: Buffer, widths: FieldWidths, index: readonly number[]): PdfEntries | undefined {
  const [kindWidth, firstWidth, secondWidth] = widths
  const rowWidth = kindWidth + firstWidth + secondWidth
  const ranges: Range[] = []
  let rows = 0
  for (let at = 0; at + 1 < index.length; at += 2) {
    const [first = 0, count = 0] = [index[at], index[at + 1]]
    if (count > 0) ranges.push({ first, count, row: rows })
    rows += count
  }
  if (rows * rowWidth > data.length) return undefined
  const kindAt = (row: number) => (kindWidth === 0 ? 1 : data.readUIntBE(row * rowWidth, kindWidth))
  for (let row = 0; row < rows; row++) if (kindAt(row) > 2) return undefined
  const sorted = ranges.toSorted((one, other) => one.first - other.first)
  for (const [at, { first }] of sorted.entries()) {
    const before = sorted[at - 1]
    if (before && first < before.first + before.count) throw unreadablePdf('verify.repeatedObject', { object: first })
  }
  const entryOf = (row: number): PdfEntry => {
    const from = row * rowWidth + kindWidth
    const first = data.readUIntBE(from, firstWidth)
    const second = secondWidth === 0 ? 0 : data.readUIntBE(from + firstWidth, secondWidth)
    const kind = kindAt(row)
    if (kind === 0) return { kind: 'free' }
    return kind === 1
      ? { kind: 'plain', offset: first, generation: second }
      : { kind: 'compressed', stream: first, index: second }
  }
  return {
    get: (number) => {
      const range = rangeOf(sorted, number)
      return range && entryOf(range.row + number - range.first)
    },
    *keys() {
      for (const { first, count } of ranges) for (let at = 0; at < count; at++) yield first + at
    },
    *[Symbol.iterator]() {
      for (const { first, count, row } of ranges)
        for (let at = 0; at < count; at++) yield [first + at, entryOf(row + at)] as const
    },
  }
}

/** The range that holds a number, found by halves: a hostile file may have as many ranges as objects. */
function rangeOf(sorted: readonly Range[], number: number): Range | undefined {
  let [low, high] = [0, sorted.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = sorted[middle]
    if (range === undefined) return undefined
    if (number < range.first) high = middle - 1
    else if (number >= range.first + range.count) low = middle + 1
    else return range
  }
  return undefined
}
