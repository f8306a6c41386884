/** A place in a grouped table: the group it belongs to, and the row within it; null where the head of the group stands. */
export type GroupPlace = { readonly group: number; readonly row: number | null }

/** Where heads and rows of a grouped table stand. */
export type GroupPlaces = {
  /** The places of all heads, and one more: how many places there are. */
  readonly heads: readonly number[]
  readonly total: number
}

/** The places of groups that show so many rows each, 0 where a group is closed. */
export function groupPlaces(shown: readonly number[]): GroupPlaces {
  const heads = [0]
  for (const rows of shown) heads.push((heads.at(-1) ?? 0) + 1 + rows)
  return { heads, total: heads.at(-1) ?? 0 }
}

/** What stands at a place, or null beyond the end. */
export function placeAt({ heads, total }: GroupPlaces, place: number): GroupPlace | null {
  if (place < 0 || place >= total) return null
  let [low, high] = [0, heads.length - 2]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((heads[middle] ?? total) <= place) low = middle
    else high = middle - 1
  }
  const head = heads[low] ?? 0
  return { group: low, row: place === head ? null : place - head - 1 }
}

/** Rows of one group from one to another, the last one left out. */
export type GroupPart = { readonly group: number; readonly from: number; readonly to: number }

/** The rows that stand from one place to another, both included, group by group. */
export function partsBetween(places: GroupPlaces, first: number, last: number): readonly GroupPart[] {
  const parts: GroupPart[] = []
  let place = Math.max(0, first)
  const end = Math.min(last, places.total - 1)
  while (place <= end) {
    const found = placeAt(places, place)
    if (!found) break
    const next = places.heads[found.group + 1] ?? places.total
    const from = found.row ?? 0
    const rows = Math.min(end + 1, next) - place - (found.row === null ? 1 : 0)
    if (rows > 0) parts.push({ group: found.group, from, to: from + rows })
    place = next
  }
  return parts
}

/** The pages of so many rows, by group, that hold what stands from one place to another. */
export function pagesBetween(
  places: GroupPlaces,
  first: number,
  last: number,
  size: number,
): readonly { readonly group: number; readonly page: number }[] {
  return partsBetween(places, first, last).flatMap(({ group, from, to }) => {
    const begin = Math.floor(from / size)
    const count = Math.floor((to - 1) / size) - begin + 1
    return Array.from({ length: count }, (_, index) => ({ group, page: begin + index }))
  })
}
