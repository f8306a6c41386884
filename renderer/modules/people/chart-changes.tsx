import { Link } from '@tanstack/react-router'
import { changesBetween, type OrganisationChange } from '#shared/modules/people/people.changes.ts'
import { useWords } from '../../app/words.tsx'
import { DayBox } from '../../records/inputs/day-box.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './chart-changes.module.css'

/** So many changes are listed at most; a day closer by shows the rest. */
const most = 200

type Props = {
  readonly changes: readonly OrganisationChange[]
  readonly since: string
  readonly day: string
  readonly typed: string | null
  readonly onTyped: (day: string | null) => void
  readonly nameOf: (id: string) => string
}

function useSentence(nameOf: Props['nameOf']) {
  const t = useWords()
  return ({ kind, record, unit, other, position }: OrganisationChange): string =>
    t(`orgChart.change.${kind}`, {
      unit: nameOf(unit),
      other: other === null ? t('orgChart.top') : nameOf(other),
      position: position === null ? '' : t(`${record}.position.${position}`),
    })
}

/** What became different between two days, each line leading to the record that says so. */
export function ChartChanges({ changes, since, day, typed, onTyped, nameOf }: Props) {
  const t = useWords()
  const formats = useFormats()
  const sentence = useSentence(nameOf)
  const [earlier, later] = since <= day ? [since, day] : [day, since]
  const found = changesBetween(changes, earlier, later).toReversed()
  return (
    <section className={classes.changes} aria-label={t('orgChart.changes')} data-not-printed>
      <div className={classes.head}>
        <span>{t('orgChart.changedSince')}</span>
        <DayBox className={classes.day} aria-label={t('orgChart.changedSince')} value={typed} onChange={onTyped} />
        <span className="quiet">{t('orgChart.changeCount', { count: found.length })}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <ol className={classes.list} tabIndex={0} aria-label={t('orgChart.changes')}>
        {found.slice(0, most).map((change) => (
          <li key={`${change.kind} ${change.id} ${change.day}`}>
            <time dateTime={change.day}>{formats.day(change.day)}</time>
            <Link to="/records/$record/$id" params={{ record: change.record, id: change.id }}>
              {sentence(change)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
