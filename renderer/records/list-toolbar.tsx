import { Button, Menu, SegmentedControl } from '@mantine/core'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { groupFields } from '#shared/contract/list-summary.ts'
import { populationRecord } from '#shared/modules/sampling/population.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useSession } from '../app/session.tsx'
import { useWords } from '../app/words.tsx'
import { FormDrafts } from './form-drafts.tsx'
import { ListFilterBar } from './list-filter-bar.tsx'
import { SavedMenu } from './list-saved-menu.tsx'
import type { ListSearch } from './list-search.ts'
import classes from './record-list.module.css'
import { recordWord } from './record-word.ts'
import type { ListColumns } from './use-list-columns.ts'

const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog.tsx')).ExportDialog }))
const ImportDialog = lazy(async () => ({ default: (await import('./import-dialog.tsx')).ImportDialog }))

type Props = {
  readonly record: AnyRecord
  readonly search: ListSearch
  readonly onChange: (search: ListSearch) => void
  readonly total: number | null
  /** Null where the reader may not make records of this type. */
  readonly onCreate: (() => void) | null
  /** Another way to begin a record, beside the button that makes a new one. */
  readonly beginning?: ComponentType<{ readonly record: AnyRecord }> | undefined
  /** The names of the views beside the table. */
  readonly views: readonly string[]
  /** What stands below is not the rows of the list: nothing of the list's filters and count is said of it. */
  readonly isApart: boolean
  readonly setup: ListColumns
  readonly onPrint: () => void
  /** The ids of the rows that are chosen. */
  readonly chosen: readonly string[]
}

const FreezeDialog = lazy(async () => ({ default: (await import('./freeze/freeze-dialog.tsx')).FreezeDialog }))
const ColumnsDialog = lazy(async () => ({ default: (await import('./list-columns-dialog.tsx')).ColumnsDialog }))

const table = 'list'

/** How the list is shown: as a table or in one of its views. */
function ViewChoice({ record, search, onChange, views }: Pick<Props, 'record' | 'search' | 'onChange' | 'views'>) {
  const t = useWords()
  const names = [table, ...views]
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('list.views')}
      data={names.map((name) => ({
        value: name,
        label: t(name === table ? 'list.view.list' : `${record.name}.view.${name}`),
      }))}
      value={search.view !== undefined && views.includes(search.view) ? search.view : table}
      onChange={(name) => {
        const { view: _, ...rest } = search
        onChange(name === table ? rest : { ...rest, view: name })
      }}
    />
  )
}

/** Above a list: its count, its filters and what can be done with all of it. */
export function ListToolbar(props: Props) {
  const { record, search, onChange, total, onCreate, views, isApart, setup, beginning: Beginning } = props
  const t = useWords()
  const [opened, setOpened] = useState<'import' | 'export' | 'columns' | 'freeze' | null>(null)
  const close = () => setOpened(null)
  const groups = groupFields(record)
  const { roles } = useSession().member
  const mayFreeze = populationRecord.writers.some((role) => roles.includes(role))
  return (
    <div className={classes.toolbar}>
      <h1 className={classes.title}>{t(`${record.name}.plural`)}</h1>
      <span className="quiet" role="status">
        {total === null || isApart ? '' : t('list.count', { count: total })}
      </span>
      {views.length > 0 ? <ViewChoice record={record} search={search} onChange={onChange} views={views} /> : null}
      {onCreate ? <FormDrafts record={record} /> : null}
      <div className={classes.actions}>
        {isApart ? null : <SavedMenu record={record} search={search} onChange={onChange} />}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default">{t('list.more')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {groups[0] !== undefined && search.group === undefined && search.view === undefined ? (
              <Menu.Item onClick={() => onChange({ ...search, group: groups[0] ?? '' })}>{t('list.group')}</Menu.Item>
            ) : null}
            <Menu.Item onClick={() => setOpened('columns')}>{t('list.columns')}</Menu.Item>
            <Menu.Item onClick={props.onPrint}>{t('list.print')}</Menu.Item>
            <Menu.Item onClick={() => setOpened('export')}>{t('export.menu')}</Menu.Item>
            {mayFreeze && !isApart && !search.archived ? (
              <Menu.Item onClick={() => setOpened('freeze')}>{t('freezing.open')}</Menu.Item>
            ) : null}
            {onCreate ? <Menu.Item onClick={() => setOpened('import')}>{t('import.open')}</Menu.Item> : null}
          </Menu.Dropdown>
        </Menu>
        {onCreate && Beginning ? (
          <Suspense fallback={null}>
            <Beginning record={record} />
          </Suspense>
        ) : null}
        {onCreate ? <Button onClick={onCreate}>{t('list.new', { record: recordWord(t, record.name) })}</Button> : null}
      </div>
      {isApart ? null : <ListFilterBar record={record} search={search} onChange={onChange} />}
      <Suspense fallback={null}>
        {opened === 'import' ? <ImportDialog record={record} onClose={close} /> : null}
        {opened === 'export' ? (
          <ExportDialog
            {...{ record, search, total }}
            columns={setup.columns.map(({ key }) => key)}
            chosen={props.chosen}
            onClose={close}
          />
        ) : null}
        {opened === 'freeze' ? <FreezeDialog {...{ record, search, total }} onClose={close} /> : null}
        {opened === 'columns' ? <ColumnsDialog record={record} setup={setup} onClose={close} /> : null}
      </Suspense>
    </div>
  )
}
