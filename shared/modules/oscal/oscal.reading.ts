import type { z } from 'zod'
import { isDay } from '../../base/calendar.ts'
import { OperationError } from '../../contract/errors.ts'
import { type Severity, severities } from '../audits/audits.scale.ts'
import {
  assessmentResultsShape,
  type OscalFinding,
  type OscalItem,
  type OscalObservation,
  type OscalRisk,
  type OscalTask,
  planOfActionShape,
} from './oscal.shape.ts'

/** A milestone of a remediation; `dueOn` is `YYYY-MM-DD`. */
export type ReadAction = {
  readonly uuid: string
  readonly title: string
  readonly description: string
  readonly dueOn: string | null
}

/** A finding as a document tells it; texts are plain or Markdown and as long as our fields allow. */
export type ReadFinding = {
  readonly uuid: string
  readonly title: string
  readonly condition: string
  readonly criterion: string
  readonly effect: string
  /** What the document says of its gravity; null where it says nothing that we know. */
  readonly severity: Severity | null
  readonly identifiedOn: string | null
  readonly dueOn: string | null
  readonly actions: readonly ReadAction[]
}

/** What of a document can become findings. */
export type ReadDocument = {
  readonly kind: 'assessment-results' | 'plan-of-action-and-milestones'
  readonly title: string
  readonly version: string
  readonly findings: readonly ReadFinding[]
  /** Findings that the document itself says to be satisfied, and items whose risks are closed. */
  readonly settled: number
  /** References to risks and observations that the document does not hold. */
  readonly dangling: number
}

const longest = { title: 200, condition: 20_000, criterion: 10_000, effect: 10_000, description: 20_000 } as const
const bounded = (text: string, most: number) => text.trim().slice(0, most)
const joined = (texts: readonly string[]) => texts.filter((text) => text.trim() !== '').join('\n\n')

/** The day that a moment of the document lies on, by the document's own clock. */
function dayOf(moment: string): string | null {
  const day = moment.slice(0, 10)
  return isDay(day) ? day : null
}

/** Words for gravity that facets of tools use, gravest first; FedRAMP says moderate where others say medium. */
const gravity: Readonly<Record<string, Severity>> = {
  ...{ critical: 'critical', 'very-high': 'critical', high: 'high', moderate: 'medium', medium: 'medium' },
  ...{ low: 'low', 'very-low': 'note', note: 'note', info: 'note', informational: 'note' },
}
const facetNames = ['severity', 'risk', 'risk-level', 'impact']

function severityOf(risks: readonly OscalRisk[]): Severity | null {
  const facets = risks.flatMap(({ characterizations }) => characterizations.flatMap((one) => one.facets))
  for (const name of facetNames) {
    const found = facets.flatMap((facet) => (facet.name === name ? (gravity[facet.value.toLowerCase()] ?? []) : []))
    const gravest = severities.find((severity) => found.includes(severity))
    if (gravest) return gravest
  }
  return null
}

function actionOf({ uuid, title, description, timing }: OscalTask): ReadAction {
  const due = timing?.['on-date']?.date ?? timing?.['within-date-range']?.end ?? ''
  return {
    uuid,
    title: bounded(title, longest.title),
    description: bounded(description, longest.description),
    dueOn: dayOf(due),
  }
}

/** The milestones of a risk; a remediation that names none is one by itself. */
function actionsOf(risk: OscalRisk): readonly ReadAction[] {
  return risk.remediations.flatMap(({ tasks, ...remediation }) => {
    const own: OscalTask = { uuid: remediation.uuid, title: remediation.title, description: remediation.description }
    return (tasks.length > 0 ? tasks : [own]).map(actionOf).filter((action) => action.title !== '')
  })
}

type World = {
  readonly observations: ReadonlyMap<string, OscalObservation>
  readonly risks: ReadonlyMap<string, OscalRisk>
}

const byUuid = <Of extends { readonly uuid: string }>(all: readonly Of[]) =>
  new Map(all.map((one): readonly [string, Of] => [one.uuid, one]))

function related({ observations, risks }: World, of: OscalFinding | OscalItem) {
  const seen = of['related-observations'].map((one) => observations.get(one['observation-uuid']))
  const borne = of['related-risks'].map((one) => risks.get(one['risk-uuid']))
  const here = <Of>(one: Of | undefined): one is Of => one !== undefined
  return {
    observations: seen.filter(here),
    risks: borne.filter(here),
    dangling: [...seen, ...borne].filter((one) => one === undefined).length,
  }
}

function told(of: OscalFinding | OscalItem, criterion: string, world: World, start: string): ReadFinding {
  const { observations, risks } = related(world, of)
  const seen = observations.map(({ title, description, remarks }) => joined([title, description, remarks]))
  const days = observations.flatMap(({ collected }) => dayOf(collected) ?? [])
  const deadlines = risks.flatMap(({ deadline }) => dayOf(deadline) ?? [])
  return {
    uuid: of.uuid,
    title: bounded(of.title, longest.title) || of.uuid,
    condition: bounded(joined([of.description, of.remarks, ...seen]), longest.condition) || of.title,
    criterion: bounded(criterion, longest.criterion),
    effect: bounded(joined(risks.map(({ statement }) => statement)), longest.effect),
    severity: severityOf(risks),
    identifiedOn: days.toSorted()[0] ?? dayOf(start),
    dueOn: deadlines.toSorted()[0] ?? null,
    actions: risks.flatMap(actionsOf),
  }
}

function fromResults({ metadata, results }: z.output<typeof assessmentResultsShape>): ReadDocument {
  const parts = results.map((result) => {
    const world = { observations: byUuid(result.observations), risks: byUuid(result.risks) }
    const open = result.findings.filter(({ target }) => target.status.state !== 'satisfied')
    return {
      findings: open.map((finding) => told(finding, finding.target['target-id'], world, result.start)),
      settled: result.findings.length - open.length,
      dangling: open.reduce((sum, finding) => sum + related(world, finding).dangling, 0),
    }
  })
  const sum = (of: 'settled' | 'dangling') => parts.reduce((all, part) => all + part[of], 0)
  return {
    kind: 'assessment-results',
    ...{ title: bounded(metadata.title, longest.title), version: metadata['oscal-version'] },
    findings: parts.flatMap((part) => part.findings),
    ...{ settled: sum('settled'), dangling: sum('dangling') },
  }
}

function fromPlan(plan: z.output<typeof planOfActionShape>): ReadDocument {
  const world = { observations: byUuid(plan.observations), risks: byUuid(plan.risks) }
  const items = plan['poam-items'].map((item) => ({ item, ...related(world, item) }))
  const open = items.filter(({ risks }) => risks.length === 0 || risks.some(({ status }) => status !== 'closed'))
  return {
    kind: 'plan-of-action-and-milestones',
    ...{ title: bounded(plan.metadata.title, longest.title), version: plan.metadata['oscal-version'] },
    findings: open.map(({ item }) => told(item, '', world, '')),
    settled: items.length - open.length,
    dangling: open.reduce((sum, { dangling }) => sum + dangling, 0),
  }
}

function shaped<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const read = shape.safeParse(value)
  if (read.success) return read.data
  const place = (read.error.issues[0]?.path ?? []).join('.')
  throw new OperationError('invalid', 'errors.oscalShape', { parameters: { place } })
}

/**
 * Reads findings from an OSCAL document that was parsed from JSON. Refuses as `invalid`: `errors.oscalUnknown` where it is
 * neither assessment results nor a plan, `errors.oscalVersion` for another major version, `errors.oscalShape` with the place.
 */
export function readOscal(value: unknown): ReadDocument {
  const root = typeof value === 'object' && value !== null ? value : {}
  const results = 'assessment-results' in root ? root['assessment-results'] : undefined
  const plan = 'plan-of-action-and-milestones' in root ? root['plan-of-action-and-milestones'] : undefined
  if (results === undefined && plan === undefined) throw new OperationError('invalid', 'errors.oscalUnknown')
  const read =
    results === undefined
      ? fromPlan(shaped(planOfActionShape, plan))
      : fromResults(shaped(assessmentResultsShape, results))
  if (!/^1\./u.test(read.version))
    throw new OperationError('invalid', 'errors.oscalVersion', { parameters: { version: read.version.slice(0, 20) } })
  return read
}
