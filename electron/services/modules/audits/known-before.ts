import { attestedOf, type KnownBefore, type KnownPolicy } from '#shared/modules/audits/audits.known.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { seesAllAttestations } from '#shared/modules/policies/policies.attestation-state.ts'
import { policyVersionRecord } from '#shared/modules/policies/policy-version.record.ts'
import type { ReadContext } from '../../context.ts'

/** So many checks show where a control is heading; the rest is on its page. */
const shownChecks = 3

/** So many policies of a control are told; more than one are rare. */
const shownPolicies = 3

const is = (field: string, value: string) => ({ field, comparison: 'is' as const, value })

function checksOf(context: ReadContext, control: string): NonNullable<KnownBefore['checks']> {
  const filters = [is('control', control), { field: 'state', comparison: 'isNot' as const, value: 'draft' }]
  const reader = context.read(controlCheckRecord)
  const sort = [{ field: 'performedOn', descending: true }]
  const latest = reader
    .first({ filters, sort, limit: shownChecks })
    .map(({ id, number, title, performedOn, result }) => ({ id, number, title, performedOn, result }))
  return { latest, count: reader.count(filters) }
}

function inForce(context: ReadContext, policy: string): readonly KnownPolicy[] {
  const filters = [is('policy', policy), is('state', 'effective')]
  return context
    .read(policyVersionRecord)
    .first({ filters, limit: 1 })
    .map(({ id, title, effectiveOn }) => ({ version: id, title, effectiveOn, attested: attestedIn(context, id) }))
}

function attestedIn(context: ReadContext, version: string): KnownPolicy['attested'] {
  if (!seesAllAttestations(context.actor.roles)) return null
  const answers = context
    .read(attestationRecord)
    .pick(['person', 'department'], [is('version', version)])
    .map(({ state, texts }) => ({ state, person: texts.person ?? '', department: texts.department ?? null }))
  return attestedOf(answers, (department) => context.read(departmentRecord).find(department)?.name ?? '')
}

/** What checks of its control and attestations of its policies tell of a row before it is tested. */
export function knownBefore(context: ReadContext, row: string): KnownBefore {
  const { control, policy } = context.read(checklistRowRecord).get(row)
  const carriedOut = () => (control ? (context.read(controlRecord).find(control)?.policies ?? []) : [])
  const policies: KnownPolicy[] = []
  for (const one of new Set([...(policy ? [policy] : []), ...carriedOut()]))
    if (policies.length < shownPolicies) policies.push(...inForce(context, one))
  return {
    checks: control ? checksOf(context, control) : null,
    policies,
  }
}
