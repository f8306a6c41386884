import { useVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type ReactNode, type RefObject, useLayoutEffect } from 'react'
import { useIsPrinted } from './use-is-printed.ts'

/** Where a row lies, in pixels below the first. */
type Lying = { readonly index: number; readonly start: number; readonly end: number }

/**
 * The rows of a grid that are drawn: those in sight and, wherever one has scrolled to, the one that Tab reaches; on paper
 * all. `heightOf` stays the same function while the rows are the same.
 */
export function useGridRows(frame: RefObject<HTMLDivElement | null>, count: number, heightOf: (row: number) => number) {
  const isPrinted = useIsPrinted()
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: heightOf,
    overscan: 12,
    scrollPaddingStart: 48,
    scrollPaddingEnd: 48,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights are measured anew though the count be the same
  useLayoutEffect(() => virtual.measure(), [virtual, heightOf])
  const height = virtual.getTotalSize()
  const drawnWith = (current: number): readonly Lying[] => {
    if (isPrinted) return virtual.measurementsCache
    const inSight = virtual.getVirtualItems()
    const own = virtual.measurementsCache[current]
    const isAway = own !== undefined && inSight.length > 0 && inSight.every(({ index }) => index !== current)
    return isAway ? [...inSight, own].toSorted((one, other) => one.index - other.index) : inSight
  }
  return { height, drawnWith, show: (row: number) => virtual.scrollToIndex(row) }
}

const Gap = ({ height }: { readonly height: number }) => (height > 0 ? <tr aria-hidden style={{ height }} /> : null)

type Props = {
  readonly rows: ReturnType<typeof useGridRows>
  /** The row that Tab reaches. */
  readonly current: number
  readonly children: (row: number) => ReactNode
}

/** The rows that are drawn, and room for the others between them. */
export function GridRows({ rows, current, children }: Props) {
  const drawn = rows.drawnWith(current)
  return (
    <>
      {drawn.map(({ index, start }, at) => (
        <Fragment key={index}>
          <Gap height={start - (drawn[at - 1]?.end ?? 0)} />
          {children(index)}
        </Fragment>
      ))}
      <Gap height={rows.height - (drawn.at(-1)?.end ?? 0)} />
    </>
  )
}
