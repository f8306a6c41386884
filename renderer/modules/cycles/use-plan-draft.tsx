import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { shiftedPlan, type TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { detailOf } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { useWords } from '../../app/words.tsx'
import { undoableChange } from '../../records/undo/saved-change.ts'
import { useUndo } from '../../records/undo/use-undo.tsx'

type Plan = TimelineRow['planned']
type Draft = { readonly id: string; readonly plan: Plan }

/** Plans work by mouse and by keys: arrows move a bar, with Shift its end; Enter saves, Escape leaves it as it was. */
export function usePlanDraft(record: AnyRecord, step: number, mayPlan: boolean) {
  const t = useWords()
  const queries = useQueryClient()
  const { remember } = useUndo()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [refusal, setRefusal] = useState<{ readonly title: string; readonly why: ErrorShape } | null>(null)

  const save = async ({ id, title }: TimelineRow, plan: Plan) => {
    setRefusal(null)
    try {
      const { entity } = await queries.fetchQuery(detailOf(record.name, id))
      const changes = { startOn: plan.start, dueOn: plan.end }
      const after = await recordClient(record.name).update({ id, revision: entity.revision, changes })
      remember(undoableChange(t, record, { before: entity, after, changes }))
      await queries.invalidateQueries()
    } catch (error) {
      setRefusal({ title, why: refusalOf(error) })
    } finally {
      setDraft(null)
    }
  }
  const planOf = (row: TimelineRow) => (draft?.id === row.id ? draft.plan : row.planned)
  const mayMove = (row: TimelineRow) => row.isOpen && mayPlan
  /** Whether the key was one of planning. */
  const press = (row: TimelineRow, event: KeyboardEvent): boolean => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const isDraft = draft?.id === row.id
    if (direction !== 0 && mayMove(row)) {
      const days = direction * step
      setDraft({ id: row.id, plan: shiftedPlan(planOf(row), event.shiftKey ? 0 : days, days) })
    } else if (isDraft && event.key === 'Enter') void save(row, draft.plan)
    else if (isDraft && event.key === 'Escape') setDraft(null)
    else return false
    return true
  }
  const leave = () => setDraft(null)
  const show = (row: TimelineRow, plan: Plan) => setDraft({ id: row.id, plan })
  /** Writes what a bar was dragged to; a bar that was put back where it lay is no change. */
  const settle = (row: TimelineRow, plan: Plan) => {
    if (plan.start === row.planned.start && plan.end === row.planned.end) setDraft(null)
    else void save(row, plan)
  }
  return { draft, planOf, press, leave, show, settle, mayMove, refusal }
}
