import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf, useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { fieldSentence } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { type CheckedValues, changedValues, valuesFor } from './form-values.ts'
import { PanelHead } from './panel-head.tsx'
import { RecordForm, useRecordForm } from './record-form.tsx'
import { useFormats } from './use-formats.ts'

/** The conflict of two people: who was faster, and the way to go on without losing what was typed. */
function Overtaken({ fresh, onReload }: { readonly fresh: Detail<AnyEntity>; readonly onReload: () => void }) {
  const t = useWords()
  const formats = useFormats()
  const { updatedBy, updatedAt } = fresh.entity
  return (
    <ErrorNotice
      happened={t('conflict.happened', {
        who: fresh.titles[updatedBy] ?? t('record.somebody'),
        when: formats.instant(updatedAt),
      })}
      safe={t('conflict.safe')}
      todo={t('conflict.todo')}
    >
      <Button onClick={onReload}>{t('conflict.reload')}</Button>
    </ErrorNotice>
  )
}

function Editor({ record, detail }: { readonly record: AnyRecord; readonly detail: Detail<AnyEntity> }) {
  const t = useWords()
  const navigate = useNavigate()
  const queries = useQueryClient()
  // What is being edited stays as it was read, though the record may change meanwhile.
  const [base, setBase] = useState(detail)
  const [fresh, setFresh] = useState<Detail<AnyEntity> | null>(null)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const [leaving, setLeaving] = useState(false)
  const form = useRecordForm(record, valuesFor(record, base.entity))
  const update = useChange(recordClient(record.name).update)
  const { id, revision } = base.entity

  const leave = () =>
    navigate({ to: '/records/$record/$id', params: { record: record.name, id }, search: (old) => old })
  const save = async (values: CheckedValues) => {
    const changes = changedValues(base.entity, values)
    try {
      if (Object.keys(changes).length > 0) await update.mutateAsync({ id, revision, changes })
      flushSync(() => setLeaving(true))
      await leave()
    } catch (error) {
      const refused = refusalOf(error)
      if (refused.key === 'errors.changedMeanwhile')
        return setFresh(await queries.fetchQuery({ ...detailOf(record.name, id), staleTime: 0 }))
      for (const field of refused.fields)
        form.setError(field.path.replace(/^changes\./, ''), { message: fieldSentence(t, field) })
      setRefusal(refused)
    }
  }
  const reload = () => {
    if (!fresh) return
    form.reset(valuesFor(record, fresh.entity), { keepDirtyValues: true })
    setBase(fresh)
    setFresh(null)
  }
  const title = base.entity[record.title]

  return (
    <>
      <PanelHead
        title={t('form.edit', { title: typeof title === 'string' ? title : t(record.name) })}
        onClose={() => void leave()}
      />
      <RecordForm
        record={record}
        form={form}
        titles={base.titles}
        submitLabel={t('form.save')}
        onSave={save}
        onCancel={() => void leave()}
        refusal={refusal}
        notice={fresh ? <Overtaken fresh={fresh} onReload={reload} /> : null}
        leaving={leaving}
      />
    </>
  )
}

export function EditPage({ record }: { readonly record: AnyRecord }) {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery(detailOf(record.name, id))
  if (detail.error) return <RefusalNotice refusal={refusalOf(detail.error)} />
  return detail.data ? <Editor key={id} record={record} detail={detail.data} /> : null
}
