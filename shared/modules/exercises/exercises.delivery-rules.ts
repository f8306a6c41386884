import { secondsBetween } from '../../base/dates.ts'
import { isBackwards, isText } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordRules,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
} from '../../record/rules.ts'
import type { AnyEntity } from '../../record/values.ts'
import { isSettled } from './exercises.defence-rules.ts'

type Guards = Parameters<typeof defineRules>[1]

/** Seconds within which a delivery that was stamped by a slip of the hand is taken back without a word. */
const slip = 300

/** Rules of what the white team hands out: when, by whom, and that a time once written is corrected with a reason only. */
const delivery: Guards = {
  exerciseClosed: (input) => refuseIf(isSettled(input, input.before?.exercise, input.after.exercise), 'exercise'),
  deliveredInFuture: (input) =>
    refuseIf(states(input) && isBackwards(input.after.deliveredAt, input.now), 'deliveredAt'),
  deliveredBeforeStart: (input) => {
    const exercise = states(input) && isText(input.after.deliveredAt) ? referred(input, 'exercise', 'exercise') : null
    if (exercise === null) return null
    const isEarly = exercise.state === 'planned' || isBackwards(exercise.begunAt, input.after.deliveredAt)
    return refuseIf(isEarly, 'deliveredAt')
  },
  deliveredUnsigned: (input) => {
    const { deliveredAt, deliveredBy } = input.after
    return refuseIf(states(input) && isText(deliveredAt) !== isText(deliveredBy), 'deliveredBy')
  },
  correctedWithoutReason: (input) => {
    const { before, after } = input
    if (!states(input) || before === null || !isText(before.deliveredAt)) return null
    const isSlip = after.deliveredAt === null && secondsBetween(before.deliveredAt, input.now) <= slip
    if (isSlip) return null
    const said = isText(after.correction) && after.correction !== before.correction
    return refuseIf(after.deliveredAt !== before.deliveredAt && !said, 'correction')
  },
}

const elsewhere = (input: RuleInput, field: string, record: string): boolean => {
  const other = referred(input, field, record)
  return other !== null && other.exercise !== input.after.exercise
}

function waitsForItself({ before, after, read }: RuleInput): boolean {
  const seen = new Set<string>()
  for (let id = after.afterInject; isText(id) && !seen.has(id); id = read.find('inject', id)?.afterInject) {
    if (id === before?.id) return true
    seen.add(id)
  }
  return false
}

const isOpen = (inject: AnyEntity | null) => inject !== null && !isText(inject.deliveredAt) && !isText(inject.withheld)

/** Refuses to archive what injects count from, delivered ones too: their times would be others. */
export function refuseWaitedFor({ action, before, read }: RuleInput, field: 'afterInject' | 'afterStep') {
  return action === 'archive' && before !== null ? refuseCount(read.all('inject', { [field]: before.id }).length) : null
}

/** What refers to an inject or an attack step, each by its field. */
const leaningOn = {
  inject: { inject: 'afterInject', lesson: 'inject' },
  attackStep: { inject: 'afterStep', whiteCard: 'attackStep', lesson: 'attackStep', finding: 'attackStep' },
} as const

/** Refuses to move to another exercise what others count from or refer to and would be left behind. */
export function refuseLeft(input: RuleInput, record: keyof typeof leaningOn) {
  const { before, after, read } = input
  if (!states(input) || before === null || before.exercise === after.exercise) return null
  const left = Object.entries(leaningOn[record]).flatMap(([other, field]) =>
    read.all(other, { [field]: before.id }).filter((one) => one.exercise !== after.exercise),
  )
  return refuseIf(left.length > 0, 'exercise', { count: left.length })
}

const inject = defineRules('inject', {
  ...delivery,
  waitsForTwo: ({ after }) => refuseIf(isText(after.afterInject) && isText(after.afterStep), 'afterStep'),
  waitsForItself: (input) => refuseIf(states(input) && waitsForItself(input), 'afterInject'),
  injectElsewhere: (input) => refuseIf(states(input) && elsewhere(input, 'afterInject', 'inject'), 'afterInject'),
  stepElsewhere: (input) => refuseIf(states(input) && elsewhere(input, 'afterStep', 'attackStep'), 'afterStep'),
  stillWaiting: (input) => {
    if (!states(input) || !isText(input.after.deliveredAt) || isText(input.before?.deliveredAt)) return null
    const step = referred(input, 'afterStep', 'attackStep')
    const isEarly = isOpen(referred(input, 'afterInject', 'inject')) || (step !== null && !isText(step.startedAt))
    return refuseIf(isEarly, 'deliveredAt')
  },
  withheldThoughDelivered: ({ after }) => refuseIf(isText(after.withheld) && isText(after.deliveredAt), 'withheld'),
  waitedFor: (input) => refuseWaitedFor(input, 'afterInject'),
  leftBehind: (input) => refuseLeft(input, 'inject'),
})

const whiteCard = defineRules('whiteCard', {
  ...delivery,
  stepElsewhere: (input) => refuseIf(states(input) && elsewhere(input, 'attackStep', 'attackStep'), 'attackStep'),
})

/** What injects and white cards must keep. */
export const deliveryRules: RecordRules = { ...inject, ...whiteCard }
