import { boolean, choice, decimal, markdown, parts, text } from '../../record/fields.ts'
import type { Role } from '../../record/roles.ts'

/** How a question is answered. */
export const questionKinds = ['singleChoice', 'multipleChoice', 'trueFalse', 'shortText', 'number'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** Who keeps the bank, and therefore reads right answers; nobody of these roles takes a quiz. */
export const bankKeepers: readonly Role[] = ['administrator', 'lead', 'trainer']

const most = 1_000_000_000

/** What a question asks and what is right: in the bank, and as a quiz keeps it from its opening on. */
export const questionContent = {
  title: text({ required: true, max: 300 }),
  kind: choice(questionKinds, { required: true }),
  text: markdown({ max: 20_000 }),
  choices: parts({ text: text({ required: true, max: 500 }), isRight: boolean() }, { max: 20 }),
  rightAnswer: choice(['true', 'false']),
  accepted: parts({ text: text({ required: true, max: 300 }) }, { max: 50 }),
  value: decimal(4, { min: -most, max: most }),
  tolerance: decimal(4, { max: most }),
  points: decimal(2, { required: true, max: 1000 }),
  explanation: markdown({ max: 20_000 }),
}

/** The fields of a question that say what is right. */
export const answerFields = ['choices', 'rightAnswer', 'accepted', 'value', 'tolerance'] as const
