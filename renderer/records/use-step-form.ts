import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { fieldErrors } from '#shared/contract/checked.ts'
import type { Detail, OfferedStep } from '#shared/contract/record-operations.ts'
import { changesCheck, isEmptyValue } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf, useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { fieldSentence } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import type { DetailProps } from './detail-props.ts'
import { typedFields } from './form-values.ts'

/** What is wrong, by the path of its field, in words. */
export type StepErrors = Readonly<Record<string, string>>
type Values = Readonly<Record<string, unknown>>

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

const headOf = (path: string) => path.split('.')[0] ?? path

/** The fields that a rule named as it refused the step, with what it said of each. */
function refusedFields(t: Translator, record: AnyRecord, error: Error): StepErrors {
  const typed = typedFields(record)
  const told = refusalOf(error).fields.map((field) => ({ path: field.path.replace(/^changes\./, ''), field }))
  const shown = told.filter(({ path }) => typed.includes(headOf(path)))
  return Object.fromEntries(shown.map(({ path, field }) => [path, fieldSentence(t, field)]))
}

type Given = { readonly values: Values; readonly reason: string }

/** What was typed for a step, checked by the declaration of its record, and what is wrong with it. */
function checkedStep(t: Translator, record: AnyRecord, step: OfferedStep, { values, reason }: Given) {
  const result = changesCheck(record).safeParse(values)
  const refused = result.success ? [] : fieldErrors(result.error)
  const checked = result.success ? result.data : {}
  const empty = step.missing.filter((field) => result.success && isEmptyValue(checked[field]))
  const errors: StepErrors = Object.fromEntries([
    ...refused.map((error) => [error.path, fieldSentence(t, error)]),
    ...empty.map((field) => [field, t('errors.field.required')]),
    ...(step.needsReason && reason.trim() === '' ? [['reason', t('errors.field.required')]] : []),
  ])
  return { checked, errors }
}

export type StepFormOptions = DetailProps & {
  readonly step: OfferedStep
  readonly onClose: () => void
  /** The reason that stands there to begin with. */
  readonly because?: string
  /** Hears what the record was and what the step made of it. */
  readonly onTaken?: ((before: AnyEntity, after: AnyEntity) => void) | undefined
}

/**
 * What a step asks for and its being taken. Asked for are the empty fields that it needs, and besides those that a rule named
 * as it refused: they can be given where the step is taken.
 */
export function useStepForm({ record, detail, step: offered, onClose, because = '', onTaken }: StepFormOptions) {
  const t = useWords()
  const { step, isOffered, fresh, refresh } = useFreshStep(record, detail, offered)
  const [values, setValues] = useState<Values>({})
  const [reason, setReason] = useState(because)
  const [errors, setErrors] = useState<StepErrors>({})
  const [named, setNamed] = useState<readonly string[]>([])
  const move = useChange(recordClient(record.name).move)
  // What was seen is what the step is taken over: here as it was opened, or as its change has been shown.
  const [opened] = useState(detail.entity)
  const before = fresh?.entity ?? opened
  const { id, revision } = before
  const isOvertaken = move.error !== null && refusalOf(move.error).key === 'errors.changedMeanwhile'

  const submit = () => {
    const { checked, errors: found } = checkedStep(t, record, step, { values, reason })
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const stated = reason.trim() === '' ? {} : { reason }
    const changes = Object.keys(checked).length > 0 ? { changes: checked } : {}
    const onError = (error: Error) => {
      if (refusalOf(error).key === 'errors.changedMeanwhile') return void refresh()
      const refused = refusedFields(t, record, error)
      setErrors(refused)
      setNamed((old) => [...new Set([...old, ...Object.keys(refused).map(headOf)])])
    }
    const onSuccess = (after: AnyEntity) => {
      onClose()
      onTaken?.(before, after)
    }
    move.mutate({ id, revision, step: step.step, ...stated, ...changes }, { onSuccess, onError })
  }
  const asked = [...step.missing, ...named.filter((field) => !step.missing.includes(field))]
  const refusal = move.error && !isOvertaken ? refusalOf(move.error) : null
  const change = (field: string, value: unknown) => setValues((old) => ({ ...old, [field]: value }))
  const state = { step, isOffered, fresh, opened, before, asked, values, reason, errors }
  return { ...state, isPending: move.isPending, refusal, change, setReason, submit }
}
