import { Link } from '@tanstack/react-router'
import { rootOf } from '#shared/modules/audits/audits.cause.ts'
import { levelsOf, type ScaleSide } from '#shared/modules/audits/audits.scale.ts'
import { isText } from '#shared/record/rule-values.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { MarkdownText } from '../../../records/markdown-text.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import { SeverityBadge } from '../severity-badge.tsx'
import classes from './judgement.module.css'
import { useScale } from './use-scale.ts'

function wordOf(scale: AnyEntity, side: ScaleSide, level: unknown): string {
  const word = levelsOf(scale, side).find((one) => one.level === level)?.word ?? ''
  return `${String(level)} ${word}`.trim()
}

/** Why a finding is as grave as it is: what the matrix says, and why the finding differs where it does. */
function Judgement({ finding }: { readonly finding: AnyEntity }) {
  const t = useWords()
  const scale = useScale(finding.scale)
  const { severity, proposedSeverity: proposed, severityReason: reason } = finding
  if (!scale || !isText(severity) || !isText(proposed)) return null
  const levels = {
    impact: wordOf(scale, 'impacts', finding.impact),
    likelihood: wordOf(scale, 'likelihoods', finding.likelihood),
  }
  return (
    <li>
      <SeverityBadge severity={severity} />{' '}
      {severity === proposed
        ? t('finding.judgement.byMatrix', levels)
        : t('finding.judgement.differs', { ...levels, severity: t(`finding.severity.${proposed}`) })}{' '}
      <Link to="/records/$record/$id" params={{ record: 'findingScale', id: scale.id }}>
        {isText(scale.title) ? scale.title : ''} {typeof scale.version === 'number' ? scale.version : ''}
      </Link>
      {severity !== proposed && isText(reason) ? <MarkdownText text={reason} /> : null}
    </li>
  )
}

/** What became of the dates: extensions, reopenings, and until when the risk is borne. */
function Course({ detail }: Pick<DetailProps, 'detail'>) {
  const t = useWords()
  const formats = useFormats()
  const { today } = useSession()
  const {
    extensions,
    reopens,
    dueOn,
    originalDueOn,
    reopenedOn,
    acceptedUntil: until,
    acceptedBy,
    state,
  } = detail.entity
  const day = (value: unknown) => (typeof value === 'string' ? formats.day(value) : '—')
  const isBorne = state === 'riskAccepted' && isText(until)
  const who = (isText(acceptedBy) ? detail.titles[acceptedBy] : undefined) ?? t('record.somebody')
  return (
    <>
      {typeof extensions === 'number' && extensions > 0 ? (
        <li>{t('finding.standing.extended', { count: extensions, day: day(dueOn), original: day(originalDueOn) })}</li>
      ) : null}
      {typeof reopens === 'number' && reopens > 0 ? (
        <li>{t('finding.standing.reopened', { count: reopens, day: day(reopenedOn) })}</li>
      ) : null}
      {isBorne ? (
        <li>
          {until < today ? (
            <ToneBadge tone="critical">{t('finding.standing.expired', { day: day(until) })}</ToneBadge>
          ) : (
            t('finding.standing.accepted', { day: day(until), who })
          )}
        </li>
      ) : null}
    </>
  )
}

function hasStanding({ proposedSeverity, whys, extensions, reopens, state }: AnyEntity): boolean {
  return (
    isText(proposedSeverity) ||
    rootOf(whys) !== '' ||
    typeof extensions === 'number' ||
    typeof reopens === 'number' ||
    state === 'riskAccepted'
  )
}

/** What stands at a glance above a finding: why it is as grave as it is, what its root is, and what became of its dates. */
export function FindingStanding({ detail }: DetailProps) {
  const t = useWords()
  const finding = detail.entity
  const root = rootOf(finding.whys)
  if (!hasStanding(finding)) return null
  return (
    <ul className={classes.standing}>
      <Judgement finding={finding} />
      {root === '' ? null : (
        <li>
          <span className={classes.root}>{t('finding.whys.root')}</span> <MarkdownText text={root} />
        </li>
      )}
      <Course detail={detail} />
    </ul>
  )
}
