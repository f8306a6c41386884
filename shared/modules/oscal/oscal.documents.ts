import type { AnyEntity } from '../../record/values.ts'
import { oscalMoment, oscalText, oscalToken, oscalUuid } from './oscal.identifiers.ts'
import { findingOf, isText, observationOf, property, riskOf } from './oscal.parts.ts'

/** What an audit holds, as documents of OSCAL take it; `names` gives titles of records that are referred to. */
export type OscalSource = {
  readonly vault: string
  readonly organisation: string
  readonly now: string
  readonly audit: AnyEntity
  readonly rows: readonly AnyEntity[]
  readonly findings: readonly AnyEntity[]
  readonly actions: readonly AnyEntity[]
  /** Identifiers of requirements that the controls of the checklist serve. */
  readonly requirements: readonly string[]
  nameOf(record: string, id: unknown): string
}

/** The version of OSCAL that is written; 1.1 and 1.2 only add to it (NIST). */
const oscalVersion = '1.1.2'

function metadata(source: OscalSource, title: string) {
  const { audit, organisation, now, nameOf } = source
  const organisationUuid = oscalUuid(`organisation ${source.vault}`)
  const assessor = isText(audit.leadAuditor) ? audit.leadAuditor : null
  const people = assessor ? [assessor] : []
  return {
    title,
    'last-modified': now,
    version: audit.revision,
    'oscal-version': oscalVersion,
    roles: [{ id: 'assessor', title: 'Assessor' }],
    parties: [
      { uuid: organisationUuid, type: 'organization', name: oscalText(organisation) },
      ...people.map((id) => ({
        uuid: oscalUuid(id),
        type: 'person',
        name: oscalText(nameOf('person', id)),
        'member-of-organizations': [organisationUuid],
      })),
    ],
    'responsible-parties': [
      { 'role-id': 'assessor', 'party-uuids': people.length > 0 ? people.map(oscalUuid) : [organisationUuid] },
    ],
  }
}

function reviewed({ requirements }: OscalSource) {
  const ids = [...new Set(requirements.map(oscalToken))].toSorted()
  return {
    'control-selections': [
      ids.length === 0 ? { 'include-all': {} } : { 'include-controls': ids.map((id) => ({ 'control-id': id })) },
    ],
  }
}

/** Lists that OSCAL does not allow to be empty are left out. */
function filled<Value>(name: string, list: readonly Value[]) {
  return list.length === 0 ? {} : { [name]: list }
}

function partsOf(source: OscalSource) {
  const { rows, findings, actions } = source
  const tested = rows.filter(({ result }) => isText(result))
  const assessor = isText(source.audit.leadAuditor)
    ? oscalUuid(source.audit.leadAuditor)
    : oscalUuid(`organisation ${source.vault}`)
  return {
    observations: tested.map((row) => observationOf(row, source)),
    risks: findings.map((finding) =>
      riskOf(
        finding,
        actions.filter((action) => action.finding === finding.id),
        { ...source, assessor },
      ),
    ),
    findings: findings.map((finding) => findingOf(finding, source)),
  }
}

/** The results of an audit as an OSCAL assessment-results document: every tested row an observation, every finding with its risk. */
export function assessmentResults(source: OscalSource): object {
  const { audit } = source
  const { observations, risks, findings } = partsOf(source)
  const title = `${oscalText(audit.number, '')} ${oscalText(audit.title)}`.trim()
  const period =
    typeof audit.period === 'object' && audit.period !== null && 'start' in audit.period ? audit.period : null
  const plan = oscalUuid(`plan ${audit.id}`)
  const issued = isText(audit.issuedOn) ? { end: oscalMoment(audit.issuedOn) } : {}
  return {
    'assessment-results': {
      uuid: oscalUuid(`assessment-results ${audit.id} ${audit.revision}`),
      metadata: metadata(source, title),
      'import-ap': { href: `#${plan}` },
      results: [
        {
          uuid: oscalUuid(`result ${audit.id}`),
          title,
          description: oscalText(audit.opinionText, oscalText(audit.objectives, title)),
          start: oscalMoment(period ? String(period.start) : audit.createdAt.slice(0, 10)),
          ...issued,
          props: [property('record', audit.id), ...(isText(audit.opinion) ? [property('opinion', audit.opinion)] : [])],
          'reviewed-controls': reviewed(source),
          ...filled('observations', observations),
          ...filled('risks', risks),
          ...filled('findings', findings),
        },
      ],
      'back-matter': {
        resources: [
          { uuid: plan, title: 'Audit plan', description: oscalText(audit.scope, oscalText(audit.objectives, title)) },
        ],
      },
    },
  }
}

/** What is to be done about the findings of an audit as an OSCAL plan of action and milestones; closed ones are left out. */
export function planOfAction(source: OscalSource): object {
  const { audit, vault } = source
  const open = source.findings.filter(({ state }) => state !== 'closed')
  const tested = new Set(open.map(({ checklistRow }) => checklistRow))
  const rows = source.rows.filter(({ id }) => tested.has(id))
  const { observations, risks } = partsOf({ ...source, findings: open, rows })
  const title = `${oscalText(audit.number, '')} ${oscalText(audit.title)}`.trim()
  const observed = new Set(observations.map(({ uuid }) => uuid))
  return {
    'plan-of-action-and-milestones': {
      uuid: oscalUuid(`poam ${audit.id} ${audit.revision}`),
      metadata: metadata(source, title),
      'system-id': { 'identifier-type': 'http://ietf.org/rfc/rfc4122', id: oscalUuid(`organisation ${vault}`) },
      ...filled('observations', observations),
      ...filled('risks', risks),
      'poam-items': open.map((finding) => {
        const row = isText(finding.checklistRow) ? oscalUuid(finding.checklistRow) : ''
        return {
          uuid: oscalUuid(`poam-item ${finding.id}`),
          title: `${oscalText(finding.number, '')} ${oscalText(finding.title)}`.trim(),
          description: oscalText(finding.condition),
          props: [property('record', finding.id), property('severity', String(finding.severity))],
          ...filled('related-observations', observed.has(row) ? [{ 'observation-uuid': row }] : []),
          'related-risks': [{ 'risk-uuid': oscalUuid(`risk ${finding.id}`) }],
        }
      }),
    },
  }
}
