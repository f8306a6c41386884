import { hasRepeats, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RecordConsequence, type RecordRules, refuseIf, states, takes } from '../../record/rules.ts'

/** What templates of checklists must keep: no question twice, no version that replaces itself, none lost that was in use. */
export const templateRules: RecordRules = defineRules('checklistTemplate', {
  questionTwice: (input) => {
    const asked = partRows(input.after.questions).map(({ question }) => String(question).trim().toLowerCase())
    return refuseIf(states(input) && hasRepeats(asked), 'questions')
  },
  followsItself: (input) => refuseIf(input.before !== null && input.after.follows === input.before.id, 'follows'),
  wasInUse: (input) => refuseIf(input.action === 'archive' && input.before?.state !== 'draft'),
})

/** A version put into use counts on from the one that it replaces, and retires it. */
export const templateInUse: RecordConsequence = (input) => {
  if (!takes(input, 'putIntoUse')) return []
  const { follows } = input.after
  const former = isText(follows) ? input.read.find('checklistTemplate', follows) : null
  const own = { record: 'checklistTemplate', id: input.id, changes: { version: Number(former?.version ?? 0) + 1 } }
  if (former?.state !== 'current') return [own]
  return [own, { record: 'checklistTemplate', id: former.id, step: 'retire', changes: { retiredOn: input.today } }]
}
