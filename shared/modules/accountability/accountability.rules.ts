import { addDays } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type RuleInput,
  referred,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import { weightOf } from './accountability.words.ts'

const accountabilityRule = defineRules('accountabilityRule', {
  rangeBackwards: (input) => {
    const [lightest, heaviest] = [weightOf(input.after.lightest), weightOf(input.after.heaviest)]
    return refuseIf(states(input) && lightest !== null && heaviest !== null && heaviest < lightest, 'heaviest')
  },
  followsItself: (input) => refuseIf(input.before !== null && input.after.follows === input.before.id, 'follows'),
  inUse: (input) => refuseIf(input.action === 'archive' && input.before?.state !== 'draft'),
})

const changes = (input: RuleInput, field: string) =>
  states(input) && !sameValue(input.after[field] ?? null, input.before?.[field] ?? null)

/** What may still be written once the person was heard, by state; everything else is what they were heard on. */
const openFields: Readonly<Record<string, readonly string[]>> = {
  heard: ['measure', 'decision'],
  appealed: ['appealOutcome', 'appealMeasure', 'appealDecision'],
}

const settledFields = [
  ...['title', 'concerns', 'person', 'department', 'lapse', 'happenedOn', 'rule', 'facts', 'evidence'],
  ...['workItems', 'findings', 'actions', 'violations', 'assessment', 'heardOn', 'hearing'],
  ...['measure', 'decision', 'appealOutcome', 'appealMeasure', 'appealDecision'],
] as const

function rewritten(input: RuleInput): string | undefined {
  const open = openFields[input.before?.state ?? '']
  return open && settledFields.find((field) => !open.includes(field) && changes(input, field))
}

/** Whether a measure lies outside those of the rule of a case; that nothing follows is always possible. */
function isOutside(input: RuleInput, field: 'measure' | 'appealMeasure'): boolean {
  const weight = weightOf(input.after[field])
  const rule = referred(input, 'rule', 'accountabilityRule')
  const [lightest, heaviest] = [weightOf(rule?.lightest), weightOf(rule?.heaviest)]
  if (weight === null || weight === 0 || lightest === null || heaviest === null) return false
  return weight < lightest || weight > heaviest
}

const accountabilityCase = defineRules('accountabilityCase', {
  departmentMissing: (input) =>
    refuseIf(states(input) && input.after.concerns === 'department' && !isText(input.after.department), 'department'),
  happenedAhead: (input) => {
    const { happenedOn } = input.after
    return refuseIf(states(input) && isText(happenedOn) && happenedOn > input.today, 'happenedOn')
  },
  ruleNotInForce: (input) => {
    const rule = changes(input, 'rule') ? referred(input, 'rule', 'accountabilityRule') : null
    return refuseIf(rule !== null && rule.state !== 'inForce', 'rule')
  },
  otherLapse: (input) => {
    const rule = states(input) ? referred(input, 'rule', 'accountabilityRule') : null
    return refuseIf(rule !== null && rule.lapse !== input.after.lapse, 'rule')
  },
  // What a person says is theirs: nobody else puts it down, and nobody changes it.
  wordsOfAnother: (input) => {
    const own = { statement: 'answer', appeal: 'appeal' } as const
    const field = (['statement', 'appeal'] as const).find((name) => changes(input, name) && !takes(input, own[name]))
    return field === undefined ? null : { path: field }
  },
  rewritten: (input) => {
    const field = rewritten(input)
    return field === undefined ? null : { path: field }
  },
  heardAhead: (input) => {
    const { heardOn } = input.after
    return refuseIf(states(input) && isText(heardOn) && heardOn > input.today, 'heardOn')
  },
  measureOutside: (input) => {
    const field = (['measure', 'appealMeasure'] as const).find((name) => changes(input, name) && isOutside(input, name))
    return field === undefined ? null : { path: field }
  },
  appealLate: (input) => {
    const until = input.after.appealUntil
    return refuseIf(takes(input, 'appeal') && isText(until) && until < input.today)
  },
  appealMeasureMissing: (input) =>
    refuseIf(
      takes(input, 'decideAppeal') && input.after.appealOutcome === 'lightened' && !isText(input.after.appealMeasure),
      'appealMeasure',
    ),
  // Nobody would appeal who has to fear a heavier measure for it.
  notLighter: (input) => {
    const [first, second] = [weightOf(input.after.measure), weightOf(input.after.appealMeasure)]
    return refuseIf(states(input) && first !== null && second !== null && second >= first, 'appealMeasure')
  },
  appealOpen: (input) => {
    const { measure, appealUntil } = input.after
    const isOpen = isText(appealUntil) && appealUntil >= input.today && measure !== 'none'
    return refuseIf(takes(input, 'close') && input.before?.state === 'decided' && isOpen)
  },
  inCourse: (input) => refuseIf(input.action === 'archive' && input.before?.state !== 'reported'),
})

/** What rules of accountability and cases under them must keep. */
export const accountabilityRules: RecordRules = { ...accountabilityRule, ...accountabilityCase }

function standingAfterAppeal({ after }: RuleInput) {
  if (after.appealOutcome === 'annulled') return 'none'
  return (after.appealOutcome === 'lightened' ? after.appealMeasure : after.measure) ?? null
}

/** A decision says until when it can be appealed; from then on the case says which measure stands. */
export const accountabilityConsequences: RecordConsequences = {
  accountabilityCase: (input) => {
    const { id, today, after } = input
    if (takes(input, 'decide')) {
      const days = referred(input, 'rule', 'accountabilityRule')?.appealDays
      const appealUntil = typeof days === 'number' ? addDays(today, days) : null
      return [{ record: 'accountabilityCase', id, changes: { appealUntil, standing: after.measure ?? null } }]
    }
    if (!takes(input, 'decideAppeal')) return []
    return [{ record: 'accountabilityCase', id, changes: { standing: standingAfterAppeal(input) } }]
  },
}
