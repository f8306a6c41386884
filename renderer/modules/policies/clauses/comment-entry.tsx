import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { clauseCommentRecord } from '#shared/modules/policies/clause-comment.record.ts'
import type { PlacedComment } from '#shared/modules/policies/policies.comments.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useUndoableMove } from '../../../records/undo/use-undoable-move.ts'
import { useFormats } from '../../../records/use-formats.ts'
import { onSaveKeys } from '../../../ui/save-keys.ts'
import classes from './clauses.module.css'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

type Props = {
  readonly placed: PlacedComment
  readonly nameOf: (id: string) => string
  /** The version on which a comment was made that came along. */
  readonly versionOf: (id: string) => string
}

/** The answer that is being typed, and what sends it. */
function AnswerBox({
  onSend,
  onClose,
  busy,
}: {
  readonly onSend: (answer: string) => void
  readonly onClose: () => void
  readonly busy: boolean
}) {
  const t = useWords()
  const [answer, setAnswer] = useState('')
  const isEmpty = answer.trim() === ''
  return (
    <div className={classes.box} onKeyDownCapture={onSaveKeys(() => (isEmpty || busy ? undefined : onSend(answer)))}>
      <Textarea
        aria-label={t('clauseComment.answer')}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onClose()
        }}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={10_000}
        data-autofocus
        autoFocus
      />
      <div className={classes.buttons}>
        <Button size="compact-sm" disabled={isEmpty} loading={busy} onClick={() => onSend(answer)}>
          {t('clauseComment.step.answer')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          {t('clauses.cancel')}
        </Button>
      </div>
    </div>
  )
}

/** One remark in the margin, with its answer and what can be done with it. */
export function CommentEntry({ placed, nameOf, versionOf }: Props) {
  const t = useWords()
  const formats = useFormats()
  const { member } = useSession()
  const [isAnswering, setIsAnswering] = useState(false)
  const move = useUndoableMove(clauseCommentRecord)
  const { comment, isCarried } = placed
  const { state } = comment
  const may = mayWrite(clauseCommentRecord, member.roles)
  const take = (step: string, changes: Readonly<Record<string, string>> = {}) =>
    move.mutate({ before: comment, step, changes }, { onSuccess: () => setIsAnswering(false) })
  return (
    <li className={classes.comment} data-state={state}>
      <div className={classes.commentHead}>
        <strong>{nameOf(comment.createdBy)}</strong>
        <span className="quiet">{formats.instant(comment.createdAt)}</span>
        <StateBadge record={clauseCommentRecord} state={state} />
      </div>
      {isCarried ? (
        <p className={classes.carried}>{t('clauses.carried', { version: versionOf(text(comment.version)) })}</p>
      ) : null}
      <MarkdownText text={text(comment.body)} />
      {comment.answer ? (
        <div className={classes.answer}>
          <p className={classes.answerBy}>
            {t('clauses.answeredBy', {
              who: nameOf(text(comment.answeredBy)),
              day: comment.answeredOn ? formats.day(text(comment.answeredOn)) : '',
            })}
          </p>
          <MarkdownText text={text(comment.answer)} />
        </div>
      ) : null}
      {move.error ? <RefusalNotice refusal={refusalOf(move.error)} /> : null}
      {isAnswering ? (
        <AnswerBox
          busy={move.isPending}
          onSend={(answer) => take('answer', { answer })}
          onClose={() => setIsAnswering(false)}
        />
      ) : null}
      {may && state !== 'resolved' && !isAnswering ? (
        <div className={classes.buttons} data-not-printed>
          {state === 'open' ? (
            <Button size="compact-xs" variant="default" onClick={() => setIsAnswering(true)}>
              {t('clauseComment.step.answer')}
            </Button>
          ) : null}
          <Button size="compact-xs" variant="default" loading={move.isPending} onClick={() => take('resolve')}>
            {t('clauseComment.step.resolve')}
          </Button>
        </div>
      ) : null}
    </li>
  )
}
