import '@mantine/dates/styles.css'
import '@mantine/spotlight/styles.css'
import 'dayjs/locale/zh-cn'
import { DatesProvider } from '@mantine/dates'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { createQueries } from '../api/queries.ts'
import { allWords } from './all-words.ts'
import { NamedControls } from './named-controls.tsx'
import { usePreferences } from './preferences.ts'
import { createWindowRouter } from './router.tsx'
import { type OpenSession, OpenSessionProvider, SessionAsk } from './session.tsx'
import { useWords, WordsProvider } from './words.tsx'

function Dated() {
  const { language } = useWords()
  const { weekStart } = usePreferences()
  const [router] = useState(createWindowRouter)
  return (
    <DatesProvider settings={{ locale: language === 'en' ? 'en' : 'zh-cn', firstDayOfWeek: weekStart }}>
      <RouterProvider router={router} />
    </DatesProvider>
  )
}

/** The window while a vault is open. */
export function OpenApp({
  session,
  onChange,
}: {
  readonly session: OpenSession
  /** Asks the vault again who and what is open, after settings changed. */
  readonly onChange: () => Promise<void>
}) {
  const [queries] = useState(createQueries)
  return (
    <WordsProvider catalogues={allWords}>
      <OpenSessionProvider session={session}>
        <SessionAsk value={onChange}>
          <QueryClientProvider client={queries}>
            <NamedControls>
              <Dated />
            </NamedControls>
          </QueryClientProvider>
        </SessionAsk>
      </OpenSessionProvider>
    </WordsProvider>
  )
}
