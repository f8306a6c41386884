import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { memo, useCallback, useMemo, useState } from 'react'
import { projectWorkspace, type RowFilter, rowFilters, rowsFor } from '#shared/modules/audits/audits.workspace.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { detailOf } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { useAll } from '../../../api/use-all.ts'
import { useKeptState } from '../../../api/use-kept-state.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import { OpenBuilding } from '../building/open-building.tsx'
import { KeepTemplate } from '../templates/keep-template.tsx'
import listClasses from './checklist.module.css'
import { Checklist } from './checklist.tsx'
import { Panes } from './panes.tsx'
import classes from './paper.module.css'
import { Paper } from './paper.tsx'
import { PlaceInChecklist } from './place-in-checklist.tsx'
import { ProgressStrip } from './progress-strip.tsx'
import { RowFilters } from './row-filters.tsx'
import { useWalk } from './use-walk.ts'
import { WorkspaceKeysDialog } from './workspace-keys-dialog.tsx'

const ofRows = [{ field: 'subjectRecord', comparison: 'is', value: 'checklistRow' } as const]

const uncleared = [{ field: 'state', comparison: 'isNot', value: 'cleared' } as const]

const filterPlace = { kind: 'view', key: 'audit.workspace.filter' } as const
const filterIn = (value: unknown): RowFilter | null => rowFilters.find((filter) => filter === value) ?? null

/** The checklist, the findings and the remarks of one audit, as its workspace shows them. */
function useWorkspace(audit: AnyEntity) {
  const { member } = useSession()
  const ofAudit = [{ field: 'audit', comparison: 'is', value: audit.id } as const]
  const rows = useAll('checklistRow', { filters: ofAudit, sort: [{ field: 'position' }] })
  const findings = useAll('finding', { filters: ofAudit })
  // The latest come first: where there are more than a view asks for, old ones of other audits are left out.
  const remarks = useAll('comment', { filters: ofRows, sort: [{ field: 'createdAt', descending: true }] })
  const notes = useAll('reviewNote', { filters: uncleared })
  const source = {
    rows: rows.rows,
    findings: findings.rows,
    remarks: remarks.rows,
    notes: notes.rows,
    titles: rows.titles,
    me: member.person,
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: titles come with the rows, in one answer
  const workspace = useMemo(
    () => projectWorkspace(source),
    [rows.rows, findings.rows, remarks.rows, notes.rows, member.person],
  )
  const error = rows.error ?? findings.error ?? remarks.error ?? notes.error
  return { workspace, rows: rows.rows, findings: findings.rows, isPending: rows.isPending, error }
}

const noRows: readonly AnyEntity[] = []

function Empty({ audit }: { readonly audit: AnyEntity }) {
  const t = useWords()
  const { member } = useSession()
  return (
    <EmptyState title={t('workspace.empty')} text={t('workspace.empty.help')}>
      <OpenBuilding audit={audit} rows={noRows} />
      {mayWrite(checklistRowRecord, member.roles) ? (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/records/$record/new"
              params={{ record: 'checklistRow' }}
              search={{ with: { audit: audit.id, position: 1 } }}
            />
          )}
        >
          {t('workspace.empty.first')}
        </Button>
      ) : null}
    </EmptyState>
  )
}

/** The ways to more rows; not drawn anew with each step, since they look at all rows. */
const Building = memo(function Building(props: { readonly audit: AnyEntity; readonly rows: readonly AnyEntity[] }) {
  return (
    <div className={listClasses.build}>
      <OpenBuilding {...props} />
      <KeepTemplate {...props} />
    </div>
  )
})

/** The auditor's desk: the checklist of an audit beside the working paper of one row, walked without a mouse. */
export function AuditWorkspace({ detail }: DetailProps) {
  const t = useWords()
  const audit = detail.entity
  const { workspace, rows, findings, isPending, error } = useWorkspace(audit)
  const [filter, setFilter] = useKeptState<RowFilter>(filterPlace, filterIn, 'all')
  const [showsKeys, setShowsKeys] = useState(false)
  const shown = useMemo(() => rowsFor(workspace.rows, filter), [workspace.rows, filter])
  const { current, paper, move, choose, leave } = useWalk(workspace.rows, shown)
  const row = useQuery({ ...detailOf('checklistRow', current ?? ''), enabled: current !== null })
  const showKeys = useCallback(() => setShowsKeys(true), [])
  const shownRow = row.data?.entity.id
  const ofRow = useMemo(() => findings.filter((one) => one.checklistRow === shownRow), [findings, shownRow])
  const at = workspace.rows.findIndex((one) => one.id === current) + 1
  const total = workspace.rows.length
  // The paper is drawn anew where it changed, and not where only the address comes to name it.
  const place = useMemo(
    () => <PlaceInChecklist at={at} total={total} onMove={move} onKeys={showKeys} />,
    [at, total, move, showKeys],
  )
  useWorkspaceKeys({ j: () => move(1), k: () => move(-1), '?': showKeys })

  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (isPending) return <div data-workspace />
  if (workspace.rows.length === 0) return <Empty audit={audit} />
  return (
    <Panes
      handleLabel={t('workspace.resize')}
      list={
        <>
          <ProgressStrip workspace={workspace} />
          <Building audit={audit} rows={rows} />
          <RowFilters counts={workspace.counts} filter={filter} onFilter={setFilter} />
          {shown.length === 0 ? <p className={listClasses.none}>{t('workspace.filter.none')}</p> : null}
          <Checklist rows={shown} current={current} onOpen={choose} />
        </>
      }
    >
      <section
        ref={paper}
        className={classes.pane}
        tabIndex={-1}
        aria-label={t('workspace.paper')}
        onKeyDown={(event) => {
          // A dialog that was opened here stands elsewhere in the page, and closes by itself.
          const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target)
          if (event.key !== 'Escape' || event.defaultPrevented || !isWithin) return
          event.stopPropagation()
          leave()
        }}
      >
        {row.error ? <RefusalNotice refusal={refusalOf(row.error)} /> : null}
        {row.data ? (
          <Paper
            key={row.data.entity.id}
            record={checklistRowRecord}
            detail={row.data}
            audit={audit}
            findings={ofRow}
            place={place}
          />
        ) : null}
      </section>
      {showsKeys ? <WorkspaceKeysDialog onClose={() => setShowsKeys(false)} /> : null}
    </Panes>
  )
}
