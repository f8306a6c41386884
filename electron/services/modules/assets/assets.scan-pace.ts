import { setImmediate as breathe } from 'node:timers/promises'
import { OperationError } from '#shared/contract/errors.ts'
import type { TaskContext } from '../../context.ts'

/** How many milliseconds the work goes on before others have a turn. */
const longestTurn = 50

/** Lets others have a turn, and refuses to go on once cancelled; steps are of a few milliseconds each. */
export function pacer({ signal, progress }: Pick<TaskContext, 'signal' | 'progress'>, total: number) {
  let [done, last] = [0, Number.NEGATIVE_INFINITY]
  return async (by: number) => {
    done += by
    if (performance.now() - last < longestTurn) return
    progress({ done, total, stage: 'comparing' })
    await breathe()
    if (signal.aborted) throw new OperationError('conflict', 'errors.cancelled')
    last = performance.now()
  }
}
export type Pace = ReturnType<typeof pacer>

/** Keeps one copy of each text: titles and scores repeat from host to host. */
export function textKeeper() {
  const kept = new Map<string, string>()
  return <Value>(value: Value): Value => {
    if (typeof value !== 'string') return value
    const known = kept.get(value)
    if (known === undefined) kept.set(value, value)
    // The same text, and so of the same type.
    return (known ?? value) as Value & string
  }
}
export type Keep = ReturnType<typeof textKeeper>
