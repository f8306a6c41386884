import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Titles } from '#shared/contract/list.ts'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { type Clause, clausesOf } from '#shared/record/story.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../use-formats.ts'
import { ClauseDetail, ClauseWords } from './clause-words.tsx'
import classes from './history.module.css'
import { HistoryValue } from './history-value.tsx'

export type EntryProps = { readonly record: AnyRecord; readonly entry: HistoryEntry; readonly titles: Titles }

function Sentence({ record, entry, titles, clauses }: EntryProps & { readonly clauses: readonly Clause[] }) {
  const t = useWords()
  const plain = entry.kind === 'created' || entry.kind === 'archived' || entry.kind === 'restored'
  return (
    <p className={classes.sentence}>
      <strong>{titles[entry.person] ?? t('record.somebody')}</strong>{' '}
      {plain
        ? t(`history.${entry.kind}`)
        : clauses.map((clause, index) => (
            <span key={`${clause.kind} ${clause.field}`}>
              {index === 0 ? '' : t(index === clauses.length - 1 ? 'history.and' : 'history.comma')}
              <ClauseWords record={record} clause={clause} titles={titles} />
            </span>
          ))}
      {t('history.end')}
    </p>
  )
}

/** With what a record began, on demand. */
function FirstValues({ record, entry, titles }: EntryProps) {
  const t = useWords()
  const filled = entry.changes.filter(({ field }) => field !== 'state')
  return (
    <details className={classes.first}>
      <summary>{t('history.first')}</summary>
      <dl>
        {filled.map(({ field, after }) => (
          <div key={field}>
            <dt>{t(`${record.name}.${field}`)}</dt>
            <dd>
              <HistoryValue record={record} path={field} titles={titles} value={after} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** What somebody did at once: a sentence, what is too long for it, and why. */
export function HistoryEntryView({
  record,
  entry,
  titles,
  onTakeBack,
}: EntryProps & { readonly onTakeBack: (() => void) | null }) {
  const t = useWords()
  const formats = useFormats()
  const clauses = entry.kind === 'created' ? [] : clausesOf(record, entry.changes, entry.reason)
  return (
    <li className={classes.entry}>
      <div className={classes.when}>
        <Link
          to="/journal"
          search={{ entry: entry.revision }}
          title={t('journal.entry.open')}
          aria-label={`${formats.clock(entry.at)}, ${t('journal.entry.open')}`}
        >
          <time dateTime={entry.at}>{formats.clock(entry.at)}</time>
        </Link>
        {onTakeBack ? (
          <Button variant="subtle" size="compact-xs" onClick={onTakeBack} data-not-printed>
            {t('history.takeBack')}
          </Button>
        ) : null}
      </div>
      <div>
        <Sentence record={record} entry={entry} titles={titles} clauses={clauses} />
        {entry.reason ? (
          <p className={classes.reason}>
            <span className="quiet">{t('history.because')}</span>
            {entry.reason}
          </p>
        ) : null}
        {clauses.map((clause) => (
          <ClauseDetail
            key={`${clause.kind} ${clause.field}`}
            record={record}
            clause={clause}
            titles={titles}
            named={clauses.length > 1}
          />
        ))}
        {entry.kind === 'created' ? <FirstValues record={record} entry={entry} titles={titles} /> : null}
      </div>
    </li>
  )
}
