import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { use, useCallback, useRef, useState } from 'react'
import { useChangeNotices } from '../api/queries.ts'
import { StepBackDialog } from '../records/undo/step-back-dialog.tsx'
import { useUndo } from '../records/undo/use-undo.tsx'
import { usePageKeys } from '../ui/use-page-keys.ts'
import { DamageNotice, DemoBanner, RollbackNotice } from './banners.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { KeysDialog } from './keys-dialog.tsx'
import { CommandPalette } from './palette/command-palette.tsx'
import { ProgressLine } from './progress-line.tsx'
import { Rail } from './rail.tsx'
import { forgetPage, SessionAsk, useSession } from './session.tsx'
import classes from './shell.module.css'
import { useExpiredAcceptances } from './use-expired-acceptances.ts'
import { useExpiredExceptions } from './use-expired-exceptions.ts'
import { useIdleLock } from './use-idle-lock.ts'
import { useLastAddress } from './use-last-address.ts'
import { useNewDay } from './use-new-day.ts'
import { useRecordTitle } from './use-page-title.ts'
import { useScrollMemory } from './use-scroll-memory.ts'
import { useSettledBodies } from './use-settled-bodies.ts'
import { useWords } from './words.tsx'

/** The frame of the open window: banners, the rail of desks, and the page. */
export function Shell() {
  const t = useWords()
  const session = useSession()
  const navigate = useNavigate()
  // Where the window has arrived: at the start of a way the broken page is still there, and would only break again.
  const arrivedAt = useRouterState({ select: (state) => state.resolvedLocation?.href ?? '' })
  const [showsKeys, setShowsKeys] = useState(false)
  const ask = use(SessionAsk)
  const { undo } = useUndo()
  const page = useRef<HTMLElement>(null)
  // A failed question is told by the connection notice.
  const askAgain = useCallback(() => void ask().catch(() => undefined), [ask])
  useChangeNotices(forgetPage, askAgain)
  useIdleLock(session.idleMinutes)
  useNewDay(session.zone, askAgain)
  useExpiredAcceptances()
  useExpiredExceptions()
  useSettledBodies()
  useRecordTitle()
  useLastAddress()
  useScrollMemory(page)
  usePageKeys([
    ['shift+?', () => setShowsKeys(true)],
    ['shift+/', () => setShowsKeys(true)],
    ['g', () => void navigate({ to: '/' })],
    ['mod+Z', () => undo()],
  ])
  return (
    <div className={classes.window}>
      <button type="button" className={classes.skip} onClick={() => document.getElementById('page')?.focus()}>
        {t('shell.skip')}
      </button>
      {session.demo ? <DemoBanner /> : null}
      {session.lastAudit && session.lastAudit.damages > 0 ? <DamageNotice damages={session.lastAudit.damages} /> : null}
      {session.rolledBack ? <RollbackNotice rolledBack={session.rolledBack} /> : null}
      <div className={classes.body}>
        <ProgressLine />
        <Rail onKeys={() => setShowsKeys(true)} />
        <main ref={page} id="page" className={classes.page} tabIndex={-1}>
          <ErrorBoundary resetBy={arrivedAt}>
            <Outlet />
          </ErrorBoundary>
        </main>
      </div>
      <CommandPalette onKeys={() => setShowsKeys(true)} />
      <StepBackDialog />
      {showsKeys ? <KeysDialog onClose={() => setShowsKeys(false)} /> : null}
    </div>
  )
}
