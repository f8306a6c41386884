import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { fieldErrors } from '#shared/contract/checked.ts'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import type { Closing } from '#shared/modules/cycles/cycles.contract.ts'
import { changesCheck, isEmptyValue } from '#shared/record/check.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { fieldSentence } from '../../app/refusal-words.ts'
import { useWords } from '../../app/words.tsx'
import { listSearch } from '../../records/list-search.ts'

type Values = Readonly<Record<string, unknown>>
type Errors = Readonly<Record<string, string>>

/** What the step that closes a cycle wants to be written. */
const written = ['actSummary', 'lessons'] as const

/** What is chosen and typed in the dialog that closes a cycle, and the closing itself. */
export function useClosing(entity: AnyEntity, closing: Closing) {
  const t = useWords()
  const navigate = useNavigate()
  const { tab: _, ...rest } = listSearch(useSearch({ strict: false }))
  const [values, setValues] = useState<Values>({ title: closing.next.title, period: closing.next.period })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<Errors>({})
  const close = useChange(api.cycles.closeInto)
  const missing = written.filter((field) => isEmptyValue(entity[field] ?? null))
  const asked: readonly string[] = [...(closing.existing ? [] : ['title', 'period']), ...missing]
  const ids = closing.items.map(({ id }) => id)
  const cancelled = ids.filter((id) => left.has(id))

  const choose = (id: string, isCarried: boolean) => {
    const next = new Set(left)
    if (isCarried) next.delete(id)
    else next.add(id)
    setLeft(next)
  }
  const change = (field: string, value: unknown) => setValues((old) => ({ ...old, [field]: value }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const result = changesCheck(cycleRecord).safeParse(Object.fromEntries(asked.map((name) => [name, values[name]])))
    const refused = result.success ? [] : fieldErrors(result.error)
    const checked = result.success ? result.data : {}
    const empty = result.success ? asked.filter((field) => isEmptyValue(checked[field] ?? null)) : []
    const found: Errors = Object.fromEntries([
      ...refused.map((error) => [error.path, fieldSentence(t, error)]),
      ...empty.map((field) => [field, t('errors.field.required')]),
      ...(cancelled.length > 0 && reason.trim() === '' ? [['reason', t('errors.field.required')]] : []),
    ])
    setErrors(found)
    if (Object.keys(found).length > 0) return
    const { title, period, ...changes } = checked
    // The check of the record's own fields has passed, so both are what they are declared to be.
    const stated = { title: title as string, period: period as Closing['next']['period'] }
    const closed = close.mutateAsync({
      ...{ id: entity.id, revision: entity.revision, changes, cancelled },
      next: closing.existing ? { id: closing.existing.id } : stated,
      carried: ids.filter((id) => !left.has(id)),
      ...(reason.trim() === '' ? {} : { reason }),
    })
    // The page may learn that the cycle is closed, and take this dialog away, before the answer comes.
    closed.then(
      ({ next }) => navigate({ to: '/records/$record/$id', params: { record: 'cycle', id: next }, search: rest }),
      () => undefined,
    )
  }
  return { values, change, left, choose, cancelled, reason, setReason, errors, missing, submit, close }
}
