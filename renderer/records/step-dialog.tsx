import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { fieldErrors } from '#shared/contract/checked.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { Detail, OfferedStep } from '#shared/contract/record-operations.ts'
import { changesCheck, isEmptyValue } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf, useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { fieldSentence } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { submitOnSaveKeys } from '../ui/save-keys.ts'
import type { DetailProps } from './detail-props.ts'
import { FieldInput } from './inputs/field-input.tsx'
import { StepOvertaken } from './step-overtaken.tsx'

type Errors = Readonly<Record<string, string>>

type Props = DetailProps & {
  readonly step: OfferedStep
  readonly onClose: () => void
  /** The reason that stands there to begin with. */
  readonly because?: string
  /** Hears what the record was and what the step made of it. */
  readonly onTaken?: ((before: AnyEntity, after: AnyEntity) => void) | undefined
}

/** The step over the record as it was shown, or as it is since somebody else was faster. */
function useFreshStep(record: AnyRecord, detail: Detail<AnyEntity>, asked: OfferedStep) {
  const queries = useQueryClient()
  const [fresh, setFresh] = useState<Detail<AnyEntity> | null>(null)
  const refresh = async () => {
    const now = await queries.fetchQuery({ ...detailOf(record.name, detail.entity.id), staleTime: 0 })
    setFresh(now)
  }
  const now = fresh?.steps.find((one) => one.step === asked.step && one.blocked === null)
  return { step: now ?? asked, isOffered: fresh === null || now !== undefined, fresh, refresh }
}

type FieldsProps = {
  readonly record: AnyRecord
  readonly step: OfferedStep
  readonly values: Readonly<Record<string, unknown>>
  readonly onChange: (field: string, value: unknown) => void
  readonly errors: Errors
  readonly titles: Titles
}

function StepFields({ record, step, values, onChange, errors, titles }: FieldsProps) {
  const t = useWords()
  return step.missing.map((field) => {
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
        onChange={(value) => onChange(field, value)}
        errorAt={(path) => errors[path]}
        titles={titles}
      />
    )
  })
}

/** Asks for what a step needs: the fields that are still empty, and the reason where one is due. */
export function StepDialog({ record, detail, step: asked, onClose, because = '', onTaken }: Props) {
  const t = useWords()
  const { step, isOffered, fresh, refresh } = useFreshStep(record, detail, asked)
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({})
  const [reason, setReason] = useState(because)
  const [errors, setErrors] = useState<Errors>({})
  const move = useChange(recordClient(record.name).move)
  // What was seen is what the step is taken over: here as it was opened, or as its change has been shown.
  const [opened] = useState(detail.entity)
  const before = fresh?.entity ?? opened
  const { id, revision } = before
  const isOvertaken = move.error !== null && refusalOf(move.error).key === 'errors.changedMeanwhile'
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
    const onError = (error: Error) => {
      if (refusalOf(error).key === 'errors.changedMeanwhile') void refresh()
    }
    const onSuccess = (after: AnyEntity) => {
      onClose()
      onTaken?.(before, after)
    }
    move.mutate({ id, revision, step: step.step, ...stated, ...changes }, { onSuccess, onError })
  }

  return (
    <Modal opened onClose={onClose} title={name} size="lg">
      <form onKeyDownCapture={submitOnSaveKeys} onSubmit={submit} noValidate autoComplete="off">
        <Stack gap="sm">
          {step.missing.length > 0 ? <p className="quiet">{t('steps.missing')}</p> : null}
          <StepFields
            record={record}
            step={step}
            values={values}
            onChange={(field, value) => setValues((old) => ({ ...old, [field]: value }))}
            errors={errors}
            titles={detail.titles}
          />
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
          {move.error && !isOvertaken ? <RefusalNotice refusal={refusalOf(move.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={move.isPending} disabled={!isOffered}>
              {name}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
