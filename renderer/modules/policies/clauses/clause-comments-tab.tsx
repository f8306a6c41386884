import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { clauseCommentRecord } from '#shared/modules/policies/clause-comment.record.ts'
import { type Clause, clauseName, clausesOf } from '#shared/modules/policies/policies.clauses.ts'
import { countOpen, type PlacedComment, placeComments } from '#shared/modules/policies/policies.comments.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import classes from './clauses.module.css'
import { CommentEntry } from './comment-entry.tsx'
import { NewComment } from './new-comment.tsx'
import { useClauseComments } from './use-clause-comments.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const none: readonly PlacedComment[] = []

/** The text of a version clause by clause, what was remarked on each beside it, and remarks whose clause is gone. */
function CommentedText({
  version,
  titles,
}: {
  readonly version: AnyEntity
  readonly titles: DetailProps['detail']['titles']
}) {
  const t = useWords()
  const { member } = useSession()
  const { versions, comments, error, isPending } = useClauseComments(version)
  const placed = useMemo(
    () => placeComments(version, versions.rows, comments.rows),
    [version, versions.rows, comments.rows],
  )
  const clauses = useMemo(() => clausesOf(text(version.text)), [version.text])
  const nameOf = (id: string) => comments.titles[id] ?? titles[id] ?? t('record.somebody')
  const versionOf = (id: string) => text(versions.rows.find((one) => one.id === id)?.version)
  const may = mayWrite(clauseCommentRecord, member.roles) && version.state !== 'superseded'
  const all = [...placed.byClause.values()].flat().concat(placed.orphans)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return null
  const entries = (list: readonly PlacedComment[]) => (
    <ol className={classes.list}>
      {list.map((one) => (
        <CommentEntry key={one.comment.id} placed={one} nameOf={nameOf} versionOf={versionOf} />
      ))}
    </ol>
  )
  const clauseRow = (clause: Clause) => {
    const own = placed.byClause.get(clause.anchor) ?? none
    const name = clauseName(clause)
    const open = countOpen(own)
    return (
      <section key={clause.anchor} className={classes.clause} aria-label={name || t('difference.preamble')}>
        <div className={classes.words} dir="auto">
          {name && clause.body !== clause.source ? <h3 className={classes.name}>{name}</h3> : null}
          <MarkdownText text={clause.body} />
        </div>
        <aside className={classes.margin}>
          {open > 0 ? <span className={classes.count}>{t('clauses.open', { count: open })}</span> : null}
          {own.length > 0 ? entries(own) : null}
          {may ? <NewComment version={version} clause={clause} /> : null}
        </aside>
      </section>
    )
  }
  return (
    <>
      <p className={classes.status} role="status">
        {t('clauses.status', { open: countOpen(all), count: all.length })}
      </p>
      <div className={classes.frame}>{clauses.map(clauseRow)}</div>
      {placed.orphans.length > 0 ? (
        <section aria-label={t('clauses.orphans')}>
          <h3 className={classes.name}>{t('clauses.orphans')}</h3>
          {placed.orphans.map((one) => (
            <div key={one.comment.id} className={classes.orphan}>
              <p className={classes.carried}>
                {t('clauses.orphan', { clause: text(one.comment.clauseName) || t('difference.preamble') })}
              </p>
              {entries([one])}
            </div>
          ))}
        </section>
      ) : null}
    </>
  )
}

/** The remarks on a version, on its own page. */
export function ClauseComments({ detail }: DetailProps) {
  return <CommentedText version={detail.entity} titles={detail.titles} />
}

/** The remarks on the version that a review looks at, to be answered there. */
export function ReviewComments({ detail }: DetailProps) {
  const t = useWords()
  const id = text(detail.entity.version)
  const { data, error } = useQuery({ ...detailOf('policyVersion', id), enabled: id !== '' })
  if (id === '') return <EmptyState title={t('clauses.noVersion')} text={t('clauses.noVersion.help')} />
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  return data ? <CommentedText version={data.entity} titles={data.titles} /> : null
}
