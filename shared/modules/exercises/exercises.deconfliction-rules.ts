import { isBackwards, isText } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, referred, refuseIf, states } from '../../record/rules.ts'
import { isSettled } from './exercises.defence-rules.ts'

/** What questions whether something belongs to an exercise must keep. */
export const deconflictionRules: RecordRules = defineRules('deconfliction', {
  exerciseClosed: (input) => refuseIf(isSettled(input, input.before?.exercise, input.after.exercise), 'exercise'),
  askedInFuture: (input) => refuseIf(states(input) && isBackwards(input.after.askedAt, input.now), 'askedAt'),
  answeredInFuture: (input) => refuseIf(states(input) && isBackwards(input.after.answeredAt, input.now), 'answeredAt'),
  answerUnsigned: (input) => {
    const { answer, answeredBy, answeredAt } = input.after
    return refuseIf(states(input) && isText(answer) && !(isText(answeredBy) && isText(answeredAt)), 'answer')
  },
  answeredBeforeAsked: (input) =>
    refuseIf(states(input) && isBackwards(input.after.askedAt, input.after.answeredAt), 'answeredAt'),
  stepElsewhere: (input) => {
    const step = states(input) ? referred(input, 'attackStep', 'attackStep') : null
    return refuseIf(step !== null && step.exercise !== input.after.exercise, 'attackStep')
  },
})
