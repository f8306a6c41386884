import { Button } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { Controller, get, type UseFormReturn, useForm } from 'react-hook-form'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { fieldSentence } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { usePageKeys } from '../ui/use-page-keys.ts'
import { type CheckedValues, recordResolver, typedFields } from './form-values.ts'
import { FieldInput } from './inputs/field-input.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import classes from './record-form.module.css'

export type RecordFormApi = UseFormReturn<Record<string, unknown>, unknown, Record<string, AnyValue>>

/** The state of a form over one record, checked by the record's declaration. */
export function useRecordForm(record: AnyRecord, values: Record<string, unknown>): RecordFormApi {
  const t = useWords()
  const resolver = useMemo(() => recordResolver(record, (error) => fieldSentence(t, error)), [record, t])
  return useForm({ defaultValues: values, resolver, mode: 'onTouched' })
}

function messageIn(errors: unknown, path: string): string | undefined {
  const found: unknown = get(errors, path)
  if (typeof found !== 'object' || found === null || !('message' in found)) return undefined
  return typeof found.message === 'string' ? found.message : undefined
}

type Props = {
  readonly record: AnyRecord
  readonly form: RecordFormApi
  readonly titles: Titles
  readonly submitLabel: string
  /** Saves what was checked; a refusal is shown by whoever saves. */
  readonly onSave: (values: CheckedValues) => Promise<void>
  readonly onCancel: () => void
  readonly refusal: ErrorShape | null
  /** What else stands between the person and saving; above the buttons, where they look. */
  readonly notice?: ReactNode
  /** Set while what stands here has been saved and the page is being left. */
  readonly leaving: boolean
}

/** The derived form: sections and fields in the declared order, labels above, help below, errors beside. */
export function RecordForm({ record, form, titles, submitLabel, onSave, onCancel, refusal, notice, leaving }: Props) {
  const t = useWords()
  const names = useMemo(() => typedFields(record), [record])
  const { control, formState, handleSubmit } = form
  const errorAt = (path: string) => messageIn(formState.errors, path)
  const save = handleSubmit(onSave)
  usePageKeys([['mod+Enter', () => void save()]], true)
  usePageKeys([['Escape', onCancel]])
  const first = names[0]
  const sections = record.sections
    .map((section) => ({ ...section, fields: section.fields.filter((name) => names.includes(name)) }))
    .filter((section) => section.fields.length > 0)

  return (
    <form
      className={classes.form}
      onSubmit={(event) => void save(event)}
      noValidate
      autoComplete="off"
      aria-label={submitLabel}
    >
      {sections.map((section) => (
        <fieldset key={section.key} className={classes.section}>
          <legend>{t(`${record.name}.section.${section.key}`)}</legend>
          {section.fields.map((name) => {
            const declared = record.fields[name]
            if (!declared) return null
            const help = `${record.name}.${name}.help`
            return (
              <div key={name} className={classes.field} data-wide={name === record.title || isWide(declared.kind)}>
                <Controller
                  name={name}
                  control={control}
                  render={({ field }) => (
                    <FieldInput
                      field={declared}
                      messages={`${record.name}.${name}`}
                      path={name}
                      label={t(`${record.name}.${name}`)}
                      help={t.has(help) ? t(help) : undefined}
                      value={field.value}
                      onChange={field.onChange}
                      onBlur={field.onBlur}
                      errorAt={errorAt}
                      titles={titles}
                      autoFocus={name === first}
                    />
                  )}
                />
              </div>
            )
          })}
        </fieldset>
      ))}
      <div className={classes.footer}>
        {notice}
        <RefusalNotice refusal={refusal} />
        <div className={classes.actions}>
          <Button type="submit" loading={formState.isSubmitting}>
            {submitLabel}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('form.cancel')}
          </Button>
          <span className="quiet" role="status">
            {Object.keys(formState.errors).length > 0 ? t('form.errors') : t('form.keys')}
          </span>
        </div>
      </div>
      <LeaveDialog blocked={formState.isDirty && !leaving} />
    </form>
  )
}

function isWide(kind: string): boolean {
  return ['markdown', 'parts', 'evidence', 'references', 'period'].includes(kind)
}
