import { NativeSelect } from '@mantine/core'
import { memo, useState } from 'react'
import { type ScanColumns as Columns, type ScanCell, scanCells } from '#shared/modules/assets/assets.scan-columns.ts'
import { useWords } from '../../../app/words.tsx'
import { Notice } from '../../../ui/error-notice.tsx'
import classes from './scan-import.module.css'
import type { ScanChoices } from './use-scan-import.ts'

type Props = {
  readonly columns: Columns
  readonly choices: ScanChoices
  readonly onChange: (choices: Partial<ScanChoices>) => void
}

function Cell({ cell, columns, choices, onChange }: Props & { readonly cell: ScanCell }) {
  const t = useWords()
  // What was told stands at once, not only when the file has been read again.
  const told = choices.columns[cell]
  const place = told === undefined ? columns.places[cell] : told
  const heads = columns.heads.map((head, at) => ({
    value: String(at),
    label: head === '' ? t('scanImport.columns.place', { place: at + 1 }) : head,
  }))
  return (
    <NativeSelect
      size="xs"
      label={t(`scanImport.cell.${cell}`)}
      value={typeof place === 'number' ? String(place) : ''}
      data={[{ value: '', label: t('scanImport.columns.none') }, ...heads]}
      onChange={({ currentTarget: { value } }) =>
        onChange({ columns: { ...choices.columns, [cell]: value === '' ? null : Number(value) } })
      }
    />
  )
}

/**
 * Which column of a table says what: as its heads tell it, or as a person does where they tell nothing. Drawn anew only when
 * something of it changed: there may be a thousand columns to choose from.
 */
export const ScanColumns = memo(function ScanColumns({ columns, choices, onChange }: Props) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  const read = new Set(Object.values(columns.places)).size
  return (
    <>
      {columns.isEnough ? null : <Notice tone="attention" title={t('scanImport.columns.lacking')} />}
      <details
        className={classes.columns}
        open={isOpen || !columns.isEnough}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          {t('scanImport.columns')}{' '}
          <span className="quiet">{t('scanImport.columns.read', { read, count: columns.heads.length })}</span>
        </summary>
        <div className={classes.cells}>
          {scanCells.map((cell) => (
            <Cell key={cell} {...{ cell, columns, choices, onChange }} />
          ))}
        </div>
      </details>
    </>
  )
})
