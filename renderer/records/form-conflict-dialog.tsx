import { Button, Group, Modal, Radio } from '@mantine/core'
import { useState } from 'react'
import { listed } from '#shared/base/series.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Clash, Merge } from '#shared/record/three-way.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../app/words.tsx'
import classes from './form-conflict-dialog.module.css'
import { SideValue } from './form-side-value.tsx'
import type { CheckedValues } from './form-values.ts'
import { useFormats } from './use-formats.ts'

type Side = 'mine' | 'theirs'
type Shown = { readonly record: AnyRecord; readonly fresh: Detail<AnyEntity> }

type ChoiceProps = Shown & {
  readonly clash: Clash
  readonly chosen: Side
  readonly onChoose: (side: Side) => void
  readonly who: string
}

function ClashChoice({ record, fresh, clash, chosen, onChoose, who }: ChoiceProps) {
  const t = useWords()
  const sides = { mine: t('conflict.mine'), theirs: t('conflict.theirs', { who }) }
  return (
    <Radio.Group
      value={chosen}
      onChange={(side) => onChoose(side === 'theirs' ? 'theirs' : 'mine')}
      label={t(`${record.name}.${clash.field}`)}
      className={classes.clash}
    >
      <div className={classes.sides}>
        <div className={classes.side}>
          <span className="quiet">{t('conflict.before')}</span>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled with the keys */}
          <div className={classes.value} tabIndex={0}>
            <SideValue record={record} titles={fresh.titles} field={clash.field} value={clash.base} />
          </div>
        </div>
        {(['theirs', 'mine'] as const).map((side) => (
          <div key={side} className={classes.side} data-chosen={chosen === side}>
            <Radio value={side} label={sides[side]} size="xs" />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long text is scrolled with the keys */}
            <div className={classes.value} tabIndex={0}>
              <SideValue record={record} titles={fresh.titles} field={clash.field} value={clash[side]} />
            </div>
          </div>
        ))}
      </div>
    </Radio.Group>
  )
}

type Props = Shown & {
  readonly merge: Merge
  readonly saving: boolean
  /** Saves the chosen values as one change over theirs. */
  readonly onSave: (values: CheckedValues) => void
  /** Takes the chosen values back into the form, to be looked at again. */
  readonly onBack: (values: CheckedValues) => void
  /** What the way back is called where no form is behind it. */
  readonly backLabel?: string
}

/** Two people changed one record: field by field, what stood there, what the other made of it, and what I typed. */
export function FormConflictDialog({ record, fresh, merge, saving, onSave, onBack, backLabel }: Props) {
  const t = useWords()
  const formats = useFormats()
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({})
  const { updatedBy, updatedAt } = fresh.entity
  const who = fresh.titles[updatedBy] ?? t('record.somebody')
  const sideOf = (field: string): Side => sides[field] ?? 'mine'
  const all = (side: Side) => setSides(Object.fromEntries(merge.clashes.map(({ field }) => [field, side])))
  const values = { ...merge.values }
  for (const clash of merge.clashes) values[clash.field] = clash[sideOf(clash.field)]
  const names = (fields: readonly string[]) =>
    listed(
      t.language,
      fields.map((field) => t(`${record.name}.${field}`)),
    )

  return (
    <Modal opened onClose={() => onBack(values)} title={t('conflict.title')} size="min(960px, 92vw)">
      <form
        className={classes.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          onSave(values)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave(values)
        }}
      >
        <p>{t('conflict.happened', { who, when: formats.instant(updatedAt) })}</p>
        {merge.theirs.length > 0 ? (
          <p className="quiet">{t('conflict.taken', { fields: names(merge.theirs) })}</p>
        ) : null}
        {merge.clashes.length > 1 ? (
          <Group gap="xs">
            <Button variant="default" size="compact-xs" onClick={() => all('mine')}>
              {t('conflict.allMine')}
            </Button>
            <Button variant="default" size="compact-xs" onClick={() => all('theirs')}>
              {t('conflict.allTheirs')}
            </Button>
          </Group>
        ) : null}
        {merge.clashes.map((clash) => (
          <ClashChoice
            key={clash.field}
            record={record}
            fresh={fresh}
            clash={clash}
            who={who}
            chosen={sideOf(clash.field)}
            onChoose={(side) => setSides((old) => ({ ...old, [clash.field]: side }))}
          />
        ))}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onBack(values)}>
            {backLabel ?? t('conflict.back')}
          </Button>
          <Button type="submit" loading={saving}>
            {t('conflict.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
