import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { invariant } from '#shared/base/assert.ts'
import type { SessionStatus } from '#shared/modules/session/session.contract.ts'
import { keepBeforeLock } from '../api/before-lock.ts'
import { api, connection } from '../api/client.ts'

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

/** How long the page waits for a locked vault process to go, in milliseconds. */
const patience = 3000

/** Leaves nothing of an open vault behind: a new document has no record in its memory. */
export function forgetPage(): void {
  document.body.hidden = true
  const leave = () => location.replace('/')
  setTimeout(leave, patience)
  // The next document must reach the process that takes the place of the locked one.
  void connection.closed.then(leave)
}

/** Keeps what is being typed, ends the vault process and forgets the page. */
export async function lockVault(): Promise<void> {
  await keepBeforeLock()
  try {
    const steps = await api.session.lock({})
    for (let step = await steps.next(); !step.done; step = await steps.next());
  } catch {
    // The vault process may have locked itself first; whatever was refused, the next page tells how things stand.
  }
  forgetPage()
}

// A browser may bring back a document that was left, as it stood.
addEventListener('pageshow', (event) => {
  if (event.persisted) forgetPage()
})
