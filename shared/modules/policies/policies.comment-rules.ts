import { isText } from '../../record/rule-values.ts'
import { defineRules, referred, refuseIf } from '../../record/rules.ts'
import { clausesOf } from './policies.clauses.ts'

/** What remarks on clauses must keep. */
export const clauseCommentRules = defineRules('clauseComment', {
  clauseMissing: (input) => {
    const version = input.action === 'create' ? referred(input, 'version', 'policyVersion') : null
    if (version === null) return null
    const clause = isText(input.after.clause) ? input.after.clause : ''
    const anchors = clausesOf(isText(version.text) ? version.text : '').map(({ anchor }) => anchor)
    return refuseIf(!anchors.includes(clause), 'clause')
  },
  versionSuperseded: (input) =>
    refuseIf(
      input.action === 'create' && referred(input, 'version', 'policyVersion')?.state === 'superseded',
      'version',
    ),
  moved: (input) =>
    refuseIf(
      input.before !== null &&
        ['version', 'clause', 'clauseName'].some((field) => input.after[field] !== input.before?.[field]),
      'clause',
    ),
})
