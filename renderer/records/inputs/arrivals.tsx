import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useMemo, useState } from 'react'
import type { Upload } from './use-uploads.ts'

type Standing = { readonly running: number; readonly failed: number }
type FormAround = {
  readonly tell: (control: string, standing: Standing | null) => void
  readonly forget: () => void
}

const FormAroundContext = createContext<FormAround | null>(null)

/**
 * Tells the form around a control of the files that are still on their way into it. Answers what is to be called where a
 * person stops one of them: a form that was to be saved with it is not saved without it.
 */
export function useTellArrivals(uploads: readonly Upload[]): () => void {
  const form = useContext(FormAroundContext)
  const tell = form?.tell
  const control = useId()
  const running = uploads.filter(({ refusal }) => refusal === null).length
  const failed = uploads.length - running
  useEffect(() => tell?.(control, running + failed > 0 ? { running, failed } : null), [tell, control, running, failed])
  useEffect(() => () => tell?.(control, null), [tell, control])
  return () => form?.forget()
}

type Awaited = { readonly run: () => void; readonly failed: number }

export type Arrivals = {
  readonly form: FormAround
  /** Files on their way into the controls of the form. */
  readonly running: number
  /** Whether the form is saved as soon as they have arrived. */
  readonly isAwaited: boolean
  /** Waits no longer: whoever asked for it thought better of it. */
  readonly forget: () => void
  /**
   * Runs at once where nothing is on its way, otherwise when all has arrived; not where one of them is refused meanwhile,
   * which is told beside the file. `run` is that of a render long past: it must look up what is typed now.
   */
  readonly whenArrived: (run: () => void) => void
}

/** What a form knows of the files that were given to it: a form that is saved before they arrive would leave them out. */
export function useArrivals(): Arrivals {
  const [standings, setStandings] = useState<ReadonlyMap<string, Standing>>(new Map())
  const [awaited, setAwaited] = useState<Awaited | null>(null)
  const tell = useCallback((control: string, standing: Standing | null) => {
    setStandings((before) => {
      if (standing === null && !before.has(control)) return before
      const after = new Map(before)
      if (standing === null) after.delete(control)
      else after.set(control, standing)
      return after
    })
  }, [])
  const forget = useCallback(() => setAwaited(null), [])
  const form = useMemo(() => ({ tell, forget }), [tell, forget])
  const sum = (of: keyof Standing) => [...standings.values()].reduce((total, standing) => total + standing[of], 0)
  const [running, failed] = [sum('running'), sum('failed')]
  useEffect(() => {
    if (!awaited) return
    const isRefused = failed > awaited.failed
    if (running > 0 && !isRefused) return
    setAwaited(null)
    if (!isRefused) awaited.run()
  }, [awaited, running, failed])
  return {
    form,
    running,
    isAwaited: awaited !== null,
    forget,
    whenArrived: (run) => (running > 0 ? setAwaited({ run, failed }) : run()),
  }
}

/** Where the controls of a form stand that are waited for. */
export function ArrivalsFrame({ form, children }: { readonly form: FormAround; readonly children: ReactNode }) {
  return <FormAroundContext value={form}>{children}</FormAroundContext>
}
