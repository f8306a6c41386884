import type {
  DocumentVerdict,
  Finding,
  PartReport,
  PartState,
  Verdict,
} from '#shared/modules/verification/verification.projection.ts'
import type { Tone } from '#shared/record/fields.ts'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'

const tones: Readonly<Record<PartState, Tone>> = { genuine: 'good', changed: 'critical', 'cannot-judge': 'attention' }
/** How loudly each verdict is told. */
export const verdictNotices: Readonly<Record<Verdict, 'good' | 'attention' | 'critical'>> = {
  genuine: 'good',
  'genuine-unknown-authority': 'attention',
  changed: 'critical',
  'not-genuine': 'critical',
  'not-sealbook': 'attention',
}

/** Findings in words, one a line. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useWords()
  return findings.map((finding) => (
    <p key={`${finding.key} ${JSON.stringify(finding.parameters)}`}>{t(finding.key, finding.parameters)}</p>
  ))
}

/** One part of what was judged, by itself. */
export function Part({
  name,
  part,
  about,
}: {
  readonly name: string
  readonly part: PartReport
  readonly about?: string
}) {
  const t = useWords()
  return (
    <div className={classes.part}>
      <span>{name}</span>
      <ToneBadge tone={tones[part.state]}>{t(`verify.state.${part.state}`)}</ToneBadge>
      <div>
        {about ? <p>{about}</p> : null}
        <Findings findings={part.findings} />
      </div>
    </div>
  )
}

/** The verdict in plain words, and below it each part on which it rests. */
export function VerdictView({ name, verdict }: { readonly name: string; readonly verdict: DocumentVerdict }) {
  const t = useWords()
  const formats = useFormats()
  const { signatures, laterRevisions, structure, attachments, journalProof } = verdict
  return (
    <section className={classes.verdict} aria-label={t('verifyPage.verdict')}>
      <Notice isResult tone={verdictNotices[verdict.verdict]} title={t(`verify.verdict.${verdict.verdict}`)}>
        <p>{name}</p>
        <Findings findings={verdict.findings} />
      </Notice>
      <Part name={t('verify.part.structure')} part={structure} />
      {signatures.map((signature) => (
        <Part
          key={signature.field}
          name={t(`verifyPage.${signature.kind}`)}
          part={signature}
          about={t('verifyPage.signer', {
            signer: signature.signer,
            when:
              signature.claimedAt === undefined ? '—' : formats.instant(new Date(signature.claimedAt).toISOString()),
            authority: signature.authority?.name || '—',
          })}
        />
      ))}
      {laterRevisions.map((revision) => (
        <Part
          key={revision.revision}
          name={t('verifyPage.revision', { number: revision.revision + 1 })}
          part={revision}
        />
      ))}
      <Part name={t('verify.part.attachments')} part={attachments} />
      <Part name={t('verify.part.journalProof')} part={journalProof} />
    </section>
  )
}
