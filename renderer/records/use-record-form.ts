import { useMemo } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { fieldSentence } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { recordResolver } from './form-values.ts'

export type RecordFormApi = UseFormReturn<Record<string, unknown>, unknown, Record<string, AnyValue>>

/** The state of a form over one record, checked by the record's declaration. */
export function useRecordForm(record: AnyRecord, values: Record<string, unknown>): RecordFormApi {
  const t = useWords()
  const resolver = useMemo(() => recordResolver(record, (error) => fieldSentence(t, error)), [record, t])
  return useForm({ defaultValues: values, resolver, mode: 'onTouched' })
}
