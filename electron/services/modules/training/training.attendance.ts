import { OperationError } from '#shared/contract/errors.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { type AttendanceList, type ListFault, readAttendanceList } from '#shared/modules/training/attendance-list.ts'
import type { AttendanceReading } from '#shared/modules/training/training.contract.ts'
import { isSameRoll, markedRoll, type RollMark } from '#shared/modules/training/training.roll.ts'
import { trainingSessionRecord } from '#shared/modules/training/training-session.record.ts'
import type { ReadContext, TaskContext, WriteContext } from '../../context.ts'
import type { ForeignTable } from '../../exchange/format.ts'
import { doInHelper } from '../../processes/helper.ts'

const mostMegabytes = 5
/** More rows than this are not listed before the import, and more faults not told. */
const mostShown = 200

/** Marks people in the roll of a session; where it says the same already, nothing is written. */
export function markAttendance(context: WriteContext, session: string, marks: readonly RollMark[]): void {
  const { revision, attendance } = context.read(trainingSessionRecord).get(session)
  const roll = markedRoll(attendance, marks)
  if (!isSameRoll(attendance, roll))
    context.write(trainingSessionRecord).update(session, revision, { attendance: roll })
}

function listIn(context: ReadContext, { source, rows }: ForeignTable): AttendanceList {
  const cellFaults = rows.flatMap(({ where, fault }): ListFault[] =>
    fault ? [{ where, message: `errors.field.${fault.key}`, parameters: fault.parameters ?? {} }] : [],
  )
  const whole = rows.filter(({ fault }) => !fault)
  const people = context.read(personRecord).all()
  const table = {
    ...{ heads: source.heads, headerRow: source.headerRow },
    rows: whole.map(({ where, cells }) => ({ where, cells: cells.map((cell) => String(cell ?? '')) })),
  }
  const list = readAttendanceList(table, people)
  return { ...list, faults: [...cellFaults, ...list.faults] }
}

/** What a list would change in the roll of a session. */
function compared(context: ReadContext, session: string, { marks, faults, ignored }: AttendanceList) {
  const { attendance } = context.read(trainingSessionRecord).get(session)
  const known = new Map(attendance.map((row) => [row.person, row]))
  const added = marks.filter(({ person }) => !known.has(person))
  const changed = marks.filter((mark) => {
    const row = known.get(mark.person)
    return row !== undefined && !isSameRoll([row], markedRoll([row], [mark]))
  })
  const people = context.read(personRecord)
  const then = new Map(markedRoll(attendance, marks).map(({ person, status }) => [person, status]))
  return {
    read: marks.length + faults.length,
    ...{ added: added.length, changed: changed.length, same: marks.length - added.length - changed.length },
    ...{ faults: faults.slice(0, mostShown), ignored },
    rows: [...added, ...changed].slice(0, mostShown).map(({ person }) => ({
      ...{ person, status: then.get(person) ?? null },
      name: people.find(person)?.name ?? '',
    })),
  }
}

type Reading = { readonly session: string; readonly ticket: string; readonly take: boolean }

/** Reads who was at a session and, where asked to and nothing is wrong, marks them in one change. */
export async function readAttendance(
  context: TaskContext,
  { session, ticket, take }: Reading,
): Promise<AttendanceReading> {
  const { bytes } = context.files.take(ticket)
  if (bytes.length > mostMegabytes * 1_000_000)
    throw new OperationError('invalid', 'errors.listLarge', { parameters: { megabytes: mostMegabytes } })
  const job = { name: 'read-table', input: { bytes, format: 'auto', source: {} } } as const
  const table = await doInHelper(context.host, 'import', job, context.signal)
  const { list, found } = context.query((reading) => {
    const list = listIn(reading, table)
    return { list, found: compared(reading, session, list) }
  })
  const isTaken = take && list.faults.length === 0
  if (isTaken && found.added + found.changed > 0)
    context.command((writing) => markAttendance(writing, session, list.marks))
  return { ...found, isTaken }
}
