import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Detail, OfferedStep } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf, useChange } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { recordNamed } from '../../records/known-records.ts'
import { StepDialog } from '../../records/step-dialog.tsx'
import { useStepTaken } from '../../records/undo/use-step-taken.ts'
import { happenedIn } from '../refusal-words.ts'
import { useWords } from '../words.tsx'
import type { PaletteAction } from './palette-action.ts'

const tabs = ['related', 'comments', 'history', 'reports'] as const

type Present = { readonly record: AnyRecord; readonly detail: Detail<AnyEntity> }

/** The record whose page is shown, once it is known. */
function usePresent(): Present | null {
  const params = useParams({ strict: false })
  const record = recordNamed(params.record ?? '')
  const id = params.id ?? ''
  const { data } = useQuery({ ...detailOf(record?.name ?? '', id), enabled: record !== null && id !== '' })
  return record && data ? { record, detail: data } : null
}

/** What can be done with the record on the page: its steps, editing, and its parts; `dialog` asks what a step needs. */
export function useRecordActions(): { readonly actions: readonly PaletteAction[]; readonly dialog: ReactNode } {
  const t = useWords()
  const navigate = useNavigate()
  const present = usePresent()
  const [asking, setAsking] = useState<(Present & { readonly step: OfferedStep }) | null>(null)
  const move = useChange(({ name, ...input }: { name: string; id: string; revision: string; step: string }) =>
    recordClient(name).move(input),
  )
  const taken = useStepTaken()
  const dialog = asking ? (
    <StepDialog
      {...asking}
      onClose={() => setAsking(null)}
      onTaken={(before, after) => taken(asking.record, asking.step.step, before, after)}
    />
  ) : null
  if (!present) return { actions: [], dialog }
  const { record, detail } = present
  const { id, revision } = detail.entity
  const place = { record: record.name, id }

  const take = (step: OfferedStep) => {
    if (step.needsReason || step.missing.length > 0) setAsking({ record, detail, step })
    else
      move.mutate(
        { name: record.name, id, revision, step: step.step },
        {
          onSuccess: (after) => taken(record, step.step, detail.entity, after),
          onError: (error) => notifications.show({ color: 'red', message: happenedIn(t, refusalOf(error)) }),
        },
      )
  }
  const edit: PaletteAction = {
    id: 'record edit',
    group: 'record',
    name: (words) => words('record.edit'),
    run: () => void navigate({ to: '/records/$record/$id/edit', params: place, search: (old) => old }),
  }
  const steps = detail.steps
    .filter((step) => step.blocked === null)
    .map((step): PaletteAction => {
      const name: PaletteAction['name'] = (words) => words(`${record.name}.step.${step.step}`)
      return { id: `record step ${step.step}`, group: 'record', name, run: () => take(step) }
    })
  const parts = tabs.map((tab): PaletteAction => {
    const search = (old: Readonly<Record<string, unknown>>) => ({ ...old, tab })
    const run = () => void navigate({ to: '/records/$record/$id', params: place, search })
    return { id: `record ${tab}`, group: 'record', name: (words) => words(`palette.tab.${tab}`), run }
  })
  return { actions: [...steps, ...(detail.mayEdit ? [edit] : []), ...parts], dialog }
}
