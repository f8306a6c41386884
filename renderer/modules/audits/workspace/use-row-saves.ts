import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import { overlapping, stillToSave } from '#shared/modules/audits/audits.workspace-save.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { detailOf, useChange } from '../../../api/queries.ts'
import { recordClient } from '../../../api/record-client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useWords } from '../../../app/words.tsx'
import { undoableChange } from '../../../records/undo/saved-change.ts'
import { useUndo } from '../../../records/undo/use-undo.tsx'

type Values = Readonly<Record<string, AnyValue>>

/** What became of a change; `overtaken` holds the record as another person has left it. */
export type Outcome =
  | { readonly kind: 'saved'; readonly entity: AnyEntity }
  | { readonly kind: 'overtaken'; readonly fresh: Detail<AnyEntity> }
  | { readonly kind: 'refused'; readonly refusal: ErrorShape }

export type RowSaves = {
  /** Saves after whatever is being saved. `read` holds what the person saw when they began, where that is older. */
  readonly save: (wanted: Values, read?: Values) => Promise<Outcome>
  readonly isSaving: boolean
  /** What the last change met, null where it was saved. */
  readonly outcome: Outcome | null
}

const tries = 3

/** Saves changes of one checklist row, each with its way back, one after another; what another person changed elsewhere in it stands in no way. */
export function useRowSaves(detail: Detail<AnyEntity>): RowSaves {
  const queries = useQueryClient()
  const { mutateAsync } = useChange(recordClient('checklistRow').update)
  const t = useWords()
  const { remember } = useUndo()
  const seen = useRef(detail)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [state, setState] = useState({ waiting: 0, outcome: null as Outcome | null })
  useEffect(() => {
    seen.current = detail
  }, [detail])

  const attempt = useCallback(
    async (wanted: Values, read: Values): Promise<Outcome> => {
      const before = { ...seen.current.entity, ...read }
      for (let count = 0; count < tries; count++) {
        const { entity } = seen.current
        if (overlapping(before, entity, wanted).length > 0) return { kind: 'overtaken', fresh: seen.current }
        const changes = stillToSave(entity, wanted)
        if (Object.keys(changes).length === 0) return { kind: 'saved', entity }
        try {
          const saved = await mutateAsync({ id: entity.id, revision: entity.revision, changes })
          remember(undoableChange(t, checklistRowRecord, { before: entity, after: saved, changes }))
          seen.current = { ...seen.current, entity: saved }
          return { kind: 'saved', entity: saved }
        } catch (error) {
          const refusal = refusalOf(error)
          if (refusal.key !== 'errors.changedMeanwhile') return { kind: 'refused', refusal }
          seen.current = await queries.fetchQuery({ ...detailOf('checklistRow', entity.id), staleTime: 0 })
        }
      }
      return { kind: 'overtaken', fresh: seen.current }
    },
    [mutateAsync, queries, remember, t],
  )

  const save = useCallback(
    (wanted: Values, read: Values = {}) => {
      setState((old) => ({ ...old, waiting: old.waiting + 1 }))
      const done = queue.current.then(() => attempt(wanted, read))
      queue.current = done.then(
        (outcome) =>
          setState((old) => ({ waiting: old.waiting - 1, outcome: outcome.kind === 'saved' ? null : outcome })),
        () => setState((old) => ({ ...old, waiting: old.waiting - 1 })),
      )
      return done
    },
    [attempt],
  )
  return { save, isSaving: state.waiting > 0, outcome: state.outcome }
}
