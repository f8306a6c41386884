import { Link, Outlet, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { useDeferredValue } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { useKeptState, widthIn } from '../api/use-kept-state.ts'
import { listSearch } from '../records/list-search.ts'
import { SplitView, usualPanelWidth } from '../ui/split-view.tsx'
import { deskOf, desksFor, tabsOf } from './desks.ts'
import classes from './record-desk.module.css'
import { RecordScreen } from './record-screen.tsx'
import { useSession } from './session.tsx'
import { useWords } from './words.tsx'

/** The kinds of records on one desk, one list at a time. */
function DeskTabs({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const { member } = useSession()
  const desk = desksFor(member.roles).find((one) => one.name === deskOf(record))
  if (!desk || desk.records.length < 2) return null
  return (
    <nav className={classes.tabs} aria-label={t(`desk.${desk.name}`)} data-not-printed>
      {tabsOf(desk, record).map(({ record: { name }, folded }) => (
        <Link
          key={name}
          to="/records/$record"
          params={{ record: name }}
          className={classes.tab}
          aria-current={name === record.name ? 'page' : undefined}
          data-folded={folded || undefined}
        >
          {t(`${name}.plural`)}
        </Link>
      ))}
    </nav>
  )
}

const panelPlace = { kind: 'view', key: 'panel.width' } as const

/** A list on the left and, when one is chosen or made, its record on the right. */
export function RecordDesk({ record }: { readonly record: AnyRecord }) {
  const t = useWords()
  const params = useParams({ strict: false })
  const search = listSearch(useSearch({ strict: false }))
  const making = useRouterState({ select: (state) => state.location.pathname.endsWith('/new') })
  const [width, setWidth] = useKeptState(panelPlace, widthIn, usualPanelWidth())
  const isOpen = params.id !== undefined || making
  const isWide = search.wide ?? false
  // What stands behind a page that takes all of the width can come after it.
  const listComes = useDeferredValue(true, !(isOpen && isWide))
  return (
    <div className={classes.desk}>
      <DeskTabs record={record} />
      <SplitView
        side={isOpen ? <Outlet /> : null}
        wide={isWide}
        sideLabel={t('panel.label', { record: t(record.name) })}
        handleLabel={t('panel.resize')}
        width={width}
        onWidth={setWidth}
      >
        {listComes ? <RecordScreen record={record} kind="list" /> : null}
      </SplitView>
    </div>
  )
}
