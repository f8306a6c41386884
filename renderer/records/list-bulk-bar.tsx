import { Button, Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { mostChanged } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { mayWrite } from './known-records.ts'
import { type BulkAction, editableFields, sharedSteps } from './list-bulk.ts'
import classes from './record-list.module.css'
import { useManyChanged } from './undo/use-many-changed.ts'

const BulkDialog = lazy(async () => ({ default: (await import('./list-bulk-dialog.tsx')).BulkDialog }))

type Props = {
  readonly record: AnyRecord
  readonly rows: readonly AnyEntity[]
  readonly onCopy: () => void
  readonly onExport: () => void
  readonly onClear: () => void
}

/** What can be done with the chosen rows together. */
export function BulkBar({ record, rows, onCopy, onExport, onClear }: Props) {
  const t = useWords()
  const { member } = useSession()
  const [action, setAction] = useState<BulkAction | null>(null)
  const manyChanged = useManyChanged(record)
  const writable = mayWrite(record, member.roles)
  const steps = record.managed ? [] : sharedSteps(record, rows, member.roles)
  const allArchived = rows.every((row) => row.archived)
  return (
    <section className={classes.bulk} aria-label={t('list.bulk')} data-not-printed>
      <strong role="status">
        {t('list.bulk.chosen', { count: rows.length })}
        {rows.length >= mostChanged ? ` ${t('list.bulk.most')}` : ''}
      </strong>
      <span className={classes.spring} />
      {writable && !allArchived && editableFields(record).length > 0 ? (
        <Button variant="default" onClick={() => setAction({ kind: 'update' })}>
          {t('list.bulk.edit')}
        </Button>
      ) : null}
      {steps.length > 0 ? (
        <Menu position="top-end">
          <Menu.Target>
            <Button variant="default">{t('list.bulk.step')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {steps.map((step) => (
              <Menu.Item key={step} onClick={() => setAction({ kind: 'move', step })}>
                {t(`${record.name}.step.${step}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {writable ? (
        <Button variant="default" onClick={() => setAction({ kind: allArchived ? 'restore' : 'archive' })}>
          {t(allArchived ? 'archive.restore' : 'archive.archive')}
        </Button>
      ) : null}
      <Button variant="default" onClick={onCopy}>
        {t('list.bulk.copy')}
      </Button>
      <Button variant="default" onClick={onExport}>
        {t('list.bulk.export')}
      </Button>
      <Button variant="subtle" color="gray" onClick={onClear}>
        {t('list.bulk.clear')}
      </Button>
      {action ? (
        <Suspense fallback={null}>
          <BulkDialog
            record={record}
            rows={rows}
            action={action}
            onDone={(done) => {
              manyChanged(done)
              setAction(null)
              onClear()
            }}
            onClose={() => setAction(null)}
          />
        </Suspense>
      ) : null}
    </section>
  )
}
