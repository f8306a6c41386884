import { Button, Group, Modal, Stack } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { fieldErrors } from '#shared/contract/checked.ts'
import { draftCheck } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useChange } from '../../api/queries.ts'
import { recordClient } from '../../api/record-client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { fieldSentence } from '../../app/refusal-words.ts'
import { useWords } from '../../app/words.tsx'
import { typedFields, valuesFor } from '../form-values.ts'
import { recordWord } from '../record-word.ts'
import type { InputProps } from './input-props.ts'

type Props = {
  readonly record: AnyRecord
  /** What was typed before anybody knew that there is no such record; the title to begin with. */
  readonly words: string
  /** Draws one field; handed in, for a reference is itself a field. */
  readonly drawField: (field: InputProps) => ReactNode
  readonly onCreated: (id: string) => void
  readonly onClose: () => void
}

/** A new record in the midst of another form: its title and what it cannot do without; the rest is filled in later. */
export function ReferenceCreate({ record, words, drawField, onCreated, onClose }: Props) {
  const t = useWords()
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({ [record.title]: words })
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const create = useChange(recordClient(record.name).create)
  const names = typedFields(record).filter((name) => name === record.title || record.fields[name]?.required)
  const submit = async (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    // The form around the field hears of every event within it, though the dialog stands elsewhere on the page.
    event.stopPropagation()
    const result = draftCheck(record).safeParse({ ...valuesFor(record, {}), ...values })
    const refused = result.success ? [] : fieldErrors(result.error)
    setErrors(Object.fromEntries(refused.map((error) => [error.path, fieldSentence(t, error)])))
    if (!result.success || create.isPending) return
    try {
      onCreated((await create.mutateAsync({ draft: result.data })).id)
    } catch {
      // The refusal stands in the dialog; what was typed is still there.
    }
  }
  const title = t('form.new', { record: recordWord(t, record.name) })
  return (
    <Modal opened onClose={onClose} title={title} size="md" closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      <form
        noValidate
        autoComplete="off"
        aria-label={title}
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event)
        }}
      >
        <Stack gap="sm">
          {names.map((name) => {
            const declared = record.fields[name]
            if (!declared) return null
            return (
              <div key={name}>
                {drawField({
                  field: declared,
                  messages: `${record.name}.${name}`,
                  path: name,
                  label: t(`${record.name}.${name}`),
                  value: values[name] ?? null,
                  onChange: (value) => setValues((old) => ({ ...old, [name]: value })),
                  errorAt: (path) => errors[path],
                  titles: {},
                  autoFocus: name === names[0],
                })}
              </div>
            )
          })}
          {create.error ? <RefusalNotice refusal={refusalOf(create.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('form.create', { record: recordWord(t, record.name) })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
