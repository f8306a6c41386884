import { useSyncExternalStore } from 'react'
import type { Detail, OfferedStep } from '#shared/contract/record-operations.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'

type Asked = { readonly record: AnyRecord; readonly because: string }

/** A step that leads back and wants a reason before it is taken, whatever page is shown: of one record, or of many. */
export type AskedStep =
  | (Asked & {
      readonly of: 'one'
      readonly detail: Detail<AnyEntity>
      readonly step: OfferedStep
      readonly onTaken: (after: AnyEntity) => void
    })
  | (Asked & {
      readonly of: 'many'
      readonly rows: readonly AnyEntity[]
      readonly step: string
      /** Hears the revisions that came of it, by id. */
      readonly onTaken: (revisions: ReadonlyMap<string, string>) => void
    })

let asked: AskedStep | null = null
const listeners = new Set<() => void>()

/** Has the window ask for what the step needs; null has it stop. */
export function askStep(next: AskedStep | null): void {
  asked = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The step that is being asked about, or null. */
export function useAskedStep(): AskedStep | null {
  return useSyncExternalStore(subscribe, () => asked)
}
