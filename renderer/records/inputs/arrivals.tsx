import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useState } from 'react'
import type { Upload } from './use-uploads.ts'

type Standing = { readonly running: number; readonly failed: number }
type Tell = (control: string, standing: Standing | null) => void

const ArrivalsContext = createContext<Tell | null>(null)

/** Tells the form around a control of the files that are still on their way into it. */
export function useTellArrivals(uploads: readonly Upload[]): void {
  const tell = useContext(ArrivalsContext)
  const control = useId()
  const running = uploads.filter(({ refusal }) => refusal === null).length
  const failed = uploads.length - running
  useEffect(() => tell?.(control, running + failed > 0 ? { running, failed } : null), [tell, control, running, failed])
  useEffect(() => () => tell?.(control, null), [tell, control])
}

export type Arrivals = {
  readonly tell: Tell
  /** Files on their way into the controls of the form. */
  readonly running: number
  /** Whether the form is saved as soon as they have arrived. */
  readonly isAwaited: boolean
  /** Runs at once where nothing is on its way, otherwise when all has arrived; not where a file was refused. */
  readonly whenArrived: (run: () => void) => void
}

/** What a form knows of the files that were given to it: a form that is saved before they arrive would leave them out. */
export function useArrivals(): Arrivals {
  const [standings, setStandings] = useState<ReadonlyMap<string, Standing>>(new Map())
  const [awaited, setAwaited] = useState<{ readonly run: () => void } | null>(null)
  const tell = useCallback<Tell>((control, standing) => {
    setStandings((before) => {
      if (standing === null && !before.has(control)) return before
      const after = new Map(before)
      if (standing === null) after.delete(control)
      else after.set(control, standing)
      return after
    })
  }, [])
  const sum = (of: keyof Standing) => [...standings.values()].reduce((total, standing) => total + standing[of], 0)
  const [running, failed] = [sum('running'), sum('failed')]
  useEffect(() => {
    if (!awaited || (running > 0 && failed === 0)) return
    setAwaited(null)
    if (failed === 0) awaited.run()
  }, [awaited, running, failed])
  return {
    tell,
    running,
    isAwaited: awaited !== null,
    whenArrived: (run) => (running > 0 ? setAwaited({ run }) : run()),
  }
}

/** Where the controls of a form stand that are waited for. */
export function ArrivalsFrame({ tell, children }: { readonly tell: Tell; readonly children: ReactNode }) {
  return <ArrivalsContext value={tell}>{children}</ArrivalsContext>
}
