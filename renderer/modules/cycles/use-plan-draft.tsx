import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { shiftedPlan, type TimelineRow } from '#shared/modules/cycles/cycles.projection.ts'
import { detailOf } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'

type Plan = TimelineRow['planned']
type Draft = { readonly id: string; readonly plan: Plan }

/** Plans work by keys: arrows move a bar, with Shift its end; Enter saves, Escape leaves it as it was; the last can be undone. */
export function usePlanDraft(record: string, step: number, mayPlan: boolean) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Draft | null>(null)
  const [undoable, setUndoable] = useState<(Draft & { readonly title: string }) | null>(null)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)

  const write = async ({ id, plan }: Draft) => {
    setRefusal(null)
    try {
      const { entity } = await queries.fetchQuery(detailOf(record, id))
      const changes = { startOn: plan.start, dueOn: plan.end }
      await recordClient(record).update({ id, revision: entity.revision, changes })
      await queries.invalidateQueries()
      return true
    } catch (error) {
      setRefusal(refusalOf(error))
      return false
    } finally {
      setDraft(null)
    }
  }
  const save = async (row: TimelineRow, plan: Plan) => {
    if (await write({ id: row.id, plan })) setUndoable({ id: row.id, plan: row.planned, title: row.title })
  }
  const undo = async () => {
    if (undoable && (await write(undoable))) setUndoable(null)
  }
  const planOf = (row: TimelineRow) => (draft?.id === row.id ? draft.plan : row.planned)
  /** Whether the key was one of planning. */
  const press = (row: TimelineRow, event: KeyboardEvent): boolean => {
    const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const isDraft = draft?.id === row.id
    if (direction !== 0 && row.isOpen && mayPlan) {
      const days = direction * step
      setDraft({ id: row.id, plan: shiftedPlan(planOf(row), event.shiftKey ? 0 : days, days) })
    } else if (isDraft && event.key === 'Enter') void save(row, draft.plan)
    else if (isDraft && event.key === 'Escape') setDraft(null)
    else return false
    return true
  }
  const leave = () => setDraft(null)
  return { draft, planOf, press, leave, undoable, undo, refusal }
}
