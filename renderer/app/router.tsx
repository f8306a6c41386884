import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  useParams,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { recordNamed } from '../records/known-records.ts'
import { RecordDesk } from './record-desk.tsx'
import { RecordScreen } from './record-screen.tsx'
import { Shell } from './shell.tsx'
import { UnknownPage } from './unknown-page.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: UnknownPage })

/** A page that is drawn for whichever record the address names. */
function forRecord(Page: ComponentType<{ readonly record: AnyRecord }>) {
  return function RecordRoute() {
    const params = useParams({ strict: false })
    const record = recordNamed(params.record ?? '')
    return record ? <Page key={record.name} record={record} /> : <UnknownPage />
  }
}

const page = <Name extends string>(path: Name, load: () => Promise<Record<string, ComponentType>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) })

const list = createRoute({
  getParentRoute: () => root,
  path: '/records/$record',
  component: forRecord(RecordDesk),
})
const Form = forRecord(({ record }) => <RecordScreen record={record} kind="form" />)
const Detail = forRecord(({ record }) => <RecordScreen record={record} kind="detail" />)
const create = createRoute({ getParentRoute: () => list, path: 'new', component: Form })
const detail = createRoute({ getParentRoute: () => list, path: '$id', component: Outlet })
const view = createRoute({ getParentRoute: () => detail, path: '/', component: Detail })
const edit = createRoute({ getParentRoute: () => detail, path: 'edit', component: Form })

const tree = root.addChildren([
  page('/', () => import('./pages/home-page.tsx'), 'HomePage'),
  page('/calendar', () => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
  page('/search', () => import('./pages/search-page.tsx'), 'SearchPage'),
  page('/reports', () => import('./pages/reports-page.tsx'), 'ReportsPage'),
  page('/verify', () => import('./pages/verify-page.tsx'), 'VerifyPage'),
  page('/journal', () => import('./pages/journal-page.tsx'), 'JournalPage'),
  page('/help', () => import('./help/help-page.tsx'), 'HelpPage'),
  page('/help/$chapter', () => import('./help/help-page.tsx'), 'HelpPage'),
  page('/help/$chapter/$section', () => import('./help/help-page.tsx'), 'HelpPage'),
  page('/settings', () => import('./settings/settings-page.tsx'), 'SettingsPage'),
  list.addChildren([create, detail.addChildren([view, edit])]),
])

/** One router per open vault: the address of everything stands behind the `#`, which no server ever sees. */
export function createWindowRouter() {
  return createRouter({
    routeTree: tree,
    history: createHashHistory(),
    defaultPreload: false,
    // Home and lists arrive at once; a flash of nothing is quieter than a spinner.
    defaultPendingMs: 400,
  })
}

declare module '@tanstack/react-router' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: the router is typed by adding to its interface
  interface Register {
    router: ReturnType<typeof createWindowRouter>
  }
}
