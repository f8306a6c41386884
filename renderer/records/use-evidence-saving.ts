import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { FilesChange } from '#shared/record/evidence-files.ts'
import { filesIn } from '#shared/record/evidence-files.ts'
import { detailOf, useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import type { DetailProps } from './detail-props.ts'

/** How often in a row somebody else may be faster before that is told. */
const tries = 3

/**
 * Changes the files of a record one after another, each as a change of its own, over whatever others made of the record
 * meanwhile: files are added and taken away one by one, so two persons never write over each other.
 */
export function useEvidenceSaving({ record, detail, field }: DetailProps & { readonly field: string }) {
  const queries = useQueryClient()
  const { mutateAsync } = useChange(recordClient(record.name).update)
  const seen = useRef(detail.entity)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  useEffect(() => {
    seen.current = detail.entity
  }, [detail])

  const attempt = async (change: FilesChange, round = 1): Promise<void> => {
    const { id, revision, [field]: value } = seen.current
    const files = filesIn(value)
    const changed = change(files)
    if (changed === files) return
    try {
      seen.current = await mutateAsync({ id, revision, changes: { [field]: changed } })
    } catch (error) {
      if (refusalOf(error).key !== 'errors.changedMeanwhile' || round >= tries) throw error
      seen.current = (await queries.fetchQuery({ ...detailOf(record.name, id), staleTime: 0 })).entity
      await attempt(change, round + 1)
    }
  }
  /** Fails where the change is refused, which is then for the caller to tell. */
  const saveOrFail = (change: FilesChange): Promise<void> => {
    const done = queue.current.then(() => attempt(change))
    queue.current = done.catch(() => undefined)
    return done
  }
  /** Answers whether the change stands in the vault. */
  const save = async (change: FilesChange): Promise<boolean> => {
    try {
      await saveOrFail(change)
      setRefusal(null)
      return true
    } catch (error) {
      setRefusal(refusalOf(error))
      return false
    }
  }
  return { save, saveOrFail, refusal }
}
