import { Drawer } from '@mantine/core'
import IconLifebuoy from '@tabler/icons-react/dist/esm/icons/IconLifebuoy.mjs'
import { useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import classes from '../shell.module.css'
import { useWords } from '../words.tsx'
import { helpFor } from './help-place.ts'

const HelpPassage = lazy(async () => ({ default: (await import('./help-passage.tsx')).HelpPassage }))

/** The way to the passage of the handbook on the page that is open, which shows over that page (`F1`). */
export function ContextHelp() {
  const t = useWords()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const [isOpen, setIsOpen] = useState(false)
  usePageKeys([['F1', () => setIsOpen(true)]], true)
  return (
    <>
      <button type="button" className={classes.item} onClick={() => setIsOpen(true)}>
        <IconLifebuoy size={16} stroke={1.75} />
        <span>{t('help.here')}</span>
        <kbd>F1</kbd>
      </button>
      <Drawer opened={isOpen} onClose={() => setIsOpen(false)} position="right" size={520} title={t('help.here')}>
        <Suspense fallback={null}>
          <HelpPassage place={helpFor(path)} onLeave={() => setIsOpen(false)} />
        </Suspense>
      </Drawer>
    </>
  )
}
