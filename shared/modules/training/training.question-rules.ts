import { decimalToUnits } from '../../record/decimal.ts'
import { hasRepeats, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RuleInput, refuseIf, states } from '../../record/rules.ts'

const isKind = (input: RuleInput, ...kinds: readonly string[]) =>
  states(input) && kinds.includes(String(input.after.kind))
const rightChoices = ({ after }: RuleInput) => partRows(after.choices).filter(({ isRight }) => isRight === true).length

/** What a question of the bank must keep. */
export const questionRules = defineRules('question', {
  tooFewChoices: (input) =>
    refuseIf(isKind(input, 'singleChoice', 'multipleChoice') && partRows(input.after.choices).length < 2, 'choices'),
  choiceTwice: (input) =>
    refuseIf(states(input) && hasRepeats(partRows(input.after.choices).map(({ text }) => String(text))), 'choices'),
  notOneRight: (input) => refuseIf(isKind(input, 'singleChoice') && rightChoices(input) !== 1, 'choices'),
  noneRight: (input) => refuseIf(isKind(input, 'multipleChoice') && rightChoices(input) === 0, 'choices'),
  noRightAnswer: (input) => refuseIf(isKind(input, 'trueFalse') && !isText(input.after.rightAnswer), 'rightAnswer'),
  noValue: (input) => refuseIf(isKind(input, 'number') && !isText(input.after.value), 'value'),
  withoutPoints: (input) =>
    refuseIf(states(input) && isText(input.after.points) && decimalToUnits(input.after.points, 2) === 0, 'points'),
})
