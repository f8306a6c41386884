import { Link } from '@tanstack/react-router'
import { clockIn } from '#shared/base/zoned.ts'
import type { ControlMoment } from '#shared/modules/exercises/exercises.injects.ts'
import type { TimelinePlaces } from '#shared/modules/exercises/exercises.timeline.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import classes from './timeline-control.module.css'

/** The name of the white team's lane. */
export function ControlHead() {
  const t = useWords()
  return <span className={classes.head}>{t('exercise.timeline.white')}</span>
}

/** What the white team handed out, and dashed what it still means to. */
export function ControlLane({
  moments,
  places,
}: {
  readonly moments: readonly ControlMoment[]
  readonly places: TimelinePlaces
}) {
  const t = useWords()
  const { zone } = useSession()
  return moments.map(({ record, id, title, recipient, at, isPlanned }) => (
    <li
      key={id}
      className={classes.control}
      style={{ top: places.moments.get(id) ?? 0 }}
      data-moment={record}
      data-planned={isPlanned || undefined}
    >
      <Link to="/records/$record/$id" params={{ record, id }} className={classes.title} title={title}>
        {title}
      </Link>
      <span className={classes.under}>
        {[clockIn(zone, at).time, ...(isPlanned ? [t('exercise.timeline.planned')] : []), recipient].join(' · ')}
      </span>
    </li>
  ))
}
