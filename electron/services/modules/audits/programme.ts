import type { Filter } from '#shared/contract/list.ts'
import { auditRecord } from '#shared/modules/audits/audit.record.ts'
import type { AuditToPlan } from '#shared/modules/audits/audits.contract.ts'
import { declarationTitle, teamIndependence } from '#shared/modules/audits/audits.independence.ts'
import { type RankedUnit, rankUnits } from '#shared/modules/audits/audits.planning.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { independenceDeclarationRecord } from '#shared/modules/audits/independence-declaration.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { riskRecord } from '#shared/modules/risks/risk.record.ts'
import type { ReadContext, WriteContext } from '../../context.ts'

const is = (field: string, value: string): Filter => ({ field, comparison: 'is', value })
const not = (field: string, value: string): Filter => ({ field, comparison: 'isNot', value })

/** Findings that nothing settles yet. */
const unsettled: Filter = { field: 'state', comparison: 'in', value: ['open', 'actionPlanned', 'implemented'] }
const unremedied: Filter = { field: 'state', comparison: 'in', value: ['open', 'actionPlanned'] }
const grave: Filter = { field: 'severity', comparison: 'in', value: ['critical', 'high'] }

/** Audits that were carried out as far as their report; one that is only planned has looked at nothing. */
const carriedOut: Filter = { field: 'state', comparison: 'in', value: ['reporting', 'issued', 'closed'] }

/** The last day that audits of each department covered. */
function lastAudited(context: ReadContext): ReadonlyMap<string, string> {
  const last = new Map<string, string>()
  for (const { auditees, period } of context.read(auditRecord).all([carriedOut])) {
    for (const unit of auditees) {
      if (period.end > (last.get(unit) ?? '') && period.end <= context.today) last.set(unit, period.end)
    }
  }
  return last
}

/** Every department with what speaks for auditing it: risks that are not closed, findings, and when it was looked at last. */
export function rankedUnits(context: ReadContext): readonly RankedUnit[] {
  const risks = context
    .read(riskRecord)
    .tallyBy('department', [not('state', 'closed')], [[is('level', 'critical')], [is('level', 'high')]])
  const findings = context
    .read(findingRecord)
    .tallyBy(
      'department',
      [unsettled],
      [[grave], [unremedied, { field: 'dueOn', comparison: 'before', value: context.today }]],
    )
  const last = lastAudited(context)
  const units = context
    .read(departmentRecord)
    .pick(['name'])
    .filter(({ archived }) => !archived)
  return rankUnits(
    units.map(({ id }) => {
      const [criticalRisks = 0, highRisks = 0] = risks.get(id) ?? []
      const [graveFindings = 0, lateFindings = 0] = findings.get(id) ?? []
      return { id, criticalRisks, highRisks, graveFindings, lateFindings, lastOn: last.get(id) ?? null }
    }),
    context.today,
  )
}

/** Puts audits into the programme, in the order given. */
export function planAudits(context: WriteContext, audits: readonly AuditToPlan[]): { readonly planned: number } {
  const writer = context.write(auditRecord)
  return { planned: audits.map((draft) => writer.create(draft)).length }
}

/** Begins a declaration for each member of an audit's team who has none. */
export function askTeam(context: WriteContext, id: string): { readonly asked: number } {
  const audit = context.read(auditRecord).get(id)
  const declarations = context.read(independenceDeclarationRecord).all([is('audit', id)])
  const people = context.read(personRecord)
  const writer = context.write(independenceDeclarationRecord)
  const missing = teamIndependence(audit, declarations).filter(({ standing }) => standing === 'missing')
  for (const { person } of missing) {
    const title = declarationTitle(people.find(person)?.name ?? '', audit.title)
    writer.create({ title, audit: id, person })
  }
  return { asked: missing.length }
}
