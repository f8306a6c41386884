import { Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import type { CarriedRow, Closing } from '#shared/modules/cycles/cycles.contract.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { FieldInput } from '../../records/inputs/field-input.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { submitOnSaveKeys } from '../../ui/save-keys.ts'
import classes from './close-cycle-dialog.module.css'
import { useClosing } from './use-closing.ts'

type Form = ReturnType<typeof useClosing>
type Asked = 'title' | 'period' | 'actSummary' | 'lessons'

function Field({ name, label, form }: { readonly name: Asked; readonly label: string; readonly form: Form }) {
  return (
    <FieldInput
      field={{ ...cycleRecord.fields[name], required: true }}
      messages={`cycle.${name}`}
      path={name}
      label={label}
      value={form.values[name] ?? null}
      onChange={(value) => form.change(name, value)}
      errorAt={(path) => form.errors[path]}
      titles={{}}
    />
  )
}

/** What of a work item goes on: its number, the targets that are left, and its days in the next cycle. */
function useItemWords() {
  const t = useWords()
  const formats = useFormats()
  return ({ number, state, remaining, startOn, dueOn }: CarriedRow, isCarried: boolean) => {
    const targets = remaining.map(({ name, wanted }) => `${name} ${wanted}`).join(t('steps.refused.between'))
    const goesOn = [
      formats.period({ start: startOn, end: dueOn }),
      targets === '' ? t('closing.noTargets') : t('closing.targets', { targets }),
    ]
    return [number, t(`workItem.state.${state}`), ...(isCarried ? goesOn : [t('closing.cancelled')])].join(' · ')
  }
}

function Items({ items, form }: { readonly items: readonly CarriedRow[]; readonly form: Form }) {
  const t = useWords()
  const wordsOf = useItemWords()
  if (items.length === 0) return <p className="quiet">{t('closing.noItems')}</p>
  return (
    <fieldset className={classes.items}>
      <legend className={classes.legend}>{t('closing.items', { count: items.length })}</legend>
      <p className="quiet">{t('closing.items.help')}</p>
      <ul className={classes.list}>
        {items.map((item) => {
          const isCarried = !form.left.has(item.id)
          return (
            <li key={item.id}>
              <Checkbox
                label={item.title}
                description={wordsOf(item, isCarried)}
                checked={isCarried}
                onChange={(event) => form.choose(item.id, event.currentTarget.checked)}
              />
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

function Actions({ actions }: Pick<Closing, 'actions'>) {
  const t = useWords()
  if (actions.length === 0) return null
  return (
    <section>
      <h3 className={classes.legend}>{t('closing.actions', { count: actions.length })}</h3>
      <ul className={classes.actions}>
        {actions.map(({ id, number, title }) => (
          <li key={id}>
            <span className="quiet">{number}</span> <RecordLink record="correctiveAction" id={id} title={title} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Closes a cycle: shows what would be carried into the next one, and lets whoever closes it choose. */
export function CloseCycleDialog({
  detail,
  closing,
  onClose,
}: Pick<DetailProps, 'detail'> & { readonly closing: Closing; readonly onClose: () => void }) {
  const t = useWords()
  const form = useClosing(detail.entity, closing)
  const { existing, items, actions } = closing
  return (
    <Modal opened onClose={onClose} title={t('closing.title')} size="xl">
      <form onKeyDownCapture={submitOnSaveKeys} onSubmit={form.submit} noValidate autoComplete="off">
        <Stack gap="sm">
          {existing ? (
            <p>{t('closing.existing', { title: `${existing.number} ${existing.title}` })}</p>
          ) : (
            <div className={classes.next}>
              <Field name="title" label={t('closing.nextTitle')} form={form} />
              <Field name="period" label={t('closing.nextPeriod')} form={form} />
            </div>
          )}
          {form.missing.map((name) => (
            <Field key={name} name={name} label={t(`cycle.${name}`)} form={form} />
          ))}
          <Items items={items} form={form} />
          {form.cancelled.length > 0 ? (
            <Textarea
              label={t('closing.reason', { count: form.cancelled.length })}
              value={form.reason}
              onChange={(event) => form.setReason(event.currentTarget.value)}
              error={form.errors.reason}
              autosize
              minRows={2}
              maxLength={1000}
              required
            />
          ) : null}
          <Actions actions={actions} />
          <p className="quiet">{t('closing.lessons')}</p>
          {form.close.error ? <RefusalNotice refusal={refusalOf(form.close.error)} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" loading={form.close.isPending}>
              {t('closing.submit', { count: items.length - form.cancelled.length })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
