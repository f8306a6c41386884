import { Link } from '@tanstack/react-router'
import { dayIn } from '#shared/base/calendar.ts'
import type { SearchHit } from '#shared/modules/search/search.contract.ts'
import { recordNamed } from '../../records/known-records.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { useZone } from '../use-zone.ts'
import { useWords } from '../words.tsx'
import classes from './search-page.module.css'

/** How many of each kind hold the words; choosing one leaves the others out. */
export function KindFilter({
  counts,
  kind,
  onChoose,
}: {
  readonly counts: Readonly<Record<string, number>>
  readonly kind: string | null
  readonly onChoose: (kind: string | null) => void
}) {
  const t = useWords()
  const formats = useFormats()
  const kinds = Object.entries(counts).toSorted((one, other) => other[1] - one[1])
  if (kinds.length < 2 && kind === null) return null
  const all = kinds.reduce((sum, [, count]) => sum + count, 0)
  const choice = (name: string | null, label: string, count: number) => (
    <button
      key={name ?? ''}
      type="button"
      className={classes.kind}
      aria-pressed={kind === name}
      onClick={() => onChoose(name)}
    >
      {label} <span className={classes.number}>{formats.integer(count)}</span>
    </button>
  )
  return (
    <fieldset className={classes.kinds}>
      <legend className="only-spoken">{t('search.kinds')}</legend>
      {choice(null, t('search.all'), all)}
      {kinds.map(([name, count]) => choice(name, t(`${name}.plural`), count))}
    </fieldset>
  )
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const t = useWords()
  const formats = useFormats()
  const zone = useZone()
  const record = recordNamed(hit.record)
  const title = hit.title === '' ? t('record.untitled') : hit.title
  return (
    <li className={classes.hit}>
      <div className={classes.line}>
        <Link
          to="/records/$record/$id"
          params={{ record: hit.record, id: hit.id }}
          className={classes.title}
          title={title}
        >
          <MarkedText text={title} marks={hit.titleMarks} />
        </Link>
        {hit.archived ? <span className={classes.archived}>{t('list.archived')}</span> : null}
        {record ? <StateBadge record={record} state={hit.state} /> : null}
        <time className={classes.day} dateTime={hit.updatedAt}>
          {formats.day(dayIn(zone, Date.parse(hit.updatedAt)))}
        </time>
      </div>
      {hit.excerpt ? (
        <p className={classes.excerpt}>
          <MarkedText text={hit.excerpt} marks={hit.marks} />
        </p>
      ) : null}
    </li>
  )
}

/** What was found: under a heading for each kind in the order of its best hit, or one kind alone. */
export function SearchHits({ hits, grouped }: { readonly hits: readonly SearchHit[]; readonly grouped: boolean }) {
  const t = useWords()
  const groups = new Map<string, SearchHit[]>()
  for (const hit of hits) groups.set(hit.record, [...(groups.get(hit.record) ?? []), hit])
  return [...groups].map(([name, found]) => (
    <section key={name} className={classes.group} aria-label={t(`${name}.plural`)}>
      {grouped ? <h2>{t(`${name}.plural`)}</h2> : null}
      <ul className={classes.hits}>
        {found.map((hit) => (
          <Hit key={hit.id} hit={hit} />
        ))}
      </ul>
    </section>
  ))
}
