import type { DrawnDependency } from './cycles.dependencies.ts'

/** Where a bar lies, in pixels from the corner of the lanes; null for one outside of the scale. */
export type Placed = { readonly left: number; readonly right: number; readonly middle: number }

/** An arrow from the end of one bar to the beginning of another, as the path of an SVG. */
export type Arrow = {
  readonly key: string
  readonly path: string
  readonly isViolated: boolean
  readonly isCritical: boolean
}

type Row = { readonly id: string; readonly isCritical: boolean; readonly waitsFor: readonly DrawnDependency[] }

const elbow = 8

/** Right out of the first bar, to the row of the second, and into its left end; round it where that lies further left. */
function pathOf(from: Placed, to: Placed): string {
  const out = from.right + elbow
  const into = to.left - elbow
  if (into >= out) return `M${from.right} ${from.middle}H${out}V${to.middle}H${to.left}`
  const between = from.middle + (to.middle > from.middle ? 1 : -1) * 17
  return `M${from.right} ${from.middle}H${out}V${between}H${into}V${to.middle}H${to.left}`
}

/** The arrows that cross the rows from `first` to `last`; `placeOf` places the bar of a row by its number. */
export function arrowsWithin(
  rows: readonly Row[],
  places: ReadonlyMap<string, number>,
  [first, last]: readonly [number, number],
  placeOf: (row: number) => Placed | null,
): readonly Arrow[] {
  return rows.flatMap((row, index) =>
    row.waitsFor.flatMap(({ item, isViolated }): Arrow[] => {
      const other = places.get(item)
      if (other === undefined) return []
      if (Math.max(index, other) < first || Math.min(index, other) > last) return []
      const [from, to] = [placeOf(other), placeOf(index)]
      if (!from || !to) return []
      const isCritical = row.isCritical && (rows[other]?.isCritical ?? false)
      return [{ key: `${item} ${row.id}`, path: pathOf(from, to), isViolated, isCritical }]
    }),
  )
}
