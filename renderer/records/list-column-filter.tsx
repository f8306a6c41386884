import { ActionIcon, Popover } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import IconFilter from '@tabler/icons-react/dist/esm/icons/IconFilter.mjs'
import { lazy, Suspense, useState } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { filterShape } from './list-comparisons.ts'
import { filtersOf, type ListSearch, withCondition } from './list-search.ts'
import classes from './record-list.module.css'

const ColumnForm = lazy(async () => ({ default: (await import('./list-column-form.tsx')).ColumnForm }))

type Props = {
  readonly record: AnyRecord
  readonly column: string
  readonly label: string
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** The funnel beside a column's name: what the column is narrowed by, and how to narrow it. */
export function ColumnFilter({ record, column, label, search, onChange }: Props) {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  // The form hides while its head is out of sight, and comes back without the focus.
  useWindowEvent('keydown', ({ key, target }) => {
    const isWithin = target instanceof Element && target.closest('[role=dialog]') !== null
    if (opened && key === 'Escape' && !isWithin) setOpened(false)
  })
  const shape = filterShape(record, column)
  if (!shape) return null
  const { q: _, ...stated } = search
  const condition = filtersOf(record, stated).find(({ field }) => field === column) ?? null
  const finish = (next: Parameters<typeof withCondition>[3]) => {
    setOpened(false)
    onChange(withCondition(record, search, column, next))
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      trapFocus
      returnFocus
      withinPortal
      // A list of days or records opens beside it, and a click into it is none outside.
      closeOnClickOutside={shape.choices !== null || shape.operand?.kind === 'text'}
    >
      <Popover.Target>
        <ActionIcon
          className={classes.funnel}
          variant={condition ? 'light' : 'subtle'}
          {...(condition ? {} : { color: 'gray' })}
          size={24}
          data-set={condition !== null}
          aria-label={t(condition ? 'list.column.filtered' : 'list.filterBy', { field: label })}
          onClick={() => setOpened(!opened)}
        >
          <IconFilter size={13} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.columnForm} aria-label={t('list.filterBy', { field: label })}>
        <Suspense fallback={<Waiting />}>
          {opened ? (
            <ColumnForm
              record={record}
              column={column}
              label={label}
              shape={shape}
              condition={condition}
              onApply={finish}
              onCancel={() => setOpened(false)}
            />
          ) : null}
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
