import { ActionIcon, Button, Checkbox, Group, Modal, ScrollArea, Stack } from '@mantine/core'
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs'
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs'
import { useState } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { refusalOf } from '../api/refusal.ts'
import { RefusalNotice } from '../app/refusal-notice.tsx'
import { useWords } from '../app/words.tsx'
import { columnNames, leadingColumn, possibleColumns } from './columns.ts'
import classes from './record-list.module.css'
import type { ListColumns } from './use-list-columns.ts'

type Props = {
  readonly record: AnyRecord
  readonly setup: ListColumns
  readonly onClose: () => void
}

/** Exchanges a name with the one beside it. */
function moved(names: readonly string[], index: number, by: number): readonly string[] {
  const other = index + by
  const [one, two] = [names[index], names[other]]
  if (one === undefined || two === undefined) return names
  return names.map((name, place) => (place === index ? two : place === other ? one : name))
}

/** Which columns a list has, and in which order; the leading one stays. The way back takes the widths along. */
export function ColumnsDialog({ record, setup, onClose }: Props) {
  const t = useWords()
  const leading = leadingColumn(record)
  const wordOf = (name: string) => (name === 'state' ? t('record.state') : t(`${record.name}.${name}`))
  const [shown, setShown] = useState<readonly string[]>(
    setup.columns.map(({ key }) => key).filter((name) => name !== leading),
  )
  const [error, setError] = useState<unknown>(null)
  const hidden = possibleColumns(record).filter((name) => name !== leading && !shown.includes(name))
  const keep = (names: readonly string[] | null) => {
    setError(null)
    setup.choose(names).then(onClose, setError)
  }
  return (
    <Modal opened onClose={onClose} title={t('list.columns')} closeButtonProps={{ 'aria-label': t('dialog.close') }}>
      <Stack gap="sm">
        <p className="quiet">{t('list.columns.help')}</p>
        <ScrollArea.Autosize mah={380} offsetScrollbars="y">
          <Stack gap={0}>
            <div className={classes.columnRow}>
              <Checkbox checked disabled label={wordOf(leading)} />
            </div>
            {shown.map((name, index) => (
              <Group key={name} gap={4} wrap="nowrap" className={classes.columnRow}>
                <Checkbox
                  className={classes.grows}
                  checked
                  label={wordOf(name)}
                  onChange={() => setShown(shown.filter((one) => one !== name))}
                  data-autofocus={index === 0}
                />
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={index === 0}
                  aria-label={t('list.columns.up', { column: wordOf(name) })}
                  onClick={() => setShown(moved(shown, index, -1))}
                >
                  <IconArrowUp size={14} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={index === shown.length - 1}
                  aria-label={t('list.columns.down', { column: wordOf(name) })}
                  onClick={() => setShown(moved(shown, index, 1))}
                >
                  <IconArrowDown size={14} aria-hidden />
                </ActionIcon>
              </Group>
            ))}
            {hidden.map((name) => (
              <div key={name} className={classes.columnRow}>
                <Checkbox checked={false} label={wordOf(name)} onChange={() => setShown([...shown, name])} />
              </div>
            ))}
          </Stack>
        </ScrollArea.Autosize>
        {error ? <RefusalNotice refusal={refusalOf(error)} /> : null}
        <Group justify="space-between" gap="xs">
          <Button
            variant="subtle"
            color="gray"
            disabled={setup.widths.size === 0 && [leading, ...shown].join() === columnNames(record).join()}
            onClick={() => keep(null)}
          >
            {t('list.columns.reset')}
          </Button>
          <Button onClick={() => keep([leading, ...shown])}>{t('list.column.apply')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
