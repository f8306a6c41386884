import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { refusalOf } from '../api/refusal.ts'
import { Spoken } from '../ui/spoken.tsx'
import { cssVariables, theme } from '../ui/theme.ts'
import { firstWords } from './app.messages.ts'
import { ConnectionNotice } from './connection-notice.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { LockedApp } from './locked/locked-app.tsx'
import { RefusalNotice } from './refusal-notice.tsx'
import { useSessionStatus } from './session.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { WordsProvider } from './words.tsx'

// Everything behind the unlock screen arrives while the password is being typed: see LockedApp.
const OpenApp = lazy(async () => ({ default: (await import('./open-app.tsx')).OpenApp }))

function Gate() {
  const { status, setStatus, ask } = useSessionStatus()
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  useEffect(() => {
    ask().catch((error: unknown) => setRefusal(refusalOf(error)))
  }, [ask])
  if (refusal) return <RefusalNotice refusal={refusal} />
  if (!status) return null
  if (status.state === 'locked') return <LockedApp session={status} onOpen={setStatus} />
  return (
    <Suspense fallback={null}>
      <OpenApp session={status} onChange={ask} />
    </Suspense>
  )
}

export function Root({ nonce }: { readonly nonce: string }) {
  useKeptFocus()
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <WordsProvider catalogues={firstWords}>
        <ErrorBoundary>
          {/* What tells of itself is heard from where it stands, which is there before it. */}
          <Notifications position="bottom-right" limit={3} role="status" aria-atomic={false} />
          <Spoken />
          <ConnectionNotice />
          <Gate />
        </ErrorBoundary>
      </WordsProvider>
    </MantineProvider>
  )
}
