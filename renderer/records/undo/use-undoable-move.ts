import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useChange } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import type { CheckedValues } from '../form-values.ts'
import { useStepTaken } from './use-step-taken.ts'

type Move = { readonly before: AnyEntity; readonly step: string; readonly changes?: CheckedValues }

/** Takes a step of a record at one press, and tells what answers it, whether or not what was pressed is still shown then. */
export function useUndoableMove(record: AnyRecord) {
  const taken = useStepTaken()
  return useChange(async ({ before, step, changes = {} }: Move) => {
    const after = await recordClient(record.name).move({ id: before.id, revision: before.revision, step, changes })
    taken(record, step, before, after)
    return after
  })
}
