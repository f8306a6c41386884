/** The most places of a list that are printed: rows, and the heads of groups among them. */
export const mostPrinted = 2000

/** What stands at one place of a printed list. */
export type PrintedLine<Row, Head> =
  | { readonly place: number; readonly head: Head }
  | { readonly place: number; readonly row: Row }

export type PrintedLines<Row, Head> = {
  readonly lines: readonly PrintedLine<Row, Head>[]
  /** How many of the lines are rows. */
  readonly rows: number
  /** Whether the list has rows that are not among them. */
  readonly isCut: boolean
}

/** The lines of so many places of a list, of which a row may not have arrived. */
export function printedLines<Row, Head>(
  places: number,
  headAt: (place: number) => Head | null,
  rowAt: (place: number) => Row | undefined,
): PrintedLines<Row, Head> {
  const lines: PrintedLine<Row, Head>[] = []
  let rows = 0
  let isCut = places > mostPrinted
  for (let place = 0; place < Math.min(places, mostPrinted); place += 1) {
    const head = headAt(place)
    const row = head === null ? rowAt(place) : undefined
    if (head !== null) lines.push({ place, head })
    else if (row === undefined) isCut = true
    else {
      rows += 1
      lines.push({ place, row })
    }
  }
  return { lines, rows, isCut }
}

/** The rows that were read in the order of their places, by place: heads have none. */
export function rowsByPlace<Row>(
  rows: readonly Row[],
  headAt: (place: number) => unknown,
): (place: number) => Row | undefined {
  const byPlace = new Map<number, Row>()
  let place = 0
  for (const row of rows) {
    while (place < mostPrinted && headAt(place) !== null) place += 1
    byPlace.set(place, row)
    place += 1
  }
  return (at) => byPlace.get(at)
}
