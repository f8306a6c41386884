import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  appendLeaf,
  consistencyProof,
  emptyFrontier,
  type Frontier,
  frontierRoot,
  inclusionProof,
  leafHash,
  nodeHash,
  rootOf,
  type SubtreeReader,
  treeRoot,
} from './tree.ts'
import { consistencyHolds, inclusionHolds } from './tree-proof.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

// The eight entries of the reference test tree of google/certificate-transparency (merkle_tree_test), in hex, and its
// roots after each of them, which trillian and transparency-dev/merkle test against too.
const referenceEntries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const referenceRoots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const reference = referenceEntries.map((entry) => leafHash(Buffer.from(entry, 'hex')))

/** MTH, PATH and SUBPROOF exactly as RFC 6962 section 2.1 writes them, over all leaves. */
function mth(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only === undefined) return hash('sha256', Buffer.alloc(0), 'buffer')
  if (leaves.length === 1) return only
  const k = largestPower(leaves.length)
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)))
}

function path(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length <= 1) return []
  const k = largestPower(leaves.length)
  return m < k
    ? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))]
}

function subproof(m: number, leaves: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (m === leaves.length) return whole ? [] : [mth(leaves)]
  const k = largestPower(leaves.length)
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), mth(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), mth(leaves.slice(0, k))]
}

const largestPower = (count: number) => 2 ** (Math.ceil(Math.log2(count)) - 1)
const leavesOf = (count: number) => Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)))
const readerOf =
  (leaves: readonly Uint8Array[]): SubtreeReader =>
  (height, index) =>
    mth(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height))
const size = fc.integer({ min: 1, max: 70 })

describe('the tree of RFC 6962', () => {
  it('hashes nothing, leaves and nodes with their own prefixes', () => {
    expect(hex(frontierRoot(emptyFrontier))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex(leafHash(Buffer.from('ab')))).toBe(hash('sha256', Buffer.from('\0ab')))
    const zeros = new Uint8Array(32)
    expect(hex(nodeHash(zeros, zeros))).toBe(hash('sha256', Buffer.concat([Uint8Array.of(1), zeros, zeros])))
  })

  it('hashes a leaf that is longer than any before it', () => {
    const long = Buffer.alloc(100_000, 7)
    expect(hex(leafHash(long))).toBe(hash('sha256', Buffer.concat([Uint8Array.of(0), long])))
  })

  it.each(referenceRoots.map((root, index) => [index + 1, root] as const))(
    'reference root of %i leaves',
    (count, root) => {
      expect(hex(rootOf(reference.slice(0, count)))).toBe(root)
      expect(hex(treeRoot(count, readerOf(reference)))).toBe(root)
    },
  )

  it('agrees with the naive definition at every size, incrementally and by ranges', () => {
    let frontier: Frontier = emptyFrontier
    const leaves = leavesOf(130)
    leaves.forEach((leaf, index) => {
      frontier = appendLeaf(frontier, leaf)
      const root = hex(mth(leaves.slice(0, index + 1)))
      expect(hex(frontierRoot(frontier))).toBe(root)
      expect(hex(treeRoot(index + 1, readerOf(leaves)))).toBe(root)
    })
  })

  it('proves inclusion as the RFC defines it, and only of that leaf at that place', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (count, pick, bit) => {
        const leaves = leavesOf(count)
        const index = pick % count
        const leaf = leaves[index] ?? new Uint8Array()
        const proof = inclusionProof(index, count, readerOf(leaves))
        expect(proof.map(hex)).toEqual(path(index, leaves).map(hex))
        const root = mth(leaves)
        expect(inclusionHolds(leaf, index, count, proof, root)).toBe(true)
        expect(inclusionHolds(leafHash(leaf), index, count, proof, root)).toBe(false)
        expect(inclusionHolds(leaf, index + 1, count, proof, root)).toBe(false)
        expect(inclusionHolds(leaf, index, count, [...proof, leaf], root)).toBe(false)
        if (proof.length > 0) {
          expect(inclusionHolds(leaf, index, count, proof.slice(1), root)).toBe(false)
          const altered = proof.map((node) => new Uint8Array(node))
          const victim = altered[bit % altered.length]
          if (victim !== undefined) victim[bit % 32] = (victim[bit % 32] ?? 0) ^ 1
          expect(inclusionHolds(leaf, index, count, altered, root)).toBe(false)
        }
      }),
    )
  })

  it('proves consistency as the RFC defines it, and only between those trees', () => {
    fc.assert(
      fc.property(size, fc.nat(), (count, pick) => {
        const leaves = leavesOf(count)
        const older = 1 + (pick % count)
        const oldRoot = mth(leaves.slice(0, older))
        const proof = consistencyProof(older, count, readerOf(leaves))
        expect(proof.map(hex)).toEqual(subproof(older, leaves, true).map(hex))
        expect(consistencyHolds(older, oldRoot, count, mth(leaves), proof)).toBe(true)
        expect(consistencyHolds(older, leafHash(oldRoot), count, mth(leaves), proof)).toBe(false)
        expect(consistencyHolds(older, oldRoot, count, leafHash(oldRoot), proof)).toBe(false)
        if (proof.length > 0) expect(consistencyHolds(older, oldRoot, count, mth(leaves), proof.slice(1))).toBe(false)
        // Another history of the same length is not a continuation.
        const rewritten = [leafHash(Buffer.from('rewritten')), ...leaves.slice(1)]
        if (count > older) {
          const forged = consistencyProof(older, count, readerOf(rewritten))
          expect(consistencyHolds(older, oldRoot, count, mth(rewritten), forged)).toBe(false)
        }
      }),
    )
  })
})
