import { Button } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useMemo, useRef } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { happenedIn } from '../app/refusal-words.ts'
import { useWords } from '../app/words.tsx'
import { usePageKeys } from '../ui/use-page-keys.ts'
import { FormFields, filledSections, useOneByOne } from './form-fields.tsx'
import { focusRefused, useBeginning, useRefused } from './form-focus.ts'
import { type CheckedValues, typedFields } from './form-values.ts'
import { ArrivalsFrame, useArrivals } from './inputs/arrivals.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import classes from './record-form.module.css'
import type { DraftKeeper } from './use-form-draft.ts'
import { useFormats } from './use-formats.ts'
import type { RecordFormApi } from './use-record-form.ts'

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

type StatusProps = Pick<Props, 'form' | 'draft' | 'refusal'> & {
  /** Files for which saving waits. */
  readonly arriving: number
}

/** What the form has to say beside its buttons, unless it was refused, which says more: errors first, then that nothing can be lost, then the keys. */
function FormStatus({ form, draft, refusal, arriving }: StatusProps) {
  const t = useWords()
  const formats = useFormats()
  const hasErrors = Object.keys(form.formState.errors).length > 0
  const kept = draft.keptAt ? t('draft.kept', { when: formats.clock(draft.keptAt) }) : null
  const notKept = draft.refusal ? t('draft.notKept', { why: happenedIn(t, draft.refusal) }) : null
  if (arriving > 0) return <span role="status">{t('form.arriving', { count: arriving })}</span>
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
  const sections = useMemo(() => filledSections(record, names), [record, names])
  const drawn = useOneByOne(sections.length)
  const element = useRef<HTMLFormElement>(null)
  const { formState, handleSubmit } = form
  useBeginning(element, names, drawn === sections.length)
  useRefused(element, names, refusal)
  const arrivals = useArrivals()
  const saveWith = (run: (values: CheckedValues) => Promise<void>) =>
    void handleSubmit(run, (errors) => focusRefused(element.current, names, errors))()
  // What saving stands on, such as the record as it is now, may be another by the time the files have arrived.
  const latest = useRef({ onSave, onSaveAndNew })
  latest.current = { onSave, onSaveAndNew }
  const save = () => arrivals.whenArrived(() => saveWith(latest.current.onSave))
  const another = onSaveAndNew
    ? () => arrivals.whenArrived(() => saveWith(latest.current.onSaveAndNew ?? onSaveAndNew))
    : null
  const leave = () => {
    arrivals.forget()
    onCancel()
  }
  usePageKeys([['mod+Enter', save]], true)
  usePageKeys(another ? [['mod+shift+Enter', another]] : [], true)
  usePageKeys([['Escape', leave]])
  // Before the control in focus hears of it: an open list of choices takes any Enter for a choice, and would give back
  // what was chosen while the form is being saved.
  const saveFirst = (event: KeyboardEvent<HTMLFormElement>) => {
    const isInside = event.target instanceof Node && event.currentTarget.contains(event.target)
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isInside) return
    event.preventDefault()
    event.stopPropagation()
    if (event.shiftKey) another?.()
    else save()
  }

  return (
    <form
      ref={element}
      onKeyDownCapture={saveFirst}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      noValidate
      autoComplete="off"
      aria-label={submitLabel}
    >
      {notice}
      <ArrivalsFrame form={arrivals.form}>
        <FormFields record={record} control={form.control} titles={props.titles} sections={sections.slice(0, drawn)} />
      </ArrivalsFrame>
      <div className={classes.footer}>
        <RefusalNotice refusal={refusal} />
        <div className={classes.actions}>
          <Button type="submit" loading={formState.isSubmitting || arrivals.isAwaited}>
            {submitLabel}
          </Button>
          {another ? (
            <Button variant="default" disabled={formState.isSubmitting} onClick={another}>
              {t('form.another')}
            </Button>
          ) : null}
          <Button variant="default" onClick={leave}>
            {t('form.cancel')}
          </Button>
          <FormStatus
            form={form}
            draft={draft}
            refusal={refusal}
            arriving={arrivals.isAwaited ? arrivals.running : 0}
          />
        </div>
      </div>
      <LeaveDialog blocked={formState.isDirty && !leaving} onDiscard={() => void draft.forget()} />
    </form>
  )
}
