import { describe, expect, it } from 'vitest'
import { nextOnPath, type PathFacts, projectPath } from './attack-path.ts'
import { layoutPath, type PathLayout } from './attack-path-layout.ts'
import { factOf } from './exercises.defence.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 4, 11, 1, minute)).toISOString()

function step(
  position: number,
  source: string | null,
  target: string | null,
  values: Partial<PathFacts> = {},
): PathFacts {
  return {
    ...{ id: `s${position}`, exercise: 'e', position, title: `Step ${position}`, vector: 'phishing', tactic: null },
    ...{ technique: null, source, target, outcome: 'succeeded', startedAt: at(position), endedAt: null },
    ...{ plannedStartAt: null, plannedEndAt: null, retestOf: null },
    ...values,
  }
}

const chain = [
  step(1, null, 'Mail gateway'),
  step(2, 'mail  GATEWAY', 'Workstation'),
  step(3, 'Ｗorkstation', 'Server'),
  step(4, 'Server', 'Workstation'),
  step(5, 'Server', 'Server'),
]

describe('the path of an attack', () => {
  it('knows a place again however it is typed, and ranks it by how it was first reached', () => {
    expect(projectPath(chain, []).nodes.map(({ name, rank }) => [name, rank])).toEqual([
      [null, 0],
      ['Mail gateway', 1],
      ['Workstation', 2],
      ['Server', 3],
    ])
  })

  it('follows the time and not the position, and keeps apart what names no target', () => {
    const later = step(1, null, 'A', { startedAt: at(50) })
    const path = projectPath([later, step(2, null, 'B'), step(3, 'B', ' '), step(4, 'A', 'C', { startedAt: null })], [])
    expect(path.steps.map(({ step: { id } }) => id)).toEqual(['s2', 's1', 's4'])
    expect(path.placeless.map(({ id }) => id)).toEqual(['s3'])
  })

  it('tells how far the defence came with what ran, and of what did not run nothing', () => {
    const facts = [factOf({ id: 'f', attackStep: 's1', kind: 'alerted', at: at(2), source: null })]
    const path = projectPath([step(1, null, 'A'), step(2, null, 'B', { outcome: 'notRun', startedAt: null })], facts)
    expect(path.steps.map(({ defence }) => defence)).toEqual(['alerted', null])
  })

  it('is walked along the order, on from a target, and back to what led there', () => {
    const path = projectPath(chain, [])
    const next = (id: string, key: string) => nextOnPath(path, id, key)
    expect([next('s1', 'ArrowDown'), next('s1', 'ArrowUp'), next('s2', 'Home'), next('s2', 'End')]).toEqual([
      ...['s2', null, 's1', 's5'],
    ])
    expect([
      next('s1', 'ArrowRight'),
      next('s4', 'ArrowRight'),
      next('s3', 'ArrowLeft'),
      next('s1', 'ArrowLeft'),
    ]).toEqual([...['s2', 's3', 's2', null]])
    expect(next('gone', 'ArrowDown')).toBeNull()
  })
})

const sizes = { node: 100, nodeHeight: 30, label: 80, line: 15, gap: 10 }

/** What takes room: places and labels. */
function areas({ boxes, links }: PathLayout) {
  return [
    ...boxes.map(({ x, y }) => ({ x, y, width: sizes.node, height: sizes.nodeHeight })),
    ...links.map(({ label }) => ({ ...label, width: sizes.label })),
  ]
}

describe('the drawing of a path', () => {
  it.each([
    ['a chain with a way back', chain],
    ['nothing', []],
    ['hundreds of steps', Array.from({ length: 400 }, (_, n) => step(n + 1, `H${n % 17}`, `H${(n * 7) % 23}`))],
    ['many at one place', Array.from({ length: 60 }, (_, n) => step(n + 1, null, 'One'))],
  ])('lays no place and no label of %s over another, and all within its bounds', (_, steps) => {
    const layout = layoutPath(projectPath(steps, []), sizes)
    const all = areas(layout)
    expect(layout.links.flatMap((link) => link.steps)).toHaveLength(steps.length)
    for (const [place, one] of all.entries()) {
      expect(one.x >= 0 && one.y >= 0).toBe(true)
      expect(one.x + one.width <= layout.width && one.y + one.height <= layout.height + 0.001).toBe(true)
      const covered = all.slice(place + 1).filter((other) => {
        const beside = one.x + one.width <= other.x || other.x + other.width <= one.x
        return !beside && one.y + one.height > other.y + 0.001 && other.y + other.height > one.y + 0.001
      })
      expect(covered).toEqual([])
    }
  })

  it('names each link once, though names of places hold spaces', () => {
    const path = projectPath([step(1, 'Web', 'server one'), step(2, 'Web server', 'one')], [])
    expect(new Set(layoutPath(path, sizes).links.map(({ key }) => key)).size).toBe(2)
  })

  it('is the same each time', () => {
    expect(layoutPath(projectPath(chain, []), sizes)).toEqual(layoutPath(projectPath(chain.toReversed(), []), sizes))
  })
})
