import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Detail, OfferedStep } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { stepsFrom } from '#shared/record/workflow.ts'
import { detailOf } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { StepDialog } from '../../records/step-dialog.tsx'
import { useStepTaken } from '../../records/undo/use-step-taken.ts'
import { Notice } from '../../ui/error-notice.tsx'

/** What is moved, as a card knows it. */
export type Movable = { readonly id: string; readonly title: string; readonly state: string }

type Asking = { readonly detail: Detail<AnyEntity>; readonly step: OfferedStep }

/** Takes steps of the workflow from a board, and asks for what a step needs; `feedback` stands above the columns. */
export function useBoardMove(record: AnyRecord) {
  const t = useWords()
  const queries = useQueryClient()
  const { member } = useSession()
  const taken = useStepTaken()
  const [asking, setAsking] = useState<Asking | null>(null)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const [said, setSaid] = useState({ text: '', isRefused: false })
  const { workflow } = record
  const stateWord = (state: string) => t(`${record.name}.state.${state}`)
  const stepsOf = (card: Movable) => (workflow ? stepsFrom(workflow, card.state, member.roles) : [])
  const stepTo = (card: Movable, state: string) =>
    stepsOf(card).find((step) => workflow?.transitions[step]?.to === state) ?? null

  const take = async (card: Movable, name: string) => {
    setRefusal(null)
    try {
      const detail = await queries.fetchQuery(detailOf(record.name, card.id))
      const step = detail.steps.find((one) => one.step === name)
      const to = stateWord(workflow?.transitions[name]?.to ?? '')
      if (!step || step.blocked !== null)
        return setSaid({ text: t('board.refused', { title: card.title, state: to }), isRefused: true })
      if (step.needsReason || step.missing.length > 0) return setAsking({ detail, step })
      const { id, revision } = detail.entity
      const after = await recordClient(record.name).move({ id, revision, step: name })
      taken(record, name, detail.entity, after)
      await queries.invalidateQueries()
      setSaid({ text: t('board.moved', { title: card.title, state: to }), isRefused: false })
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }
  const drop = (card: Movable, state: string) => {
    if (card.state === state) return
    const step = stepTo(card, state)
    if (step) void take(card, step)
    else
      setSaid({
        text: t('board.refused', { title: card.title, state: stateWord(state) }),
        isRefused: true,
      })
  }
  const feedback: ReactNode = (
    <>
      <span className="only-spoken" role="status">
        {said.text}
      </span>
      {said.isRefused ? <Notice tone="attention" title={said.text} /> : null}
      {refusal ? <RefusalNotice refusal={refusal} /> : null}
      {asking ? (
        <StepDialog
          record={record}
          {...asking}
          onClose={() => setAsking(null)}
          onTaken={(before, after) => taken(record, asking.step.step, before, after)}
        />
      ) : null}
    </>
  )
  return { stepsOf, stepTo, take, drop, feedback, stateWord }
}
