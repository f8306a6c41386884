import type { Filter } from '#shared/contract/list.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { ageConditions, serious, unremedied } from '#shared/modules/home/home.ageing.ts'
import type { AuditProgress, HomeView } from '#shared/modules/home/home.contract.ts'
import { auditorFigures } from '#shared/modules/home/home.figures.ts'
import type { ReadContext } from '../../context.ts'
import { titleOf } from '../../records/reader.ts'
import { counted } from './home.queries.ts'

const inWork: Filter = { field: 'state', comparison: 'in', value: ['planned', 'fieldwork', 'reporting'] }
/** An auditor has a handful of audits in work; more than this are left to the list. */
const most = 50

/** The audits that a person leads or works on, those further along first, then by the day of their report. */
function ownAudits({ read, actor }: ReadContext) {
  const audits = read(auditRecord)
  const duties: readonly Filter[] = [
    { field: 'leadAuditor', comparison: 'is', value: actor.person },
    { field: 'team', comparison: 'contains', value: actor.person },
  ]
  const found = duties.flatMap((duty) => audits.list({ filters: [inWork, duty], limit: most }).rows)
  const order = ['reporting', 'fieldwork', 'planned']
  return [...new Map(found.map((audit) => [audit.id, audit])).values()].toSorted(
    (one, other) =>
      order.indexOf(one.state) - order.indexOf(other.state) ||
      (one.reportDueOn ?? '9999').localeCompare(other.reportDueOn ?? '9999'),
  )
}

function progressOf(context: ReadContext, audits: ReturnType<typeof ownAudits>): readonly AuditProgress[] {
  if (audits.length === 0) return []
  const own: Filter = { field: 'audit', comparison: 'in', value: audits.map(({ id }) => id).slice(0, 200) }
  const state = (...value: string[]): Filter => ({ field: 'state', comparison: 'in', value })
  const rows = context
    .read(checklistRowRecord)
    .tallyBy('audit', [own], [[], [state('prepared', 'reviewed')], [state('reviewed')]])
  const findings = context.read(findingRecord).tallyBy('audit', [own], [[state(...unremedied)]])
  return audits.map((audit) => {
    const [all = 0, tested = 0, reviewed = 0] = rows.get(audit.id) ?? []
    return {
      id: audit.id,
      title: titleOf(auditRecord, audit),
      state: audit.state,
      dueOn: audit.reportDueOn,
      rows: all,
      tested,
      reviewed,
      findings: findings.get(audit.id)?.[0] ?? 0,
    }
  })
}

/** What an auditor's home shows: their audits, what waits for them, and how old the open findings are. */
export function auditorHome(context: ReadContext): HomeView {
  const audits = ownAudits(context)
  const inField = audits.filter(({ state }) => state !== 'planned').map(({ id }) => id)
  const bands = ageConditions(context.today)
  const ages = context.read(findingRecord).tally(bands.flatMap(({ filters }) => [filters, [...filters, serious]]))
  return {
    role: 'auditor',
    figures: counted(context, auditorFigures(context.actor.person, context.today, inField)),
    audits: progressOf(context, audits),
    ageing: bands.map((band, place) => ({ ...band, count: ages[2 * place] ?? 0, serious: ages[2 * place + 1] ?? 0 })),
  }
}
