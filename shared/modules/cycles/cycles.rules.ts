import { isWithin } from '../../base/dates.ts'
import { decimalToUnits } from '../../record/decimal.ts'
import type { Period } from '../../record/fields.ts'
import { hasRepeats, isBackwards, isText, partRows, type ValueRow } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordRules,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyValue } from '../../record/values.ts'
import { dependenciesOf, ringOf } from './cycles.dependencies.ts'
import { deviationRules } from './cycles.deviation-rules.ts'
import { type GateFacts, type GateStep, judged, recordCriteria } from './cycles.gates.ts'

function isPeriod(value: AnyValue | undefined): value is Period {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value
}

const read = new WeakMap<RuleInput, Pick<GateFacts, 'items' | 'deviations'>>()

/** The records of the cycle that is changed; every criterion of one change looks at the same rows, read once. */
function recordsOf(input: RuleInput): Pick<GateFacts, 'items' | 'deviations'> {
  const known = read.get(input)
  if (known) return known
  const of = (record: string) => (input.before === null ? [] : input.read.all(record, { cycle: input.before.id }))
  const found = { items: of('workItem'), deviations: of('deviation') }
  read.set(input, found)
  return found
}

/** A rule for each criterion of the gate out of a phase: the step is refused while a criterion is not met. */
function gateRules() {
  const steps: readonly GateStep[] = ['startDo', 'startCheck', 'startAct', 'close']
  const rules = steps.flatMap((step) =>
    recordCriteria[step].map((name) => {
      const rule = (input: RuleInput) => {
        if (!takes(input, step)) return null
        const { isMet, lacking } = judged(step, name, { cycle: input.after, ...recordsOf(input) })
        return isMet ? null : refuseIf(true, '', { count: lacking.length })
      }
      return [name, rule] as const
    }),
  )
  return Object.fromEntries(rules)
}

/** What a target asks for, apart from what was measured. */
function asked(targets: AnyValue | undefined): string {
  return JSON.stringify(partRows(targets).map(({ name, kind, direction, target }) => [name, kind, direction, target]))
}

function lacksTarget(row: ValueRow): boolean {
  return row.kind !== 'zero' && !isText(row.target)
}

function isPercentAboveHundred(row: ValueRow): boolean {
  return row.kind === 'percent' && isText(row.target) && decimalToUnits(row.target, 2) > 10_000
}

function followsItself(input: RuleInput, record: string, field: string): boolean {
  const seen = new Set<string>()
  for (let id = input.after[field]; isText(id) && !seen.has(id); id = input.read.find(record, id)?.[field]) {
    if (id === input.before?.id) return true
    seen.add(id)
  }
  return false
}

const cycle = defineRules('cycle', {
  ...gateRules(),
  itemsOutside: (input) => {
    const { before, after } = input
    const { period } = after
    if (before === null || !states(input) || !isPeriod(period) || sameValue(before.period, period)) return null
    const outside = recordsOf(input).items.filter(({ startOn, dueOn, state }) => {
      const isOut = !isText(dueOn) || !isWithin(dueOn, period.start, period.end)
      return state !== 'cancelled' && (isOut || (isText(startOn) && startOn > period.end))
    })
    return refuseIf(outside.length > 0, 'period', { count: outside.length })
  },
  previousItself: (input) => refuseIf(states(input) && followsItself(input, 'cycle', 'previousCycle'), 'previousCycle'),
  previousLater: (input) => {
    const former = states(input) ? referred(input, 'previousCycle', 'cycle')?.period : null
    const { period } = input.after
    return refuseIf(isPeriod(former) && isPeriod(period) && former.start >= period.start, 'previousCycle')
  },
})

const workItem = defineRules('workItem', {
  cycleClosed: (input) => refuseIf(referred(input, 'cycle', 'cycle')?.state === 'closed', 'cycle'),
  dueBeforeStart: (input) => refuseIf(states(input) && isBackwards(input.after.startOn, input.after.dueOn), 'dueOn'),
  outsideCycle: (input) => {
    const period = states(input) ? referred(input, 'cycle', 'cycle')?.period : null
    const { startOn } = input.after
    return refuseIf(isPeriod(period) && isText(startOn) && !isWithin(startOn, null, period.end), 'startOn')
  },
  dueOutsideCycle: (input) => {
    const { before, after } = input
    const isStated = states(input) && ['cycle', 'dueOn'].some((field) => before?.[field] !== after[field])
    const period = isStated ? referred(input, 'cycle', 'cycle')?.period : null
    const { dueOn } = after
    return refuseIf(isPeriod(period) && isText(dueOn) && !isWithin(dueOn, period.start, period.end), 'dueOn')
  },
  targetMissing: (input) => {
    const index = partRows(input.after.targets).findIndex(lacksTarget)
    return refuseIf(states(input) && index >= 0, `targets.${index}.target`)
  },
  percentAboveHundred: (input) => {
    const index = partRows(input.after.targets).findIndex(isPercentAboveHundred)
    return refuseIf(states(input) && index >= 0, `targets.${index}.target`)
  },
  // Otherwise whoever is measured by a target could move it once it was approved.
  targetsFixed: (input) => {
    const { before } = input
    const isFixed = before !== null && before.state !== 'planned' && !takes(input, 'replan')
    return refuseIf(isFixed && asked(before.targets) !== asked(input.after.targets), 'targets')
  },
  milestonesOpen: (input) =>
    takes(input, 'finish')
      ? refuseCount(partRows(input.after.milestones).filter((row) => !isText(row.doneOn)).length)
      : null,
  dependencyRepeated: (input) =>
    refuseIf(states(input) && hasRepeats(dependenciesOf(input.after).map(({ item }) => item)), 'dependsOn'),
  dependencyRing: (input) => {
    const { before, after } = input
    if (before === null || !states(input) || sameValue(before.dependsOn, after.dependsOn)) return null
    const ring = ringOf(before.id, after, (id) => input.read.find('workItem', id))
    const named = ring?.map((id) => String((id === before.id ? after : input.read.find('workItem', id))?.title ?? id))
    return named ? { path: 'dependsOn', parameters: { ring: named.join(' → ') } } : null
  },
  carriedOn: (input) =>
    takes(input, 'takeBack') && input.before !== null
      ? refuseCount(input.read.all('workItem', { carriedFrom: input.before.id }).length)
      : null,
  carriedFromItself: (input) =>
    refuseIf(states(input) && followsItself(input, 'workItem', 'carriedFrom'), 'carriedFrom'),
})

/** The entry criteria of each phase of a cycle, and what its work items and deviations must keep. */
export const cycleRules: RecordRules = { ...cycle, ...workItem, ...deviationRules }
