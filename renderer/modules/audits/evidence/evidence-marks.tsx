import type { EvidenceMark } from '#shared/modules/audits/audits.evidence.ts'
import type { Tone } from '#shared/record/fields.ts'
import { useWords } from '../../../app/words.tsx'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import classes from './evidence.module.css'

const tones: Readonly<Record<EvidenceMark, Tone>> = {
  expired: 'critical',
  overtaken: 'attention',
  noSource: 'attention',
  unused: 'neutral',
}

/** What may be wrong with a piece of evidence, each with its shape and word; nothing where all is well. */
export function EvidenceMarks({ marks }: { readonly marks: readonly EvidenceMark[] }) {
  const t = useWords()
  if (marks.length === 0) return null
  return (
    <div className={classes.marks}>
      {marks.map((mark) => (
        <ToneBadge key={mark} tone={tones[mark]}>
          {t(`evidencePage.mark.${mark}`)}
        </ToneBadge>
      ))}
    </div>
  )
}
