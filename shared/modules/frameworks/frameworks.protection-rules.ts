import { partRows } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type RuleInput,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { refuseIdentifier } from './frameworks.refuse-identifier.ts'
import { scoreItems, weightlessPoint } from './frameworks.scoring.ts'

/** The items of an assessment, each with the path of its identifier. */
function named({ after }: RuleInput) {
  return partRows(after.items).map(({ identifier }, index) => ({
    framework: 'mlps',
    identifier,
    path: `items.${index}.identifier`,
  }))
}

/** What assessments by MLPS must keep. */
export const protectionRules: RecordRules = defineRules('protectionAssessment', {
  identifierForm: (input) => (states(input) ? refuseIdentifier(named(input), 'form') : null),
  identifierOtherEdition: (input) => (states(input) ? refuseIdentifier(named(input), 'otherEdition') : null),
  identifierUnknown: (input) => (states(input) ? refuseIdentifier(named(input), 'unknown') : null),
  itemTwice: (input) => {
    const rows = partRows(input.after.items).map(({ identifier, object }) => `${identifier} ${object}`)
    const at = rows.findIndex((row, index) => rows.indexOf(row) !== index)
    return refuseIf(states(input) && at >= 0, `items.${at}.object`, { item: rows[at] ?? '' })
  },
  weightsZero: (input) => {
    const point = takes(input, 'conclude') ? weightlessPoint(input.after.items) : null
    return refuseIf(point !== null, '', { identifier: point ?? '' })
  },
  nothingApplies: (input) => refuseIf(takes(input, 'conclude') && scoreItems(input.after.items).score === null),
  assessedInFuture: (input) => {
    const { assessedOn } = input.after
    return refuseIf(states(input) && typeof assessedOn === 'string' && assessedOn > input.today, 'assessedOn')
  },
})

/** A concluded assessment keeps its score and the formula that made it; reopened, it has none. */
export const protectionConsequences: RecordConsequences = {
  protectionAssessment: (input) => {
    const none = { formula: null, score: null, verdict: null, risk: null }
    if (takes(input, 'reopen')) return [{ record: 'protectionAssessment', id: input.id, changes: none }]
    if (!takes(input, 'conclude')) return []
    const { formula, score, verdict, risk } = scoreItems(input.after.items)
    return [{ record: 'protectionAssessment', id: input.id, changes: { formula, score, verdict, risk } }]
  },
}
