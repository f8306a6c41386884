import type { Filter } from '#shared/contract/list.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { controlCheckRecord } from '#shared/modules/controls/control-check.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { attestationRecord } from '#shared/modules/policies/attestation.record.ts'
import { dataGradeRecord } from '#shared/modules/policies/data-grade.record.ts'
import { lastControlChecks } from '#shared/modules/policies/data-rules.controls.ts'
import { dataSystemKinds, listedCases, projectDataRules } from '#shared/modules/policies/data-rules.projection.ts'
import { seesAllAttestations } from '#shared/modules/policies/policies.attestation-state.ts'
import { policyRecord } from '#shared/modules/policies/policy.record.ts'
import { policyExceptionRecord } from '#shared/modules/policies/policy-exception.record.ts'
import { policyVersionRecord } from '#shared/modules/policies/policy-version.record.ts'
import { violationCaseRecord } from '#shared/modules/policies/violation-case.record.ts'
import { violationScenarioRecord } from '#shared/modules/policies/violation-scenario.record.ts'
import type { ReadContext } from '../../context.ts'
import { allAmong } from '../../records/all-among.ts'
import { namesOf } from '../../records/names-of.ts'
import { mayRead, type ReportKind } from '../../reports/report-kind.ts'
import { unitOf } from '../../reports/report-unit.ts'
import { untoldOfExceptions } from './policies.report-withheld.ts'

type Has = (department: string | null) => boolean

const among = (field: string, value: readonly string[]): Filter => ({ field, comparison: 'in', value: [...value] })

/** The standard and what rests on it: grades, scenarios, the cases of a unit, and the policies that all of these name. */
function standardOf(context: ReadContext, has: Has) {
  const grades = context.read(dataGradeRecord).all()
  const scenarios = context.read(violationScenarioRecord).all()
  const all = mayRead(context.actor, violationCaseRecord) ? context.read(violationCaseRecord).all() : []
  const cases = all.filter(({ department }) => has(department))
  const named = new Set([...grades, ...scenarios, ...cases].flatMap(({ policy }) => policy ?? []))
  const policies = [...named].flatMap((id) => context.read(policyRecord).find(id) ?? [])
  const nowhere = all.filter(({ department }) => department === null).length
  return { grades, scenarios, cases, nowhere, policies }
}

/** What is in force of some policies, and how a unit stands with it: who accepted it, leave to deviate, and controls. */
function standingOf(context: ReadContext, has: Has, policies: readonly string[]) {
  const inForce = allAmong(context, policyVersionRecord, 'policy', policies).filter(
    ({ state }) => state === 'effective',
  )
  const attestations = seesAllAttestations(context.actor.roles)
    ? allAmong(
        context,
        attestationRecord,
        'version',
        inForce.map(({ id }) => id),
      ).filter(({ department }) => has(department))
    : []
  const exceptions = allAmong(context, policyExceptionRecord, 'policy', policies)
    .filter(({ state }) => state === 'inForce' || state === 'expired')
    // Leave that names no unit is leave for all of them.
    .filter(({ department }) => department === null || has(department))
  const controls = context
    .read(controlRecord)
    .all([{ field: 'state', comparison: 'is', value: 'operating' }])
    .filter((control) => has(control.department) && control.policies.some((policy) => policies.includes(policy)))
  const checks = allAmong(
    context,
    controlCheckRecord,
    'control',
    controls.map(({ id }) => id),
  ).filter(({ state }) => state === 'submitted' || state === 'reviewed')
  return { inForce, attestations, exceptions, controls, checks }
}

/** What a unit and the units below it must do with data, which violations happened, and what is open of them. */
export const dataRulesReport: ReportKind<'dataRules'> = {
  record: departmentRecord,
  gather(context, id) {
    const { unit, count, has, organisations, organisation } = unitOf(context, id, 'what was')
    const standard = standardOf(context, has)
    const policies = standard.policies.map((policy) => policy.id)
    const standing = standingOf(context, has, policies)
    const assets = context
      .read(assetRecord)
      .all([among('kind', dataSystemKinds), { field: 'state', comparison: 'isNot', value: 'retired' }])
      .filter(({ department }) => has(department))
    const projection = projectDataRules({
      ...{ unit, units: count, organisation, ...standard, ...standing, assets },
      ...{ on: context.today, nameOf: namesOf(context) },
    })
    const { open, decided } = listedCases(standard.cases)
    return {
      title: unit.name,
      number: '',
      shown: [
        { record: organisationRecord, rows: organisations },
        { record: departmentRecord, rows: [unit] },
        { record: dataGradeRecord, rows: standard.grades },
        { record: violationScenarioRecord, rows: standard.scenarios },
        // Whom a case concerns, and what was found out about them, is for those who handle it.
        {
          record: violationCaseRecord,
          rows: [...open, ...decided],
          without: ['people', 'facts', 'investigator', 'investigation', 'investigatedBy', 'decision', 'evidence'],
        },
        { record: policyRecord, rows: standard.policies },
        // Of a policy the document says which version is in force, not what it says.
        { record: policyVersionRecord, rows: standing.inForce, without: ['text', 'summary', 'evidence', 'approvers'] },
        { record: policyExceptionRecord, rows: standing.exceptions, without: [...untoldOfExceptions, 'measures'] },
        { record: controlRecord, rows: standing.controls, without: ['description', 'procedure', 'steps', 'evidence'] },
        {
          record: controlCheckRecord,
          rows: [...lastControlChecks(standing.checks).values()],
          without: ['procedure', 'steps', 'sample', 'evidence'],
        },
        { record: assetRecord, rows: assets, without: ['description', 'addresses', 'evidence'] },
      ],
      named: [personRecord, departmentRecord, policyRecord, policyVersionRecord, dataGradeRecord],
      projection,
      signatories: projection.signers.map((signer) => signer.id),
      selfApproved: false,
      notReady: projection.signers.length === 0 ? 'dataRulesDocument.refused.noHead' : null,
    }
  },
}
