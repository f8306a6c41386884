import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Detail, OfferedStep } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf, useChange } from '../../../api/queries.ts'
import { recordClient } from '../../../api/record-client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { StepDialog } from '../../../records/step-dialog.tsx'
import { useStepTaken } from '../../../records/undo/use-step-taken.ts'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import classes from './paper.module.css'
import footClasses from './paper-foot.module.css'

const keyOf: Readonly<Record<string, string>> = { prepare: 'h', review: 'r', sendBack: 's', reopen: 'o' }

type Asking = { readonly step: OfferedStep; readonly detail: Detail<AnyEntity> }

/** The steps of a row with the keys that take them; a step kept for another person says so in words. */
export function PaperSteps({
  record,
  detail,
  onBefore,
}: DetailProps & {
  /** Saves what is typed; answers whether it stands in the vault. */
  readonly onBefore: () => Promise<boolean>
}) {
  const t = useWords()
  const queries = useQueryClient()
  const [asking, setAsking] = useState<Asking | null>(null)
  const move = useChange(recordClient(record.name).move)
  const taken = useStepTaken()
  const { id } = detail.entity

  const take = async (name: string) => {
    if (!(await onBefore())) return
    // What was just saved decides what the step still needs.
    const fresh = await queries.fetchQuery(detailOf(record.name, id))
    const step = fresh.steps.find((one) => one.step === name)
    if (!step || step.blocked !== null || step.refusals.length > 0) return
    if (step.needsReason || step.missing.length > 0) setAsking({ step, detail: fresh })
    else
      move.mutate(
        { id, revision: fresh.entity.revision, step: name },
        { onSuccess: (after) => taken(record, name, fresh.entity, after) },
      )
  }
  const usable = detail.steps.filter((step) => step.blocked === null && step.refusals.length === 0)
  useWorkspaceKeys(
    Object.fromEntries(
      usable.flatMap(({ step }) => {
        const key = keyOf[step]
        return key ? [[key, () => void take(step)] as const] : []
      }),
    ),
  )
  const first = usable.find((step) => !step.needsReason)
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons beside each other are no fieldset */}
      <div className={footClasses.steps} role="group" aria-label={t('steps.label')} data-not-printed>
        {detail.steps.map((step) => (
          <Button
            key={step.step}
            variant={step === first ? 'filled' : 'default'}
            disabled={step.blocked !== null || step.refusals.length > 0 || move.isPending}
            onClick={() => void take(step.step)}
          >
            {t(`${record.name}.step.${step.step}`)}
            {usable.includes(step) && keyOf[step.step] ? <kbd className={classes.key}>{keyOf[step.step]}</kbd> : null}
          </Button>
        ))}
      </div>
      {detail.steps
        .filter((step) => step.blocked !== null)
        .map((step) => (
          <p key={step.step} className={footClasses.blocked}>
            {t('workspace.blocked', {
              step: t(`${record.name}.step.${step.step}`),
              field: t(`${record.name}.${step.blocked ?? ''}`),
            })}
          </p>
        ))}
      {detail.steps
        .filter((step) => step.blocked === null && step.refusals.length > 0)
        .map((step) => (
          <p key={step.step} className={footClasses.blocked}>
            {t('steps.refused', {
              step: t(`${record.name}.step.${step.step}`),
              why: step.refusals.map(({ key, parameters }) => t(key, parameters)).join(t('steps.refused.between')),
            })}
          </p>
        ))}
      {move.error ? <RefusalNotice refusal={refusalOf(move.error)} /> : null}
      {asking ? (
        <StepDialog
          record={record}
          detail={asking.detail}
          step={asking.step}
          onClose={() => setAsking(null)}
          onTaken={(before, after) => taken(record, asking.step.step, before, after)}
        />
      ) : null}
    </>
  )
}
