import type { ReactNode } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { type Clause, listDifference } from '#shared/record/story.ts'
import { useWords } from '../../app/words.tsx'
import classes from './history.module.css'
import { Files, HistoryValue, Members } from './history-value.tsx'
import { RowChanges } from './row-changes.tsx'
import { filled } from './sentence.tsx'
import { TextChanges } from './text-changes.tsx'

type Props = { readonly record: AnyRecord; readonly clause: Clause; readonly titles: Titles }

function listKey(added: number, removed: number): string {
  if (added > 0) return removed > 0 ? 'history.clause.replaced' : 'history.clause.added'
  return removed > 0 ? 'history.clause.removed' : 'history.clause.ordered'
}

/** One clause of the sentence that tells what somebody did. */
export function ClauseWords({ record, clause, titles }: Props): ReactNode {
  const t = useWords()
  const field = <b>{clause.field === 'state' ? t('record.state') : t(`${record.name}.${clause.field}`)}</b>
  if (clause.kind === 'members' || clause.kind === 'files') {
    const { added, removed } = listDifference(clause.before, clause.after)
    const shown = (values: typeof added) =>
      clause.kind === 'files' ? <Files files={values} /> : <Members ids={values} titles={titles} />
    const key = listKey(added.length, removed.length)
    return filled((marks) => t(key, marks), { field, after: shown(added), before: shown(removed) })
  }
  const place = { record, path: clause.field, titles }
  return filled((marks) => t(`history.clause.${clause.kind}`, marks), {
    field,
    step: <b>{clause.step ? t(`${record.name}.step.${clause.step}`) : null}</b>,
    before: <HistoryValue {...place} value={clause.before} />,
    after: (
      <b>
        <HistoryValue {...place} value={clause.after} />
      </b>
    ),
  })
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What of a clause is too long for the sentence and stands below it; null for most. `named`: with its field's name. */
export function ClauseDetail({ record, clause, titles, named }: Props & { readonly named: boolean }): ReactNode {
  const t = useWords()
  const { kind, before, after } = clause
  if (kind !== 'rows' && kind !== 'wrote' && kind !== 'rewrote' && kind !== 'erased') return null
  return (
    <>
      {named ? <p className={classes.name}>{t(`${record.name}.${clause.field}`)}</p> : null}
      {kind === 'rows' ? <RowChanges record={record} clause={clause} titles={titles} /> : null}
      {kind === 'wrote' ? <p className={classes.text}>{text(after)}</p> : null}
      {kind === 'rewrote' || kind === 'erased' ? <TextChanges before={text(before)} after={text(after)} /> : null}
    </>
  )
}
