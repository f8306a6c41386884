import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { OfferedStep } from '#shared/contract/record-operations.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import type { DetailProps } from './detail-props.ts'
import { StepDialog } from './step-dialog.tsx'
import { useStepTaken } from './undo/use-step-taken.ts'

/** The steps out of the present state as buttons; one that another person must take, or that its gate refuses, says so. */
export function Steps({ record, detail }: DetailProps) {
  const t = useWords()
  const { entity, steps } = detail
  const [asking, setAsking] = useState<OfferedStep | null>(null)
  const move = useChange(recordClient(record.name).move)
  const taken = useStepTaken()
  const blocked = steps.filter((step) => step.blocked !== null)
  const refused = steps.filter((step) => step.refusals.length > 0)

  const take = (step: OfferedStep) => {
    if (step.needsReason || step.missing.length > 0) setAsking(step)
    else {
      const seen = { id: entity.id, revision: entity.revision, step: step.step }
      move.mutate(seen, { onSuccess: (after) => taken(record, step.step, entity, after) })
    }
  }
  const first = steps.find((step) => step.blocked === null && step.refusals.length === 0 && !step.needsReason)
  return (
    <>
      <Group gap={6} data-not-printed role="group" aria-label={t('steps.label')}>
        {steps.map((step) => (
          <Button
            key={step.step}
            variant={step === first ? 'filled' : 'default'}
            disabled={step.blocked !== null || step.refusals.length > 0 || move.isPending}
            onClick={() => take(step)}
          >
            {t(`${record.name}.step.${step.step}`)}
          </Button>
        ))}
      </Group>
      {blocked.map((step) => (
        <p key={step.step} className="quiet" style={{ margin: 0, flexBasis: '100%' }}>
          {t('steps.blocked', {
            step: t(`${record.name}.step.${step.step}`),
            field: t(`${record.name}.${step.blocked ?? ''}`),
          })}
        </p>
      ))}
      {refused.map((step) => (
        <p key={step.step} className="quiet" style={{ margin: 0, flexBasis: '100%' }}>
          {t('steps.refused', {
            step: t(`${record.name}.step.${step.step}`),
            why: step.refusals.map(({ key, parameters }) => t(key, parameters)).join(t('steps.refused.between')),
          })}
        </p>
      ))}
      {move.error && !asking ? <RefusalNotice refusal={refusalOf(move.error)} /> : null}
      {asking ? (
        <StepDialog
          record={record}
          detail={detail}
          step={asking}
          onClose={() => setAsking(null)}
          onTaken={(before, after) => taken(record, asking.step, before, after)}
        />
      ) : null}
    </>
  )
}
