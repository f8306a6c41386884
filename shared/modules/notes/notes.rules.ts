import { isText } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, refuseIf, states } from '../../record/rules.ts'

function isThere(input: RuleInput, recordField: string, idField: string): boolean {
  const [record, id] = [input.after[recordField], input.after[idField]]
  return isText(record) && isText(id) && input.read.find(record, id) !== null
}

function moved(input: RuleInput, ...fields: readonly string[]): boolean {
  return input.action === 'update' && fields.some((field) => input.after[field] !== input.before?.[field])
}

function isStated(input: RuleInput): boolean {
  const { from, to, relation } = input.after
  if (!isText(from) || !isText(to) || !isText(relation)) return false
  return input.read.all('link', { from, to, relation }).some((other) => other.id !== input.before?.id)
}

/** What comments and links must keep. That whoever states them may read both ends is asked by the row rule. */
export const noteRules: RecordRules = {
  ...defineRules('comment', {
    subjectMissing: (input) =>
      refuseIf(input.action === 'create' && !isThere(input, 'subjectRecord', 'subject'), 'subject'),
    subjectMoved: (input) => refuseIf(moved(input, 'subjectRecord', 'subject'), 'subject'),
  }),
  ...defineRules('link', {
    fromMissing: (input) => refuseIf(input.action === 'create' && !isThere(input, 'fromRecord', 'from'), 'from'),
    toMissing: (input) => refuseIf(input.action === 'create' && !isThere(input, 'toRecord', 'to'), 'to'),
    endMoved: (input) => refuseIf(moved(input, 'fromRecord', 'from', 'toRecord', 'to')),
    toItself: (input) => refuseIf(states(input) && input.after.from === input.after.to, 'to'),
    stated: (input) => refuseIf(states(input) && isStated(input), 'relation'),
  }),
}
