import { idList, isBackwards, isMisspelt, isText } from '../../record/rule-values.ts'
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
import type { AnyEntity, AnyValue } from '../../record/values.ts'

/** Identifiers as MITRE ATT&CK 18 writes them: tactic TA0001, technique T1566 or sub-technique T1566.001. */
const tacticPattern = /^TA\d{4}$/
const techniquePattern = /^T\d{4}(\.\d{3})?$/

const settled = ['closed', 'cancelled']

function sharedIds(left: AnyValue | undefined, right: AnyValue | undefined): number {
  const others = new Set(idList(right))
  return idList(left).filter((id) => others.has(id)).length
}

function stepsOf(input: RuleInput): readonly AnyEntity[] {
  return input.before === null ? [] : input.read.all('attackStep', { exercise: input.before.id })
}

function isUnjudged(input: RuleInput, step: AnyEntity): boolean {
  if (step.outcome === 'notRun') return false
  return step.outcome === null || input.read.all('detection', { attackStep: step.id }).length === 0
}

const exercise = defineRules('exercise', {
  onBothSides: (input) =>
    refuseIf(states(input) && sharedIds(input.after.redTeam, input.after.blueTeam) > 0, 'blueTeam'),
  refereePlays: (input) => {
    const { whiteTeam, redTeam, blueTeam } = input.after
    return refuseIf(states(input) && sharedIds(whiteTeam, redTeam) + sharedIds(whiteTeam, blueTeam) > 0, 'whiteTeam')
  },
  stepsUnjudged: (input) =>
    takes(input, 'close') ? refuseCount(stepsOf(input).filter((step) => isUnjudged(input, step)).length) : null,
  previousItself: (input) =>
    refuseIf(input.before !== null && input.after.previousExercise === input.before.id, 'previousExercise'),
})

const attackStep = defineRules('attackStep', {
  exerciseClosed: (input) =>
    refuseIf(settled.includes(referred(input, 'exercise', 'exercise')?.state ?? ''), 'exercise'),
  tacticForm: (input) => refuseIf(states(input) && isMisspelt(input.after.tactic, tacticPattern), 'tactic'),
  techniqueForm: (input) => refuseIf(states(input) && isMisspelt(input.after.technique, techniquePattern), 'technique'),
  endBeforeStart: (input) =>
    refuseIf(states(input) && isBackwards(input.after.startedAt, input.after.endedAt), 'endedAt'),
  ranWithoutTime: (input) => {
    const { outcome, startedAt } = input.after
    return refuseIf(states(input) && isText(outcome) && outcome !== 'notRun' && !isText(startedAt), 'startedAt')
  },
  timedButNotRun: (input) => {
    const { outcome, startedAt } = input.after
    return refuseIf(states(input) && outcome === 'notRun' && isText(startedAt), 'outcome')
  },
})

const detection = defineRules('detection', {
  exerciseClosed: (input) => {
    const step = referred(input, 'attackStep', 'attackStep')
    const of = step === null ? null : input.read.find('exercise', String(step.exercise))
    return refuseIf(of !== null && settled.includes(of.state), 'attackStep')
  },
  stepNotRun: (input) =>
    refuseIf(states(input) && referred(input, 'attackStep', 'attackStep')?.outcome === 'notRun', 'attackStep'),
  beforeAttack: (input) => {
    const started = states(input) ? referred(input, 'attackStep', 'attackStep')?.startedAt : null
    return refuseIf(isBackwards(started, input.after.detectedAt), 'detectedAt')
  },
  responseBeforeDetection: (input) =>
    refuseIf(states(input) && isBackwards(input.after.detectedAt, input.after.respondedAt), 'respondedAt'),
  containedBeforeResponse: (input) => {
    const from = input.after.respondedAt ?? input.after.detectedAt
    return refuseIf(states(input) && isBackwards(from, input.after.containedAt), 'containedAt')
  },
  timesWithoutDetection: (input) => {
    const { outcome, detectedAt, respondedAt, containedAt } = input.after
    return refuseIf(
      states(input) && outcome === 'none' && [detectedAt, respondedAt, containedAt].some(isText),
      'outcome',
    )
  },
})

/** What exercises, attack steps and detections must keep. */
export const exerciseRules: RecordRules = { ...exercise, ...attackStep, ...detection }
