import { vulnerabilityRecord } from '#shared/modules/assets/vulnerability.record.ts'
import type { Tone } from '#shared/record/fields.ts'
import { useWords } from '../../app/words.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'

/** A severity with its colour and shape, always beside its word. */
export function SeverityWord({ severity }: { readonly severity: string }) {
  const t = useWords()
  const tones: Readonly<Record<string, Tone>> = vulnerabilityRecord.fields.severity.tones ?? {}
  return <ToneBadge tone={tones[severity] ?? 'neutral'}>{t(`vulnerability.severity.${severity}`)}</ToneBadge>
}
