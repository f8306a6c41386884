import { isText } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, referred, refuseIf, states } from '../../record/rules.ts'

/** Whether what a lesson came from belongs to another exercise than the lesson. */
function isElsewhere(input: RuleInput, field: 'attackStep' | 'inject'): boolean {
  const source = states(input) ? referred(input, field, field) : null
  return source !== null && source.exercise !== input.after.exercise
}

/** What lessons must keep; they live on when their exercise is closed. */
export const lessonRules: RecordRules = defineRules('lesson', {
  exerciseChanged: ({ before, after }) => refuseIf(before !== null && before.exercise !== after.exercise, 'exercise'),
  twoSources: ({ after }) => refuseIf(isText(after.attackStep) && isText(after.inject), 'inject'),
  stepElsewhere: (input) => refuseIf(isElsewhere(input, 'attackStep'), 'attackStep'),
  injectElsewhere: (input) => refuseIf(isElsewhere(input, 'inject'), 'inject'),
  dueWithoutOwner: (input) => {
    const { dueOn, owner } = input.after
    return refuseIf(states(input) && isText(dueOn) && !isText(owner), 'owner')
  },
})
