import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ChangesSinceSeal, SinceSeal } from '#shared/modules/reports/reports.projection.ts'
import type { Tone } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { type Clause, clausesOf } from '#shared/record/story.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { ClauseDetail } from '../../records/history/clause-words.tsx'
import { HistoryValue } from '../../records/history/history-value.tsx'
import { recordNamed } from '../../records/known-records.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import classes from './since-seal.module.css'
import { useChangesSinceSeal } from './since-seal.ts'

type Changed = ChangesSinceSeal['changed'][number]
type FieldProps = { readonly record: AnyRecord; readonly one: Changed; readonly change: Changed['changes'][number] }

const tones: Readonly<Record<SinceSeal, Tone>> = {
  changed: 'attention',
  archived: 'serious',
  restored: 'attention',
  same: 'neutral',
  added: 'attention',
}

/** The kinds of changes that are marked within one text or list instead of beside each other. */
const within: readonly Clause['kind'][] = ['rows', 'rewrote']

/** A field as it was sealed and as it is now. */
function FieldRow({ record, one, change }: FieldProps) {
  const t = useWords()
  const place = { record, path: change.field, titles: one.titles }
  const clause = change.field === 'state' ? undefined : clausesOf(record, [change])[0]
  return (
    <tr>
      <th scope="row">{change.field === 'state' ? t('record.state') : t(`${record.name}.${change.field}`)}</th>
      {clause && within.includes(clause.kind) ? (
        <td colSpan={2}>
          <ClauseDetail record={record} clause={clause} titles={one.titles} named={false} />
        </td>
      ) : (
        <>
          <td>
            <HistoryValue {...place} value={change.before} />
          </td>
          <td>
            <HistoryValue {...place} value={change.after} />
          </td>
        </>
      )}
    </tr>
  )
}

function Differences({ record, one }: Omit<FieldProps, 'change'>): ReactNode {
  const t = useWords()
  if (one.kind === 'same' || one.kind === 'added') return <p className={classes.say}>{t(`sinceSeal.${one.kind}`)}</p>
  if (one.changes.length === 0) return null
  return (
    <table className={classes.sides}>
      <thead>
        <tr>
          {(['field', 'before', 'after'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`sinceSeal.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {one.changes.map((change) => (
          <FieldRow key={change.field} record={record} one={one} change={change} />
        ))}
      </tbody>
    </table>
  )
}

/** One record: what became of it, field by field, and who wrote that. */
function ChangedRecordView({ one }: { readonly one: Changed }) {
  const t = useWords()
  const formats = useFormats()
  const record = recordNamed(one.record)
  if (!record) return null
  const heading = `since-seal-${one.id}`
  return (
    <section className={classes.record} aria-labelledby={heading}>
      <h3 className={classes.heading} id={heading}>
        <RecordLink record={one.record} id={one.id} title={one.title || t('record.untitled')} />{' '}
        <span className="quiet">{t(one.record)}</span>
      </h3>
      <ToneBadge tone={tones[one.kind]}>{t(`sinceSeal.kind.${one.kind}`)}</ToneBadge>
      <Differences record={record} one={one} />
      <ul className={classes.edits} aria-label={t('sinceSeal.edits')}>
        {one.edits.map(({ revision, at, person, reason }) => {
          const said = { who: one.titles[person] ?? t('record.somebody'), when: formats.instant(at) }
          return (
            <li key={revision}>
              <Link to="/journal" search={{ entry: revision }}>
                {reason === null ? t('sinceSeal.edit', said) : t('sinceSeal.editBecause', { ...said, reason })}
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Record by record what was edited after a report was sealed, as it was then and as it is now. */
export function SealChanges({ detail }: DetailProps) {
  const t = useWords()
  const { data, error } = useChangesSinceSeal(detail.entity.id)
  if (error) return <RefusalNotice refusal={refusalOf(error)} />
  if (!data) return <Waiting />
  return (
    <div className={classes.page}>
      <p className={classes.say}>{data.changed.length === 0 ? t('sinceSeal.none') : t('sinceSeal.changed.help')}</p>
      {data.hidden > 0 ? <p className={classes.say}>{t('sinceSeal.hidden', { count: data.hidden })}</p> : null}
      {data.changed.map((one) => (
        <ChangedRecordView key={one.id} one={one} />
      ))}
    </div>
  )
}
