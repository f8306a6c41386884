import IconBinoculars from '@tabler/icons-react/dist/esm/icons/IconBinoculars.mjs'
import IconBook2 from '@tabler/icons-react/dist/esm/icons/IconBook2.mjs'
import IconCalendarEvent from '@tabler/icons-react/dist/esm/icons/IconCalendarEvent.mjs'
import IconCertificate from '@tabler/icons-react/dist/esm/icons/IconCertificate.mjs'
import IconChecklist from '@tabler/icons-react/dist/esm/icons/IconChecklist.mjs'
import IconClipboardText from '@tabler/icons-react/dist/esm/icons/IconClipboardText.mjs'
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import IconFlag from '@tabler/icons-react/dist/esm/icons/IconFlag.mjs'
import IconHelp from '@tabler/icons-react/dist/esm/icons/IconHelp.mjs'
import IconHistory from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs'
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs'
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs'
import IconSchool from '@tabler/icons-react/dist/esm/icons/IconSchool.mjs'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import IconServer2 from '@tabler/icons-react/dist/esm/icons/IconServer2.mjs'
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs'
import IconSwords from '@tabler/icons-react/dist/esm/icons/IconSwords.mjs'
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs'
import IconZoomCheck from '@tabler/icons-react/dist/esm/icons/IconZoomCheck.mjs'
import { Link, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { recordNamed } from '../records/known-records.ts'
import { type DeskName, deskOf, desksFor } from './desks.ts'
import { ContextHelp } from './help/context-help.tsx'
import { NoticeBell } from './notices/notice-bell.tsx'
import { openPalette } from './palette/use-first-chosen.ts'
import { lockVault, useSession } from './session.tsx'
import classes from './shell.module.css'
import { TaskTray } from './tasks/task-tray.tsx'
import { useWords } from './words.tsx'

type Icon = ComponentType<{ readonly size?: number; readonly stroke?: number }>

const deskIcons: Readonly<Record<DeskName, Icon>> = {
  cycles: IconRefresh,
  policies: IconBook2,
  controls: IconChecklist,
  assets: IconServer2,
  audits: IconClipboardText,
  findings: IconFlag,
  exercises: IconSwords,
  training: IconSchool,
  oversight: IconBinoculars,
  people: IconUsers,
  more: IconDots,
}

const pages = [
  ['/reports', 'reports', IconCertificate],
  ['/verify', 'verify', IconZoomCheck],
  ['/journal', 'journal', IconHistory],
  ['/settings', 'settings', IconSettings],
  ['/help', 'help', IconHelp],
] as const

function DeskLinks() {
  const t = useWords()
  const { member } = useSession()
  const { record } = useParams({ strict: false })
  const shown = record === undefined ? null : recordNamed(record)
  return desksFor(member.roles).map((desk) => {
    const DeskIcon = deskIcons[desk.name]
    const first = desk.records[0]
    if (!first) return null
    return (
      <Link
        key={desk.name}
        to="/records/$record"
        params={{ record: first.name }}
        className={classes.item}
        aria-current={shown && deskOf(shown) === desk.name ? 'page' : undefined}
      >
        <DeskIcon size={16} stroke={1.75} />
        <span>{t(`desk.${desk.name}`)}</span>
      </Link>
    )
  })
}

/** The rail on the left: where to work, and who works. */
export function Rail({ onKeys }: { readonly onKeys: () => void }) {
  const t = useWords()
  const { name, member } = useSession()
  return (
    <nav className={classes.rail} aria-label={t('shell.desks')}>
      <p className={classes.organisation} title={name}>
        {name}
      </p>
      <button type="button" className={classes.item} onClick={openPalette}>
        <IconSearch size={16} stroke={1.75} />
        <span>{t('shell.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <NoticeBell />
      <Link to="/" className={classes.item} activeOptions={{ exact: true }}>
        <IconHome size={16} stroke={1.75} />
        <span>{t('desk.home')}</span>
      </Link>
      <Link to="/calendar" className={classes.item}>
        <IconCalendarEvent size={16} stroke={1.75} />
        <span>{t('desk.calendar')}</span>
      </Link>
      <div className={classes.divider} />
      <div className={classes.desks}>
        <DeskLinks />
        <div className={classes.divider} />
        {pages.map(([to, name, PageIcon]) => (
          <Link key={to} to={to} className={classes.item}>
            <PageIcon size={16} stroke={1.75} />
            <span>{t(`desk.${name}`)}</span>
          </Link>
        ))}
        <ContextHelp />
      </div>
      <TaskTray />
      <p className={classes.who}>{t('shell.who', { name: member.name })}</p>
      <button type="button" className={classes.item} onClick={onKeys}>
        <IconKeyboard size={16} stroke={1.75} />
        <span>{t('shell.keys')}</span>
        <kbd>?</kbd>
      </button>
      <button type="button" className={classes.item} onClick={() => void lockVault()}>
        <IconLock size={16} stroke={1.75} />
        <span>{t('shell.lock')}</span>
      </button>
    </nav>
  )
}
