import { type ComponentType, type ReactNode, Suspense, useCallback, useLayoutEffect, useState } from 'react'
import { Waiting } from '../ui/waiting.tsx'
import type { BesideProps, DetailProps } from './detail-props.ts'
import classes from './with-beside.module.css'

/** Says that it is known what stands between the steps and the tabs, before that is painted. */
export function useKnown(isKnown: boolean, onKnown: () => void): void {
  useLayoutEffect(() => {
    if (isKnown) onKnown()
  }, [isKnown, onKnown])
}

/** The rest of a page below what its module adds: it comes with that, which would push it down under the reader's eyes. */
export function WithBeside({
  beside: Beside,
  record,
  detail,
  children,
}: DetailProps & { readonly beside: ComponentType<BesideProps> | undefined; readonly children: ReactNode }) {
  const [isKnown, setKnown] = useState(Beside === undefined)
  const onKnown = useCallback(() => setKnown(true), [])
  return (
    <>
      {Beside ? (
        <Suspense fallback={null}>
          <Beside record={record} detail={detail} onKnown={onKnown} />
        </Suspense>
      ) : null}
      {isKnown ? null : <Waiting />}
      <div className={isKnown ? classes.shown : classes.awaited}>{children}</div>
    </>
  )
}
