import type { Expertise } from '#shared/modules/people/people.contract.ts'
import type { HeldDuty, HeldQualification, ResponsiblePerson } from '#shared/modules/people/people.expertise.ts'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './responsible.module.css'

function Duties({ duties, units }: { readonly duties: readonly HeldDuty[]; readonly units: Expertise['units'] }) {
  const t = useWords()
  return (
    <ul className={classes.lines}>
      {duties.map(({ record, unit, position, words }) => (
        <li key={`${unit} ${position} ${words ?? ''}`}>
          <RecordLink record={record} id={unit} title={units[unit] ?? t('record.somebody')} />
          <div className="quiet">
            {record === 'department' && position === 'other'
              ? words
              : [t(`${record === 'group' ? 'membership' : 'duty'}.position.${position}`), words]
                  .filter((text) => text !== null)
                  .join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Qualification({ held }: { readonly held: HeldQualification }) {
  const t = useWords()
  const formats = useFormats()
  const { id, title, issuer, serial, awardedOn, validUntil, isExpired, isChecked } = held
  const [word, last] = validUntil === null ? ['since', awardedOn] : ['until', validUntil]
  return (
    <li>
      <RecordLink record="qualification" id={id} title={title} />
      <div className={classes.note}>
        <span className="quiet">{[issuer, serial].filter((text) => text !== null).join(' · ')}</span>
        <span className={classes.term}>{t(`responsible.${word}`, { day: formats.day(last) })}</span>
        {isExpired ? <ToneBadge tone="critical">{t('responsible.expired')}</ToneBadge> : null}
        {isChecked ? null : <ToneBadge tone="attention">{t('responsible.unchecked')}</ToneBadge>}
      </div>
    </li>
  )
}

function Held({ held }: { readonly held: readonly HeldQualification[] }) {
  if (held.length === 0) return <span className="quiet">—</span>
  return (
    <ul className={classes.lines}>
      {held.map((one) => (
        <Qualification key={one.id} held={one} />
      ))}
    </ul>
  )
}

function Row({ one, units }: { readonly one: ResponsiblePerson; readonly units: Expertise['units'] }) {
  const { person, name, jobTitle, duties, years, qualifications } = one
  const degrees = qualifications.filter(({ kind }) => kind === 'degree')
  return (
    <tr>
      <th scope="row">
        <div className={classes.person}>
          <RecordLink record="person" id={person} title={name} />
          <div className="quiet">{jobTitle}</div>
        </div>
      </th>
      <td>
        <Duties duties={duties} units={units} />
      </td>
      <td data-align="end">{years ?? '—'}</td>
      <td>
        <Held held={degrees} />
      </td>
      <td>
        <Held held={qualifications.filter(({ kind }) => kind !== 'degree')} />
      </td>
    </tr>
  )
}

/** Who held security duties, with years, degrees and certificates, to read and to print. */
export function ResponsibleTable({ label, expertise }: { readonly label: string; readonly expertise: Expertise }) {
  const t = useWords()
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('person')}</th>
          <th scope="col">{t('responsible.duties')}</th>
          <th scope="col" data-align="end">
            {t('responsible.years')}
          </th>
          <th scope="col">{t('responsible.degrees')}</th>
          <th scope="col">{t('responsible.certificates')}</th>
        </tr>
      </thead>
      <tbody>
        {expertise.people.map((one) => (
          <Row key={one.person} one={one} units={expertise.units} />
        ))}
      </tbody>
    </table>
  )
}
