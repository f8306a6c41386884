import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RepeatProposal, TypedFinding } from '#shared/modules/audits/audits.contract.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/words.tsx'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './repeats.module.css'

/** Why an earlier finding is proposed: the control, the kind of cause, and the words that both have. */
function Why({ control, cause, words }: RepeatProposal) {
  const t = useWords()
  const reasons = [
    ...(control ? [t('finding.repeats.control')] : []),
    ...(cause ? [t('finding.repeats.cause')] : []),
    ...(words.length > 0 ? [t('finding.repeats.words', { words: words.join(t('finding.repeats.comma')) })] : []),
  ]
  return <span className="quiet">{reasons.join(' · ')}</span>
}

type Props = {
  readonly typed: TypedFinding
  /** Takes a proposal over; absent where the finding may not be changed. */
  readonly onConfirm?: ((id: string) => void) | undefined
  readonly isBusy?: boolean
}

/** Earlier findings that this one may repeat, each with why and a way to confirm it; nothing where there are none. */
export function RepeatProposals({ typed, onConfirm, isBusy = false }: Props) {
  const t = useWords()
  const formats = useFormats()
  const found = useQuery({ queryKey: ['findings', 'repeats', typed], queryFn: () => api.findings.repeats(typed) })
  const proposals = found.data?.proposals ?? []
  if (proposals.length === 0) return null
  return (
    <section className={classes.proposals} aria-label={t('finding.repeats')}>
      <h4>{t('finding.repeats')}</h4>
      <ul>
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <span className={classes.named}>
              <Link to="/records/$record/$id" params={{ record: 'finding', id: proposal.id }}>
                {proposal.number} {proposal.title}
              </Link>
              <StateBadge record={findingRecord} state={proposal.state} />
              {proposal.identifiedOn === null ? null : <span>{formats.day(proposal.identifiedOn)}</span>}
              {onConfirm ? (
                <Button variant="default" size="compact-xs" loading={isBusy} onClick={() => onConfirm(proposal.id)}>
                  {t('finding.repeats.confirm')}
                </Button>
              ) : null}
            </span>
            <Why {...proposal} />
          </li>
        ))}
      </ul>
    </section>
  )
}
