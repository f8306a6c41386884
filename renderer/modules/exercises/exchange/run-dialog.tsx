import { useState } from 'react'
import type { Vector } from '#shared/modules/exercises/exercises.contract.ts'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/words.tsx'
import { ForeignFileDialog } from '../../../records/foreign/foreign-file-dialog.tsx'
import { useForeignFile } from '../../../records/foreign/use-foreign-file.ts'
import { Notice } from '../../../ui/error-notice.tsx'
import { firstVector, VectorChoice } from '../foreign/vector-choice.tsx'
import { FoundRun } from './found-run.tsx'

const accept = '.csv,text/csv,.json,application/json,.yaml,.yml,application/yaml,.zip,application/zip'

/** Takes a run from the file of another program: what is in it, what is wrong, what is kept or left out, and only then for good. */
export function RunDialog({ exercise, onClose }: { readonly exercise: string; readonly onClose: () => void }) {
  const t = useWords()
  const [vector, setVector] = useState<Vector>(firstVector)
  const foreign = useForeignFile(
    async (ticket, apply, options) =>
      await api.foreignRun.read({ exercise, ticket, ...(apply ? { take: vector } : {}) }, options),
  )
  const { reading } = foreign
  const made = reading?.made ?? null
  const isFaulty = (reading?.faults.length ?? 0) > 0
  const count = made === null && !isFaulty ? (reading?.fresh ?? 0) : 0
  return (
    <ForeignFileDialog
      title={t('runExchange.in')}
      about={t('runExchange.in.about')}
      accept={accept}
      foreign={foreign}
      submit={t('runExchange.make', { count })}
      mayTake={count > 0}
      isDone={made !== null}
      onClose={onClose}
    >
      {made === null ? null : <Notice isResult tone="good" title={t('runExchange.made', { count: made })} />}
      {reading ? <FoundRun reading={reading} /> : null}
      {count > 0 ? <VectorChoice label={t('runExchange.vector')} value={vector} onChange={setVector} /> : null}
    </ForeignFileDialog>
  )
}
