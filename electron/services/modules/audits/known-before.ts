import { attestedOf, type KnownBefore, type KnownPolicy } from '#shared/modules/audits/audits.known.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { seesAllAttestations } from '#shared/modules/policies/policies.attestation-state.ts'
import { policyVersionRecord } from '#shared/modules/policies/policy-version.record.ts'
import type { ReadContext } from '../../context.ts'

/** So many checks show where a control is heading; the rest is on its page. */
const shownChecks = 3

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

function policyOf(context: ReadContext, policy: string): KnownPolicy | null {
  const [version] = context
    .read(policyVersionRecord)
    .first({ filters: [is('policy', policy), is('state', 'effective')], limit: 1 })
  if (!version) return null
  const { id, title, effectiveOn } = version
  const answers = () =>
    context
      .read(attestationRecord)
      .pick(['person', 'department'], [is('version', id)])
      .map(({ state, texts }) => ({ state, person: texts.person ?? '', department: texts.department ?? null }))
  const nameOf = (department: string) => context.read(departmentRecord).find(department)?.name ?? ''
  const attested = seesAllAttestations(context.actor.roles) ? attestedOf(answers(), nameOf) : null
  return { version: id, title, effectiveOn, attested }
}

/** What checks of its control and attestations of its policy tell of a row before it is tested. */
export function knownBefore(context: ReadContext, row: string): KnownBefore {
  const { control, policy } = context.read(checklistRowRecord).get(row)
  return { checks: control ? checksOf(context, control) : null, policy: policy ? policyOf(context, policy) : null }
}
