import { Checkbox, NativeSelect } from '@mantine/core'
import { useAll } from '../../../api/use-all.ts'
import { useWords } from '../../../app/words.tsx'
import classes from './scan-import.module.css'
import type { ScanChoices } from './use-scan-import.ts'

/** What is decided of the whole file: its unknown hosts, its information, and what it no longer names. */
export function ScanOptions({
  choices,
  onChange,
}: {
  readonly choices: ScanChoices
  readonly onChange: (choices: Partial<ScanChoices>) => void
}) {
  const t = useWords()
  const departments = useAll('department', {})
  return (
    <fieldset className={classes.options}>
      <legend className="only-spoken">{t('scanImport.options')}</legend>
      <NativeSelect
        label={t('scanImport.unknown')}
        value={choices.unknown}
        data={(['leaveOut', 'create'] as const).map((value) => ({ value, label: t(`scanImport.unknown.${value}`) }))}
        onChange={(event) => onChange({ unknown: event.currentTarget.value === 'create' ? 'create' : 'leaveOut' })}
      />
      <NativeSelect
        label={t('scanImport.department')}
        value={choices.department ?? ''}
        data={[
          { value: '', label: t('scanImport.department.none') },
          ...departments.rows.map(({ id, name }) => ({ value: id, label: String(name) })),
        ]}
        onChange={(event) => onChange({ department: event.currentTarget.value || null })}
      />
      <div className={classes.ticks}>
        <Checkbox
          label={t('scanImport.close')}
          checked={choices.close}
          onChange={(event) => onChange({ close: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('scanImport.information')}
          checked={choices.information}
          onChange={(event) => onChange({ information: event.currentTarget.checked })}
        />
      </div>
    </fieldset>
  )
}
