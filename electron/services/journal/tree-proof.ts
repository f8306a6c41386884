import { nodeHash, rootOf } from './tree.ts'

// The verifying half, kept apart from the proving half: the algorithms of RFC 9162 sections 2.1.3.2 and 2.1.4.2,
// which share no recursion with the ones that made the proof.

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0

const half = (value: number): number => Math.floor(value / 2)

/** Whether `path` leads from the leaf at `index` to the root of a tree of `size` leaves. */
export function inclusionHolds(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  let position = index
  let last = size - 1
  let node = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      node = nodeHash(sibling, node)
      while (position % 2 === 0 && position !== 0) {
        position = half(position)
        last = half(last)
      }
    } else node = nodeHash(node, sibling)
    position = half(position)
    last = half(last)
  }
  return last === 0 && same(node, root)
}

/** Whether the tree of `size` leaves begins with the tree of `older` leaves. */
export function consistencyHolds(
  older: number,
  olderRoot: Uint8Array,
  size: number,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(older) || !Number.isSafeInteger(size) || older < 0 || older > size) return false
  if (older === size) return proof.length === 0 && same(olderRoot, root)
  if (older === 0) return proof.length === 0 && same(olderRoot, rootOf([]))
  const path = Number.isInteger(Math.log2(older)) ? [olderRoot, ...proof] : [...proof]
  let position = older - 1
  let last = size - 1
  while (position % 2 === 1) {
    position = half(position)
    last = half(last)
  }
  const first = path.shift()
  if (first === undefined) return false
  let oldNode = first
  let newNode = first
  for (const node of path) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      oldNode = nodeHash(node, oldNode)
      newNode = nodeHash(node, newNode)
      while (position % 2 === 0 && position !== 0) {
        position = half(position)
        last = half(last)
      }
    } else newNode = nodeHash(newNode, node)
    position = half(position)
    last = half(last)
  }
  return last === 0 && same(oldNode, olderRoot) && same(newNode, root)
}
