import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayIn } from '#shared/base/calendar.ts'
import { type ToldChange, toldChanges } from '#shared/modules/home/home.changes.ts'
import { useFormats } from '../../records/use-formats.ts'
import { useZone } from '../use-zone.ts'
import { useWords } from '../words.tsx'
import classes from './home.module.css'
import { changesOf } from './home-queries.ts'
import { Panel } from './panel.tsx'

const shown = 16

function Change({ change: { first, count, others } }: { readonly change: ToldChange }) {
  const t = useWords()
  const formats = useFormats()
  const { revision, record, id, title, kind, state, person, at } = first
  const done = t(`home.change.${kind}`, {
    person: person === '' ? t('record.somebody') : person,
    state: state === null ? '' : t(`${record}.state.${state}`),
  })
  return (
    <li className={classes.change}>
      <Link to="/records/$record/$id" params={{ record, id }} className={classes.title} title={title}>
        {title}
      </Link>
      <p title={formats.instant(at)}>
        {t(record)} · {done}
        {count > 1 ? (
          <>
            {' · '}
            <Link to="/records/$record" params={{ record }} className={classes.more}>
              {t('home.change.alike', { count: count - 1 })}
            </Link>
          </>
        ) : null}
        {others > 0 ? (
          <>
            {' · '}
            <Link to="/journal" search={{ entry: revision }} className={classes.more}>
              {t('home.change.others', { count: others })}
            </Link>
          </>
        ) : null}
      </p>
    </li>
  )
}

/** The latest signed changes as sentences, day by day. */
export function RecentChanges() {
  const t = useWords()
  const formats = useFormats()
  const zone = useZone()
  const { data } = useQuery(changesOf(shown))
  const days = Map.groupBy(data ?? [], ({ at }) => dayIn(zone, Date.parse(at)))
  return (
    <Panel title={t('home.changes')} none={data?.length === 0 ? t('home.changes.none') : null}>
      {[...days].map(([day, changes]) => (
        <div key={day}>
          <h3 className={classes.day}>{formats.day(day)}</h3>
          <ul className={classes.feed}>
            {toldChanges(changes).map((change) => (
              <Change key={`${change.first.revision} ${change.first.id}`} change={change} />
            ))}
          </ul>
        </div>
      ))}
    </Panel>
  )
}
