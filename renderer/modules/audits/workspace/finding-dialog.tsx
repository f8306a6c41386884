import { Button, Group, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { together } from '#shared/base/series.ts'
import { fieldErrors } from '#shared/contract/checked.ts'
import { findingFrom } from '#shared/modules/audits/audits.workspace.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { draftCheck } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf, useChange } from '../../../api/queries.ts'
import { recordClient } from '../../../api/record-client.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { type Kept, useKept } from '../../../api/use-kept.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { fieldSentence } from '../../../app/refusal-words.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { valuesFor } from '../../../records/form-values.ts'
import classes from './finding-dialog.module.css'
import { FindingField } from './finding-field.tsx'

/** What is asked in the field; cause, owner and dates are agreed with the auditee later. */
const asked = [
  'title',
  'impact',
  'likelihood',
  'severity',
  'department',
  'severityReason',
  'condition',
  'criterion',
  'causeCategory',
  'whys',
  'repeatOf',
  'effect',
  'recommendation',
] as const
const narrow: readonly string[] = ['impact', 'likelihood', 'severity', 'department']
const record: AnyRecord = findingRecord

type Values = Readonly<Record<string, unknown>>
type Errors = Readonly<Record<string, string>>

type FormProps = { readonly begun: Values; readonly kept: Kept; readonly onClose: () => void }
type Props = { readonly audit: AnyEntity; readonly row: AnyEntity; readonly onClose: () => void }

const pause = 500

/** What was typed of the finding of a row: kept in the vault, so that closing the dialog or a crash loses none of it. */
function useTyped(kept: Kept, row: string) {
  const key = `finding.from:${row}`
  const value = kept.values.get(key)?.value
  const [typed, setTyped] = useState<Values>(typeof value === 'object' && value !== null ? { ...value } : {})
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const latest = useRef(typed)
  const { put, remove } = kept
  const change = (name: string, next: unknown) => {
    latest.current = { ...latest.current, [name]: next }
    setTyped(latest.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void put(key, latest.current).catch(() => undefined), pause)
  }
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      if (Object.keys(latest.current).length > 0) void put(key, latest.current).catch(() => undefined)
    },
    [put, key],
  )
  const forget = () => {
    clearTimeout(timer.current)
    latest.current = {}
    void remove(key).catch(() => undefined)
  }
  return { typed, change, forget }
}

/** The checked draft of the finding, or what is wrong with it by field. */
function useFinding({ begun, kept, onClose }: FormProps) {
  const t = useWords()
  const { typed, change, forget } = useTyped(kept, String(begun.checklistRow))
  const [errors, setErrors] = useState<Errors>({})
  const create = useChange(recordClient('finding').create)
  const values = { ...valuesFor(record, begun), ...typed }
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    const result = draftCheck(record).safeParse(values)
    if (!result.success) {
      const refused = fieldErrors(result.error).map((error) => [error.path, fieldSentence(t, error)] as const)
      return setErrors(Object.fromEntries(refused))
    }
    setErrors({})
    const done = () => {
      forget()
      onClose()
    }
    create.mutate({ draft: result.data }, { onSuccess: done })
  }
  return { values, errors, submit, change, create }
}

function FindingForm(props: FormProps) {
  const t = useWords()
  const { values, errors, submit, change, create } = useFinding(props)
  const unseen = Object.keys(errors).some((path) => !asked.some((name) => path === name))
  return (
    <form
      onSubmit={submit}
      noValidate
      autoComplete="off"
      className={classes.form}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
      }}
    >
      {asked.map((name) => {
        const field = record.fields[name]
        if (!field) return null
        const help = `finding.${name}.help`
        return (
          <div key={name} className={narrow.includes(name) ? undefined : classes.wide}>
            <FindingField
              typed={values}
              field={field}
              messages={`finding.${name}`}
              path={name}
              label={t(`finding.${name}`)}
              help={t.has(help) ? t(help) : undefined}
              value={values[name]}
              onChange={(value) => change(name, value)}
              errorAt={(path) => errors[path]}
              titles={{}}
              autoFocus={name === 'title'}
            />
          </div>
        )
      })}
      <div className={classes.wide}>
        {unseen ? <p role="alert">{together(Object.values(errors))}</p> : null}
        {create.error ? <RefusalNotice refusal={refusalOf(create.error)} /> : null}
        <Group justify="flex-end" gap="xs">
          <span className="quiet">{t('form.keys')}</span>
          <Button variant="default" onClick={props.onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('workspace.finding.create')}
          </Button>
        </Group>
      </div>
    </form>
  )
}

/** States a finding from a checklist row in place: what the row knows already is filled in. */
export function FindingDialog({ audit, row, onClose }: Props) {
  const t = useWords()
  const { today } = useSession()
  const control = typeof row.control === 'string' ? row.control : null
  const found = useQuery({ ...detailOf('control', control ?? ''), enabled: control !== null })
  // Without the control the department is only one that a person must choose.
  const kept = useKept('draft')
  if ((control !== null && found.isPending) || !kept.isReady) return null
  const begun = findingFrom(row, audit, found.data?.entity ?? null, today)
  return (
    <Modal opened onClose={onClose} title={t('workspace.finding.new')} size="xl" closeOnClickOutside={false}>
      <p className="quiet">
        {t('workspace.finding.from', { row: typeof row.question === 'string' ? row.question : '' })}
      </p>
      <FindingForm begun={begun} kept={kept} onClose={onClose} />
    </Modal>
  )
}
