import { isEmptyValue } from '../../record/check.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { cycleRecord } from './cycle.record.ts'
import { isOpenWork } from './cycles.closing.ts'
import { projectDeviations } from './cycles.deviations.ts'

/** The step that leads on from each phase, through its gate. */
const steps = { plan: 'startDo', do: 'startCheck', check: 'startAct', act: 'close' } as const
export type GateStep = (typeof steps)[keyof typeof steps]

/** What a gate looks at: the cycle as it would be, its work items and its deviations. */
export type GateFacts = {
  readonly cycle: Readonly<Record<string, AnyValue>>
  readonly items: readonly AnyEntity[]
  readonly deviations: readonly AnyEntity[]
}

/** What of the next phase is asked: a field of the cycle to be filled (`field`), or something of its records. */
export type Criterion = {
  readonly name: string
  readonly field: string | null
  readonly isMet: boolean
  /** The records that stand against it, all of one type. */
  readonly record: 'workItem' | 'deviation'
  readonly lacking: readonly AnyEntity[]
}

/** The way into the next phase: the step, the phase, and every criterion, met or not. */
export type Gate = { readonly step: GateStep; readonly to: string; readonly criteria: readonly Criterion[] }

function isStanding(item: AnyEntity): boolean {
  return item.state !== 'cancelled'
}

/** What is carried over is measured where it goes on. */
function isMeasured(item: AnyEntity): boolean {
  return isStanding(item) && item.state !== 'carriedOver'
}

/** The work items with a missed target that no deviation speaks of; each stands once. */
function unrecorded({ items, deviations }: GateFacts): readonly AnyEntity[] {
  const missed = projectDeviations(items, deviations).filter(({ deviation }) => deviation === null)
  return [...new Set(missed.map(({ item }) => item))]
}

/** The deviations of results as they stand that nobody has answered. */
function unanswered({ items, deviations }: GateFacts): readonly AnyEntity[] {
  return projectDeviations(items, deviations).flatMap(({ deviation }) =>
    deviation?.state === 'open' ? [deviation] : [],
  )
}

type Look = (facts: GateFacts) => readonly AnyEntity[]

const ofItems =
  (lacks: (item: AnyEntity) => boolean): Look =>
  ({ items }) =>
    items.filter(lacks)

/** What each gate asks of the records of the cycle; those that a look finds stand against it. */
const looks: Readonly<Record<GateStep, Readonly<Record<string, Look>>>> = {
  startDo: {
    itemsUnowned: ofItems((item) => isStanding(item) && !isText(item.owner)),
    targetsMissing: ofItems((item) => isStanding(item) && partRows(item.targets).length === 0),
    targetsUnapproved: ofItems((item) => isStanding(item) && !isText(item.targetsApprovedBy)),
  },
  startCheck: {
    itemsNotStarted: ofItems((item) => ['planned', 'proposed', 'agreed'].includes(item.state)),
    targetsUnmeasured: ofItems(
      (item) => isMeasured(item) && partRows(item.targets).some(({ measured }) => !isText(measured)),
    ),
  },
  startAct: { deviationsUnrecorded: unrecorded, deviationsUnanswered: unanswered },
  close: {
    // What is not finished may go on in the next cycle, but then the record says so.
    itemsOpen: ({ cycle, items }) => (isText(cycle.carriedOver) ? [] : items.filter(isOpenWork)),
  },
}

/** The names of the criteria over records, by the step whose gate asks them. */
export const recordCriteria: Readonly<Record<GateStep, readonly string[]>> = {
  startDo: ['noWorkItems', ...Object.keys(looks.startDo)],
  startCheck: Object.keys(looks.startCheck),
  startAct: Object.keys(looks.startAct),
  close: Object.keys(looks.close),
}

/** One criterion over records, judged. */
export function judged(step: GateStep, name: string, facts: GateFacts): Criterion {
  const record = name === 'deviationsUnanswered' ? 'deviation' : 'workItem'
  if (name === 'noWorkItems') return { name, field: null, record, isMet: facts.items.some(isStanding), lacking: [] }
  const lacking = looks[step][name]?.(facts) ?? []
  return { name, field: null, record, isMet: lacking.length === 0, lacking }
}

/**
 * The gate out of a cycle's phase, from its values and its records; null for a closed one. The rules of the steps
 * judge by the same criteria, so what the list shows is what the door asks.
 */
export function gateOf(cycle: AnyEntity, items: readonly AnyEntity[], deviations: readonly AnyEntity[]): Gate | null {
  const step = Object.entries(steps).find(([phase]) => phase === cycle.state)?.[1]
  const transition = step ? cycleRecord.workflow?.transitions[step] : undefined
  if (!step || !transition) return null
  const ofFields = (transition.requires ?? []).map((field): Criterion => {
    return { name: 'field', field, record: 'workItem', isMet: !isEmptyValue(cycle[field]), lacking: [] }
  })
  const facts = { cycle, items, deviations }
  const overRecords = recordCriteria[step].map((name) => judged(step, name, facts))
  return { step, to: transition.to, criteria: [...ofFields, ...overRecords] }
}
