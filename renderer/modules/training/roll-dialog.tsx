import type { AttendanceReading } from '#shared/modules/training/training.contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { FileFaults } from '../../records/foreign/file-faults.tsx'
import classes from '../../records/foreign/foreign-file.module.css'
import { ForeignFileDialog } from '../../records/foreign/foreign-file-dialog.tsx'
import { useForeignFile } from '../../records/foreign/use-foreign-file.ts'
import { Notice } from '../../ui/error-notice.tsx'

function Found({ reading }: { readonly reading: AttendanceReading }) {
  const t = useWords()
  const { read, added, changed, same, faults, ignored, rows } = reading
  const statusWord = (status: (typeof rows)[number]['status']) =>
    status === null ? t('rollCall.unmarked') : t(`trainingSession.attendance.status.${status}`)
  return (
    <>
      <p>{t('rollCall.found', { count: read, added, changed, same })}</p>
      {ignored.length > 0 ? <p className="quiet">{t('rollCall.ignored', { heads: ignored.join(' · ') })}</p> : null}
      <FileFaults one="rollCall.fault" title={t('rollCall.faults', { count: faults.length })} faults={faults} />
      {rows.length > 0 && faults.length === 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={classes.scroll} tabIndex={0} aria-label={t('rollCall.preview')}>
          <ul className={classes.list}>
            {rows.map(({ person, name, status }) => (
              <li key={person}>
                <bdi>{name}</bdi> <span className="quiet">{statusWord(status)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** Takes the roll of a session from a list: what it says, what is wrong with it, and only then for good. */
export function RollDialog({ session, onClose }: { readonly session: string; readonly onClose: () => void }) {
  const t = useWords()
  const foreign = useForeignFile((ticket, take, options) =>
    api.training.readAttendance({ session, ticket, take }, options),
  )
  const { reading } = foreign
  const isTaken = reading?.isTaken ?? false
  const isFaulty = (reading?.faults.length ?? 0) > 0
  const count = reading && !isFaulty && !isTaken ? reading.added + reading.changed : 0
  return (
    <ForeignFileDialog
      title={t('rollCall.list')}
      about={t('rollCall.list.about')}
      accept=".csv,text/csv,.txt,.xlsx"
      foreign={foreign}
      submit={t('rollCall.take', { count })}
      mayTake={count > 0}
      isDone={isTaken}
      onClose={onClose}
    >
      {isTaken ? <Notice isResult tone="good" title={t('rollCall.taken')} /> : null}
      {reading ? <Found reading={reading} /> : null}
    </ForeignFileDialog>
  )
}
