import { nextRuleDay } from '../../base/recurrence.ts'
import { type RuleProblem, readRule } from '../../base/recurrence-rule.ts'
import { isBackwards, isText } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordRules,
  type Refusal,
  type RuleInput,
  referred,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import { ruleOf } from './cadence.plan.ts'

/** What is wrong with the rule typed, if that is the problem asked for. */
function typedProblem(input: RuleInput, problem: RuleProblem['problem']): Refusal | null {
  const { rhythm, rule } = input.after
  if (!states(input) || rhythm !== 'rule' || !isText(rule)) return null
  const read = readRule(rule)
  return 'problem' in read && read.problem === problem ? { path: 'rule', parameters: { part: read.part } } : null
}

const subjects = { policyReview: 'policy', controlCheck: 'control' } as const
const ownSubject = (input: RuleInput) =>
  input.after.kind === 'policyReview' || input.after.kind === 'controlCheck' ? subjects[input.after.kind] : null

function scheduledElsewhere(input: RuleInput): boolean {
  const subject = ownSubject(input)
  const id = subject ? input.after[subject] : null
  if (!subject || !isText(id)) return false
  const own = input.before?.id
  return input.read.all('schedule', { [subject]: id, state: 'active' }).some((other) => other.id !== own)
}

/** Whether a rule names days or an end, which so long after the last time have none of. */
function namesDays(input: RuleInput): boolean {
  const rule = input.after.rhythm === 'rule' ? ruleOf(input.after) : null
  if (rule === null || input.after.anchor !== 'lastDone') return false
  const { weekdays, monthDays, months, positions, count, until } = rule
  return weekdays.length + monthDays.length + months.length + positions.length > 0 || count !== null || until !== null
}

const schedule = defineRules('schedule', {
  ruleMissing: (input) => refuseIf(states(input) && input.after.rhythm === 'rule' && !isText(input.after.rule), 'rule'),
  ruleUnreadable: (input) => typedProblem(input, 'unreadable'),
  ruleUnknown: (input) => typedProblem(input, 'unknown'),
  ruleRepeated: (input) => typedProblem(input, 'repeated'),
  ruleFrequency: (input) => typedProblem(input, 'frequency'),
  ruleRange: (input) => typedProblem(input, 'range'),
  ruleClash: (input) => typedProblem(input, 'clash'),
  ruleNever: (input) => {
    const rule = input.after.rhythm === 'rule' ? ruleOf(input.after) : null
    const { startsOn } = input.after
    if (!states(input) || rule === null || !isText(startsOn)) return null
    return refuseIf(nextRuleDay(rule, startsOn, null) === null, 'rule')
  },
  ruleNamesDays: (input) => refuseIf(states(input) && namesDays(input), 'rule'),
  monthsMissing: (input) =>
    refuseIf(states(input) && input.after.rhythm === 'months' && typeof input.after.months !== 'number', 'months'),
  dayUnused: (input) => {
    const { rhythm, dayOfMonth } = input.after
    const unused = rhythm === 'daily' || rhythm === 'weekly' || rhythm === 'rule'
    return refuseIf(states(input) && unused && typeof dayOfMonth === 'number', 'dayOfMonth')
  },
  endsBeforeStart: (input) =>
    refuseIf(states(input) && isBackwards(input.after.startsOn, input.after.endsOn), 'endsOn'),
  lastDoneInFuture: (input) => {
    const { lastDoneOn } = input.after
    return refuseIf(states(input) && isText(lastDoneOn) && lastDoneOn > input.today, 'lastDoneOn')
  },
  subjectMissing: (input) => {
    const subject = ownSubject(input)
    return refuseIf(states(input) && subject !== null && !isText(input.after[subject]), subject ?? '')
  },
  subjectUnused: (input) => {
    const unused = (['policy', 'control'] as const).find(
      (name) => name !== ownSubject(input) && isText(input.after[name]),
    )
    return refuseIf(states(input) && unused !== undefined, unused)
  },
  subjectRetired: (input) => {
    const subject = ownSubject(input)
    const retired = subject !== null && referred(input, subject, subject)?.state === 'retired'
    return refuseIf((input.action === 'create' || takes(input, 'resume')) && retired, subject ?? '')
  },
  scheduledTwice: (input) =>
    refuseIf(states(input) && !takes(input, 'end') && scheduledElsewhere(input), ownSubject(input) ?? ''),
})

/** What only steps and the records that do a duty may say of it. */
const given = [
  'dueOn',
  'plannedOn',
  'remindOn',
  'schedule',
  'moves',
  'timeliness',
  'check',
  'review',
  'doneOn',
  'moveTo',
] as const
const givenLater = ['moves', 'timeliness', 'check', 'review', 'doneOn', 'moveTo'] as const

const occurrence = defineRules('occurrence', {
  givenByStep: (input) => {
    if (input.action === 'create') {
      const early = givenLater.find((name) => (input.after[name] ?? null) !== null)
      return refuseIf(early !== undefined, early)
    }
    if (input.action !== 'update' && !takes(input, 'complete', 'skip', 'move')) return null
    const free = takes(input, 'complete') ? 'doneOn' : takes(input, 'move') ? 'moveTo' : ''
    const changed = given.find(
      (name) => name !== free && !sameValue(input.before?.[name] ?? null, input.after[name] ?? null),
    )
    return refuseIf(changed !== undefined, changed)
  },
  // Otherwise a duty would vanish without a reason.
  openTime: (input) => refuseIf(input.action === 'archive' && ['due', 'moved'].includes(input.before?.state ?? '')),
  doneByRecord: (input) => refuseIf(takes(input, 'complete') && ownSubject(input) !== null),
  doneInFuture: (input) => {
    const { doneOn } = input.after
    return refuseIf(takes(input, 'complete') && isText(doneOn) && doneOn > input.today, 'doneOn')
  },
  movedNowhere: (input) =>
    refuseIf(takes(input, 'move') && sameValue(input.after.moveTo ?? null, input.before?.dueOn ?? null), 'moveTo'),
  scheduleEnded: (input) =>
    refuseIf(input.action === 'create' && referred(input, 'schedule', 'schedule')?.state === 'ended', 'schedule'),
  kindOfOther: (input) => {
    const of = input.action === 'create' ? referred(input, 'schedule', 'schedule') : null
    return refuseIf(of !== null && of.kind !== input.after.kind, 'kind')
  },
})

/** What schedules and the times of their duties must keep. */
export const cadenceRules: RecordRules = { ...schedule, ...occurrence }
