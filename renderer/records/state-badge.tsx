import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../app/words.tsx'
import { ToneBadge } from '../ui/tone-badge.tsx'

/** The state of a record with a workflow; nothing for one without. */
export function StateBadge({ record, state }: { readonly record: AnyRecord; readonly state: string }) {
  const t = useWords()
  const declared = record.workflow?.states[state]
  return declared ? <ToneBadge tone={declared.tone}>{t(`${record.name}.state.${state}`)}</ToneBadge> : null
}
