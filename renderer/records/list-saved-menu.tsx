import { Button, Menu } from '@mantine/core'
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import { lazy, Suspense, useState } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { nameOf, savedPart } from './list-saved-filters.ts'
import type { ListSearch } from './list-search.ts'
import classes from './record-list.module.css'
import { useListMemory } from './use-list-memory.ts'

const SavedDialog = lazy(async () => ({ default: (await import('./list-saved-dialog.tsx')).SavedDialog }))

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
}

/** The member's own filters of a list: to apply, to keep, to name. */
export function SavedMenu({ record, search, onChange }: Props) {
  const t = useWords()
  const [managing, setManaging] = useState(false)
  const { saved, save } = useListMemory(record.name, search, onChange)
  const stated = savedPart(search)
  const name = nameOf(saved, search)
  const apply = (next: ListSearch) => {
    const { view, wide, tab } = search
    onChange({ ...(view ? { view } : {}), ...(wide ? { wide } : {}), ...(tab ? { tab } : {}), ...next })
  }
  return (
    <>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button variant="default" className={classes.saved}>
            <span>{name ?? t('list.saved')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.filters.map((one) => (
            <Menu.Item
              key={one.name}
              leftSection={
                one.name === name ? <IconCheck size={14} aria-hidden /> : <span className={classes.noIcon} />
              }
              aria-current={one.name === name ? 'true' : undefined}
              onClick={() => apply(one.search)}
            >
              <span className={classes.savedName}>{one.name}</span>
              {one.name === saved.standard ? <span className="quiet"> {t('list.saved.first')}</span> : null}
            </Menu.Item>
          ))}
          {saved.filters.length > 0 ? <Menu.Divider /> : null}
          <Menu.Item onClick={() => setManaging(true)}>{t('list.saved.manage')}</Menu.Item>
          <Menu.Item disabled={Object.keys(stated).length === 0} onClick={() => apply({})}>
            {t('list.clear')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {managing ? (
        <Suspense fallback={null}>
          <SavedDialog saved={saved} stated={stated} onSave={save} onClose={() => setManaging(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
