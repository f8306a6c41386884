import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { ScanReport } from '#shared/modules/assets/assets.contract.ts'
import { useAll } from '../../../api/use-all.ts'
import { useWords } from '../../../app/words.tsx'
import classes from './scan-import.module.css'
import type { ScanChoices } from './use-scan-import.ts'

/** Which scanner made a table: it is read anew only once the name is whole. */
function Tool({ tool, onChange }: { readonly tool: string; readonly onChange: (tool: string) => void }) {
  const t = useWords()
  const [typed, setTyped] = useState(tool)
  useEffect(() => setTyped(tool), [tool])
  const tell = () => {
    if (typed.trim() !== tool) onChange(typed.trim())
  }
  return (
    <TextInput
      label={t('scanImport.tool')}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={tell}
      onKeyDown={(event) => event.key === 'Enter' && tell()}
    />
  )
}

/** What is decided of the whole file: its unknown hosts, its information, and what it no longer names. */
export function ScanOptions({
  report,
  choices,
  onChange,
}: {
  readonly report: Pick<ScanReport, 'isToolAsked'>
  readonly choices: ScanChoices
  readonly onChange: (choices: Partial<ScanChoices>) => void
}) {
  const t = useWords()
  const departments = useAll('department', {})
  const isUnnamed = report.isToolAsked && choices.tool === ''
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
      {report.isToolAsked ? <Tool tool={choices.tool} onChange={(tool) => onChange({ tool })} /> : null}
      <div className={classes.ticks}>
        <Checkbox
          label={t('scanImport.close')}
          description={isUnnamed ? t('scanImport.close.unnamed') : null}
          disabled={isUnnamed}
          checked={choices.close && !isUnnamed}
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
