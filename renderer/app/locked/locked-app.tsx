import { lazy, Suspense, useEffect } from 'react'
import { LanguageSwitch } from '../language-switch.tsx'
import type { LockedSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import { CreateVault } from './create-vault.tsx'
import { DemoForm } from './demo-form.tsx'
import { FirstStart } from './first-start.tsx'
import { JoinForm } from './join-form.tsx'
import classes from './locked.module.css'
import { RecoverForm } from './recover-form.tsx'
import { UnlockForm } from './unlock-form.tsx'
import { leaveLockedViews, useLockedHelp, useLockedView } from './use-locked-view.ts'
import type { OnOpen } from './use-open-vault.ts'

const HandbookView = lazy(async () => ({ default: (await import('../help/handbook-view.tsx')).HandbookView }))

type Parts = { readonly session: LockedSession; readonly onOpen: OnOpen }

function View({ session, onOpen }: Parts) {
  const named = useLockedView()
  switch (named ?? (session.recent.length > 0 ? 'unlock' : 'start')) {
    case 'create':
      return <CreateVault session={session} onOpen={onOpen} />
    case 'join':
      return <JoinForm session={session} onOpen={onOpen} />
    case 'recover':
      return <RecoverForm session={session} onOpen={onOpen} />
    case 'demo':
      return <DemoForm onOpen={onOpen} />
    case 'open':
      return <UnlockForm session={session} onOpen={onOpen} elsewhere />
    case 'unlock':
      return <UnlockForm session={session} onOpen={onOpen} />
    default:
      return <FirstStart session={session} />
  }
}

/** The window before a vault is open. */
export function LockedApp({ session, onOpen }: Parts) {
  const t = useWords()
  const help = useLockedHelp()
  useEffect(() => {
    document.title = t('app.name')
    // Fetched while the person types, so that the open window stands at once.
    void import('../open-app.tsx')
  }, [t])
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <span className={classes.name}>{t('app.name')}</span>
        <span className={classes.help}>
          {help ? <a href="#/">{t('help.close')}</a> : <a href="#/help">{t('desk.help')}</a>}
        </span>
        <LanguageSwitch />
      </header>
      {help ? (
        <main className={classes.reading}>
          <Suspense fallback={null}>
            <HandbookView name={help.chapter} section={help.section} />
          </Suspense>
        </main>
      ) : (
        <main className={classes.main}>
          <View
            session={session}
            onOpen={(status) => {
              leaveLockedViews()
              onOpen(status)
            }}
          />
        </main>
      )}
      <footer className={classes.footer}>{t('locked.promise')}</footer>
    </div>
  )
}
