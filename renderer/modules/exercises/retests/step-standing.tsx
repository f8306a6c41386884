import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clockIn } from '#shared/base/zoned.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { findingOfStep, retestOf } from '#shared/modules/exercises/exercises.step-finding.ts'
import { isText } from '#shared/record/rule-values.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { detailOf, listOf } from '../../../api/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { RetestList, RunLine } from '../../../records/retests/retest-list.tsx'
import classes from '../../../records/retests/retests.module.css'
import { useStepRuns } from '../../../records/retests/use-step-runs.ts'
import { useAwaited } from '../../../records/with-beside.tsx'
import { TechniqueOnPage } from '../attack/technique-on-page.tsx'

const mostFindings = 20
const worded = (value: AnyValue | undefined) => (isText(value) ? value : '')

type NewProps = {
  readonly record: string
  readonly label: string
  readonly values: Readonly<Record<string, AnyValue>>
}

function NewRecord({ record, label, values }: NewProps) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      renderRoot={(props) => (
        <Link {...props} to="/records/$record/new" params={{ record }} search={{ with: values }} />
      )}
    >
      {label}
    </Button>
  )
}

/** What came of a step that was run: its findings, and the steps of other exercises that try it again. */
function StepStanding({ detail }: DetailProps) {
  const t = useWords()
  const { member, zone } = useSession()
  const { id, exercise, archived } = detail.entity
  const reads = member.roles.some((role) => findingRecord.readers.some((reader) => reader === role))
  const runs = useStepRuns(id)
  const held = useQuery(detailOf('exercise', worded(exercise)))
  const filters = [{ field: 'attackStep', comparison: 'is', value: id } as const]
  const findings = useQuery({ ...listOf('finding', { filters, limit: mostFindings }), enabled: reads })
  useAwaited(runs.isLoading || held.isLoading || findings.isLoading)
  if (!runs.data || !held.data) return null
  const { own, earlier, retests, control } = runs.data
  const { department } = held.data.entity
  const day = own.step.startedAt === null ? null : clockIn(zone, own.step.startedAt).day
  const context = { run: own.run, control, department: isText(department) ? department : null, day }
  const isOver = archived || held.data.entity.archived
  const proposed = isOver ? null : findingOfStep(t, own.step, context)
  const stated = findings.data?.rows ?? []
  if (earlier === null && retests.length === 0 && stated.length === 0 && proposed === null) return null
  return (
    <div className={classes.panel}>
      {earlier ? (
        <div className={classes.line}>
          <span className={classes.label}>{t('stepFinding.retestOf')}</span>
          <RunLine of={earlier} />
        </div>
      ) : null}
      {retests.length > 0 ? (
        <div className={classes.line}>
          <span className={classes.label}>{t('stepFinding.retests')}</span>
          <RetestList own={own} retests={retests} />
        </div>
      ) : null}
      {stated.length > 0 ? (
        <div className={classes.line}>
          <span className={classes.label}>{t('stepFinding.findings')}</span>
          <ul className={classes.list}>
            {stated.map((row) => (
              <li key={row.id}>
                <RecordLink record="finding" id={row.id} title={`${worded(row.number)} ${worded(row.title)}`} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {proposed === null ? null : (
        <div className={classes.actions} data-not-printed>
          {reads && mayWrite(findingRecord, member.roles) ? (
            <NewRecord record="finding" label={t('stepFinding.raise')} values={proposed} />
          ) : null}
          {mayWrite(attackStepRecord, member.roles) ? (
            <NewRecord record="attackStep" label={t('stepFinding.retest')} values={retestOf(own.step)} />
          ) : null}
        </div>
      )}
    </div>
  )
}

/** What stands above an attack step: the words of its identifiers, and what came of it. */
export function StepOnPage(props: DetailProps) {
  return (
    <>
      <TechniqueOnPage {...props} />
      <StepStanding {...props} />
    </>
  )
}
