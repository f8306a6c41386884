import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { oscalMoment, oscalText, oscalToken, oscalUuid } from './oscal.identifiers.ts'

/** What the properties of ours are named by; it is a name and leads nowhere. */
const ours = 'urn:sealbook:oscal'

type Names = { nameOf(record: string, id: unknown): string }

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

export function property(name: string, value: string) {
  return { name, ns: ours, value }
}

function evidenceOf(value: AnyValue | undefined) {
  return (Array.isArray(value) ? value : []).flatMap((file) =>
    typeof file === 'object' && file !== null && 'sha256' in file
      ? [
          {
            description: oscalText(file.name),
            props: [property('sha256', String(file.sha256)), property('size', String(file.size))],
          },
        ]
      : [],
  )
}

/** A tested row of the checklist: what was examined, and the result in our words as a property. */
export function observationOf(row: AnyEntity, { nameOf }: Names) {
  const evidence = evidenceOf(row.evidence)
  const collected = isText(row.preparedOn) ? oscalMoment(row.preparedOn) : row.updatedAt
  return {
    uuid: oscalUuid(row.id),
    title: oscalText(row.question),
    description: oscalText(row.procedure, oscalText(row.question)),
    props: [
      property('record', row.id),
      property('result', String(row.result)),
      ...(isText(row.control) ? [property('control', oscalText(nameOf('control', row.control)))] : []),
    ],
    methods: ['EXAMINE'],
    types: ['control-objective'],
    ...(evidence.length > 0 ? { 'relevant-evidence': evidence } : {}),
    collected,
    remarks: oscalText(row.note),
  }
}

const remedied: readonly string[] = ['verified', 'closed']
const statuses: Readonly<Record<string, string>> = {
  open: 'open',
  actionPlanned: 'remediating',
  implemented: 'remediating',
  verified: 'closed',
  closed: 'closed',
  riskAccepted: 'deviation-approved',
}

function remediationOf(action: AnyEntity, { nameOf }: Names) {
  const isDone = action.state === 'done' || action.state === 'verified'
  const due = isText(action.dueOn) ? action.dueOn : null
  const title = oscalText(action.title)
  return {
    uuid: oscalUuid(action.id),
    lifecycle: isDone ? 'completed' : 'planned',
    title,
    description: oscalText(action.description, title),
    props: [
      property('record', action.id),
      property('state', action.state),
      ...(isText(action.owner) ? [property('owner', oscalText(nameOf('person', action.owner)))] : []),
    ],
    ...(due
      ? {
          tasks: [
            {
              uuid: oscalUuid(`task ${action.id}`),
              type: 'milestone',
              title,
              timing: { 'on-date': { date: oscalMoment(due) } },
            },
          ],
        }
      : {}),
  }
}

/** The risk of a finding with its severity by our scale, its deadline, and what is done about it. */
export function riskOf(
  finding: AnyEntity,
  actions: readonly AnyEntity[],
  { assessor, ...names }: Names & { readonly assessor: string },
) {
  const origin = { actors: [{ type: 'party', 'actor-uuid': assessor }] }
  const remediations = actions
    .filter(({ state }) => state !== 'cancelled')
    .map((action) => remediationOf(action, names))
  return {
    uuid: oscalUuid(`risk ${finding.id}`),
    title: oscalText(finding.title),
    description: oscalText(finding.condition),
    statement: oscalText(finding.effect, oscalText(finding.condition)),
    status: statuses[finding.state] ?? 'open',
    characterizations: [{ origin, facets: [{ name: 'severity', system: ours, value: String(finding.severity) }] }],
    ...(isText(finding.dueOn) ? { deadline: oscalMoment(finding.dueOn) } : {}),
    ...(remediations.length > 0 ? { remediations } : {}),
  }
}

/** A finding against its criterion: satisfied once somebody has verified its remedy. */
export function findingOf(finding: AnyEntity, { nameOf }: Names) {
  const isRemedied = remedied.includes(finding.state)
  const against = isText(finding.control) ? nameOf('control', finding.control) : String(finding.criterion ?? '')
  return {
    uuid: oscalUuid(finding.id),
    title: `${oscalText(finding.number, '')} ${oscalText(finding.title)}`.trim(),
    description: oscalText(finding.condition),
    props: [property('record', finding.id), property('state', finding.state)],
    target: {
      type: 'objective-id',
      'target-id': oscalToken(oscalText(against, 'criterion')).slice(0, 200),
      description: oscalText(finding.criterion),
      status: { state: isRemedied ? 'satisfied' : 'not-satisfied', reason: isRemedied ? 'pass' : 'fail' },
    },
    ...(isText(finding.checklistRow)
      ? { 'related-observations': [{ 'observation-uuid': oscalUuid(finding.checklistRow) }] }
      : {}),
    'related-risks': [{ 'risk-uuid': oscalUuid(`risk ${finding.id}`) }],
  }
}
