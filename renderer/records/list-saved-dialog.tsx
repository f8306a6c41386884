import { ActionIcon, Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs'
import { type FormEvent, useState } from 'react'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import {
  longestName,
  mostFilters,
  renamed,
  type SavedFilter,
  type SavedFilters,
  withFilter,
  withoutFilter,
} from './list-saved-filters.ts'
import type { ListSearch } from './list-search.ts'
import classes from './record-list.module.css'

type Save = (saved: SavedFilters) => Promise<void>

type RowProps = {
  readonly saved: SavedFilters
  readonly filter: SavedFilter
  readonly onSave: (saved: SavedFilters) => void
}

/** One saved filter: its name, which can be typed over, whether the list begins with it, and its removal. */
function SavedRow({ saved, filter, onSave }: RowProps) {
  const t = useWords()
  const [name, setName] = useState(filter.name)
  const rename = () => {
    const next = renamed(saved, filter.name, name.trim())
    if (next === saved) setName(filter.name)
    else onSave(next)
  }
  return (
    <Group gap="xs" wrap="nowrap">
      <Radio value={filter.name} aria-label={t('list.saved.begin', { name: filter.name })} />
      <TextInput
        className={classes.grows}
        aria-label={t('list.saved.rename', { name: filter.name })}
        value={name}
        maxLength={longestName}
        onChange={(event) => setName(event.currentTarget.value)}
        onBlur={rename}
        onKeyDown={(event) => {
          if (event.key === 'Enter') rename()
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('list.saved.remove', { name: filter.name })}
        onClick={() => onSave(withoutFilter(saved, filter.name))}
      >
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

/** Keeps the filters of a list under names, names them anew, removes them, and chooses the one to begin with. */
export function SavedDialog({
  saved,
  stated,
  onSave,
  onClose,
}: {
  readonly saved: SavedFilters
  /** The filters and the order that the list has now. */
  readonly stated: ListSearch
  readonly onSave: Save
  readonly onClose: () => void
}) {
  const t = useWords()
  const [name, setName] = useState('')
  const [error, setError] = useState<unknown>(null)
  const save = (next: SavedFilters) => {
    setError(null)
    onSave(next).catch(setError)
  }
  const isFull = saved.filters.length >= mostFilters
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || isFull) return
    save(withFilter(saved, { name: name.trim(), search: stated }))
    setName('')
  }
  const isPlain = Object.keys(stated).length === 0
  return (
    <Modal opened onClose={onClose} title={t('list.saved')} closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      <Stack gap="md">
        <form onSubmit={submit} autoComplete="off">
          <Group gap="xs" align="end" wrap="nowrap">
            <TextInput
              className={classes.grows}
              label={t('list.saved.name')}
              description={t(isPlain ? 'list.saved.plain' : 'list.saved.help')}
              value={name}
              maxLength={longestName}
              onChange={(event) => setName(event.currentTarget.value)}
              data-autofocus
            />
            <Button type="submit" disabled={name.trim() === '' || isFull}>
              {t('list.saved.keep')}
            </Button>
          </Group>
        </form>
        {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
        {saved.filters.length > 0 ? (
          <Radio.Group
            label={t('list.saved.beginWith')}
            value={saved.standard ?? ''}
            onChange={(chosen) => save({ ...saved, standard: chosen === '' ? null : chosen })}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="" label={t('list.saved.beginPlain')} />
              {saved.filters.map((filter) => (
                <SavedRow key={filter.name} saved={saved} filter={filter} onSave={save} />
              ))}
            </Stack>
          </Radio.Group>
        ) : null}
      </Stack>
    </Modal>
  )
}
