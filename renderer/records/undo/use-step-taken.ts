import { useQueryClient } from '@tanstack/react-query'
import type { AnyRecord } from '#shared/record/record.ts'
import { stepsBack } from '#shared/record/step-back.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../api/queries.ts'
import { useWords } from '../../app/words.tsx'
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
    const { steps } = await queries.fetchQuery({ ...detailOf(name, after.id), staleTime: 0 })
    const open = steps.filter((one) => one.blocked === null && one.refusals.length === 0).map((one) => one.step)
    remember({
      record: name,
      what: t('undo.step', {
        title: shortTitle(t, record, after),
        from: t(`${name}.state.${before.state}`),
        to: t(`${name}.state.${after.state}`),
      }),
      back: 'step',
      ways: stepsBack(workflow, step, before.state).filter((way) => open.includes(way.step)),
      rows: [{ id: after.id, before: before.revision, after: after.revision, values: {} }],
    })
  }
  // Where the record cannot be asked for any more, its page says why.
  return (record: AnyRecord, step: string, before: AnyEntity, after: AnyEntity) =>
    void tell(record, step, before, after).catch(() => undefined)
}
