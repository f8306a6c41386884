import { Link } from '@tanstack/react-router'
import type { Titles } from '#shared/contract/list.ts'
import { cellFault, type LeftOut } from '#shared/modules/training/training.entry.ts'
import { happenedIn } from '../../app/refusal-words.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './grade-book.module.css'
import type { BookHead } from './grade-book-row.tsx'
import styles from './training.module.css'
import type { Book, useGradeBook } from './use-grade-book.ts'

type Place = { readonly row: number; readonly column: number }
type Props = {
  readonly book: Book
  readonly entry: ReturnType<typeof useGradeBook>
  readonly heads: readonly BookHead[]
  readonly titles: Titles
  readonly leftOut: readonly LeftOut[]
  readonly active: Place
  readonly onGo: (place: Place) => void
}

const mostShown = 12
const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Every typed cell that cannot be points, by person and column, as a way to it. */
function Faults({ book, entry, heads, titles, onGo }: Props) {
  const t = useWords()
  const faults = book.rows.flatMap((row, index) =>
    Object.entries(entry.typed[row.person] ?? {}).flatMap(([place, text]) => {
      const column = book.columns[Number(place)]
      const fault = column ? cellFault(text, column) : null
      if (!column || fault === null) return []
      const words = { text: shortened(text), column: heads[Number(place)]?.label ?? '' }
      const said = t(`scoreEntry.${fault}`, { ...words, maximum: column.maximum.replace(/\.00$/, '') })
      return [{ at: { row: index, column: Number(place) }, words: `${titles[row.person] ?? ''}: ${said}` }]
    }),
  )
  if (faults.length === 0) return null
  return (
    <div role="alert" className={classes.faults}>
      {t('scoreEntry.faults', { count: faults.length })}
      <ul>
        {faults.slice(0, mostShown).map(({ at, words }) => (
          <li key={`${at.row},${at.column}`}>
            <button type="button" onClick={() => onGo(at)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What of a pasted block found no place, so that nothing of it is lost unseen. */
function LeftOutCells({ leftOut }: Pick<Props, 'leftOut'>) {
  const t = useWords()
  if (leftOut.length === 0) return null
  const list = leftOut
    .slice(0, mostShown)
    .map(({ row, column, text }) => t('scoreEntry.leftOut.cell', { row, column, text: shortened(text) }))
  return (
    <p role="alert" className={classes.faults}>
      {t('scoreEntry.leftOut', { count: leftOut.length, cells: new Intl.ListFormat(t.language).format(list) })}
    </p>
  )
}

/** Who last changed the points of the row that the focus is in, with the way to all of their changes. */
function Changed({ book, titles, active }: Props) {
  const t = useWords()
  const formats = useFormats()
  const score = book.rows[active.row]?.score
  if (!score) return null
  const person = titles[score.updatedBy] ?? t('record.unreadable')
  return (
    <Link to="/records/$record/$id" params={{ record: 'score', id: score.id }} search={{ tab: 'history' }}>
      {t('scoreEntry.changed', { row: titles[score.person] ?? '', person, at: formats.instant(score.updatedAt) })}
    </Link>
  )
}

/** Below the grade book: what is not saved, what is wrong, and what was changed by whom. */
export function GradeBookFoot(props: Props) {
  const { entry, titles } = props
  const t = useWords()
  const unsaved = Object.values(entry.typed).reduce((sum, cells) => sum + Object.keys(cells).length, 0)
  const { refusal, standing } = entry
  const person = refusal?.parameters?.person
  const standingWords =
    standing === 'saving'
      ? t('scoreEntry.saving')
      : unsaved > 0
        ? t('scoreEntry.unsaved', { count: unsaved })
        : standing === 'saved'
          ? t('scoreEntry.saved')
          : ''
  return (
    <div>
      <p className={classes.standing}>
        <span role="status">{standingWords}</span>
        <Changed {...props} />
      </p>
      {refusal ? (
        <p role="alert" className={classes.faults}>
          {person === undefined ? '' : `${titles[String(person)] ?? ''}: `}
          {happenedIn(t, refusal)}
        </p>
      ) : null}
      <Faults {...props} />
      <LeftOutCells {...props} />
      <p className={styles.note}>{t('scoreEntry.hint')}</p>
    </div>
  )
}
