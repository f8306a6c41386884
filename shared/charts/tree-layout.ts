/** A box to place: its parent's id, null at the top, and its height in pixels. */
export type TreeNode = { readonly id: string; readonly parent: string | null; readonly height: number }

export type TreeBox = { readonly id: string; readonly x: number; readonly y: number; readonly height: number }

/** Boxes and the lines between them, in pixels from the upper left corner; `path` is SVG path data. */
export type TreeLayout = {
  readonly boxes: readonly TreeBox[]
  readonly links: readonly { readonly id: string; readonly path: string }[]
  readonly width: number
  readonly height: number
}

export const boxWidth = 200
const gap = 16
const drop = 34
const indent = 22
/** From so many on, children that have none themselves stand below each other. */
const stacked = 4

/** The children of each node, the tops under the empty id; a ring is opened at its first node. */
export function childrenOf<Node extends { readonly id: string; readonly parent: string | null }>(
  nodes: readonly Node[],
): ReadonlyMap<string, readonly Node[]> {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map<string, string>()
  const isAbove = (id: string, node: string) => {
    for (let at: string | undefined = node; at !== undefined; at = parents.get(at)) if (at === id) return true
    return false
  }
  const children = new Map<string, Node[]>()
  for (const node of nodes) {
    const isKnown = node.parent !== null && known.has(node.parent) && !isAbove(node.id, node.parent)
    const parent = isKnown && node.parent !== null ? node.parent : ''
    if (parent !== '') parents.set(node.id, parent)
    children.set(parent, [...(children.get(parent) ?? []), node])
  }
  return children
}

/** Places a forest from the top down: parents over the middle of their children, many plain children below each other. */
export function layoutTree(nodes: readonly TreeNode[]): TreeLayout {
  const children = childrenOf(nodes)
  const boxes: TreeBox[] = []
  const links: { id: string; path: string }[] = []
  let bottom = 0

  const put = (node: TreeNode, x: number, y: number) => {
    boxes.push({ id: node.id, x, y, height: node.height })
    bottom = Math.max(bottom, y + node.height)
  }
  const stack = (node: TreeNode, own: readonly TreeNode[], x: number, y: number): number => {
    let top = y + node.height + gap
    for (const child of own) {
      put(child, x + indent, top)
      links.push({ id: child.id, path: `M${x + 10} ${y + node.height}V${top + child.height / 2}H${x + indent}` })
      top += child.height + gap / 2
    }
    put(node, x, y)
    return boxWidth + indent
  }
  /** Places a node and all below it right of `x`; answers the width taken. */
  const place = (node: TreeNode, x: number, y: number): number => {
    const own = children.get(node.id) ?? []
    if (own.length >= stacked && own.every((child) => !children.has(child.id))) return stack(node, own, x, y)
    let right = x
    const middles: { readonly id: string; readonly at: number }[] = []
    const below = y + node.height + drop
    for (const child of own) {
      const width = place(child, right, below)
      const box = boxes.findLast((one) => one.id === child.id)
      middles.push({ id: child.id, at: (box?.x ?? right) + boxWidth / 2 })
      right += width + gap
    }
    const first = middles[0]?.at ?? x + boxWidth / 2
    const middle = (first + (middles.at(-1)?.at ?? first)) / 2
    put(node, middle - boxWidth / 2, y)
    for (const { id, at } of middles)
      links.push({ id, path: `M${middle} ${y + node.height}V${below - drop / 2}H${at}V${below}` })
    return Math.max(boxWidth, right - gap - x)
  }

  let right = 0
  for (const top of children.get('') ?? []) right += place(top, right, 0) + gap
  // Spoken from the top down, as it is seen.
  const seen = boxes.toSorted((one, other) => one.y - other.y || one.x - other.x)
  return { boxes: seen, links, width: Math.max(0, right - gap), height: bottom }
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })
const words = new Intl.Segmenter('zh', { granularity: 'word' })
/** More marks than any script sets on a letter would run over the lines above and below. */
const piledMarks = /(\p{Mn}{4})\p{Mn}+/gu

const widthOf = (letter: string, size: number) => ((letter.codePointAt(0) ?? 0) > 0x2e7f ? size : size * 0.56)

/** The width in pixels that the letters of a text usually take; wide scripts count a whole em. */
export function textWidth(text: string, size: number): number {
  return [...letters.segment(text)].reduce((sum, { segment }) => sum + widthOf(segment, size), 0)
}

/**
 * Text cut to a width in pixels by what its letters usually take; wide scripts count a whole em. No letter is cut in two,
 * and of marks piled on one only the first stay.
 */
export function fitText(text: string, width: number, size: number): string {
  const plain = text.replace(piledMarks, '$1')
  const fitting: string[] = []
  let taken = 0
  for (const { segment } of letters.segment(plain)) {
    taken += widthOf(segment, size)
    if (taken > width) return `${fitting.slice(0, -1).join('')}…`
    fitting.push(segment)
  }
  return plain
}

/** Text in at most two lines of a width: broken between words, or anywhere in a script that has no spaces. */
export function twoLines(text: string, width: number, size: number): readonly string[] {
  if (textWidth(text, size) <= width) return [text]
  let end = 0
  for (const { index, segment } of words.segment(text)) {
    if (textWidth(text.slice(0, index + segment.length).trimEnd(), size) > width) break
    end = index + segment.length
  }
  if (end === 0) return [fitText(text, width, size)]
  return [text.slice(0, end).trimEnd(), fitText(text.slice(end).trimStart(), width, size)]
}
