import { addDays } from '../../base/dates.ts'
import { hasRepeats, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, referred, refuseIf, states, takes } from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import { answersOf, columnsOf, firstUnanswered, isMisplaced, questionsOf } from './department-reports.answers.ts'
import { isExpected, isWholePeriod, reportPeriods, rhythmOf } from './department-reports.periods.ts'
import { familyOf, headOn, periodIn } from './department-reports.standing.ts'

const reportTemplate = defineRules('reportTemplate', {
  questionTwice: (input) =>
    refuseIf(
      states(input) && hasRepeats(partRows(input.after.questions).map(({ question }) => question ?? null)),
      'questions',
    ),
  columnsMissing: (input) => {
    const rows = states(input) ? partRows(input.after.questions) : []
    const at = rows.findIndex(({ kind, columns }) => kind === 'table' && columnsOf(columns).length === 0)
    return refuseIf(at >= 0, `questions.${at}.columns`)
  },
  startsWithin: (input) => {
    const { startsOn, period } = input.after
    const unit = reportPeriods.find((one) => one === period)
    if (!states(input) || !isText(startsOn) || unit === undefined) return null
    return refuseIf(
      !isWholePeriod(unit, periodIn(unit, startsOn)) || periodIn(unit, startsOn).start !== startsOn,
      'startsOn',
    )
  },
  followsItself: (input) => refuseIf(input.before !== null && input.after.follows === input.before.id, 'follows'),
  followsLater: (input) => {
    const former = takes(input, 'putIntoUse') ? referred(input, 'follows', 'reportTemplate') : null
    const { startsOn } = input.after
    return refuseIf(isText(former?.startsOn) && isText(startsOn) && startsOn <= former.startsOn, 'startsOn')
  },
  inUse: (input) => refuseIf(input.action === 'archive' && input.before?.state !== 'draft'),
})

/** What a report may still be given while it waits for the signature of its head. */
const openWhileSubmitted: readonly string[] = ['scan', 'signedBy', 'signedOn', 'evidence']

function changesSubmitted(input: RuleInput): boolean {
  const { before, after } = input
  if (before?.state !== 'submitted' || input.action !== 'update') return false
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].some(
    (name) => !openWhileSubmitted.includes(name) && !sameValue(before[name] ?? null, after[name] ?? null),
  )
}

function isRewritten(input: RuleInput): boolean {
  const { before, after } = input
  return (
    before !== null &&
    ['template', 'department', 'period'].some((name) => !sameValue(before[name], after[name] ?? null))
  )
}

function twin(input: RuleInput): boolean {
  const { department, template, period } = input.after
  if (!states(input) || !isText(department) || !isText(template)) return false
  const family = familyOf(input.read, template)
  const own = input.before?.id
  return input.read
    .all('departmentReport', { department })
    .some(
      (other) =>
        other.id !== own &&
        other.state !== 'superseded' &&
        family.has(String(other.template)) &&
        sameValue(other.period, period ?? null),
    )
}

const departmentReport = defineRules('departmentReport', {
  periodTwice: (input) => refuseIf(input.action !== 'archive' && !takesAny(input) && twin(input), 'period'),
  templateNotInUse: (input) => {
    const template = takes(input, 'submit') ? referred(input, 'template', 'reportTemplate') : null
    return refuseIf(template !== null && template.state === 'draft')
  },
  notExpected: (input) => {
    const template = input.action === 'create' ? referred(input, 'template', 'reportTemplate') : null
    const rhythm = template ? rhythmOf(template) : null
    const { period, department } = input.after
    if (!rhythm || !isPeriod(period) || !isText(department)) return null
    const whole = isWholePeriod(rhythm.period, period)
    return refuseIf(!whole || !isExpected(rhythm, department, period), 'period')
  },
  // What is reported of a period is not known before the period is over.
  periodAhead: (input) => {
    const { period } = input.after
    return refuseIf(takes(input, 'submit') && isPeriod(period) && period.end >= input.today, 'period')
  },
  rewritten: (input) => refuseIf(states(input) && isRewritten(input), 'template'),
  alreadySubmitted: (input) => refuseIf(changesSubmitted(input)),
  unknownQuestion: (input) => {
    const template = states(input) ? referred(input, 'template', 'reportTemplate') : null
    if (!template) return null
    const known = new Set(questionsOf(template).map(({ question }) => question))
    const at = answersOf(input.after).findIndex(({ question }) => !known.has(question))
    return refuseIf(at >= 0, `answers.${at}.question`)
  },
  answerTwice: (input) =>
    refuseIf(states(input) && hasRepeats(answersOf(input.after).map(({ question }) => question)), 'answers'),
  answerMisplaced: (input) => {
    const template = states(input) ? referred(input, 'template', 'reportTemplate') : null
    if (!template) return null
    const kinds = new Map(questionsOf(template).map(({ question, kind }) => [question, kind]))
    const at = answersOf(input.after).findIndex((answer) => {
      const kind = kinds.get(answer.question)
      return kind !== undefined && isMisplaced(kind, answer)
    })
    return refuseIf(at >= 0, `answers.${at}.words`)
  },
  answerMissing: (input) => {
    const template = takes(input, 'submit') ? referred(input, 'template', 'reportTemplate') : null
    const question = template ? firstUnanswered(questionsOf(template), answersOf(input.after)) : null
    return question === null ? null : { path: '', parameters: { question } }
  },
  assetsUnconfirmed: (input) => refuseIf(takes(input, 'submit') && input.after.assetsConfirmed !== true),
  deviationsMissing: (input) =>
    refuseIf(
      takes(input, 'submit') &&
        input.after.selfInspection === 'deviations' &&
        partRows(input.after.deviations).length === 0,
    ),
  // The department's head on that day, whoever holds the office now.
  notTheHead: (input) => {
    const { department, signedBy, signedOn } = input.after
    if (!takes(input, 'signOff') || !isText(department) || !isText(signedBy) || !isText(signedOn)) return null
    return refuseIf(headOn(input.read, department, signedOn) !== signedBy, 'signedBy')
  },
  signedByWriter: (input) => {
    const { signedBy, preparedBy, submittedBy } = input.after
    return refuseIf(
      takes(input, 'signOff') && isText(signedBy) && [preparedBy, submittedBy].includes(signedBy),
      'signedBy',
    )
  },
  signedAhead: (input) => {
    const { signedOn } = input.after
    return refuseIf(takes(input, 'signOff') && isText(signedOn) && signedOn > input.today, 'signedOn')
  },
  // Whoever records the signature of another shows it.
  scanMissing: (input) => {
    if (!takes(input, 'signOff')) return null
    const template = referred(input, 'template', 'reportTemplate')
    const isOwn = input.after.signedBy === input.person
    return refuseIf((template?.scanRequired === true || !isOwn) && partRows(input.after.scan).length === 0, 'scan')
  },
  inUse: (input) => refuseIf(input.action === 'archive' && input.before?.state !== 'draft'),
})

function takesAny(input: RuleInput): boolean {
  return typeof input.action === 'object'
}

function isPeriod(value: unknown): value is { readonly start: string; readonly end: string } {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value
}

const branchReport = defineRules('branchReport', {
  templateNotInUse: (input) =>
    refuseIf(takes(input, 'compile') && referred(input, 'template', 'reportTemplate')?.state === 'draft'),
  wrongPeriod: (input) => {
    const template = states(input) ? referred(input, 'template', 'reportTemplate') : null
    const rhythm = template ? rhythmOf(template) : null
    const { period } = input.after
    return refuseIf(rhythm !== null && isPeriod(period) && !isWholePeriod(rhythm.period, period), 'period')
  },
  periodOpen: (input) => {
    const { period } = input.after
    return refuseIf(takes(input, 'compile') && isPeriod(period) && addDays(period.end, 1) > input.today, 'period')
  },
  inUse: (input) => refuseIf(input.action === 'archive' && input.before?.state !== 'draft'),
})

/** What templates, departments' reports and branch reports must keep. */
export const departmentReportRules: RecordRules = { ...reportTemplate, ...departmentReport, ...branchReport }
