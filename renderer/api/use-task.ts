import { useCallback, useEffect, useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Progress } from '#shared/contract/operation.ts'
import { isCancellation, refusalOf } from './refusal.ts'
import { followed } from './tasks.ts'

/** A long operation as the client offers it: an iterator of steps that returns the result. */
export type TaskCall<Input, Output> = (
  input: Input,
  options: { readonly signal: AbortSignal },
) => Promise<AsyncIterator<Progress, Output, void>>

export type RunningTask<Input, Output> = {
  readonly running: boolean
  readonly progress: Progress | null
  readonly refusal: ErrorShape | null
  /** The result, or undefined where it was refused, which `refusal` then tells, or cancelled. */
  readonly run: (input: Input) => Promise<Output | undefined>
  readonly cancel: () => void
  readonly forget: () => void
}

/** Runs one task at a time with its progress; leaving the screen cancels it. What should go on is a kept task. */
export function useTask<Input, Output>(call: TaskCall<Input, Output>): RunningTask<Input, Output> {
  const [running, setRunning] = useState(false)
  const [progress, setProgress] = useState<Progress | null>(null)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const abort = useRef<AbortController | null>(null)
  const latest = useRef(call)
  latest.current = call

  useEffect(() => () => abort.current?.abort(), [])

  const run = useCallback(async (input: Input) => {
    const controller = new AbortController()
    abort.current = controller
    setRunning(true)
    setProgress(null)
    setRefusal(null)
    try {
      return await followed(await latest.current(input, { signal: controller.signal }), setProgress)
    } catch (error) {
      if (!isCancellation(error) && !controller.signal.aborted) setRefusal(refusalOf(error))
      return undefined
    } finally {
      setRunning(false)
      abort.current = null
    }
  }, [])

  const cancel = useCallback(() => abort.current?.abort(), [])
  const forget = useCallback(() => setRefusal(null), [])
  return { running, progress, refusal, run, cancel, forget }
}
