import type { Translator } from '#shared/base/translate.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { EvidenceFacts } from '#shared/modules/audits/audits.evidence.ts'
import type { Formats } from '../../../records/formats.ts'

/** Who took it at its source and when, as far as that was stated; null where nothing was. */
export function collectedWords(
  { collectedBy, collectedAt }: EvidenceFacts,
  titles: Titles,
  t: Translator,
  formats: Formats,
): string | null {
  const who = collectedBy === null ? null : (titles[collectedBy] ?? t('record.somebody'))
  const when = collectedAt === null ? null : formats.instant(collectedAt)
  if (who !== null && when !== null) return t('evidencePage.collected', { who, when })
  if (who !== null) return t('evidencePage.collectedBy', { who })
  return when === null ? null : t('evidencePage.collectedAt', { when })
}
