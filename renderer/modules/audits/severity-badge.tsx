import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { Tone } from '#shared/record/fields.ts'
import { useWords } from '../../app/words.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'

const tones: Readonly<Record<string, Tone>> = findingRecord.fields.severity.tones ?? {}

/** How grave a finding is: its fixed shape and colour, and the word. */
export function SeverityBadge({ severity }: { readonly severity: string }) {
  const t = useWords()
  return <ToneBadge tone={tones[severity] ?? 'neutral'}>{t(`finding.severity.${severity}`)}</ToneBadge>
}
