import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { asksForFinding, proposedFinding } from '#shared/modules/controls/controls.proposal.ts'
import { detailOf, listOf } from '../../api/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { mayWrite } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useAwaited } from '../../records/with-beside.tsx'
import { Notice } from '../../ui/error-notice.tsx'
import classes from './check-finding.module.css'

const named = (value: unknown) => (typeof value === 'string' ? value : '')

/** Where a check did not find its control effective: the findings that came of it, or the way to state one. */
export function CheckFinding({ detail }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const check = detail.entity
  const reads = member.roles.some((role) => findingRecord.readers.some((reader) => reader === role))
  const isWanted = asksForFinding(check) && reads && !check.archived
  const control = useQuery({ ...detailOf('control', named(check.control)), enabled: isWanted })
  const filters = [{ field: 'controlCheck', comparison: 'is', value: check.id } as const]
  const findings = useQuery({ ...listOf('finding', { filters, limit: 5 }), enabled: isWanted })
  useAwaited(control.isLoading || findings.isLoading)
  if (!isWanted || !control.data || !findings.data) return null
  const { rows } = findings.data
  return (
    <div className={classes.panel}>
      <Notice tone="attention" title={t(rows.length > 0 ? 'checkFinding.stated' : 'checkFinding.none')}>
        {rows.map((row) => (
          <p key={row.id}>
            <RecordLink record="finding" id={row.id} title={`${named(row.number)} ${named(row.title)}`} />
          </p>
        ))}
        {rows.length === 0 && mayWrite(findingRecord, member.roles) ? (
          <Button
            size="compact-sm"
            variant="default"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/records/$record/new"
                params={{ record: 'finding' }}
                search={{ with: proposedFinding(check, control.data.entity) }}
              />
            )}
          >
            {t('checkFinding.state')}
          </Button>
        ) : null}
      </Notice>
    </div>
  )
}
