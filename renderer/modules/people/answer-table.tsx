import { Link } from '@tanstack/react-router'
import type { AnswerSide } from '#shared/modules/people/people.answers.ts'
import type { AnswerMatrix } from '#shared/modules/people/people.contract.ts'
import { useWords } from '../../app/words.tsx'
import { listSearch } from '../../records/list-search.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
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

function Name({ row, side, people }: { row: Row; side: AnswerSide; people: AnswerMatrix['people'] }) {
  const t = useWords()
  const { id, title, head } = row
  if (id === null)
    return <ToneBadge tone={side === 'department' ? 'attention' : 'serious'}>{t(`answers.none.${side}`)}</ToneBadge>
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

function Cell({ row, kind, count, props }: { row: Row; kind?: string; count: number; props: Props }) {
  const t = useWords()
  const { pick, onPick, side } = props
  if (count === 0) return <td data-align="end">·</td>
  const isPicked = pick !== null && pick.gap === undefined && pick.id === row.id && pick.kind === kind
  const own = { id: row.id, ...(kind === undefined ? {} : { kind }) }
  const word = kind === undefined ? t('answers.total') : t(`${kind}.plural`)
  return (
    <td data-align="end">
      <button
        type="button"
        className={classes.cell}
        aria-pressed={isPicked}
        aria-label={`${count} ${word}, ${row.title ?? t(`answers.none.${side}`)}`}
        onClick={() => onPick(isPicked ? null : own)}
      >
        {count}
      </button>
    </td>
  )
}

/** The matrix itself: departments or people down, kinds across; every number opens what it counts. */
export function AnswerTable(props: Props) {
  const t = useWords()
  const { matrix, side, sought, label } = props
  const words = sought.trim().toLowerCase()
  const nameOf = ({ title, head }: Row) => `${title ?? ''} ${head === null ? '' : (matrix.people[head] ?? '')}`
  const fitting = matrix.rows.filter((row) => words === '' || nameOf(row).toLowerCase().includes(words))
  const rows = fitting.slice(0, most)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label={label}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={classes.name}>
              {t(side)}
            </th>
            {matrix.kinds.map((kind) => (
              <th key={kind} scope="col" data-align="end">
                {t(`${kind}.plural`)}
              </th>
            ))}
            <th scope="col" data-align="end">
              {t('answers.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id ?? ''}>
              <th scope="row" className={classes.name}>
                <Name row={row} side={side} people={matrix.people} />
              </th>
              {matrix.kinds.map((kind) => (
                <Cell key={kind} row={row} kind={kind} count={row.counts[kind] ?? 0} props={props} />
              ))}
              <Cell row={row} count={row.total} props={props} />
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < fitting.length ? (
        <p className={classes.note}>{t('answers.cut', { shown: rows.length, count: fitting.length })}</p>
      ) : null}
    </section>
  )
}
