import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { fieldErrors } from '#shared/contract/checked.ts'
import type { OfferedStep } from '#shared/contract/record-operations.ts'
import { changesCheck, isEmptyValue } from '#shared/record/check.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { fieldSentence } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import type { DetailProps } from './detail-props.ts'
import { FieldInput } from './inputs/field-input.tsx'

type Errors = Readonly<Record<string, string>>

/** Asks for what a step needs: the fields that are still empty, and the reason where one is due. */
export function StepDialog({
  record,
  detail,
  step,
  onClose,
}: DetailProps & { readonly step: OfferedStep; readonly onClose: () => void }) {
  const t = useWords()
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({})
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const move = useChange(recordClient(record.name).move)
  const { id, revision } = detail.entity
  const name = t(`${record.name}.step.${step.step}`)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const result = changesCheck(record).safeParse(values)
    const refused = result.success ? [] : fieldErrors(result.error)
    const checked = result.success ? result.data : {}
    const empty = step.missing.filter((field) => result.success && isEmptyValue(checked[field]))
    const found: Errors = Object.fromEntries([
      ...refused.map((error) => [error.path, fieldSentence(t, error)]),
      ...empty.map((field) => [field, t('errors.field.required')]),
      ...(step.needsReason && reason.trim() === '' ? [['reason', t('errors.field.required')]] : []),
    ])
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const stated = reason.trim() === '' ? {} : { reason }
    const changes = Object.keys(checked).length > 0 ? { changes: checked } : {}
    move.mutate({ id, revision, step: step.step, ...stated, ...changes }, { onSuccess: onClose })
  }

  return (
    <Modal opened onClose={onClose} title={name} size="lg">
      <form onSubmit={submit} noValidate autoComplete="off">
        <Stack gap="sm">
          {step.missing.length > 0 ? <p className="quiet">{t('steps.missing')}</p> : null}
          {step.missing.map((field) => {
            const declared = record.fields[field]
            if (!declared) return null
            return (
              <FieldInput
                key={field}
                field={{ ...declared, required: true }}
                messages={`${record.name}.${field}`}
                path={field}
                label={t(`${record.name}.${field}`)}
                value={values[field] ?? null}
                onChange={(value) => setValues((old) => ({ ...old, [field]: value }))}
                errorAt={(path) => errors[path]}
                titles={detail.titles}
              />
            )
          })}
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
          {move.error ? <RefusalNotice refusal={refusalOf(move.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={move.isPending}>
              {name}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
