/** A cell of a grid: its row and its column, from zero; the head of a row stands in column -1. */
export type GridPlace = readonly [row: number, column: number]

/** How many rows and columns of cells a grid has, and whether the heads of its rows can be reached too. */
export type GridSize = { readonly rows: number; readonly columns: number; readonly heads?: boolean }

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** How many rows a page key passes; in a grid of fewer it belongs to the page. */
const page = 10

const ways: Readonly<Record<string, GridPlace>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-page, 0],
  PageDown: [page, 0],
}

const between = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

/** The cell of a grid that is nearest to a place. */
export function placeWithin([row, column]: GridPlace, { rows, columns, heads }: GridSize): GridPlace {
  return [between(row, 0, Math.max(0, rows - 1)), between(column, heads ? -1 : 0, Math.max(0, columns - 1))]
}

/** Where a key leads from a cell; null where the key is none of a grid's. */
export function placeAfter(key: Key, [row, column]: GridPlace, size: GridSize): GridPlace | null {
  if (key.altKey || key.shiftKey) return null
  const isWhole = key.ctrlKey || key.metaKey
  if (key.key === 'Home') return placeWithin([isWhole ? 0 : row, -1], size)
  if (key.key === 'End') return placeWithin([isWhole ? size.rows - 1 : row, size.columns - 1], size)
  const way = ways[key.key]
  if (!way || isWhole || (key.key.startsWith('Page') && size.rows <= page)) return null
  return placeWithin([row + way[0], column + way[1]], size)
}
