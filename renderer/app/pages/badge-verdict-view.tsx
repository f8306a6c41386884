import { TextInput } from '@mantine/core'
import { useState } from 'react'
import {
  type BadgeFacts,
  type BadgeVerdict,
  badgeTones,
  isGivenTo,
} from '#shared/modules/verification/badge.verdict.ts'
import { findingTexts } from '#shared/modules/verification/verification.lines.ts'
import { useFormats } from '../../records/use-formats.ts'
import { Notice } from '../../ui/error-notice.tsx'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useWords } from '../words.tsx'
import classes from './page.module.css'
import { Findings } from './verdict-view.tsx'

/** Compares what somebody says of themselves with the hashes in a badge; nothing leaves the window. */
function Recipient({ badge }: { readonly badge: BadgeFacts }) {
  const t = useWords()
  const [known, setKnown] = useState('')
  const isTheirs = isGivenTo(badge, known)
  return (
    <div className={classes.sheet}>
      <TextInput
        label={t('badge.recipient')}
        description={t('badge.recipient.help')}
        value={known}
        onChange={(event) => setKnown(event.currentTarget.value)}
        maxLength={200}
        w={380}
      />
      <p role="status">
        {known.trim() === '' ? null : (
          <ToneBadge tone={isTheirs ? 'good' : 'critical'}>
            {t(isTheirs ? 'badge.recipient.same' : 'badge.recipient.other')}
          </ToneBadge>
        )}
      </p>
    </div>
  )
}

/** The verdict on an Open Badge: what it says, who signed it, and whose it is. */
export function BadgeVerdictView({ name, verdict }: { readonly name: string; readonly verdict: BadgeVerdict }) {
  const t = useWords()
  const formats = useFormats()
  const { badge, signer } = verdict
  const tell = (moment: number | string) => {
    const at = new Date(moment)
    // What a badge calls a moment may be none.
    return Number.isNaN(at.getTime()) ? String(moment) : formats.instant(at.toISOString())
  }
  return (
    <section className={classes.verdict} aria-label={t('verifyPage.verdict')}>
      <Notice isResult tone={badgeTones[verdict.verdict]} title={t(`badge.verdict.${verdict.verdict}`)}>
        <p>{name}</p>
        <Findings texts={findingTexts(t, verdict.findings)} />
      </Notice>
      {badge ? (
        <div className={classes.badge}>
          <strong>{t('badge.title', { title: badge.title, issuer: badge.issuer })}</strong>
          <p>
            {[badge.number, t('badge.validFrom', { when: tell(badge.validFrom) })]
              .filter((text) => text !== '')
              .join(' · ')}
          </p>
          {badge.criteria === '' ? null : <p>{badge.criteria}</p>}
          {signer ? (
            <p className="quiet">
              {t('badge.signedBy', {
                signer: signer.name || '—',
                when: signer.signedAt === null ? '—' : tell(signer.signedAt),
                authority: signer.authority?.name || '—',
              })}
            </p>
          ) : null}
        </div>
      ) : null}
      {badge && badge.identities.length > 0 ? <Recipient badge={badge} /> : null}
    </section>
  )
}
