import { type KeyboardEvent, useRef } from 'react'
import { type AttendanceStatus, attendanceStatuses, type RollRow } from '#shared/modules/training/training.roll.ts'
import { useWords } from '../../app/words.tsx'
import { RecordLink } from '../../records/record-link.tsx'
import classes from './roll-call.module.css'
import type { useRollCall } from './use-roll-call.ts'

type Props = {
  readonly call: ReturnType<typeof useRollCall>
  readonly nameOf: (person: string) => string
  readonly label: string
  readonly isOpen: boolean
}

/** One key a person; digits as well, for input methods of Chinese take letters. */
const keys: Readonly<Record<AttendanceStatus, readonly [string, string]>> = {
  attended: ['p', '1'],
  late: ['l', '2'],
  partly: ['h', '3'],
  absent: ['a', '4'],
  excused: ['e', '5'],
}

type Way = 'next' | 'before' | 'first' | 'last'
const ways: Readonly<Record<string, Way>> = { ArrowDown: 'next', ArrowUp: 'before', Home: 'first', End: 'last' }

/** Gives the focus to the choices of another person. */
function focusRow(frame: HTMLElement | null, row: number): void {
  const line = frame?.querySelector(`[data-row="${row}"]`)
  const target =
    line?.querySelector<HTMLInputElement>('input:checked') ?? line?.querySelector<HTMLInputElement>('input')
  target?.focus()
  target?.scrollIntoView({ block: 'nearest' })
}

function useKeys({ call, isOpen }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const last = call.roll.length - 1
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!isOpen || event.altKey || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return
    const row = Number(event.target.closest<HTMLElement>('[data-row]')?.dataset.row)
    const person = call.roll[row]?.person
    if (person === undefined) return
    const key = event.key.toLowerCase()
    const isMod = event.ctrlKey || event.metaKey
    const status = isMod ? undefined : attendanceStatuses.find((one) => keys[one].includes(key))
    const way = isMod ? undefined : ways[event.key]
    if (isMod && key === 'z') call.undo()
    else if (isMod && (key === 'enter' || key === 's')) void call.save()
    else if (status) {
      call.mark([{ person, isInvited: true, status }])
      focusRow(frame.current, Math.min(row + 1, last))
    } else if (!isMod && (event.key === 'Backspace' || event.key === 'Delete'))
      call.mark([{ person, isInvited: true, status: null }])
    else if (way)
      focusRow(frame.current, { next: Math.min(row + 1, last), before: Math.max(row - 1, 0), first: 0, last }[way])
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return { frame, onKeyDown }
}

type LineProps = Omit<Props, 'label'> & { readonly row: RollRow; readonly index: number }

function Line({ row: { person, status, hours, note }, index, call, nameOf, isOpen }: LineProps) {
  const t = useWords()
  const name = nameOf(person)
  return (
    <tr data-row={index}>
      <th scope="row" className={call.marks[person] ? classes.unsaved : undefined}>
        <RecordLink record="person" id={person} title={name} />
      </th>
      {attendanceStatuses.map((one) => (
        <td key={one} className={classes.mark}>
          <label>
            <input
              type="radio"
              name={`roll ${person}`}
              checked={status === one}
              disabled={!isOpen}
              aria-label={t('rollCall.mark', { person: name, status: t(`trainingSession.attendance.status.${one}`) })}
              onChange={() => call.mark([{ person, isInvited: true, status: one }])}
            />
          </label>
        </td>
      ))}
      <td>{hours}</td>
      <td>{note}</td>
    </tr>
  )
}

/** The invited under each other, a choice a person: marked by one key, which goes on to the next. */
export function RollTable(props: Props) {
  const t = useWords()
  const { frame, onKeyDown } = useKeys(props)
  const { label, ...rest } = props
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are caught once for the choices within, which are what has the focus
    <div ref={frame} className={classes.frame} onKeyDown={onKeyDown}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('trainingSession.attendance.person')}</th>
            {attendanceStatuses.map((one) => (
              <th key={one} scope="col" className={classes.mark}>
                {t(`trainingSession.attendance.status.${one}`)}
                {rest.isOpen ? <kbd className={classes.key}>{keys[one][0]}</kbd> : null}
              </th>
            ))}
            <th scope="col">{t('trainingSession.attendance.hours')}</th>
            <th scope="col">{t('trainingSession.attendance.note')}</th>
          </tr>
        </thead>
        <tbody>
          {rest.call.roll.map((row, index) => (
            <Line key={row.person} {...rest} row={row} index={index} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
