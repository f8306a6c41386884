import { Link } from '@tanstack/react-router'
import type { Body } from '#shared/modules/people/people.bodies.ts'
import { useWords } from '../../app/words.tsx'
import { listSearch } from '../../records/list-search.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import classes from './body.module.css'

type Props = { readonly kind: 'department' | 'group'; readonly body: Body }

/** What a body is under and what is under it; a link goes to the same day of another body. */
export function BodyPlace({ kind, body }: Props) {
  const t = useWords()
  const link = (id: string) => (
    <Link
      key={id}
      to="/records/$record/$id"
      params={{ record: kind, id }}
      search={(old) => ({ ...listSearch(old), tab: 'body' })}
    >
      {body.titles[id] ?? t('record.somebody')}
    </Link>
  )
  const items = [
    {
      key: 'above',
      label: t(`body.above.${kind}`),
      value: body.above === null ? <span className="quiet">{t('body.top')}</span> : link(body.above),
    },
    {
      key: 'below',
      label: t(`body.below.${kind}`),
      value: body.below.length === 0 ? '—' : <span className={classes.links}>{body.below.map(link)}</span>,
    },
    { key: 'people', label: t('orgChart.count'), value: String(body.people) },
  ]
  return (
    <section className={classes.part} aria-label={t('body.place')}>
      <h3 className={classes.heading}>{t('body.place')}</h3>
      <KeyValues items={items} />
    </section>
  )
}
