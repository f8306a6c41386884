import type { LockedSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import classes from './locked.module.css'
import { type LockedView, showLockedView } from './use-locked-view.ts'

const choices = ['create', 'open', 'demo'] as const satisfies readonly LockedView[]

/** The first screen on a machine that has opened no vault yet. */
export function FirstStart({ session }: { readonly session: LockedSession }) {
  const t = useWords()
  return (
    <section className={classes.panel} aria-labelledby="start-title">
      <h1 className={classes.title} id="start-title">
        {t('start.title')}
      </h1>
      <p className={classes.lead}>{t('start.lead')}</p>
      <ul className={classes.choices}>
        {choices.map((view) => (
          <li key={view}>
            <button type="button" className={classes.choice} onClick={() => showLockedView(view)}>
              <strong>{t(`start.${view}`)}</strong>
              <span>{t(`start.${view}.help`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <LockedLinks session={session} except="start" />
    </section>
  )
}

/** The less travelled ways in, below every locked form. */
export function LockedLinks({ session, except }: { readonly session: LockedSession; readonly except: LockedView }) {
  const t = useWords()
  const first: LockedView = session.recent.length > 0 ? 'unlock' : 'start'
  const views: readonly LockedView[] =
    except === 'start' ? ['join', 'recover'] : [first, 'create', 'open', 'join', 'recover', 'demo']
  return (
    <nav className={classes.links} aria-label={t('locked.otherWays')}>
      {views
        .filter((view) => view !== except)
        .map((view) => (
          <a key={view} href={`#/${view}`}>
            {t(`locked.link.${view}`)}
          </a>
        ))}
    </nav>
  )
}
