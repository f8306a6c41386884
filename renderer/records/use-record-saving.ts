import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { type Merge, threeWay } from '#shared/record/three-way.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf, useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { type CheckedValues, changedValues } from './form-values.ts'

/** What another person made of the record meanwhile, and how it goes together with what stands in the form. */
export type Conflict = { readonly fresh: Detail<AnyEntity>; readonly merge: Merge; readonly mine: CheckedValues }

/** What became of a record by one change: `changes` holds the fields that were given another value. */
export type SavedChange = { readonly before: AnyEntity; readonly after: AnyEntity; readonly changes: CheckedValues }

/** How often in a row somebody else may be faster before the person is asked, though nothing clashes. */
const tries = 3

/** Saves a form as one change; where others changed other fields meanwhile, both go together. */
export function useRecordSaving(record: AnyRecord, onSaved?: (change: SavedChange) => void) {
  const queries = useQueryClient()
  const update = useChange(recordClient(record.name).update)
  const [conflict, setConflict] = useState<Conflict | null>(null)

  const fetchFresh = (id: string) => queries.fetchQuery({ ...detailOf(record.name, id), staleTime: 0 })

  /**
   * Saves `values` over the record as it was when the form was opened; answers what became of it. A refusal for any
   * other reason than another person's change is thrown.
   */
  const save = async (base: AnyEntity, values: CheckedValues, round = 0): Promise<'saved' | 'joined' | 'conflict'> => {
    const changes = changedValues(base, values)
    if (Object.keys(changes).length === 0) return round === 0 ? 'saved' : 'joined'
    try {
      const after = await update.mutateAsync({ id: base.id, revision: base.revision, changes })
      onSaved?.({ before: base, after, changes })
      setConflict(null)
      return round === 0 ? 'saved' : 'joined'
    } catch (error) {
      if (refusalOf(error).key !== 'errors.changedMeanwhile') throw error
      const fresh = await fetchFresh(base.id)
      const merge = threeWay(record, base, values, fresh.entity)
      if (merge.clashes.length === 0 && round < tries) return await save(fresh.entity, merge.values, round + 1)
      setConflict({ fresh, merge, mine: values })
      return 'conflict'
    }
  }
  return { save, conflict, settle: () => setConflict(null), isSaving: update.isPending }
}
