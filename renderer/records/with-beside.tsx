import {
  type ComponentType,
  createContext,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useLayoutEffect,
  useState,
} from 'react'
import { Waiting } from '../ui/waiting.tsx'
import type { DetailProps } from './detail-props.ts'
import classes from './with-beside.module.css'

/** Counts what is still on its way above the tabs. */
const Holding = createContext<(by: 1 | -1) => void>(() => undefined)

/** Has the tabs of a page wait for what a module puts above them: as tall as it turns out, it pushes down nothing that was read. */
export function useAwaited(isPending: boolean): void {
  const hold = useContext(Holding)
  useLayoutEffect(() => {
    if (!isPending) return
    hold(1)
    return () => hold(-1)
  }, [hold, isPending])
}

/** Tells that what stands before it has been drawn; by then that has said whether it is awaited. */
function Drawn({ onDrawn }: { readonly onDrawn: () => void }) {
  useLayoutEffect(onDrawn, [onDrawn])
  return null
}

/** What a module puts between the steps and the tabs, and below it the rest of the page, which comes with it. */
export function WithBeside({
  beside: Beside,
  record,
  detail,
  children,
}: DetailProps & { readonly beside: ComponentType<DetailProps> | undefined; readonly children: ReactNode }) {
  const [isDrawn, setDrawn] = useState(Beside === undefined)
  const [holds, setHolds] = useState(0)
  const [isShown, setShown] = useState(false)
  const hold = useCallback((by: 1 | -1) => setHolds((old) => old + by), [])
  const onDrawn = useCallback(() => setDrawn(true), [])
  // What was shown once stays: what is asked later was caused by whoever reads.
  if (!isShown && isDrawn && holds === 0) setShown(true)
  return (
    <>
      {Beside ? (
        <Holding value={hold}>
          <Suspense fallback={null}>
            <Beside record={record} detail={detail} />
            <Drawn onDrawn={onDrawn} />
          </Suspense>
        </Holding>
      ) : null}
      {isShown ? null : <Waiting />}
      <div className={isShown ? classes.shown : classes.awaited}>{children}</div>
    </>
  )
}
