import type { SearchHit } from '#shared/modules/search/search.contract.ts'
import { recordNamed } from '../../records/known-records.ts'
import { StateBadge } from '../../records/state-badge.tsx'
import { MarkedText } from '../../ui/marked-text.tsx'
import { useWords } from '../words.tsx'
import classes from './palette.module.css'

/** What is shown of a record, found or looked at before. */
export type ShownHit = Pick<SearchHit, 'record' | 'id' | 'title' | 'titleMarks' | 'excerpt' | 'marks' | 'state'>

/** A record in the palette: its title, what kind it is, its state, and where it holds the words. */
export function RecordHit({ hit }: { readonly hit: ShownHit }) {
  const t = useWords()
  const record = recordNamed(hit.record)
  return (
    <div className={classes.record}>
      <div className={classes.line}>
        <span className={classes.title}>
          <MarkedText text={hit.title} marks={hit.titleMarks} />
        </span>{' '}
        <span className={`quiet ${classes.kind}`}>{t(hit.record)}</span>
        {record ? <StateBadge record={record} state={hit.state} /> : null}
      </div>
      {hit.marks.length > 0 ? (
        <div className={`quiet ${classes.excerpt}`}>
          <MarkedText text={hit.excerpt} marks={hit.marks} />
        </div>
      ) : null}
    </div>
  )
}
