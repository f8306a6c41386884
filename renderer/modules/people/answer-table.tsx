import { Link } from '@tanstack/react-router'
import type { AnswerSide } from '#shared/modules/people/people.answers.ts'
import type { AnswerMatrix } from '#shared/modules/people/people.contract.ts'
import { useWords } from '../../app/words.tsx'
import { listSearch } from '../../records/list-search.ts'
import { Grid, GridCell, GridName } from '../../ui/grid.tsx'
import type { GridPlace } from '../../ui/grid-places.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { gridPlace } from '../../ui/use-grid-places.ts'
import classes from './answers.module.css'
import type { AnswerPick } from './use-answers.ts'

/** A table of more rows would hold up the window; what is sought is found among all of them. */
const most = 300

type Props = {
  readonly matrix: AnswerMatrix
  readonly side: AnswerSide
  readonly sought: string
  readonly label: string
  readonly pick: AnswerPick | null
  readonly onPick: (pick: AnswerPick | null) => void
}
type Row = AnswerMatrix['rows'][number]

type NameProps = { row: Row; side: AnswerSide; people: AnswerMatrix['people']; place: ReturnType<typeof gridPlace> }

function Name({ row, side, people, place }: NameProps) {
  const t = useWords()
  const { id, title, head } = row
  if (id === null)
    return (
      <span {...place}>
        <ToneBadge tone={side === 'department' ? 'attention' : 'serious'}>{t(`answers.none.${side}`)}</ToneBadge>
      </span>
    )
  const search = (old: Readonly<Record<string, unknown>>) => {
    const { day } = listSearch(old)
    return { tab: 'body', ...(day === undefined ? {} : { day }) }
  }
  return (
    <>
      <Link
        to="/records/$record/$id"
        params={{ record: side, id }}
        {...(side === 'department' ? { search } : {})}
        title={title ?? ''}
        {...place}
      >
        {title}
      </Link>
      {side === 'person' ? null : head === null ? (
        <ToneBadge tone="serious">{t('answers.headless')}</ToneBadge>
      ) : (
        <span className={classes.head}>{people[head]}</span>
      )}
    </>
  )
}

type CellProps = {
  readonly row: Row
  readonly kind: string | undefined
  readonly place: ReturnType<typeof gridPlace>
  readonly isPicked: boolean
  readonly side: AnswerSide
}

function Cell({ row, kind, place, isPicked, side }: CellProps) {
  const t = useWords()
  const count = kind === undefined ? row.total : (row.counts[kind] ?? 0)
  const word = kind === undefined ? t('answers.total') : t(`${kind}.plural`)
  return (
    <GridCell isIdle={count === 0}>
      <button
        type="button"
        aria-pressed={count === 0 ? undefined : isPicked}
        aria-disabled={count === 0}
        aria-label={`${count} ${word}, ${row.title ?? t(`answers.none.${side}`)}`}
        {...place}
      >
        {count === 0 ? '·' : count}
      </button>
    </GridCell>
  )
}

function Head({ matrix, side }: Pick<Props, 'matrix' | 'side'>) {
  const t = useWords()
  return (
    <thead>
      <tr>
        <GridName scope="col">{t(side)}</GridName>
        {matrix.kinds.map((kind) => (
          <th key={kind} scope="col">
            {t(`${kind}.plural`)}
          </th>
        ))}
        <th scope="col">{t('answers.total')}</th>
      </tr>
    </thead>
  )
}

/** The matrix itself: departments or people down, kinds across; every number opens what it counts. */
export function AnswerTable({ matrix, side, sought, label, pick, onPick }: Props) {
  const t = useWords()
  const words = sought.trim().toLowerCase()
  const nameOf = ({ title, head }: Row) => `${title ?? ''} ${head === null ? '' : (matrix.people[head] ?? '')}`
  const fitting = matrix.rows.filter((row) => words === '' || nameOf(row).toLowerCase().includes(words))
  const rows = fitting.slice(0, most)
  /** The last column counts all kinds. */
  const columns = [...matrix.kinds, undefined]
  const isPicked = (row: Row, kind: string | undefined) =>
    pick !== null && pick.gap === undefined && pick.id === row.id && pick.kind === kind
  const open = ([at, column]: GridPlace) => {
    const [row, kind] = [rows[at], columns[column]]
    if (!row || (kind === undefined ? row.total : (row.counts[kind] ?? 0)) === 0) return
    onPick(isPicked(row, kind) ? null : { id: row.id, ...(kind === undefined ? {} : { kind }) })
  }
  const cut = <p className={classes.note}>{t('answers.cut', { shown: rows.length, count: fitting.length })}</p>
  return (
    <Grid
      label={label}
      size={{ rows: rows.length, columns: columns.length, heads: true }}
      onOpen={open}
      className={classes.answers}
      after={rows.length < fitting.length ? cut : null}
    >
      {([currentRow, currentColumn]) => (
        <>
          <Head matrix={matrix} side={side} />
          <tbody>
            {rows.map((row, index) => {
              const placeOf = (column: number) => gridPlace(index, column, index === currentRow ? currentColumn : null)
              return (
                <tr key={row.id ?? ''}>
                  <GridName scope="row">
                    <Name row={row} side={side} people={matrix.people} place={placeOf(-1)} />
                  </GridName>
                  {columns.map((kind, column) => (
                    <Cell
                      key={kind ?? 'all'}
                      {...{ row, kind, side }}
                      place={placeOf(column)}
                      isPicked={isPicked(row, kind)}
                    />
                  ))}
                </tr>
              )
            })}
          </tbody>
        </>
      )}
    </Grid>
  )
}
