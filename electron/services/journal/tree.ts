import { hash } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'

// The Merkle tree of RFC 6962 section 2.1 over SHA-256.

/** Hash of the complete subtree of `2 ** height` leaves that starts at leaf `index * 2 ** height`. */
export type SubtreeReader = (height: number, index: number) => Uint8Array

/** Roots of the complete subtrees that a tree of `size` leaves is made of, largest first: what an append needs. */
export type Frontier = { readonly size: number; readonly peaks: readonly Uint8Array[] }

/** The frontier of a tree without leaves. */
export const emptyFrontier: Frontier = { size: 0, peaks: [] }

const emptyRoot = hash('sha256', Buffer.alloc(0), 'buffer')

let leafInput = Buffer.alloc(4096)

/** SHA-256(0x00, entry). */
export function leafHash(entry: Uint8Array): Buffer {
  // One reused input buffer: an allocation per leaf is half the time of auditing a large journal.
  if (entry.length + 1 > leafInput.length) leafInput = Buffer.alloc(2 * (entry.length + 1))
  leafInput.set(entry, 1)
  return hash('sha256', leafInput.subarray(0, entry.length + 1), 'buffer')
}

const nodeInput = Buffer.alloc(65)
nodeInput[0] = 1

/** SHA-256(0x01, left, right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  nodeInput.set(left, 1)
  nodeInput.set(right, 33)
  return hash('sha256', nodeInput, 'buffer')
}

/** The frontier after one more leaf; at most log2(size) hashes. */
export function appendLeaf(frontier: Frontier, leaf: Uint8Array): Frontier {
  const peaks = [...frontier.peaks]
  let node = leaf
  for (let bits = frontier.size; bits % 2 === 1; bits = (bits - 1) / 2) {
    const left = peaks.pop()
    invariant(left !== undefined, 'a tree has one peak for each one in the binary form of its size')
    node = nodeHash(left, node)
  }
  peaks.push(node)
  return { size: frontier.size + 1, peaks }
}

/** Root of the tree; SHA-256 of nothing when it is empty. */
export function frontierRoot(frontier: Frontier): Uint8Array {
  const last = frontier.peaks.at(-1)
  if (last === undefined) return emptyRoot
  return frontier.peaks.slice(0, -1).reduceRight<Uint8Array>((right, left) => nodeHash(left, right), last)
}

/** Root over leaf hashes that are all at hand. */
export function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  return frontierRoot(leaves.reduce<Frontier>(appendLeaf, emptyFrontier))
}

/** Hash of the leaves from `start` (inclusive) to `end`, which need not be a complete subtree. */
function rangeHash(read: SubtreeReader, start: number, end: number): Uint8Array {
  const count = end - start
  const height = Math.log2(count)
  if (Number.isInteger(height)) return read(height, start / count)
  const split = splitOf(count)
  return nodeHash(rangeHash(read, start, start + split), rangeHash(read, start + split, end))
}

/** Root of the first `size` leaves. */
export function treeRoot(size: number, read: SubtreeReader): Uint8Array {
  return size === 0 ? emptyRoot : rangeHash(read, 0, size)
}

/** Audit path of RFC 6962 section 2.1.1: from the sibling of the leaf up to the child of the root. */
export function inclusionProof(index: number, size: number, read: SubtreeReader): readonly Uint8Array[] {
  invariant(index >= 0 && index < size, 'a proof is about a leaf of the tree')
  const path = (start: number, end: number): Uint8Array[] => {
    if (end - start === 1) return []
    const middle = start + splitOf(end - start)
    return index < middle
      ? [...path(start, middle), rangeHash(read, middle, end)]
      : [...path(middle, end), rangeHash(read, start, middle)]
  }
  return path(0, size)
}

/** Consistency proof of RFC 6962 section 2.1.2 between the first `older` leaves and the first `size`. */
export function consistencyProof(older: number, size: number, read: SubtreeReader): readonly Uint8Array[] {
  invariant(older >= 0 && older <= size, 'the older tree is a prefix')
  if (older === 0 || older === size) return []
  const prove = (known: number, start: number, end: number, whole: boolean): Uint8Array[] => {
    if (known === end - start) return whole ? [] : [rangeHash(read, start, end)]
    const split = splitOf(end - start)
    return known <= split
      ? [...prove(known, start, start + split, whole), rangeHash(read, start + split, end)]
      : [...prove(known - split, start + split, end, false), rangeHash(read, start, start + split)]
  }
  return prove(older, 0, size, true)
}

function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}
