import { childrenOf } from './tree-layout.ts'

type Node = { readonly id: string; readonly parent: string | null }

/** How many nodes lie below each one that has any. */
export function countBelow(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const children = childrenOf(nodes)
  const counts = new Map<string, number>()
  const count = (id: string): number => {
    const below = (children.get(id) ?? []).reduce((sum, child) => sum + 1 + count(child.id), 0)
    if (below > 0) counts.set(id, below)
    return below
  }
  for (const top of children.get('') ?? []) count(top.id)
  return counts
}

/** The nodes that have no folded one above them, in their order. */
export function shownNodes<One extends Node>(nodes: readonly One[], folded: ReadonlySet<string>): readonly One[] {
  if (folded.size === 0) return nodes
  const children = childrenOf(nodes)
  const shown = new Set<string>()
  const show = (id: string) => {
    for (const child of children.get(id) ?? []) {
      shown.add(child.id)
      if (!folded.has(child.id)) show(child.id)
    }
  }
  show('')
  return nodes.filter(({ id }) => shown.has(id))
}

/** Everything above the nodes named, to be unfolded so that they are seen. */
export function allAbove(nodes: readonly Node[], ids: ReadonlySet<string>): ReadonlySet<string> {
  const parents = new Map<string, string>()
  for (const [parent, own] of childrenOf(nodes)) for (const { id } of own) if (parent !== '') parents.set(id, parent)
  const above = new Set<string>()
  for (const id of ids)
    for (let at = parents.get(id); at !== undefined && !above.has(at); at = parents.get(at)) above.add(at)
  return above
}

/** What is folded at first so that about `most` nodes are seen: whole levels, from the one that would be too many. */
export function foldedAtFirst(nodes: readonly Node[], most: number): ReadonlySet<string> {
  if (nodes.length <= most) return new Set()
  const children = childrenOf(nodes)
  let level = [...(children.get('') ?? [])]
  for (let seen = level.length; level.length > 0; ) {
    const next = level.flatMap(({ id }) => children.get(id) ?? [])
    if (seen + next.length > most) return new Set(level.filter(({ id }) => children.has(id)).map(({ id }) => id))
    seen += next.length
    level = next
  }
  return new Set()
}
