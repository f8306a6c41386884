import type { AttackPath, PathNode, PathStep } from './attack-path.ts'

/** Sizes in which a path is laid out: pixels on the screen, points on paper. */
export type PathSizes = {
  readonly node: number
  readonly nodeHeight: number
  readonly label: number
  readonly line: number
  readonly gap: number
}

export type PathBox = { readonly node: PathNode; readonly x: number; readonly y: number }

/** All steps from one place to another: a line from its source to the label, and one on to its target. */
export type PathLink = {
  readonly key: string
  readonly steps: readonly PathStep[]
  readonly label: { readonly x: number; readonly y: number; readonly height: number }
  readonly toLabel: Curve
  readonly toTarget: Curve
}

/** A cubic curve: its start, two points that bend it, its end. */
export type Curve = readonly [Point, Point, Point, Point]
type Point = { readonly x: number; readonly y: number }

export type PathLayout = {
  readonly boxes: readonly PathBox[]
  readonly links: readonly PathLink[]
  readonly width: number
  readonly height: number
}

type Block = { readonly node: PathNode; readonly links: readonly (readonly PathStep[])[]; readonly height: number }

/** Each place with the labels of the steps that reach it, which stand before it and so never over another's. */
function blocksOf({ nodes, steps }: AttackPath, sizes: PathSizes): readonly Block[] {
  const reaching = Map.groupBy(steps, ({ to }) => to)
  return nodes.map((node) => {
    const links = [...Map.groupBy(reaching.get(node.id) ?? [], ({ from }) => from).values()]
    const labels = links.reduce((sum, own) => sum + own.length * sizes.line + sizes.gap / 2, 0)
    return { node, links, height: Math.max(sizes.nodeHeight, labels) }
  })
}

/** Places in columns by rank, left to right, each column in the order in which its places were reached. */
export function layoutPath(path: AttackPath, sizes: PathSizes): PathLayout {
  const blocks = blocksOf(path, sizes)
  const ranks = 1 + Math.max(-1, ...path.nodes.map(({ rank }) => rank))
  const columns = Array.from({ length: ranks }, (_, rank) => blocks.filter(({ node }) => node.rank === rank))
  const heightOf = (column: readonly Block[]) =>
    column.reduce((sum, { height }) => sum + height + sizes.gap, -sizes.gap)
  const height = Math.max(0, ...columns.map(heightOf))
  const boxes: PathBox[] = []
  const labels: { own: readonly PathStep[]; x: number; y: number; height: number }[] = []
  let x = 0
  for (const column of columns) {
    const isReached = column.some(({ links }) => links.length > 0)
    const before = isReached ? sizes.label + 2 * sizes.gap : 0
    let top = (height - heightOf(column)) / 2
    for (const { node, links, height: tall } of column) {
      boxes.push({ node, x: x + before, y: top + (tall - sizes.nodeHeight) / 2 })
      const used = links.reduce((sum, own) => sum + own.length * sizes.line + sizes.gap / 2, -sizes.gap / 2)
      let y = top + (tall - used) / 2
      for (const own of links) {
        labels.push({ own, x: x + sizes.gap, y, height: own.length * sizes.line })
        y += own.length * sizes.line + sizes.gap / 2
      }
      top += tall + sizes.gap
    }
    x += before + sizes.node
  }
  const placed = new Map(boxes.map((box) => [box.node.id, box]))
  return { boxes, links: labels.flatMap((label) => linkOf(label, placed, sizes)), width: x, height }
}

function linkOf(
  { own, x, y, height }: { own: readonly PathStep[]; x: number; y: number; height: number },
  placed: ReadonlyMap<string, PathBox>,
  sizes: PathSizes,
): readonly PathLink[] {
  const [first] = own
  const from = placed.get(first?.from ?? '')
  const to = placed.get(first?.to ?? '')
  if (!first || !from || !to) return []
  const middle = y + height / 2
  const level = (box: PathBox) => box.y + sizes.nodeHeight / 2
  const isAhead = from.x + sizes.node <= x
  const toLabel = isAhead
    ? across({ x: from.x + sizes.node, y: level(from) }, { x: x - 1, y: middle })
    : below(
        { x: from.x + sizes.node / 2, y: from.y + sizes.nodeHeight },
        { x: x + sizes.label / 2, y: y + height },
        sizes,
      )
  const toTarget = across({ x: x + sizes.label + 1, y: middle }, { x: to.x, y: level(to) })
  return [{ key: JSON.stringify([first.from, first.to]), steps: own, label: { x, y, height }, toLabel, toTarget }]
}

function across(start: Point, end: Point): Curve {
  const bend = (end.x - start.x) / 2
  return [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end]
}

/** What leads back passes below. */
function below(start: Point, end: Point, { gap }: PathSizes): Curve {
  return [start, { x: start.x, y: start.y + gap }, { x: end.x, y: end.y + gap }, end]
}

/** As many columns as a page is wide; `left` and `top` are where it begins in the whole. */
export type PathSheet = {
  readonly left: number
  readonly top: number
  readonly height: number
  readonly boxes: readonly PathBox[]
  readonly links: readonly PathLink[]
  /** Links whose source is on another sheet. */
  readonly cut: ReadonlySet<string>
}

/** The drawing in parts that each fit a width; the last column of one begins the next. */
export function pathSheets({ boxes, links }: PathLayout, sizes: PathSizes, width: number): readonly PathSheet[] {
  const columns = [...new Set(boxes.map(({ x }) => x))].toSorted((one, other) => one - other)
  const sheets: PathSheet[] = []
  for (let first = 0; first < columns.length; ) {
    const left = first === 0 ? 0 : (columns[first] ?? 0)
    const fitting = columns.filter((x) => x + sizes.node - left <= width).length - 1
    const last = Math.max(fitting, Math.min(first + 1, columns.length - 1))
    sheets.push(sheetOf({ boxes, links }, { left, right: columns[last] ?? left }, sizes))
    if (last === columns.length - 1) break
    first = last
  }
  return sheets
}

function sheetOf(
  layout: Pick<PathLayout, 'boxes' | 'links'>,
  { left, right }: { readonly left: number; readonly right: number },
  sizes: PathSizes,
): PathSheet {
  const boxes = layout.boxes.filter(({ x }) => x >= left && x <= right)
  const links = layout.links.filter(({ label }) => label.x >= left && label.x < right)
  const shown = new Set(boxes.map(({ node }) => node.id))
  const areas = [...boxes.map(({ y }) => ({ y, height: sizes.nodeHeight })), ...links.map(({ label }) => label)]
  const top = Math.min(...areas.map(({ y }) => y))
  const bottom = Math.max(...areas.map(({ y, height }) => y + height))
  return {
    ...{ left, top, height: bottom - top + sizes.gap, boxes, links },
    cut: new Set(links.filter(({ steps }) => !shown.has(steps[0]?.from ?? '')).map(({ key }) => key)),
  }
}
