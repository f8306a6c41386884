import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { invariant } from '#shared/base/assert.ts'
import type { SessionStatus } from '#shared/modules/session/session.contract.ts'
import { api } from '../api/client.ts'

export type OpenSession = Extract<SessionStatus, { state: 'open' }>
export type LockedSession = Extract<SessionStatus, { state: 'locked' }>

const OpenContext = createContext<OpenSession | null>(null)

export function OpenSessionProvider({
  session,
  children,
}: {
  readonly session: OpenSession
  readonly children: ReactNode
}) {
  return <OpenContext value={session}>{children}</OpenContext>
}

/** Asks the vault again who and what is open. */
export const SessionAsk = createContext<() => Promise<void>>(() => Promise.resolve())

/** The open vault and who works in it. */
export function useSession(): OpenSession {
  const session = useContext(OpenContext)
  invariant(session, 'because this screen stands behind the unlock screen')
  return session
}

/** The state of the vault, null until it is known, and the way to ask again. */
export function useSessionStatus() {
  const [status, setStatus] = useState<SessionStatus | null>(null)
  const ask = useCallback(async () => setStatus(await api.session.status({})), [])
  return { status, setStatus, ask }
}

/** Ends the vault process and forgets the page: a new document has no record in its memory. */
export async function lockVault(): Promise<void> {
  try {
    const steps = await api.session.lock({})
    for (let step = await steps.next(); !step.done; step = await steps.next());
  } finally {
    location.replace('/')
  }
}
