import { describe, expect, it } from 'vitest'
import { boxWidth, childrenOf, fitText, layoutTree, textWidth, twoLines } from './tree-layout.ts'

const node = (id: string, parent: string | null = null) => ({ id, parent, height: 40 })
const boxOf = (layout: ReturnType<typeof layoutTree>, id: string) => layout.boxes.find((box) => box.id === id)

describe('the layout of a tree', () => {
  it('has nothing for nothing, and one box for one', () => {
    expect(layoutTree([])).toEqual({ boxes: [], links: [], width: 0, height: 0 })
    expect(layoutTree([node('a')])).toMatchObject({ width: boxWidth, height: 40, links: [] })
  })

  it('puts a parent over the middle of its children', () => {
    const layout = layoutTree([node('a'), node('b', 'a'), node('c', 'a')])
    const [left, right] = [boxOf(layout, 'b')?.x ?? 0, boxOf(layout, 'c')?.x ?? 0]
    expect(boxOf(layout, 'a')?.x).toBe((left + right) / 2)
    expect(layout.links).toHaveLength(2)
  })

  it('stacks many children that have none', () => {
    const layout = layoutTree([node('a'), ...['b', 'c', 'd', 'e'].map((id) => node(id, 'a'))])
    expect(new Set(['b', 'c', 'd', 'e'].map((id) => boxOf(layout, id)?.x)).size).toBe(1)
    expect(layout.width).toBeLessThan(boxWidth * 2)
  })

  it('opens a ring, and takes a parent that is not shown for none', () => {
    const ring = [node('a', 'b'), node('b', 'a'), node('c', 'elsewhere')]
    expect([...childrenOf(ring)].map(([id, own]) => [id, own.map((one) => one.id)])).toEqual([
      ['b', ['a']],
      ['', ['b', 'c']],
    ])
    expect(layoutTree(ring).boxes).toHaveLength(3)
    expect(layoutTree([node('a', 'a')]).boxes).toHaveLength(1)
  })

  it('lets no two of 300 boxes overlap', () => {
    const nodes = Array.from({ length: 300 }, (_, index) =>
      node(String(index), index === 0 ? null : String(Math.floor((index - 1) / 3))),
    )
    const { boxes } = layoutTree(nodes)
    const overlaps = boxes.filter((one) =>
      boxes.some(
        (other) =>
          other.id !== one.id && Math.abs(other.x - one.x) < boxWidth && Math.abs(other.y - one.y) < one.height,
      ),
    )
    expect(overlaps).toEqual([])
  })

  it.each([
    ['Harbour Branch', 200, 'Harbour Branch'],
    ['Harbour Branch', 40, 'Harb…'],
    ['海港分行网络部', 40, '海港…'],
    ['👩🏽‍💻👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿', 30, '👩🏽‍💻…'],
    [`m${'\u0335'.repeat(20)}`, 40, `m${'\u0335'.repeat(4)}`],
    ['', 10, ''],
  ])('fits %s into %d pixels', (text, width, fitted) => expect(fitText(text, width, 12)).toBe(fitted))

  it.each([
    ['', 0],
    ['plan', 26.88],
    ['计划', 24],
    ['👨‍👩‍👧‍👦', 12],
  ])('takes %s to be %d pixels wide', (text, width) => expect(textWidth(text, 12)).toBeCloseTo(width))

  it.each([
    ['Audit group', 100, ['Audit group']],
    ['Leadership group for data', 120, ['Leadership group', 'for data']],
    ['Information Security Leadership Group of the house', 120, ['Information', 'Security Leaders…']],
    ['Verwaltungsgemeinschaft', 60, ['Verwalt…']],
    ['网络安全和数据安全领导小组', 96, ['网络安全和数据', '安全领导小组']],
    ['', 60, ['']],
  ])('breaks %s into lines of %d pixels', (text, width, lines) => {
    expect(twoLines(text, width, 12)).toEqual(lines)
  })
})
