import { isInstant } from '../../base/calendar.ts'
import { partRows, type ValueRow } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'
import type { ListFault, ListTable } from './attendance-list.ts'
import { type DrillRow, type DrillStage, hasReached } from './training.drill.ts'

/** What a file of GoPhish says of a drill; rows that cannot be taken are told. */
export type DrillList = { readonly rows: readonly DrillRow[]; readonly faults: readonly ListFault[] }

/** The states of a recipient and the messages of the timeline, as GoPhish writes them. */
const stages: Readonly<Record<string, DrillStage>> = {
  Scheduled: 'notSent',
  Sending: 'notSent',
  Retrying: 'notSent',
  Error: 'notSent',
  'Error Sending Email': 'notSent',
  'Email Sent': 'sent',
  Success: 'sent',
  'Email Opened': 'opened',
  'Clicked Link': 'clicked',
  'Submitted Data': 'submitted',
}
const reportMessage = 'Email Reported'

/** What stands of one recipient in the file, before it is known whether it can be taken. */
type Stated = {
  readonly where: string
  readonly email: string
  readonly status: string
  readonly reported: string
  readonly changed: string
}

const address = /^[^\s@]+@[^\s@]+$/u
const longestAddress = 320
const yes = ['true', '1']
const no = ['false', '0', '']

/** A moment as records keep it; null for what is none, and for the zero that Go writes for no time. */
function momentOf(text: string): string | null {
  const at = /^\d{4}-\d\d-\d\dT/u.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at) || at <= 0) return null
  const moment = new Date(at).toISOString()
  return isInstant(moment) ? moment : null
}

function rowOf({ email, status, reported, changed }: Stated): DrillRow | Omit<ListFault, 'where'> {
  const of = email.trim().toLowerCase()
  if (!address.test(of) || of.length > longestAddress)
    return { message: 'drillList.fault.email', parameters: { what: email } }
  const stage = Object.hasOwn(stages, status) ? stages[status] : undefined
  if (!stage) return { message: 'drillList.fault.status', parameters: { what: status } }
  const said = reported.trim().toLowerCase()
  if (!yes.includes(said) && !no.includes(said))
    return { message: 'drillList.fault.reported', parameters: { what: reported } }
  return { email: of, stage, reported: yes.includes(said), changedAt: momentOf(changed) }
}

function listOf(stated: readonly Stated[]): DrillList {
  const first = new Map<string, string>()
  const rows: DrillRow[] = []
  const faults: ListFault[] = []
  for (const one of stated) {
    const row = rowOf(one)
    const { where } = one
    if ('message' in row) faults.push({ where, ...row })
    else if (first.has(row.email)) {
      const parameters = { what: row.email, row: first.get(row.email) ?? '' }
      faults.push({ where, message: 'drillList.fault.twice', parameters })
    } else {
      first.set(row.email, where)
      rows.push(row)
    }
  }
  return { rows, faults }
}

/** Reads the results of a campaign as GoPhish exports them to CSV. */
export function readDrillTable({ heads, headerRow, rows }: ListTable): DrillList {
  const place = (name: string) => heads.findIndex((head) => head.trim().toLowerCase() === name)
  const [email, status, reported, changed] = ['email', 'status', 'reported', 'modified_date'].map(place)
  if (email === undefined || status === undefined || email < 0 || status < 0)
    return { rows: [], faults: [{ where: String(headerRow), message: 'drillList.fault.heads' }] }
  return listOf(
    rows.map(({ where, cells }) => ({
      ...{ where, email: cells[email] ?? '', status: (cells[status] ?? '').trim() },
      ...{ reported: cells[reported ?? -1] ?? '', changed: cells[changed ?? -1] ?? '' },
    })),
  )
}

const textIn = (row: ValueRow, name: string) => {
  const value = row[name]
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : ''
}

/** The furthest that the timeline tells of each address, and who reported: results may be older than it. */
function furthest(timeline: readonly ValueRow[]) {
  const reached = new Map<string, DrillStage>()
  const reporters = new Set<string>()
  for (const event of timeline) {
    const [email, message] = [textIn(event, 'email').trim().toLowerCase(), textIn(event, 'message')]
    const stage = Object.hasOwn(stages, message) ? stages[message] : undefined
    if (message === reportMessage) reporters.add(email)
    if (stage && hasReached(stage, reached.get(email) ?? 'notSent')) reached.set(email, stage)
  }
  return { reached, reporters }
}

/** Reads a campaign as the interface of GoPhish gives it in JSON: its results, and what its timeline tells beyond them. */
export function readDrillCampaign(campaign: AnyValue): DrillList {
  // A row of one is what a map is read as, and a list or a plain value has no members of these names.
  const [given = {}] = partRows([campaign])
  if (!Array.isArray(given.results)) return { rows: [], faults: [{ where: '1', message: 'drillList.fault.campaign' }] }
  const { rows, faults } = listOf(
    partRows(given.results).map((row, index) => ({
      ...{ where: String(index + 1), email: textIn(row, 'email'), status: textIn(row, 'status') },
      ...{ reported: textIn(row, 'reported'), changed: textIn(row, 'modified_date') },
    })),
  )
  const { reached, reporters } = furthest(partRows(given.timeline))
  return {
    faults,
    rows: rows.map((row) => {
      const told = reached.get(row.email) ?? row.stage
      const stage = hasReached(told, row.stage) ? told : row.stage
      return { ...row, stage, reported: row.reported || reporters.has(row.email) }
    }),
  }
}
