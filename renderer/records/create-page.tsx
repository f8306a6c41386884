import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { fieldSentence } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { type CheckedValues, valuesFor } from './form-values.ts'
import { PanelHead } from './panel-head.tsx'
import { RecordForm, useRecordForm } from './record-form.tsx'
import { recordWord } from './record-word.ts'

/** Values that a link into the form brings along, such as the audit of a new finding. */
function brought(search: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { with: values } = search
  return typeof values === 'object' && values !== null ? { ...values } : {}
}

export function CreatePage({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const values = useMemo(() => valuesFor(record, brought(search)), [record, search])
  const form = useRecordForm(record, values)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const [leaving, setLeaving] = useState(false)
  const create = useChange(recordClient(record.name).create)
  const title = t('form.new', { record: recordWord(t, record.name) })

  const save = async (draft: CheckedValues) => {
    try {
      const made = await create.mutateAsync({ draft })
      // The question about unsaved values must be gone before the page is left.
      flushSync(() => setLeaving(true))
      await navigate({
        to: '/records/$record/$id',
        params: { record: record.name, id: made.id },
        search: withoutBrought,
      })
    } catch (error) {
      const refused = refusalOf(error)
      for (const field of refused.fields)
        form.setError(field.path.replace(/^draft\./, ''), { message: fieldSentence(t, field) })
      setRefusal(refused)
    }
  }
  const cancel = () =>
    void navigate({ to: '/records/$record', params: { record: record.name }, search: withoutBrought })

  return (
    <>
      <PanelHead title={title} onClose={cancel} />
      <RecordForm
        record={record}
        form={form}
        titles={{}}
        submitLabel={t('form.create', { record: recordWord(t, record.name) })}
        onSave={save}
        onCancel={cancel}
        refusal={refusal}
        leaving={leaving}
      />
    </>
  )
}

function withoutBrought(search: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { with: _, ...rest } = search
  return rest
}
