import { normaliseDecimal } from '../../record/decimal.ts'
import { type AttendanceStatus, attendanceStatuses, type RollMark } from './training.roll.ts'

/** What a column of an attendance list says. */
const listColumns = ['name', 'email', 'staffNumber', 'status', 'hours', 'note'] as const
type ListColumn = (typeof listColumns)[number]

/** A row of a list that is wrong: where it stands, and the key of the message with what fills it. */
export type ListFault = {
  readonly where: string
  readonly message: string
  readonly parameters?: Readonly<Record<string, string | number>>
}

export type ListTable = {
  readonly heads: readonly string[]
  readonly headerRow: number
  readonly rows: readonly { readonly where: string; readonly cells: readonly string[] }[]
}

/** Somebody whom a list may name. */
export type ListedPerson = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly staffNumber: string | null
}

export type AttendanceList = {
  readonly marks: readonly RollMark[]
  readonly faults: readonly ListFault[]
  /** Heads of columns that say nothing of attendance. */
  readonly ignored: readonly string[]
}

/** Longer notes are refused by the record. */
const longestNote = 300

const heads: Readonly<Record<ListColumn, readonly string[]>> = {
  name: [
    'name',
    'fullname',
    'displayname',
    'person',
    'participant',
    'attendee',
    '姓名',
    '人员',
    '参会人',
    '参训人员',
    '名称',
  ],
  email: ['email', 'emailaddress', 'mail', '电子邮箱', '邮箱', '电子邮件', '邮件'],
  staffNumber: [
    'staffnumber',
    'staffno',
    'staffid',
    'employeenumber',
    'employeeid',
    'personnelnumber',
    '工号',
    '员工编号',
    '员工号',
  ],
  status: ['status', 'attendance', 'presence', '出勤情况', '出勤', '考勤', '状态', '签到'],
  hours: ['hours', '学时', '小时', '课时'],
  note: ['note', 'notes', 'remark', 'remarks', 'comment', '备注', '说明'],
}

const words: Readonly<Record<AttendanceStatus, readonly string[]>> = {
  attended: ['attended', 'present', 'yes', 'y', 'x', '1', '✓', '√', '出勤', '到', '已到', '参加', '是'],
  late: ['late', 'l', '迟到'],
  partly: ['partly', 'partial', 'leftearly', '部分出勤', '部分参加', '早退'],
  absent: ['absent', 'no', 'n', '0', '缺勤', '缺席', '未到', '旷课', '否'],
  excused: ['excused', 'leave', '请假', '事假', '病假', '公假'],
}

/** Text as it is compared: one form of each sign, small letters, single spaces. */
const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase().replaceAll(/\s+/gu, ' ')
/** Heads and words of a status are compared by their letters alone. */
const bare = (text: string) => plain(text).replaceAll(/[\s\p{P}]/gu, '')

function columnsOf(given: readonly string[]) {
  const places = new Map<ListColumn, number>()
  const ignored: string[] = []
  for (const [place, head] of given.entries()) {
    const column = listColumns.find((one) => heads[one].includes(bare(head)))
    if (column && !places.has(column)) places.set(column, place)
    else if (head.trim() !== '') ignored.push(head.trim())
  }
  return { places, ignored }
}

const naming = ['staffNumber', 'email', 'name'] as const
type Naming = (typeof naming)[number]

/** People by what a list may call them; several may share a name. */
function indexOf(people: readonly ListedPerson[]): Readonly<Record<Naming, ReadonlyMap<string, ReadonlySet<string>>>> {
  const by = (key: Naming) => {
    const found = new Map<string, Set<string>>()
    for (const person of people) {
      const text = plain(person[key] ?? '')
      if (text !== '') found.set(text, (found.get(text) ?? new Set<string>()).add(person.id))
    }
    return found
  }
  return { staffNumber: by('staffNumber'), email: by('email'), name: by('name') }
}

type Cells = Readonly<Record<ListColumn, string>>
type Named = { readonly person: string } | Omit<ListFault, 'where'>

/** The person whom all filled cells of a row name together. */
function personOf(cells: Cells, index: ReturnType<typeof indexOf>): Named {
  const given = naming.filter((key) => cells[key] !== '')
  if (given.length === 0) return { message: 'attendanceList.fault.nobody' }
  const found = given.map((key) => index[key].get(plain(cells[key])) ?? new Set<string>())
  const unknown = given[found.findIndex(({ size }) => size === 0)]
  if (unknown) return { message: 'attendanceList.fault.unknown', parameters: { what: cells[unknown] } }
  const what = given.map((key) => cells[key]).join(', ')
  const [person, another] = [...(found[0] ?? [])].filter((id) => found.every((others) => others.has(id)))
  if (person === undefined) return { message: 'attendanceList.fault.different', parameters: { what } }
  if (another !== undefined) return { message: 'attendanceList.fault.several', parameters: { what } }
  return { person }
}

type Said = Pick<RollMark, 'status' | 'hours' | 'note'>

/** What the filled cells of a row say of whoever it names; a list without a column of statuses lists those who were there. */
function saidIn(cells: Cells, places: ReadonlyMap<ListColumn, number>): Said | Omit<ListFault, 'where'> {
  const word = bare(cells.status)
  const status = attendanceStatuses.find((one) => words[one].includes(word)) ?? null
  if (status === null && cells.status !== '')
    return { message: 'attendanceList.fault.status', parameters: { what: cells.status } }
  const hours = cells.hours === '' ? null : normaliseDecimal(cells.hours.replace(',', '.'), 1)
  if ((hours === null && cells.hours !== '') || Number(hours) < 0 || Number(hours) > 1000)
    return { message: 'attendanceList.fault.hours', parameters: { what: cells.hours } }
  if (cells.note.length > longestNote)
    return { message: 'attendanceList.fault.note', parameters: { most: longestNote } }
  const stated = places.has('status') ? status : 'attended'
  return {
    ...(stated === null ? {} : { status: stated }),
    ...(hours === null ? {} : { hours }),
    ...(cells.note === '' ? {} : { note: cells.note }),
  }
}

/** Reads who was at a session; every row that cannot be taken is told, and the others still stand in `marks`. */
export function readAttendanceList(table: ListTable, people: readonly ListedPerson[]): AttendanceList {
  const { places, ignored } = columnsOf(table.heads)
  if (!naming.some((key) => places.has(key)))
    return { marks: [], faults: [{ where: String(table.headerRow), message: 'attendanceList.fault.heads' }], ignored }
  const index = indexOf(people)
  const first = new Map<string, string>()
  const marks: RollMark[] = []
  const faults: ListFault[] = []
  for (const { where, cells } of table.rows) {
    const cell = (column: ListColumn) => (cells[places.get(column) ?? -1] ?? '').trim()
    const row: Cells = {
      ...{ name: cell('name'), email: cell('email'), staffNumber: cell('staffNumber') },
      ...{ status: cell('status'), hours: cell('hours'), note: cell('note') },
    }
    const named = personOf(row, index)
    const said = saidIn(row, places)
    if ('message' in named) faults.push({ where, ...named })
    else if ('message' in said) faults.push({ where, ...said })
    else if (first.has(named.person)) {
      const parameters = { what: row.name || row.email || row.staffNumber, row: first.get(named.person) ?? '' }
      faults.push({ where, message: 'attendanceList.fault.twice', parameters })
    } else {
      first.set(named.person, where)
      marks.push({ person: named.person, isInvited: true, ...said })
    }
  }
  return { marks, faults, ignored }
}
