import { Link } from '@tanstack/react-router'
import type { AttentionItem } from '#shared/modules/attention/attention.contract.ts'
import { useFormats } from '../../records/use-formats.ts'
import { useWords } from '../words.tsx'
import classes from './notices.module.css'
import type { Notice } from './use-notices.ts'

type Props = {
  readonly notice: Notice
  readonly people: ReadonlyMap<string, string>
  readonly isFirst: boolean
  readonly onFollow: () => void
}

function About({ item, people }: { readonly item: AttentionItem; readonly people: Props['people'] }) {
  const t = useWords()
  const formats = useFormats()
  const { record, kind, day, step, view, by, at, excerpt } = item
  if (by !== null)
    return (
      <span className={classes.about}>
        <span>{t('notices.said', { who: people.get(by) ?? t('record.somebody'), text: excerpt ?? '' })}</span>
        <span>{at ? formats.instant(at) : ''}</span>
      </span>
    )
  return (
    <span className={classes.about}>
      <span>{t(record)}</span>
      {view === null ? null : <span>{t('notices.notBegun')}</span>}
      {step ? <span>{t(`${record}.step.${step}`)}</span> : null}
      {day ? (
        <span className={kind === 'overdue' ? classes.late : undefined}>
          {t('notices.due', { day: formats.day(day) })}
        </span>
      ) : null}
    </span>
  )
}

/** One notice as a link to what it is about. */
export function NoticeRow({ notice, people, isFirst, onFollow }: Props) {
  const t = useWords()
  const mark = notice.isNew ? (
    <span className={classes.dot}>
      <span className="only-spoken">{t('notices.new')}</span>
    </span>
  ) : null
  if ('vault' in notice) {
    const text = notice.vault === 'damage' ? t('notices.damage', { count: notice.count }) : t('notices.rollback')
    return (
      <Link to="/journal" className={classes.notice} onClick={onFollow} data-autofocus={isFirst || undefined}>
        {mark}
        <span className={classes.title} data-new={notice.isNew || undefined}>
          {text}
        </span>
      </Link>
    )
  }
  const { record, id, title, view } = notice.item
  const place =
    view === null
      ? { to: '/records/$record/$id' as const, params: { record, id } }
      : { to: '/records/$record' as const, params: { record }, search: { view } }
  return (
    <Link {...place} className={classes.notice} onClick={onFollow} data-autofocus={isFirst || undefined}>
      {mark}
      <span className={classes.title} data-new={notice.isNew || undefined}>
        {title === '' ? t('record.untitled') : title}
      </span>
      <About item={notice.item} people={people} />
    </Link>
  )
}
