import { useQueryClient } from '@tanstack/react-query'
import type { AnyRecord } from '#shared/record/record.ts'
import { stepBackOfMany } from '#shared/record/step-back.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../api/queries.ts'
import { useWords } from '../../app/words.tsx'
import type { BulkDone } from '../use-bulk-change.tsx'
import { openSteps, whyNone } from './open-steps.ts'
import { useUndo } from './use-undo.tsx'

/** What the records were when the step had been taken, as far as it can be told without asking for each of them. */
function afterStep(record: AnyRecord, step: string, { rows, changes, revisions }: BulkDone): readonly AnyEntity[] {
  const taken = record.workflow?.transitions[step]
  const cleared = Object.fromEntries((taken?.clear ?? []).map((field) => [field, null]))
  return rows.map((row) => ({
    ...row,
    ...changes,
    ...cleared,
    state: taken?.to ?? row.state,
    revision: revisions.get(row.id) ?? row.revision,
  }))
}

/**
 * Says that many records took a step, and by which step they are answered together. What is offered is asked of one record
 * for each state they came from; where another of them is refused, the answer to all of them names it.
 */
export function useStepsTaken(record: AnyRecord) {
  const t = useWords()
  const queries = useQueryClient()
  const { remember, tell } = useUndo()
  const stateWord = (state: string) => t(`${record.name}.state.${state}`)

  const say = async (step: string, done: BulkDone) => {
    const { workflow, name } = record
    if (!workflow) return
    const { rows } = done
    const samples = new Map(rows.map((row) => [row.state, row.id]))
    const offered = new Map<string, readonly string[]>()
    for (const [state, id] of samples)
      offered.set(state, openSteps(await queries.fetchQuery({ ...detailOf(name, id), staleTime: 0 })))
    const way = stepBackOfMany(workflow, step, [...samples.keys()], (back, state) =>
      (offered.get(state) ?? []).includes(back),
    )
    const to = stateWord(workflow.transitions[step]?.to ?? '')
    const what = t('undo.steps', { count: rows.length, to })
    const answers = way?.answers ?? [...samples.keys()]
    const entities = afterStep(record, step, done).filter((_, index) => answers.includes(rows[index]?.state ?? ''))
    const standing = rows.filter(({ state }) => !answers.includes(state))
    const states = [...new Set(standing.map(({ state }) => stateWord(state)))].join(t('undo.standing.between'))
    const stands = standing.length === 0 ? null : t('undo.standing', { count: standing.length, states })
    const other = stepBackOfMany(workflow, step, [...samples.keys()], () => true)
    remember({
      record: name,
      what,
      back: 'steps',
      way,
      entities,
      aside: way ? stands : whyNone(t, name, other),
      rows: entities.map(({ id, revision }) => ({
        id,
        before: rows.find((row) => row.id === id)?.revision ?? revision,
        after: revision,
        values: {},
      })),
    })
  }
  // What was done is done: where one of them cannot be asked for any more, only the way back is missing.
  return (step: string, done: BulkDone) =>
    void say(step, done).catch(() => tell(t('list.bulk.done', { count: done.rows.length })))
}
