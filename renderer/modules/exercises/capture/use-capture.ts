import { useRef, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { DefenceKind } from '#shared/modules/exercises/exercises.defence.ts'
import type { StepFacts } from '#shared/modules/exercises/exercises.projection.ts'
import { useChange } from '../../../api/queries.ts'
import { recordClient } from '../../../api/record-client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useWords } from '../../../app/words.tsx'
import { useUndo } from '../../../records/undo/use-undo.tsx'
import type { StoredStep } from '../use-exercise-facts.ts'

/** The moment of a key; taken before anything else is done, since the vault may answer later. */
const thisMoment = () => new Date().toISOString()

/** Writes facts and starts of steps at once, each with its way back. */
export function useCapture() {
  const t = useWords()
  const { remember, undo } = useUndo()
  const create = useChange(recordClient('defenceFact').create)
  const update = useChange(recordClient('attackStep').update)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  // One after another: whoever takes the last one back means the key that was pressed last, not what was written last.
  const queue = useRef(Promise.resolve())
  const attempt = (write: () => Promise<void>) => {
    setRefusal(null)
    queue.current = queue.current.then(write).catch((error) => setRefusal(refusalOf(error)))
    return queue.current
  }

  const stamp = (step: StepFacts, kind: DefenceKind, { source, reason }: { source: string; reason?: string }) => {
    const at = thisMoment()
    return attempt(async () => {
      const about = { source: source === '' ? null : source, reason: reason ?? null }
      const draft = { attackStep: step.id, kind, at, certainty: 'exact', ...about }
      const { id, revision } = await create.mutateAsync({ draft })
      remember({
        record: 'defenceFact',
        what: t('capture.stamped', { kind: t(`defenceFact.kind.${kind}`), step: step.title }),
        back: 'archive',
        rows: [{ id, before: '', after: revision, values: {} }],
      })
    })
  }

  const start = ({ id, title, startedAt, revision }: StoredStep) => {
    const at = thisMoment()
    if (startedAt !== null) return
    void attempt(async () => {
      const after = await update.mutateAsync({ id, revision, changes: { startedAt: at } })
      const rows = [{ id, before: revision, after: after.revision, values: { startedAt } }]
      remember({ record: 'attackStep', what: t('capture.started', { step: title }), back: 'values', rows })
    })
  }
  const takeBack = () => void queue.current.then(() => undo())
  return { stamp, start, takeBack, refusal }
}
