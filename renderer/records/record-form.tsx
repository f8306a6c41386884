import { Button } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useContext, useMemo, useRef } from 'react'
import { Controller, get } from 'react-hook-form'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { happenedIn } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { usePageKeys } from '../ui/use-page-keys.ts'
import { focusRefused, useBeginning, useRefused } from './form-focus.ts'
import { type CheckedValues, typedFields } from './form-values.ts'
import { FieldInput } from './inputs/field-input.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { OwnInputs } from './own-inputs.ts'
import classes from './record-form.module.css'
import type { DraftKeeper } from './use-form-draft.ts'
import { useFormats } from './use-formats.ts'
import type { RecordFormApi } from './use-record-form.ts'

function messageIn(errors: unknown, path: string): string | undefined {
  const found: unknown = get(errors, path)
  if (typeof found !== 'object' || found === null || !('message' in found)) return undefined
  return typeof found.message === 'string' ? found.message : undefined
}

type Props = {
  readonly record: AnyRecord
  readonly form: RecordFormApi
  readonly draft: DraftKeeper
  readonly titles: Titles
  readonly submitLabel: string
  /** Saves what was checked; a refusal is shown by whoever saves. */
  readonly onSave: (values: CheckedValues) => Promise<void>
  /** Saves and begins the next record; absent where there is no next one. */
  readonly onSaveAndNew?: (values: CheckedValues) => Promise<void>
  readonly onCancel: () => void
  readonly refusal: ErrorShape | null
  /** What was found before anything was typed; above the fields. */
  readonly notice?: ReactNode
  /** Set while what stands here has been saved and the page is being left. */
  readonly leaving: boolean
}

type FieldsProps = Pick<Props, 'record' | 'form' | 'titles'> & { readonly names: readonly string[] }

function FormFields({ record, form, titles, names }: FieldsProps) {
  const t = useWords()
  const { control, formState } = form
  const own = useContext(OwnInputs)
  const errorAt = (path: string) => messageIn(formState.errors, path)
  const sections = record.sections
    .map((section) => ({ ...section, fields: section.fields.filter((name) => names.includes(name)) }))
    .filter((section) => section.fields.length > 0)
  return sections.map((section) => (
    <fieldset key={section.key} className={classes.section}>
      <legend>{t(`${record.name}.section.${section.key}`)}</legend>
      {section.fields.map((name) => {
        const declared = record.fields[name]
        if (!declared) return null
        const help = `${record.name}.${name}.help`
        const wide = name === record.title || isWide(declared.kind)
        return (
          <div key={name} className={classes.field} data-wide={wide} data-field={name}>
            <Controller
              name={name}
              control={control}
              render={({ field }) => {
                const given = {
                  field: declared,
                  messages: `${record.name}.${name}`,
                  path: name,
                  label: t(`${record.name}.${name}`),
                  help: t.has(help) ? t(help) : undefined,
                  value: field.value,
                  onChange: field.onChange,
                  onBlur: field.onBlur,
                  errorAt,
                  titles,
                  autoFocus: name === names[0],
                }
                const Own = own[name]
                return Own ? <Own {...given} control={control} /> : <FieldInput {...given} />
              }}
            />
          </div>
        )
      })}
    </fieldset>
  ))
}

/** What the form has to say beside its buttons, unless it was refused, which says more: errors first, then that nothing can be lost, then the keys. */
function FormStatus({ form, draft, refusal }: Pick<Props, 'form' | 'draft' | 'refusal'>) {
  const t = useWords()
  const formats = useFormats()
  const hasErrors = Object.keys(form.formState.errors).length > 0
  const kept = draft.keptAt ? t('draft.kept', { when: formats.clock(draft.keptAt) }) : null
  const notKept = draft.refusal ? t('draft.notKept', { why: happenedIn(t, draft.refusal) }) : null
  // What goes well by itself every few seconds is not for saying.
  return (
    <>
      <span role="status">{refusal ? '' : hasErrors ? t('form.errors') : notKept}</span>
      {hasErrors || notKept ? null : <span className="quiet">{kept ?? t('form.keys')}</span>}
    </>
  )
}

/** The derived form: sections and fields in the declared order, labels above, help below, errors beside. */
export function RecordForm(props: Props) {
  const { record, form, draft, submitLabel, onSave, onSaveAndNew, onCancel, refusal, notice, leaving } = props
  const t = useWords()
  const names = useMemo(() => typedFields(record), [record])
  const element = useRef<HTMLFormElement>(null)
  const { formState, handleSubmit } = form
  useBeginning(element, names)
  useRefused(element, names, refusal)
  const saveWith = (run: (values: CheckedValues) => Promise<void>) =>
    handleSubmit(run, (errors) => focusRefused(element.current, names, errors))
  const save = saveWith(onSave)
  const another = onSaveAndNew ? saveWith(onSaveAndNew) : null
  usePageKeys([['mod+Enter', () => void save()]], true)
  usePageKeys(another ? [['mod+shift+Enter', () => void another()]] : [], true)
  usePageKeys([['Escape', onCancel]])
  // Before the control in focus hears of it: an open list of choices takes any Enter for a choice, and would give back
  // what was chosen while the form is being saved.
  const saveFirst = (event: KeyboardEvent<HTMLFormElement>) => {
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isInside) return
    event.preventDefault()
    event.stopPropagation()
    void (event.shiftKey ? another?.() : save())
  }

  return (
    <form
      ref={element}
      onKeyDownCapture={saveFirst}
      className={classes.form}
      onSubmit={(event) => void save(event)}
      noValidate
      autoComplete="off"
      aria-label={submitLabel}
    >
      {notice}
      <FormFields record={record} form={form} titles={props.titles} names={names} />
      <div className={classes.footer}>
        <RefusalNotice refusal={refusal} />
        <div className={classes.actions}>
          <Button type="submit" loading={formState.isSubmitting}>
            {submitLabel}
          </Button>
          {another ? (
            <Button variant="default" disabled={formState.isSubmitting} onClick={() => void another()}>
              {t('form.another')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onCancel}>
            {t('form.cancel')}
          </Button>
          <FormStatus form={form} draft={draft} refusal={refusal} />
        </div>
      </div>
      <LeaveDialog blocked={formState.isDirty && !leaving} onDiscard={() => void draft.forget()} />
    </form>
  )
}

function isWide(kind: string): boolean {
  return ['markdown', 'parts', 'evidence', 'references', 'period'].includes(kind)
}
