import { useQueryClient } from '@tanstack/react-query'
import type { AnyRecord } from '#shared/record/record.ts'
import { stepsBack } from '#shared/record/step-back.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../api/queries.ts'
import { useWords } from '../../app/words.tsx'
import { openSteps, whyNone } from './open-steps.ts'
import { shortTitle } from './saved-change.ts'
import { useUndo } from './use-undo.tsx'

/** Says that a step was taken, and by which of the steps that are now offered it is answered. */
export function useStepTaken() {
  const t = useWords()
  const queries = useQueryClient()
  const { remember } = useUndo()
  const tell = async (record: AnyRecord, step: string, before: AnyEntity, after: AnyEntity) => {
    const { workflow, name } = record
    if (!workflow) return
    const open = openSteps(await queries.fetchQuery({ ...detailOf(name, after.id), staleTime: 0 }))
    const known = stepsBack(workflow, step, before.state)
    const ways = known.filter((way) => open.includes(way.step))
    remember({
      record: name,
      what: t('undo.step', {
        title: shortTitle(t, record, after),
        from: t(`${name}.state.${before.state}`),
        to: t(`${name}.state.${after.state}`),
      }),
      back: 'step',
      ways,
      aside: ways.length > 0 ? null : whyNone(t, name, known[0]),
      rows: [{ id: after.id, before: before.revision, after: after.revision, values: {} }],
    })
  }
  // Where the record cannot be asked for any more, its page says why.
  return (record: AnyRecord, step: string, before: AnyEntity, after: AnyEntity) =>
    void tell(record, step, before, after).catch(() => undefined)
}
