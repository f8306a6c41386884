import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useRef } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import { submitOnSaveKeys } from '../ui/save-keys.ts'
import { ArrivalsFrame, useArrivals } from './inputs/arrivals.tsx'
import { FieldInput } from './inputs/field-input.tsx'
import { StepOvertaken } from './step-overtaken.tsx'
import { type StepFormOptions, useStepForm } from './use-step-form.ts'

type FieldsProps = {
  readonly record: AnyRecord
  readonly form: ReturnType<typeof useStepForm>
  readonly titles: Titles
}

function StepFields({ record, form, titles }: FieldsProps) {
  const t = useWords()
  const { asked, step, values, before, change, errors } = form
  return asked.map((field) => {
    const declared = record.fields[field]
    if (!declared) return null
    return (
      <FieldInput
        key={field}
        field={{ ...declared, required: declared.required || step.missing.includes(field) }}
        messages={`${record.name}.${field}`}
        path={field}
        label={t(`${record.name}.${field}`)}
        value={(field in values ? values[field] : before[field]) ?? null}
        onChange={(value) => change(field, value)}
        errorAt={(path) => errors[path]}
        titles={titles}
      />
    )
  })
}

/** Asks for what a step needs: the fields that are still empty or were refused, and the reason where one is due. */
export function StepDialog(options: StepFormOptions) {
  const t = useWords()
  const { record, detail, onClose } = options
  const form = useStepForm(options)
  const { step, isOffered, fresh, opened, asked, reason, setReason, errors, isPending, refusal } = form
  const name = t(`${record.name}.step.${step.step}`)
  const arrivals = useArrivals()
  // What arrived is among the values of a later render than the one in which saving was asked for.
  const submit = useRef(form.submit)
  submit.current = form.submit
  return (
    <Modal opened onClose={onClose} title={name} size="lg">
      <form
        onKeyDownCapture={submitOnSaveKeys}
        onSubmit={(event) => {
          event.preventDefault()
          arrivals.whenArrived(() => submit.current())
        }}
        noValidate
        autoComplete="off"
      >
        <Stack gap="sm">
          {asked.length > 0 ? <p className="quiet">{t('steps.missing')}</p> : null}
          <ArrivalsFrame form={arrivals.form}>
            <StepFields record={record} form={form} titles={detail.titles} />
          </ArrivalsFrame>
          {step.needsReason ? (
            <Textarea
              label={t('steps.reason')}
              description={t('steps.reason.help')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              error={errors.reason}
              autosize
              minRows={2}
              maxLength={1000}
              data-autofocus
            />
          ) : null}
          {fresh ? (
            <StepOvertaken record={record} before={opened} fresh={fresh} step={isOffered ? step : null} />
          ) : null}
          {refusal ? <RefusalNotice refusal={refusal} /> : null}
          <Group justify="flex-end" gap="xs">
            <span role="status">{arrivals.isAwaited ? t('form.arriving', { count: arrivals.running }) : ''}</span>
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={isPending || arrivals.isAwaited} disabled={!isOffered}>
              {name}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
