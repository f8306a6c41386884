import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { followed, startTask, type Task, type TaskLabel, type TaskResult, taskList } from './tasks.ts'
import type { RunningTask, TaskCall } from './use-task.ts'

/** All long work of the window. */
export function useTaskList(): readonly Task[] {
  return useSyncExternalStore(taskList.subscribe, taskList.all)
}

/**
 * A task that outlives its screen: whoever comes back to the same `place` finds it running or refused, and the tray
 * tells of it meanwhile. `finish` does what is left to do with the output, wherever the person is by then.
 */
export function useKeptTask<Input, Output>(
  { place, label }: { readonly place: string; readonly label: TaskLabel },
  call: TaskCall<Input, Output>,
  finish: (output: Output) => Promise<TaskResult> | TaskResult,
): RunningTask<Input, Output> {
  const task = useTaskList().findLast((one) => one.place === place)
  const latest = useRef({ label, call, finish })
  latest.current = { label, call, finish }
  useEffect(() => taskList.watch(place), [place])

  const run = useCallback(
    async (input: Input) => {
      const now = latest.current
      const work = async (signal: AbortSignal, onProgress: Parameters<typeof followed>[1]) => {
        const output = await followed(await now.call(input, { signal }), onProgress)
        return { output, result: await now.finish(output) }
      }
      const done = await startTask({ place, label: now.label, work }, ({ result }) => result)
      return done?.output
    },
    [place],
  )
  const id = task?.id
  return {
    running: task?.state === 'running',
    progress: task?.progress ?? null,
    refusal: task?.refusal ?? null,
    run,
    cancel: useCallback(
      () =>
        taskList
          .all()
          .find((one) => one.id === id)
          ?.cancel(),
      [id],
    ),
    forget: useCallback(() => {
      if (id !== undefined) taskList.dismiss(id)
    }, [id]),
  }
}
