import { Link } from '@tanstack/react-router'
import type { Titles } from '#shared/contract/list.ts'
import type { JournalLine } from '#shared/modules/journal/journal.contract.ts'
import { RecordLink } from '../../records/record-link.tsx'
import { useFormats } from '../../records/use-formats.ts'
import { ToneBadge } from '../../ui/tone-badge.tsx'
import { useWords } from '../words.tsx'
import classes from './journal-page.module.css'

/** What an entry touched: the first few records by name, the others counted. */
function Touched({ line, titles }: { readonly line: JournalLine; readonly titles: Titles }) {
  const t = useWords()
  // A device is named by what nobody can read; whoever signs with it is known.
  const nameOf = ({ record, title }: JournalLine['records'][number]) => {
    if (record === 'device' && title === line.device)
      return t('journal.deviceOf', { person: titles[line.person] ?? t('record.somebody') })
    return title === '' ? t('record.untitled') : title
  }
  return (
    <ul className={classes.touched}>
      {line.records.map((touched) => (
        <li key={touched.id}>
          <RecordLink record={touched.record} id={touched.id} title={nameOf(touched)} />{' '}
          <span className="quiet">{t(touched.record)}</span>
        </li>
      ))}
      {line.more > 0 ? <li className="quiet">{t('journal.more', { count: line.more })}</li> : null}
      {line.hidden > 0 ? <li className="quiet">{t('journal.hidden', { count: line.hidden })}</li> : null}
    </ul>
  )
}

/** Whether an entry is what its feed signed. */
export function Soundness({ sound }: { readonly sound: boolean }) {
  const t = useWords()
  return (
    <span title={t(sound ? 'journal.signed.help' : 'journal.unsound.help')}>
      <ToneBadge tone={sound ? 'good' : 'critical'}>{t(sound ? 'journal.signed' : 'journal.unsound')}</ToneBadge>
    </span>
  )
}

function Row({ line, titles }: { readonly line: JournalLine; readonly titles: Titles }) {
  const t = useWords()
  const formats = useFormats()
  return (
    <tr>
      <td className={classes.when}>
        <Link
          to="/journal"
          search={(old) => ({ ...old, entry: line.revision })}
          data-entry
          aria-label={`${formats.instant(line.at)}, ${t('journal.entry', { entry: line.revision })}`}
        >
          {formats.instant(line.at)}
        </Link>
      </td>
      <td className={classes.who}>{titles[line.person] ?? t('record.somebody')}</td>
      <td>
        <Touched line={line} titles={titles} />
      </td>
      <td className={classes.why}>{line.reason}</td>
      <td className={classes.when}>
        <Soundness sound={line.sound} />
      </td>
      <td className={classes.place}>
        {line.device.slice(0, 6)}:{line.seq}
      </td>
    </tr>
  )
}

/** Some entries of the journal as a table. */
export function JournalTable({
  entries,
  titles,
}: {
  readonly entries: readonly JournalLine[]
  readonly titles: Titles
}) {
  const t = useWords()
  const columns = ['when', 'who', 'did', 'why', 'signature', 'place'] as const
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`journal.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((line) => (
            <Row key={line.revision} line={line} titles={titles} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
