import type { Entity } from '../../record/record.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { DefenceFacts, DetectionOutcome } from './exercises.defence.ts'
import type { StepFacts } from './exercises.projection.ts'
import { projectTimeline } from './exercises.timeline.ts'

/** A step of the path: also where it came from. */
export type PathFacts = StepFacts & Pick<Entity<typeof attackStepRecord>, 'source'>

/** A host, account or whatever else steps name as source or target; null is where the red team starts. */
export type PathNode = { readonly id: string; readonly name: string | null; readonly rank: number }

/** A step from one place to another; `defence` is null where it did not run. */
export type PathStep = {
  readonly step: PathFacts
  readonly from: string
  readonly to: string
  readonly defence: DetectionOutcome | 'notApplicable' | null
}

export type AttackPath = {
  /** In the order in which they first come up. */
  readonly nodes: readonly PathNode[]
  /** In order of time, those without one last. */
  readonly steps: readonly PathStep[]
  /** Steps that name no target. */
  readonly placeless: readonly PathFacts[]
}

/** The most steps of a path that are drawn. */
export const mostOnPath = 400

const start = ''

/** Whether the red team came from one place to the other, at least in part. */
export function hasSucceeded({ step: { outcome } }: PathStep): boolean {
  return outcome === 'succeeded' || outcome === 'partly'
}

/** One name however it was typed: width of letters, case and spaces tell no two places apart. */
function keyOf(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase()
}

/** The places that steps name and the steps between them. A place stands one rank after the one from which it was reached first. */
export function projectPath(steps: readonly PathFacts[], facts: readonly DefenceFacts[]): AttackPath {
  const sources = new Map(steps.map(({ id, source }) => [id, source ?? '']))
  const { placed, unplaced } = projectTimeline(steps, facts)
  const nodes = new Map<string, PathNode>()
  const found = (name: string, rank: number): PathNode => {
    const id = keyOf(name)
    const known = nodes.get(id)
    if (known) return known
    const node = { id, name: id === start ? null : name.trim(), rank }
    nodes.set(id, node)
    return node
  }
  const path: PathStep[] = []
  const placeless: PathFacts[] = []
  for (const { step, outcome } of [...placed, ...unplaced]) {
    const source = sources.get(step.id) ?? ''
    const facing = { ...step, source }
    if (keyOf(step.target ?? '') === '') {
      placeless.push(facing)
      continue
    }
    const from = found(source, 0)
    const to = found(step.target ?? '', from.rank + 1)
    const ran = step.outcome !== null && step.outcome !== 'notRun'
    path.push({ step: facing, from: from.id, to: to.id, defence: ran ? outcome : null })
  }
  return { nodes: [...nodes.values()], steps: path, placeless }
}

/** The step that a key leads to: along the order of the steps, right to what went on from its target, left to what led to its source. */
export function nextOnPath({ steps }: AttackPath, id: string, key: string): string | null {
  const here = steps.findIndex(({ step }) => step.id === id)
  const current = steps[here]
  if (!current) return null
  const on = (one: PathStep | undefined) => one?.step.id ?? null
  if (key === 'ArrowDown') return on(steps[here + 1])
  if (key === 'ArrowUp') return on(steps[here - 1])
  if (key === 'Home') return on(steps[0])
  if (key === 'End') return on(steps.at(-1))
  if (key === 'ArrowRight')
    return on(
      steps.slice(here + 1).find(({ from }) => from === current.to) ?? steps.find(({ from }) => from === current.to),
    )
  return key === 'ArrowLeft' ? on(steps.slice(0, here).findLast(({ to }) => to === current.from)) : null
}
