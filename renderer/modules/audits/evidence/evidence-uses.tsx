import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import type { EvidenceUse } from '#shared/modules/audits/audits.evidence.ts'
import type { AttachedVersion } from '#shared/modules/audits/audits.evidence-contract.ts'
import type { Evidence } from '#shared/record/fields.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { recordNamed } from '../../../records/known-records.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { RedactVersion } from '../redaction/redact-version.tsx'
import classes from './evidence.module.css'
import { evidenceQuery } from './evidence-standing.tsx'

function CopyDigest({ sha256, number }: { readonly sha256: string; readonly number: number }) {
  const t = useWords()
  const [isDone, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(sha256)
    setDone(true)
  }
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      aria-label={t('evidencePage.copyOf', { number })}
      onClick={() => void copy()}
      data-not-printed
    >
      <span aria-live="polite">{t(isDone ? 'evidencePage.copied' : 'evidencePage.copy')}</span>
    </Button>
  )
}

type VersionProps = {
  readonly file: Evidence
  readonly number: number
  readonly isLast: boolean
  readonly attached: AttachedVersion | undefined
  readonly titles: Titles
  readonly detail: DetailProps['detail']
}

function Version({ file, number, isLast, attached, titles, detail }: VersionProps) {
  const t = useWords()
  const formats = useFormats()
  const who = attached ? (titles[attached.person] ?? t('record.somebody')) : ''
  return (
    <li className={classes.entry}>
      <div>
        {t('evidencePage.version', { number })} · <bdi>{file.name}</bdi>
        <div className={classes.facts}>
          <span>
            {t('evidencePage.type')}: {file.mediaType}
          </span>
          <span>
            {t('evidencePage.size')}: {formats.bytes(file.size)}
          </span>
          {attached ? (
            <span>
              {t('evidencePage.attached')}: {t('evidencePage.attachedBy', { when: formats.instant(attached.at), who })}
            </span>
          ) : null}
        </div>
        <div className={classes.digest}>
          <span className="quiet">{t('evidencePage.digest')}</span>
          <span className="code">{file.sha256}</span>
          <CopyDigest sha256={file.sha256} number={number} />
        </div>
        <RedactVersion item={detail.entity} file={file} mayEdit={detail.mayEdit} />
      </div>
      {isLast ? <ToneBadge tone="good">{t('evidencePage.inForce')}</ToneBadge> : null}
    </li>
  )
}

function Use({ use, titles }: { readonly use: EvidenceUse; readonly titles: Titles }) {
  const t = useWords()
  const formats = useFormats()
  const record = recordNamed(use.record)
  const signed = (['prepared', 'reviewed'] as const).flatMap((step) => {
    const [who, day] = [use[`${step}By`], use[`${step}On`]]
    if (who === null || day === null) return []
    const words = { who: titles[who] ?? t('record.somebody'), day: formats.day(day) }
    return [t(step === 'prepared' ? 'evidencePage.signedPrepared' : 'evidencePage.signedReviewed', words)]
  })
  return (
    <li className={classes.entry}>
      <div>
        <RecordLink record={use.record} id={use.id} title={use.title} />
        <div className={classes.facts}>
          <span>{t(use.record)}</span>
          <span>{t('evidencePage.holds', { number: use.version })}</span>
          {signed.map((one) => (
            <span key={one}>{one}</span>
          ))}
          {use.record === 'checklistRow' && signed.length === 0 ? <span>{t('evidencePage.unsigned')}</span> : null}
        </div>
      </div>
      {record ? <StateBadge record={record} state={use.state} /> : null}
    </li>
  )
}

/** The versions of a piece of evidence, each with its digest, and which of them each paper holds and was signed with. */
export function EvidenceUses({ detail }: DetailProps) {
  const t = useWords()
  const found = useQuery(evidenceQuery(detail.entity.id))
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  if (!found.data) return null
  const { entry, attached, titles } = found.data
  const { versions, uses } = entry
  return (
    <div className={classes.page}>
      <section aria-label={t('evidenceItem.section.versions')}>
        <h3 className={classes.heading}>{t('evidenceItem.section.versions')}</h3>
        <ul className={classes.list}>
          {versions
            .map((file, at) => (
              <Version
                key={file.id}
                file={file}
                number={at + 1}
                isLast={at === versions.length - 1}
                attached={attached.find((one) => one.file === file.id)}
                titles={titles}
                detail={detail}
              />
            ))
            .toReversed()}
        </ul>
      </section>
      <section aria-label={t('evidencePage.restsOn')}>
        <h3 className={classes.heading}>{t('evidencePage.restsOn')}</h3>
        {uses.length === 0 ? <p className="quiet">{t('evidencePage.noUse')}</p> : null}
        <ul className={classes.list}>
          {uses.map((use) => (
            <Use key={`${use.id} ${use.version}`} use={use} titles={titles} />
          ))}
        </ul>
      </section>
    </div>
  )
}
