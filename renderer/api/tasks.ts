import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import { isCancellation, refusalOf } from './refusal.ts'

/** What a task is called: a message with its values, so that its name follows the language of the window. */
export type TaskLabel = { readonly key: string; readonly parameters?: Readonly<Record<string, string | number>> }

/** What a finished task left behind: a file that was saved, or the address of a page that shows more. */
export type TaskResult = { readonly file?: string; readonly to?: string }

/** One long piece of work of this window. `place` names the screen that began it. */
export type Task = {
  readonly id: number
  readonly place: string
  readonly label: TaskLabel
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly progress: Progress | null
  readonly refusal: ErrorShape | null
  readonly result: TaskResult
  cancel(): void
}

export type TaskWork<Output> = (signal: AbortSignal, onProgress: (progress: Progress) => void) => Promise<Output>

let tasks: readonly Task[] = []
let count = 0
const watchers = new Map<string, number>()
const listeners = new Set<() => void>()

function replace(next: readonly Task[]): void {
  tasks = next
  for (const listener of listeners) listener()
}

function change(id: number, part: Partial<Task>): void {
  replace(tasks.map((task) => (task.id === id ? { ...task, ...part } : task)))
}

/** The long work of the window, newest last; it lives as long as the page, and locking ends both. */
export const taskList = {
  all: (): readonly Task[] => tasks,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  /** Takes a finished task off the list. */
  dismiss(id: number): void {
    replace(tasks.filter((task) => task.id !== id || task.state === 'running'))
  },
  dismissFinished(): void {
    replace(tasks.filter((task) => task.state === 'running'))
  },
  /** Says that a screen shows the tasks of a place itself, until what it answers is called. */
  watch(place: string): () => void {
    watchers.set(place, (watchers.get(place) ?? 0) + 1)
    return () => void watchers.set(place, (watchers.get(place) ?? 1) - 1)
  },
  isWatched: (place: string): boolean => (watchers.get(place) ?? 0) > 0,
}

/**
 * Begins long work that goes on when its screen is left. Answers what it made; undefined where it was cancelled or
 * refused, which the list then tells.
 */
export async function startTask<Output>(
  begun: { readonly place: string; readonly label: TaskLabel; readonly work: TaskWork<Output> },
  resultOf: (output: Output) => TaskResult = () => ({}),
): Promise<Output | undefined> {
  const controller = new AbortController()
  count += 1
  const id = count
  const { place, label } = begun
  // A screen tells of its newest task alone.
  const others = tasks.filter((task) => task.place !== place || task.state === 'running')
  const cancel = () => controller.abort()
  replace([...others, { id, place, label, state: 'running', progress: null, refusal: null, result: {}, cancel }])
  try {
    const output = await begun.work(controller.signal, (progress) => change(id, { progress }))
    change(id, { state: 'done', result: resultOf(output) })
    return output
  } catch (error) {
    if (controller.signal.aborted || isCancellation(error)) change(id, { state: 'cancelled' })
    else change(id, { state: 'failed', refusal: refusalOf(error) })
    return undefined
  }
}

/** Follows the steps of a task of the vault to its result. */
export async function followed<Output>(
  steps: AsyncIterator<Progress, Output, void>,
  onProgress: (progress: Progress) => void,
): Promise<Output> {
  for (;;) {
    const step = await steps.next()
    if (step.done) return step.value
    onProgress(step.value)
  }
}
