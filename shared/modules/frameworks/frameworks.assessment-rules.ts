import { isMisspelt, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, refuseCount, refuseIf, states, takes } from '../../record/rules.ts'
import { answerOf } from './frameworks.years.ts'

/** What assessments by others must keep. */
export const externalAssessmentRules: RecordRules = defineRules('externalAssessment', {
  reasonMissing: (input) => {
    const index = partRows(input.after.feedback).findIndex(
      ({ response, reason }) => response === 'notTakenUp' && !isText(reason),
    )
    return refuseIf(states(input) && index >= 0, `feedback.${index}.reason`)
  },
  doneInFuture: (input) => {
    const index = partRows(input.after.feedback).findIndex(({ doneOn }) => isText(doneOn) && doneOn > input.today)
    return refuseIf(states(input) && index >= 0, `feedback.${index}.doneOn`)
  },
  yearUnknown: (input) => refuseIf(states(input) && isMisspelt(input.after.year, /^20\d\d$/), 'year'),
  yearOutside: (input) => {
    const { period, year } = input.after
    if (!states(input) || !isText(year) || typeof period !== 'object' || period === null) return null
    if (!('start' in period) || !('end' in period)) return null
    const [first, last] = [String(period.start).slice(0, 4), String(period.end).slice(0, 4)]
    return refuseIf(year < first || year > last, 'year')
  },
  feedbackOpen: (input) => {
    if (!takes(input, 'close')) return null
    const lines = partRows(input.after.feedback).map(answerOf)
    return refuseCount(lines.filter((answer) => answer !== 'done' && answer !== 'notTakenUp').length)
  },
})
