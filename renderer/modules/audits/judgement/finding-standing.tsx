import { Link } from '@tanstack/react-router'
import { rootOf } from '#shared/modules/audits/audits.cause.ts'
import { levelsOf, type ScaleSide } from '#shared/modules/audits/audits.scale.ts'
import { isText } from '#shared/record/rule-values.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { MarkdownText } from '../../../records/markdown-text.tsx'
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

/** What stands at a glance above a finding: why it is as grave as it is, and what its root is. */
export function FindingStanding({ detail }: DetailProps) {
  const t = useWords()
  const finding = detail.entity
  const root = rootOf(finding.whys)
  if (!isText(finding.proposedSeverity) && root === '') return null
  return (
    <ul className={classes.standing}>
      <Judgement finding={finding} />
      {root === '' ? null : (
        <li>
          <span className={classes.root}>{t('finding.whys.root')}</span> <MarkdownText text={root} />
        </li>
      )}
    </ul>
  )
}
