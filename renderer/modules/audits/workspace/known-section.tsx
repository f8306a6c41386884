import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { KnownBefore, KnownPolicy } from '#shared/modules/audits/audits.known.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import { attestedShare } from '#shared/modules/policies/policies.attestation-state.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/words.tsx'
import { searchFor } from '../../../records/list-search.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { ToneBadge } from '../../../ui/tone-badge.tsx'
import own from './known-section.module.css'
import classes from './paper.module.css'

/** The list of the checks that are counted. */
function countedChecks(control: string) {
  const filters = [
    { field: 'control', comparison: 'is' as const, value: control },
    { field: 'state', comparison: 'isNot' as const, value: 'draft' },
  ]
  return { ...searchFor(controlCheckRecord, filters), exact: true }
}

const { tones } = controlCheckRecord.fields.result

/** The latest checks of the control that the row tests, each with what it found. */
function Checks({
  checks,
  control,
}: {
  readonly checks: NonNullable<KnownBefore['checks']>
  readonly control: string
}) {
  const t = useWords()
  const formats = useFormats()
  const { latest, count } = checks
  if (count === 0) return <p className={classes.help}>{t('workspace.known.unchecked')}</p>
  return (
    <>
      <ul className={classes.plain}>
        {latest.map(({ id, number, title, performedOn, result }) => (
          <li key={id} className={classes.finding}>
            <RecordLink record={controlCheckRecord.name} id={id} title={`${number ?? ''} ${title}`.trim()} />
            <span className={classes.marks}>
              {result === null ? null : (
                <ToneBadge tone={tones?.[result] ?? 'neutral'}>{t(`controlCheck.result.${result}`)}</ToneBadge>
              )}
              <span className="quiet">{formats.day(performedOn)}</span>
            </span>
          </li>
        ))}
      </ul>
      {count > latest.length ? (
        <p className={classes.help}>
          <Link to="/records/$record" params={{ record: controlCheckRecord.name }} search={countedChecks(control)}>
            {t('workspace.known.checks', { count })}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function Policy({ policy }: { readonly policy: KnownPolicy }) {
  const t = useWords()
  const formats = useFormats()
  const { version, title, effectiveOn, attested } = policy
  const said = (() => {
    if (!attested) return null
    const { asked, attested: done, last } = attested
    if (asked === 0) return t('workspace.known.unasked')
    const share = formats.percent(attestedShare(done, asked))
    const all = t('workspace.known.attested', { attested: done, asked, share })
    if (!last) return all
    const least = { department: last.name, attested: last.attested, asked: last.asked }
    return `${all} · ${t('workspace.known.last', least)}`
  })()
  return (
    <li className={classes.finding}>
      <RecordLink record="policyVersion" id={version} title={title} />
      <span className="quiet">
        {effectiveOn === null ? null : t('workspace.known.since', { day: formats.day(effectiveOn) })}
      </span>
      {said === null ? null : <span className={own.told}>{said}</span>}
    </li>
  )
}

/** What the organisation's own checks and attestations tell of what the row tests; nothing where there is neither. */
export function KnownSection({ row }: { readonly row: AnyEntity }) {
  const t = useWords()
  const { control, policy } = row
  const isSubject = typeof control === 'string' || typeof policy === 'string'
  const found = useQuery({
    queryKey: ['checklist', 'known', row.id, control, policy],
    queryFn: () => api.checklist.known({ row: row.id }),
    enabled: isSubject,
  })
  if (!found.data || (found.data.checks === null && found.data.policies.length === 0)) return null
  const { checks, policies } = found.data
  const label = t('workspace.known')
  return (
    <section className={classes.section} aria-label={label}>
      <h4 className={classes.heading}>{label}</h4>
      {checks && typeof control === 'string' ? <Checks checks={checks} control={control} /> : null}
      {policies.length > 0 ? (
        <ul className={own.policies}>
          {policies.map((one) => (
            <Policy key={one.version} policy={one} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}
