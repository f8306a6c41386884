import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useId } from 'react'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { type Existing, type ImportChoices, recognisableBy, usualRecognition } from './import-choices.ts'
import classes from './import-dialog.module.css'
import { columnLabel } from './import-words.ts'

type Props = {
  readonly record: AnyRecord
  readonly report: ImportReport
  readonly choices: ImportChoices
  readonly onChange: (choices: ImportChoices) => void
}

const ways: readonly Existing[] = ['stop', 'skip', 'update']

/** How a row is known to be of a record that the vault has already, and what is done with such a row. */
export function ImportRecognition({ record, report, choices, onChange }: Props) {
  const t = useWords()
  const label = useId()
  const columns = choices.columns ?? report.columns
  const offered = recognisableBy(record, columns)
  const chosen = choices.recognise ?? usualRecognition(record, columns, report.source.format)
  return (
    <div className={classes.group}>
      <NativeSelect
        label={t('import.known')}
        value={chosen}
        data={[
          { value: '', label: t('import.known.none') },
          ...offered.map((name) => ({ value: name, label: columnLabel(t, record.name, name) })),
        ]}
        onChange={(event) => onChange({ ...choices, recognise: event.currentTarget.value })}
      />
      <div>
        <span id={label} className={classes.label}>
          {t('import.existing')}
        </span>
        <SegmentedControl
          size="xs"
          aria-labelledby={label}
          disabled={chosen === ''}
          value={choices.existing}
          data={ways.map((way) => ({ value: way, label: t(`import.existing.${way}`) }))}
          onChange={(value) => onChange({ ...choices, existing: ways.find((way) => way === value) ?? 'update' })}
        />
      </div>
    </div>
  )
}
