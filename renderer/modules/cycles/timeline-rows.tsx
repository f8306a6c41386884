import { useCallback, useMemo } from 'react'
import type { TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import { useAddresses } from '../../records/use-addresses.ts'
import classes from './timeline.module.css'
import { Row } from './timeline-row.tsx'
import type { useBarDrag } from './use-bar-drag.ts'
import type { usePlanDraft } from './use-plan-draft.tsx'

type Props = {
  readonly rows: readonly TimelineRow[]
  /** The rows in sight. */
  readonly items: readonly { readonly index: number; readonly start: number }[]
  /** Of all rows, and of one of them, in pixels. */
  readonly height: number
  readonly rowHeight: number
  readonly planning: ReturnType<typeof usePlanDraft>
  readonly onGrip: ReturnType<typeof useBarDrag>['start']
  readonly span: TimelineRow['planned']
  readonly scale: number
  readonly nameOf: (id: string) => string
  /** The row that Tab reaches. */
  readonly current: number
  readonly onFocus: (index: number) => void
}

/** The rows in sight and, wherever it is, the one that Tab reaches: scrolling must not take the focus away. */
function drawnRows({ rows, items, rowHeight, current }: Pick<Props, 'rows' | 'items' | 'rowHeight' | 'current'>) {
  const places = items.map(({ index, start }) => ({ index, top: start }))
  const isAway = items.length > 0 && items.every(({ index }) => index !== current)
  const all = isAway ? [...places, { index: current, top: current * rowHeight }] : places
  return all
    .toSorted((one, other) => one.index - other.index)
    .flatMap(({ index, top }) => {
      const row = rows[index]
      return row ? [{ row, index, top }] : []
    })
}

/** The bars that are drawn; a row is drawn again only when something of it changed. */
export function TimelineRows(props: Props) {
  const { rows, height, planning, onGrip, span, scale, nameOf, current, onFocus } = props
  const titles = useMemo(() => new Map(rows.map(({ id, title }) => [id, title])), [rows])
  const titleOf = useCallback((id: string) => titles.get(id) ?? '', [titles])
  const addressOf = useAddresses('workItem')
  return (
    <ul className={classes.rows} style={{ height }}>
      {drawnRows(props).map(({ row, index, top }) => (
        <Row
          key={row.id}
          row={row}
          index={index}
          count={rows.length}
          plan={planning.planOf(row)}
          isDraft={planning.draft?.id === row.id}
          isMovable={planning.mayMove(row)}
          onGrip={onGrip}
          span={span}
          scale={scale}
          top={top}
          department={row.department === '' ? '' : nameOf(row.department)}
          href={addressOf(row.id)}
          titleOf={titleOf}
          isCurrent={index === current}
          onFocus={onFocus}
          onLeave={planning.leave}
        />
      ))}
    </ul>
  )
}
