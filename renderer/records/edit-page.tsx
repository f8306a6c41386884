import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../api/queries.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { fieldSentence } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { FormConflictDialog } from './form-conflict-dialog.tsx'
import { entityBefore } from './form-draft.ts'
import { FormDraftNotice } from './form-draft-notice.tsx'
import { type CheckedValues, type FormValues, valuesFor } from './form-values.ts'
import { LapseNotice } from './lapse-notice.tsx'
import { PanelHead } from './panel-head.tsx'
import { RecordForm } from './record-form.tsx'
import { useUndoableSaving } from './undo/use-undoable-saving.ts'
import { type DraftKeeper, useFormDraft } from './use-form-draft.ts'
import { type RecordFormApi, useRecordForm } from './use-record-form.ts'

type EditorProps = { readonly record: AnyRecord; readonly detail: Detail<AnyEntity> }

function setValues(form: RecordFormApi, values: FormValues): void {
  for (const [name, value] of Object.entries(values)) form.setValue(name, value, { shouldDirty: true })
}

type Found = EditorProps & {
  readonly draft: DraftKeeper
  readonly form: RecordFormApi
  readonly onBase: (base: AnyEntity) => void
}

/** What is to be known before anything is typed: the sign-offs that an edit ends, and what was typed here before. */
function Beforehand({ base, ...found }: Found & { readonly base: AnyEntity }) {
  return (
    <>
      <LapseNotice record={found.record} entity={base} titles={found.detail.titles} />
      <Restorable {...found} />
    </>
  )
}

/** The earlier draft of this record, where there is one. */
function Restorable(props: Found) {
  const { detail, draft, form, onBase } = props
  const t = useWords()
  const { found } = draft
  if (!found) return null
  const { entity, titles } = detail
  const isOld = found.revision !== entity.revision
  const restore = () => {
    // Saving over the revision that the draft was typed on meets what others changed since.
    onBase(entityBefore(entity, found))
    setValues(form, found.typed)
    draft.settle('restored')
  }
  return (
    <FormDraftNotice
      draft={found}
      since={isOld ? { who: titles[entity.updatedBy] ?? t('record.somebody'), at: entity.updatedAt } : null}
      onRestore={restore}
      onDiscard={() => draft.settle('discarded')}
    />
  )
}

function Editor({ record, detail }: EditorProps) {
  const t = useWords()
  const navigate = useNavigate()
  // What is being edited stays as it was read, though the record may change meanwhile.
  const [base, setBase] = useState(detail.entity)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const [leaving, setLeaving] = useState(false)
  const before = useMemo(() => valuesFor(record, base), [record, base])
  const form = useRecordForm(record, before)
  const draft = useFormDraft({ record, id: base.id, form, before, revision: base.revision })
  const { save, conflict, settle, isSaving } = useUndoableSaving(record)

  const leave = () =>
    navigate({ to: '/records/$record/$id', params: { record: record.name, id: base.id }, search: (old) => old })
  const saveOver = async (entity: AnyEntity, values: CheckedValues) => {
    try {
      const outcome = await save(entity, values)
      if (outcome === 'conflict') return
      if (outcome === 'joined')
        notifications.show({ message: t('conflict.joined'), closeButtonProps: { 'aria-label': t('dialog.close') } })
      await draft.forget()
      flushSync(() => setLeaving(true))
      await leave()
    } catch (error) {
      const refused = refusalOf(error)
      for (const field of refused.fields)
        form.setError(field.path.replace(/^changes\./, ''), { message: fieldSentence(t, field) })
      settle()
      setRefusal(refused)
    }
  }
  const takeBack = (fresh: Detail<AnyEntity>, values: CheckedValues) => {
    form.reset(valuesFor(record, fresh.entity))
    setValues(form, values)
    setBase(fresh.entity)
    settle()
  }
  const title = base[record.title]

  return (
    <>
      <PanelHead
        title={t('form.edit', { title: typeof title === 'string' ? title : t(record.name) })}
        onClose={() => void leave()}
      />
      <RecordForm
        record={record}
        form={form}
        draft={draft}
        titles={detail.titles}
        submitLabel={t('form.save')}
        onSave={(values) => saveOver(base, values)}
        onCancel={() => void leave()}
        refusal={refusal}
        notice={<Beforehand record={record} detail={detail} base={base} draft={draft} form={form} onBase={setBase} />}
        leaving={leaving}
      />
      {conflict ? (
        <FormConflictDialog
          record={record}
          fresh={conflict.fresh}
          merge={conflict.merge}
          saving={isSaving}
          onSave={(values) => void saveOver(conflict.fresh.entity, values)}
          onBack={(values) => takeBack(conflict.fresh, values)}
        />
      ) : null}
    </>
  )
}

/** The derived form of a record that is there already. */
export function EditPage({ record }: { readonly record: AnyRecord }) {
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery(detailOf(record.name, id))
  if (detail.error) return <RefusalNotice refusal={refusalOf(detail.error)} />
  return detail.data ? <Editor key={id} record={record} detail={detail.data} /> : null
}
