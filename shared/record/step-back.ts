import type { Workflow } from './workflow.ts'

/** A step that leads back; `isUndo` where it takes a slip back, else it is a decision of its own. */
export type StepBack = { readonly step: string; readonly isUndo: boolean }

/**
 * The steps by which a step that was just taken out of the state `from` is answered, the likeliest first: the one that
 * undoes it, then those that take its signature back or, where it bore none, thaw the record or lead to where it was.
 */
export function stepsBack({ states, transitions }: Workflow, taken: string, from: string): readonly StepBack[] {
  const step = Object.hasOwn(transitions, taken) ? transitions[taken] : undefined
  if (!step) return []
  const isFrozen = states[step.to]?.frozen ?? false
  const signed = step.stamp?.by ?? step.stamp?.on
  return Object.entries(transitions)
    .filter(([, back]) => back.from.includes(step.to) && back.to !== step.to && !back.stamp && back.roles.length > 0)
    .filter(([, back]) =>
      signed === undefined ? isFrozen || back.to === from : (back.clear?.includes(signed) ?? false),
    )
    .map(([name, back]) => ({ step: name, isUndo: name === step.undoneBy && back.to === from }))
    .sort((one, other) => Number(other.isUndo) - Number(one.isUndo))
}

/** A step that answers many records at once, and the states out of which they came that it answers. */
export type StepBackOfMany = StepBack & { readonly answers: readonly string[] }

/**
 * The step that answers what records took together out of several states: the one that undoes it, else the one that answers
 * most of the states; null where nothing does. `isOffered` says whether a step is open to records that came from a state.
 */
export function stepBackOfMany(
  workflow: Workflow,
  taken: string,
  from: readonly string[],
  isOffered: (step: string, from: string) => boolean,
): StepBackOfMany | null {
  const found = new Map<string, StepBackOfMany>()
  for (const state of new Set(from))
    for (const { step, isUndo } of stepsBack(workflow, taken, state)) {
      if (!isOffered(step, state)) continue
      const known = found.get(step)
      const answers = [...(known?.answers ?? []), state]
      found.set(step, { step, isUndo: isUndo && (known?.isUndo ?? true), answers })
    }
  const [first] = [...found.values()].sort(
    (one, other) => Number(other.isUndo) - Number(one.isUndo) || other.answers.length - one.answers.length,
  )
  return first ?? null
}
