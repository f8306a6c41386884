import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { useUndoableChange } from '../../../records/undo/use-undoable-change.ts'
import { RepeatProposals } from './repeat-proposals.tsx'
import { typedFinding } from './typed-finding.ts'

/** What a stored finding may repeat; a person confirms it here, and the vault keeps who did. */
export function RepeatOnPage({ detail }: Pick<DetailProps, 'detail'>) {
  const { entity, mayEdit } = detail
  const update = useUndoableChange(findingRecord)
  if (entity.repeatOf) return null
  const confirm = (repeatOf: string) => update.mutate({ before: entity, values: { repeatOf } })
  return (
    <>
      {update.error ? <RefusalNotice refusal={refusalOf(update.error)} /> : null}
      <RepeatProposals
        typed={typedFinding(entity, entity.id)}
        onConfirm={mayEdit ? confirm : undefined}
        isBusy={update.isPending}
      />
    </>
  )
}
