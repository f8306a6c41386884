import { Button, Modal, SegmentedControl } from '@mantine/core'
import { useId, useState } from 'react'
import { hasDuties } from '#shared/modules/exchange/exchange.duties.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { TaskProgress } from '../app/task-progress.tsx'
import { useWords } from '../app/words.tsx'
import { Notice } from '../ui/error-notice.tsx'
import classes from './export-dialog.module.css'
import type { ListSearch } from './list-search.ts'
import { type ExportChoices, firstExport, useExport } from './use-export.ts'

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  /** How many rows the list has. */
  readonly total: number | null
  /** The columns that the list shows now. */
  readonly columns: readonly string[]
  /** The ids of the rows that are chosen in the list. */
  readonly chosen: readonly string[]
  readonly onClose: () => void
}

const tables = ['csv', 'xlsx', 'json'] as const

/** Writes the rows of a list, filtered and in order as it is shown, or its dates as a calendar, to a file. */
export function ExportDialog({ record, search, total, columns, chosen, onClose }: Props) {
  const t = useWords()
  const [choices, setChoices] = useState<ExportChoices>(firstExport)
  const { task, saved, write } = useExport({ record, search, shown: columns, chosen })
  const records = t(`${record.name}.plural`)
  const formats: readonly ExportChoices['format'][] = [
    ...tables,
    ...(record.name === 'question' ? (['moodle-xml'] as const) : []),
    ...(hasDuties(record.name) ? (['ics'] as const) : []),
  ]
  const change = (part: Partial<ExportChoices>) => setChoices((old) => ({ ...old, ...part }))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('export.of', { records })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <div className={classes.body}>
        <Choice name="format" of={formats} value={choices.format} onChange={(format) => change({ format })} />
        {choices.format === 'ics' ? (
          <>
            <Choice name="whose" of={['mine', 'all']} value={choices.whose} onChange={(whose) => change({ whose })} />
            <Choice
              name="kinds"
              of={['one', 'every']}
              value={choices.kinds}
              onChange={(kinds) => change({ kinds })}
              records={records}
            />
          </>
        ) : (
          <>
            {chosen.length > 0 ? (
              <Choice
                name="which"
                of={['chosen', 'all']}
                value={choices.which}
                onChange={(which) => change({ which })}
                count={chosen.length}
              />
            ) : null}
            {choices.format === 'moodle-xml' ? null : (
              <Choice
                name="columns"
                of={['every', 'shown']}
                value={choices.columns}
                onChange={(columns) => change({ columns })}
              />
            )}
          </>
        )}
        <p className="quiet">
          {t(`export.about.${choices.format}`)}{' '}
          {choices.format === 'ics'
            ? null
            : chosen.length > 0 && choices.which === 'chosen'
              ? t('export.chosen', { count: chosen.length })
              : t('export.rows', { count: total ?? 0 })}
        </p>
        <p className="quiet">{t('export.open')}</p>
        <TaskProgress task={task} label={t('export.running')} />
        <RefusalNotice refusal={task.refusal} />
        {saved ? <Notice isResult tone="good" title={t('tasks.saved', { file: saved })} /> : null}
        <div className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t(saved ? 'dialog.close' : 'dialog.cancel')}
          </Button>
          <Button onClick={() => write(choices)} disabled={task.running} data-autofocus>
            {t('export.write')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

type ChoiceProps<Name extends string> = {
  readonly name: 'format' | 'columns' | 'whose' | 'kinds' | 'which'
  readonly of: readonly Name[]
  readonly value: Name
  readonly onChange: (value: Name) => void
  /** What the list is of, for words that name it. */
  readonly records?: string
  /** How many rows are chosen, for words that count them. */
  readonly count?: number
}

function Choice<Name extends string>({ name, of, value, onChange, records = '', count = 0 }: ChoiceProps<Name>) {
  const t = useWords()
  const label = useId()
  return (
    <div>
      <span id={label} className={classes.label}>
        {t(`export.${name}`)}
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby={label}
        value={value}
        data={of.map((one) => ({ value: one, label: t(`export.${name}.${one}`, { records, count }) }))}
        onChange={(next) => onChange(of.find((one) => one === next) ?? value)}
      />
    </div>
  )
}
