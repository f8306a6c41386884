import { Button, CloseButton, Select } from '@mantine/core'
import { groupFields } from '#shared/contract/list-summary.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import type { ListSearch } from '../list-search.ts'
import classes from './groups.module.css'
import type { OpenGroupsHandle } from './use-open-groups.ts'

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly field: string
  readonly open: OpenGroupsHandle
  readonly onChange: (search: ListSearch) => void
}

/** Above a grouped list: the field it is grouped by, and the ways to open and close all groups. */
export function GroupsBar({ record, search, field, open, onChange }: Props) {
  const t = useWords()
  const label = (name: string) => (name === 'state' ? t('record.state') : t(`${record.name}.${name}`))
  return (
    <section className={classes.groups} aria-label={t('list.group')}>
      <span className={classes.label}>{t('list.group')}</span>
      <Select
        size="xs"
        className={classes.choice}
        aria-label={t('list.group')}
        data={groupFields(record).map((name) => ({ value: name, label: label(name) }))}
        value={field}
        allowDeselect={false}
        onChange={(name) => (name ? onChange({ ...search, group: name }) : undefined)}
      />
      <CloseButton
        size="sm"
        aria-label={t('list.group.none')}
        onClick={() => {
          const { group: _, ...rest } = search
          onChange(rest)
        }}
      />
      <span className={classes.spring} />
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => open.turnAll(true)}>
        {t('list.group.openAll')}
      </Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={() => open.turnAll(false)}>
        {t('list.group.closeAll')}
      </Button>
    </section>
  )
}
