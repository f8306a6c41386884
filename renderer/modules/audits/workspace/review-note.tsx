import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { OfferedStep } from '#shared/contract/record-operations.ts'
import { reviewNoteRecord } from '#shared/modules/audits/review-note.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { StepDialog } from '../../../records/step-dialog.tsx'
import { useStepTaken } from '../../../records/undo/use-step-taken.ts'
import { useUndoableMove } from '../../../records/undo/use-undoable-move.ts'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './review-note.module.css'

type Props = { readonly note: AnyEntity; readonly titles: Titles; readonly writable: boolean }

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** The steps that a note offers the reader; what its gate has against one stands below. */
function NoteSteps({ id }: { readonly id: string }) {
  const t = useWords()
  const found = useQuery(detailOf('reviewNote', id))
  const [asking, setAsking] = useState<OfferedStep | null>(null)
  const move = useUndoableMove(reviewNoteRecord)
  const taken = useStepTaken()
  const detail = found.data
  if (!detail) return null
  const usable = detail.steps.filter((step) => step.blocked === null && step.refusals.length === 0)
  const take = (step: OfferedStep) => {
    if (step.needsReason || step.missing.length > 0) setAsking(step)
    else move.mutate({ before: detail.entity, step: step.step })
  }
  return (
    <>
      {usable.map((step) => (
        <Button
          key={step.step}
          variant="default"
          size="compact-xs"
          disabled={move.isPending}
          onClick={() => take(step)}
          data-not-printed
        >
          {t(`reviewNote.step.${step.step}`)}
        </Button>
      ))}
      {move.error ? <RefusalNotice refusal={refusalOf(move.error)} /> : null}
      {asking ? (
        <StepDialog
          record={reviewNoteRecord}
          detail={detail}
          step={asking}
          onClose={() => setAsking(null)}
          onTaken={(before, after) => taken(reviewNoteRecord, asking.step, before, after)}
        />
      ) : null}
    </>
  )
}

/** One note of a reviewer, its answer, who cleared it, and what the reader may do about it. */
export function ReviewNote({ note, titles, writable }: Props) {
  const t = useWords()
  const formats = useFormats()
  const who = (id: unknown) => titles[text(id)] ?? t('record.somebody')
  const stamp = (by: unknown, on: unknown) => (
    <span className="quiet">
      {who(by)} · {formats.day(text(on))}
    </span>
  )
  return (
    <li className={classes.note} data-state={note.state}>
      <div className={classes.head}>
        <strong>{who(note.createdBy)}</strong>
        <span className="quiet">{formats.instant(note.createdAt)}</span>
        <StateBadge record={reviewNoteRecord} state={note.state} />
      </div>
      <MarkdownText text={text(note.body)} />
      {text(note.answer) === '' ? null : (
        <div className={classes.answer}>
          <span className={classes.head}>
            {t('reviewNote.answer')} {note.answeredBy === null ? null : stamp(note.answeredBy, note.answeredOn)}
          </span>
          <MarkdownText text={text(note.answer)} />
        </div>
      )}
      <div className={classes.head}>
        {note.clearedBy === null ? null : (
          <span>
            {t('reviewNote.clearedBy')} {stamp(note.clearedBy, note.clearedOn)}
          </span>
        )}
        {writable ? <NoteSteps id={note.id} /> : null}
      </div>
    </li>
  )
}
