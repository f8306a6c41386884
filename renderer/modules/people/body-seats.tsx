import { Link } from '@tanstack/react-router'
import type { Body, BodySeat } from '#shared/modules/people/people.bodies.ts'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import classes from './body.module.css'

type Props = { readonly kind: 'department' | 'group'; readonly body: Body }

function SeatRow({ kind, seat, name }: { kind: Props['kind']; seat: BodySeat; name: string }) {
  const t = useWords()
  const formats = useFormats()
  const { person, position, words, from, until, row } = seat
  const record = kind === 'group' ? 'membership' : 'duty'
  const term =
    from === null && until === null
      ? t(row === null ? 'body.undated' : 'body.always')
      : t(until === null ? 'body.since' : from === null ? 'body.till' : 'body.term', {
          from: from === null ? '' : formats.day(from),
          until: until === null ? '' : formats.day(until),
        })
  return (
    <tr>
      <th scope="row">{t(`${record}.position.${position}`)}</th>
      <td>
        <RecordLink record="person" id={person} title={name} />
      </td>
      <td className={classes.words}>{words ?? '—'}</td>
      <td className={classes.term}>
        {row === null ? (
          <span className="quiet">{term}</span>
        ) : (
          <Link to="/records/$record/$id" params={{ record, id: row }}>
            {term}
          </Link>
        )}
      </td>
    </tr>
  )
}

function SeatTable({ kind, seats, body, label }: Props & { seats: readonly BodySeat[]; label: string }) {
  const t = useWords()
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('membership.position')}</th>
            <th scope="col">{t('person')}</th>
            <th scope="col">{t('body.duty')}</th>
            <th scope="col">{t('body.when')}</th>
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <SeatRow
              key={`${seat.row ?? ''} ${seat.position} ${seat.person}`}
              kind={kind}
              seat={seat}
              name={body.titles[seat.person] ?? t('record.somebody')}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Who holds which position on the day, what nobody holds, and what is written down for later. */
export function BodySeats({ kind, body }: Props) {
  const t = useWords()
  const record = kind === 'group' ? 'membership' : 'duty'
  const title = t(`body.seats.${kind}`)
  return (
    <>
      <section className={classes.part} aria-label={title}>
        <h3 className={classes.heading}>{title}</h3>
        {body.vacant.map((position) => (
          <p key={position} className={classes.vacant}>
            <ToneBadge tone="serious">{t('body.vacant', { position: t(`${record}.position.${position}`) })}</ToneBadge>
          </p>
        ))}
        {body.seats.length === 0 ? null : <SeatTable kind={kind} seats={body.seats} body={body} label={title} />}
      </section>
      {body.coming.length === 0 ? null : (
        <section className={classes.part} aria-label={t('body.coming')}>
          <h3 className={classes.heading}>{t('body.coming')}</h3>
          <SeatTable kind={kind} seats={body.coming} body={body} label={t('body.coming')} />
        </section>
      )}
    </>
  )
}
