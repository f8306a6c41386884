import { isEmptyValue } from '../../record/check.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { cycleRecord } from './cycle.record.ts'

/** The step that leads on from each phase, through its gate. */
const steps = { plan: 'startDo', do: 'startCheck', check: 'startAct', act: 'close' } as const
export type GateStep = (typeof steps)[keyof typeof steps]

/** What of the next phase is asked: a field of the cycle to be filled (`field`), or something of its work items. */
export type Criterion = {
  readonly name: string
  readonly field: string | null
  readonly isMet: boolean
  /** The records that stand against it. */
  readonly lacking: readonly AnyEntity[]
}

/** The way into the next phase: the step, the phase, and every criterion, met or not. */
export type Gate = { readonly step: GateStep; readonly to: string; readonly criteria: readonly Criterion[] }

function isStanding(item: AnyEntity): boolean {
  return item.state !== 'cancelled'
}

function isOpen(item: AnyEntity): boolean {
  return isStanding(item) && item.state !== 'done'
}

/** What each gate asks of every work item of the cycle; an item that a condition holds for stands against it. */
const ofItems: Readonly<Record<GateStep, Readonly<Record<string, (item: AnyEntity) => boolean>>>> = {
  startDo: {
    itemsUnowned: (item) => isStanding(item) && !isText(item.owner),
    targetsMissing: (item) => isStanding(item) && partRows(item.targets).length === 0,
    targetsUnapproved: (item) => isStanding(item) && !isText(item.targetsApprovedBy),
  },
  startCheck: {
    itemsNotStarted: (item) => ['planned', 'proposed', 'agreed'].includes(item.state),
    targetsUnmeasured: (item) => isStanding(item) && partRows(item.targets).some(({ measured }) => !isText(measured)),
  },
  startAct: {},
  close: { itemsOpen: isOpen },
}

/** The names of the criteria over work items, by the step whose gate asks them. */
export const itemCriteria: Readonly<Record<GateStep, readonly string[]>> = {
  startDo: ['noWorkItems', ...Object.keys(ofItems.startDo)],
  startCheck: Object.keys(ofItems.startCheck),
  startAct: Object.keys(ofItems.startAct),
  close: Object.keys(ofItems.close),
}

type Values = Readonly<Record<string, AnyValue>>

/** One criterion over work items, judged. */
export function judged(step: GateStep, name: string, cycle: Values, items: readonly AnyEntity[]): Criterion {
  if (name === 'noWorkItems') return { name, field: null, isMet: items.some(isStanding), lacking: [] }
  // What is not finished may go on in the next cycle, but then the record says so.
  const isExcused = name === 'itemsOpen' && isText(cycle.carriedOver)
  const lacks = ofItems[step][name]
  const lacking = lacks && !isExcused ? items.filter(lacks) : []
  return { name, field: null, isMet: lacking.length === 0, lacking }
}

/**
 * The gate out of a cycle's phase, from its values and its work items; null for a closed one. The rules of the steps
 * judge by the same criteria, so what the list shows is what the door asks.
 */
export function gateOf(cycle: AnyEntity, items: readonly AnyEntity[]): Gate | null {
  const step = Object.entries(steps).find(([phase]) => phase === cycle.state)?.[1]
  const transition = step ? cycleRecord.workflow?.transitions[step] : undefined
  if (!step || !transition) return null
  const ofFields = (transition.requires ?? []).map((field): Criterion => {
    return { name: 'field', field, isMet: !isEmptyValue(cycle[field]), lacking: [] }
  })
  const overItems = itemCriteria[step].map((name) => judged(step, name, cycle, items))
  return { step, to: transition.to, criteria: [...ofFields, ...overItems] }
}
