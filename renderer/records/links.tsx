import { useQuery } from '@tanstack/react-query'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf, listOf } from '../api/queries.ts'
import { useWords } from '../app/words.tsx'
import classes from './detail-page.module.css'
import { recordNamed } from './known-records.ts'
import { LinkForm } from './link-form.tsx'
import { RecordLink } from './record-link.tsx'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The other end of a stated relation, by its title. */
function OtherEnd({ record, id }: { readonly record: string; readonly id: string }) {
  const t = useWords()
  const declared = recordNamed(record)
  const found = useQuery({ ...detailOf(record, id), enabled: declared !== null })
  const title = declared && found.data ? text(found.data.entity[declared.title]) : ''
  return (
    <>
      <span className="quiet">{t(record)}</span>{' '}
      <RecordLink record={record} id={id} title={title || t('record.unreadable')} />
    </>
  )
}

function Relation({ link, from }: { readonly link: AnyEntity; readonly from: boolean }) {
  const t = useWords()
  const record = text(from ? link.toRecord : link.fromRecord)
  const id = text(from ? link.to : link.from)
  const relation = `link.relation.${text(link.relation)}`
  const back = `links.reversed.${text(link.relation)}`
  return (
    <li className={classes.entry}>
      {t(from ? relation : back)} <OtherEnd record={record} id={id} />
      {text(link.note) ? <span className="quiet"> · {text(link.note)}</span> : null}
    </li>
  )
}

/** Relations stated by hand, in both directions. */
export function Links({ record, id }: { readonly record: string; readonly id: string }) {
  const t = useWords()
  const end = (kind: string, at: string) =>
    listOf('link', {
      filters: [
        { field: kind, comparison: 'is', value: record },
        { field: at, comparison: 'is', value: id },
      ],
      limit: 200,
    })
  const outward = useQuery(end('fromRecord', 'from')).data?.rows ?? []
  const inward = useQuery(end('toRecord', 'to')).data?.rows ?? []
  return (
    <section aria-label={t('link.plural')}>
      <h3 className={classes.heading}>{t('link.plural')}</h3>
      <ul className={classes.plain}>
        {outward.map((link) => (
          <Relation key={link.id} link={link} from />
        ))}
        {inward.map((link) => (
          <Relation key={link.id} link={link} from={false} />
        ))}
      </ul>
      <LinkForm record={record} id={id} />
    </section>
  )
}
