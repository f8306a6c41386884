import { notifications } from '@mantine/notifications'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useChange } from '../api/queries.ts'
import { recordClient } from '../api/record-client.ts'
import { refusalOf } from '../api/refusal.ts'
import { fieldSentence } from '../app/refusal-words.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { say } from '../ui/spoken.tsx'
import { FormDraftNotice } from './form-draft-notice.tsx'
import { type CheckedValues, type FormValues, likeAnother, valuesFor, writerValues } from './form-values.ts'
import { PanelHead } from './panel-head.tsx'
import { RecordForm } from './record-form.tsx'
import { recordWord } from './record-word.ts'
import { type DraftKeeper, useFormDraft } from './use-form-draft.ts'
import { type RecordFormApi, useRecordForm } from './use-record-form.ts'

/** Values that a link into the form brings along, such as the audit of a new finding. */
function brought(search: FormValues): FormValues {
  const { with: values } = search
  return typeof values === 'object' && values !== null ? { ...values } : {}
}

type Props = {
  readonly record: AnyRecord
  readonly values: Record<string, unknown>
  /** Begins the next record, like the one that was just saved. */
  readonly onNext: (saved: CheckedValues) => void
}

/** Makes the record; what is refused stands beside its field or above the buttons. */
function useCreating(record: AnyRecord, form: RecordFormApi, draft: DraftKeeper) {
  const t = useWords()
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const [leaving, setLeaving] = useState(false)
  const create = useChange(recordClient(record.name).create)
  const make = async (checked: CheckedValues) => {
    try {
      const entity = await create.mutateAsync({ draft: checked })
      await draft.forget()
      // The question about unsaved values must be gone before the page is left.
      flushSync(() => setLeaving(true))
      return entity
    } catch (error) {
      const refused = refusalOf(error)
      for (const field of refused.fields)
        form.setError(field.path.replace(/^draft\./, ''), { message: fieldSentence(t, field) })
      setRefusal(refused)
      return null
    }
  }
  return { make, refusal, leaving }
}

const noTitles: Titles = {}

function NewRecord({ record, values, onNext }: Props) {
  const t = useWords()
  const navigate = useNavigate()
  const form = useRecordForm(record, values)
  const draft = useFormDraft({ record, id: null, form, before: values, revision: null })
  const { make, refusal, leaving } = useCreating(record, form, draft)

  const save = async (checked: CheckedValues) => {
    const made = await make(checked)
    if (!made) return
    say(t('form.made', { record: t(record.name) }))
    await navigate({ to: '/records/$record/$id', params: { record: record.name, id: made.id }, search: withoutBrought })
  }
  const saveAndNew = async (checked: CheckedValues) => {
    const made = await make(checked)
    if (!made) return
    const title = made[record.title]
    notifications.show({
      message: t('form.created', { title: typeof title === 'string' ? title : t(record.name) }),
      closeButtonProps: { 'aria-label': t('dialog.close') },
    })
    onNext(checked)
  }
  const cancel = () =>
    void navigate({ to: '/records/$record', params: { record: record.name }, search: withoutBrought })
  const restore = () => {
    for (const [name, value] of Object.entries(draft.found?.typed ?? {}))
      form.setValue(name, value, { shouldDirty: true })
    draft.settle('restored')
  }
  const discard = () => draft.settle('discarded')

  return (
    <>
      <PanelHead title={t('form.new', { record: recordWord(t, record.name) })} onClose={cancel} />
      <RecordForm
        record={record}
        form={form}
        draft={draft}
        titles={noTitles}
        submitLabel={t('form.create', { record: recordWord(t, record.name) })}
        onSave={save}
        onSaveAndNew={saveAndNew}
        onCancel={cancel}
        refusal={refusal}
        notice={
          draft.found ? (
            <FormDraftNotice draft={draft.found} since={null} onRestore={restore} onDiscard={discard} />
          ) : null
        }
        leaving={leaving}
      />
    </>
  )
}

const nothing: FormValues = {}

/** The derived form of a new record, and of the next one like it; it begins with what is brought, and what is given beside. */
export function CreatePage({ record, given = nothing }: { readonly record: AnyRecord; readonly given?: FormValues }) {
  const search = useSearch({ strict: false })
  const { person } = useSession().member
  const [next, setNext] = useState({ number: 0, saved: null as CheckedValues | null })
  const values = useMemo(() => {
    const source = next.saved ? likeAnother(record, next.saved) : {}
    return valuesFor(record, { ...writerValues(record, person), ...given, ...source, ...brought(search) })
  }, [record, search, next, given, person])
  return (
    <NewRecord
      key={next.number}
      record={record}
      values={values}
      onNext={(saved) => setNext({ number: next.number + 1, saved })}
    />
  )
}

function withoutBrought(search: FormValues): FormValues {
  const { with: _, ...rest } = search
  return rest
}
