import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allAbove, countBelow, foldedAtFirst, shownNodes } from './tree-shown.ts'

const tree = [
  { id: 'a', parent: null },
  { id: 'b', parent: 'a' },
  { id: 'c', parent: 'a' },
  { id: 'd', parent: 'b' },
  { id: 'e', parent: 'd' },
]
const idsOf = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id)

describe('a folded tree', () => {
  it.each([
    [[], 'abcde'],
    [['b'], 'abc'],
    [['d'], 'abcd'],
    [['a'], 'a'],
    [['c', 'elsewhere'], 'abcde'],
  ])('of which %j is folded shows %s', (folded, shown) =>
    expect(idsOf(shownNodes(tree, new Set(folded))).join('')).toBe(shown),
  )

  it('counts what lies below, and finds what lies above', () => {
    expect([...countBelow(tree)].toSorted()).toEqual([
      ['a', 4],
      ['b', 2],
      ['d', 1],
    ])
    expect([...allAbove(tree, new Set(['e']))].toSorted()).toEqual(['a', 'b', 'd'])
  })

  it('begins with whole levels', () => {
    expect(foldedAtFirst(tree, 5)).toEqual(new Set())
    expect(foldedAtFirst(tree, 4)).toEqual(new Set(['d']))
    expect(foldedAtFirst(tree, 3)).toEqual(new Set(['b']))
    expect(foldedAtFirst(tree, 1)).toEqual(new Set(['a']))
  })

  it('shows each top, bears rings, and unfolds to whatever is sought', () => {
    const id = fc.integer({ min: 0, max: 30 }).map(String)
    const nodes = fc.uniqueArray(fc.record({ id, parent: fc.option(id) }), { selector: (node) => node.id })
    fc.assert(
      fc.property(nodes, fc.array(id), id, (all, folded, sought) => {
        const above = allAbove(all, new Set([sought]))
        const shown = idsOf(shownNodes(all, new Set(folded.filter((one) => !above.has(one)))))
        if (all.some((node) => node.id === sought)) expect(shown).toContain(sought)
        expect(idsOf(shownNodes(all, new Set()))).toEqual(idsOf(all))
        if (all.length > 0) expect(idsOf(shownNodes(all, foldedAtFirst(all, 3))).length).toBeGreaterThan(0)
      }),
    )
  })
})
