import { useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import type { SessionStatus } from '#shared/modules/session/session.contract.ts'
import { api } from '../../api/client.ts'
import { useTask } from '../../api/use-task.ts'

/** Tells the window that a vault stands open. */
export type OnOpen = (status: SessionStatus) => void

/** Unlocks a vault and hands the open session over; a wrong password is told by `refusal`. */
export function useUnlock(onOpen: OnOpen) {
  const task = useTask(api.session.unlock)
  const unlock = async (input: { path: string; login: string; password: string }) => {
    const status = await task.run(input)
    if (!status) return false
    onOpen(status)
    return true
  }
  return { ...task, unlock }
}

/** What stands in a folder, asked when the person leaves its field. */
export function useFolder() {
  const [kind, setKind] = useState<'missing' | 'empty' | 'vault' | 'other' | null>(null)
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const inspect = async (path: string) => {
    if (path.trim() === '') return setKind(null)
    const [error, answer] = await api.session.inspect({ path }).then(
      (found) => [null, found] as const,
      (failed: unknown) => [failed, null] as const,
    )
    setKind(answer?.kind ?? null)
    setRefusal(error ? { code: 'storage', key: 'errors.folderUnreadable', parameters: {}, fields: [] } : null)
  }
  return { kind, refusal, inspect }
}
