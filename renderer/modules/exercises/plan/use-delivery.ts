import { useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { injectRecord } from '#shared/modules/exercises/inject.record.ts'
import type { Entity } from '#shared/record/record.ts'
import { useChange } from '../../../api/queries.ts'
import { recordClient } from '../../../api/record-client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { useUndo } from '../../../records/undo/use-undo.tsx'

export type StoredInject = Entity<typeof injectRecord>

/** Stamps injects as delivered or withheld, each with its way back. */
export function useDelivery() {
  const t = useWords()
  const { member } = useSession()
  const { remember, undo } = useUndo()
  const update = useChange(recordClient('inject').update)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const queue = useRef(Promise.resolve())
  const write = (inject: StoredInject, what: string, changes: Partial<StoredInject>, values: Partial<StoredInject>) => {
    setRefusal(null)
    const { id, revision } = inject
    queue.current = queue.current
      .then(async () => {
        const after = await update.mutateAsync({ id, revision, changes })
        const rows = [{ id, before: revision, after: after.revision, values }]
        remember({ record: 'inject', what, back: 'values', rows })
      })
      .catch((error) => setRefusal(refusalOf(error)))
    return queue.current
  }
  const deliver = (inject: StoredInject) => {
    // The moment of the key; the vault may answer later.
    const deliveredAt = new Date().toISOString()
    const what = t('injects.stamped', { inject: inject.title })
    const { deliveredBy } = inject
    return write(inject, what, { deliveredAt, deliveredBy: member.person }, { deliveredAt: null, deliveredBy })
  }
  const withhold = (inject: StoredInject, withheld: string) =>
    write(inject, t('injects.withheldNow', { inject: inject.title }), { withheld }, { withheld: null })
  const takeBack = () => void queue.current.then(() => undo())
  return { deliver, withhold, takeBack, refusal }
}
