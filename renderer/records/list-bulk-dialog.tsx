import { Button, Checkbox, Group, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { fieldErrors } from '#shared/contract/checked.ts'
import { changesCheck, isEmptyValue } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { fieldSentence } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { onSaveKeys } from '../ui/save-keys.ts'
import { FieldInput } from './inputs/field-input.tsx'
import { LapsesNotice } from './lapses-notice.tsx'
import { type BulkAction, bulkLapses, bulkValue, demandedFields, editableFields } from './list-bulk.ts'
import { type BulkDone, useBulkChange } from './use-bulk-change.tsx'

type Values = Readonly<Record<string, unknown>>
type Errors = Readonly<Record<string, string>>

type Props = {
  readonly record: AnyRecord
  readonly rows: readonly AnyEntity[]
  readonly action: BulkAction
  /** The reason that stands there to begin with. */
  readonly because?: string
  readonly onDone: (done: BulkDone) => void
  readonly onClose: () => void
}

type FieldsProps = {
  readonly record: AnyRecord
  readonly names: readonly string[]
  readonly values: Values
  readonly errors: Errors
  readonly onChange: (values: Values) => void
}

function ChangedFields({ record, names, values, errors, onChange }: FieldsProps) {
  const t = useWords()
  return names.map((name) => {
    const field = record.fields[name]
    if (!field) return null
    return (
      <FieldInput
        key={name}
        field={field}
        messages={`${record.name}.${name}`}
        path={name}
        label={t(`${record.name}.${name}`)}
        value={values[name] ?? null}
        onChange={(value) => onChange({ ...values, [name]: value })}
        errorAt={(path) => errors[path]}
        titles={{}}
      />
    )
  })
}

/** What the dialog is called and what pressing its button does. */
function useActionWords(record: AnyRecord, action: BulkAction): string {
  const t = useWords()
  if (action.kind === 'move') return t(`${record.name}.step.${action.step}`)
  return t(action.kind === 'update' ? 'list.bulk.edit' : `archive.${action.kind}`)
}

/** The values, the reason and what is wrong with them; `read` answers what may be sent, or null. */
function useBulkForm({ record, rows, action, because = '' }: Pick<Props, 'record' | 'rows' | 'action' | 'because'>) {
  const t = useWords()
  const [field, chooseField] = useState<string | null>(null)
  const [values, setValues] = useState<Values>({})
  const [reason, setReason] = useState(because)
  const [errors, setErrors] = useState<Errors>({})
  const [emptying, setEmptying] = useState(false)
  const demanded = action.kind === 'move' ? demandedFields(record, action.step, rows) : []
  const names = action.kind === 'update' ? (field === null ? [] : [field]) : demanded
  const given = field === null ? 'set' : bulkValue(record, field, values[field])
  const mayEmpty = given === 'emptying'
  const setField = (name: string | null) => {
    chooseField(name)
    // What was agreed for one field is not agreed for another.
    setEmptying(false)
  }
  const needsReason = action.kind === 'move' && record.workflow?.transitions[action.step]?.reason === true
  const lapses = field === null ? [] : bulkLapses(record, rows, { [field]: values[field] ?? null })
  const read = () => {
    const stated = Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
    const result = changesCheck(record).safeParse(stated)
    const changes = result.success ? result.data : {}
    const refused = result.success ? [] : fieldErrors(result.error)
    const missing = result.success ? demanded.filter((name) => isEmptyValue(changes[name])) : []
    const required = t('errors.field.required')
    const found: Errors = Object.fromEntries([
      ...refused.map((error) => [error.path, fieldSentence(t, error)]),
      ...missing.map((name) => [name, required]),
      ...(needsReason && reason.trim() === '' ? [['reason', required]] : []),
      ...(action.kind === 'update' && field === null ? [['field', required]] : []),
      ...(field !== null && given !== 'set' && !(mayEmpty && emptying) ? [[field, required]] : []),
    ])
    setErrors(found)
    return Object.keys(found).length === 0 ? changes : null
  }
  return {
    field,
    setField,
    values,
    setValues,
    reason,
    setReason,
    errors,
    names,
    lapses,
    needsReason,
    mayEmpty,
    emptying,
    setEmptying,
    read,
  }
}

/** Asks for what the action needs, does it with all chosen rows at once, and names the row where it is refused. */
export function BulkDialog({ record, rows, action, because, onDone, onClose }: Props) {
  const t = useWords()
  const name = useActionWords(record, action)
  const form = useBulkForm({ record, rows, action, ...(because === undefined ? {} : { because }) })
  const { run, refusal, isPending } = useBulkChange(record, onDone)
  const save = () => {
    if (isPending) return
    const changes = form.read()
    if (changes) run(rows, action, changes, form.reason.trim())
  }
  return (
    <Modal opened onClose={onClose} title={name} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
        onKeyDownCapture={onSaveKeys(save)}
        noValidate
        autoComplete="off"
      >
        <Stack gap="sm">
          <p className="quiet">{t('list.bulk.about', { count: rows.length })}</p>
          {action.kind === 'update' ? (
            <Select
              label={t('list.bulk.field')}
              data={editableFields(record).map((one) => ({ value: one, label: t(`${record.name}.${one}`) }))}
              value={form.field}
              onChange={form.setField}
              error={form.errors.field}
              searchable
              data-autofocus
            />
          ) : null}
          <ChangedFields
            record={record}
            names={form.names}
            values={form.values}
            errors={form.errors}
            onChange={form.setValues}
          />
          {form.field === null ? null : <LapsesNotice lapses={form.lapses} />}
          {form.mayEmpty ? (
            <Checkbox
              label={t('list.bulk.empty')}
              checked={form.emptying}
              onChange={(event) => form.setEmptying(event.currentTarget.checked)}
            />
          ) : null}
          <Textarea
            label={t('steps.reason')}
            description={t('steps.reason.help')}
            required={form.needsReason}
            value={form.reason}
            onChange={(event) => form.setReason(event.currentTarget.value)}
            error={form.errors.reason}
            autosize
            minRows={2}
            maxLength={1000}
          />
          {refusal ? (
            <div>
              {typeof refusal.parameters.title === 'string' ? (
                <p className="quiet">{t('list.bulk.refused', { title: refusal.parameters.title })}</p>
              ) : null}
              <RefusalNotice refusal={refusal} />
            </div>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {name}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
