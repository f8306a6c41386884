import { useMemo } from 'react'
import { clauseCommentRecord } from '#shared/modules/policies/clause-comment.record.ts'
import { type Clause, clauseName, clausesOf } from '#shared/modules/policies/policies.clauses.ts'
import { countOpen, type PlacedComment, placeComments } from '#shared/modules/policies/policies.comments.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import classes from './clauses.module.css'
import { CommentEntry } from './comment-entry.tsx'
import { NewComment } from './new-comment.tsx'

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const none: readonly PlacedComment[] = []

function useComments(detail: DetailProps['detail']) {
  const version = detail.entity
  const ofPolicy = [{ field: 'policy', comparison: 'is', value: text(version.policy) } as const]
  const versions = useAll('policyVersion', { filters: ofPolicy, sort: [{ field: 'createdAt' }] })
  const ids = versions.rows.map(({ id }) => id)
  const onThem = [
    { field: 'version', comparison: 'in', value: ids.length > 0 ? ids.slice(-200) : [version.id] } as const,
  ]
  const comments = useAll('clauseComment', { filters: onThem, sort: [{ field: 'createdAt' }] })
  const placed = useMemo(
    () => placeComments(version, versions.rows, comments.rows),
    [version, versions.rows, comments.rows],
  )
  return { placed, versions, comments, error: versions.error ?? comments.error }
}

/** The text of a version clause by clause, what was remarked on each beside it, and remarks whose clause is gone. */
export function ClauseComments({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const version = detail.entity
  const { placed, versions, comments, error } = useComments(detail)
  const clauses = useMemo(() => clausesOf(text(version.text)), [version.text])
  const nameOf = (id: string) => comments.titles[id] ?? detail.titles[id] ?? t('record.somebody')
  const versionOf = (id: string) => text(versions.rows.find((one) => one.id === id)?.version)
  const may = mayWrite(clauseCommentRecord, member.roles) && version.state !== 'superseded'
  const all = [...placed.byClause.values()].flat().concat(placed.orphans)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (versions.isPending || comments.isPending) return null
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
