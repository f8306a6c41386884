import { isText, partRows } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type Refusal,
  type RuleInput,
  referred,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { levelNumber, levelOf } from './frameworks.levels.ts'
import { metWith } from './frameworks.reference.ts'
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

/** The first item of another level than the assessment is of, and the number of its control point at that level where it has one. */
function otherLevel({ after }: RuleInput): Refusal | null {
  const items = partRows(after.items).map(({ identifier }) => (isText(identifier) ? identifier : ''))
  const level = isText(after.level) ? after.level : items.map(levelOf).find((one) => one !== null)
  const at = items.findIndex((identifier) => levelOf(identifier) !== null && levelOf(identifier) !== level)
  const identifier = items[at]
  if (identifier === undefined) return null
  const [suggestion] = metWith('mlps', identifier).filter((one) => levelOf(one) === level)
  const known = suggestion ?? '–'
  return {
    path: `items.${at}.identifier`,
    parameters: { identifier, level: levelNumber(levelOf(identifier)), own: levelNumber(level), suggestion: known },
  }
}

/** What assessments by MLPS must keep. */
export const protectionRules: RecordRules = defineRules('protectionAssessment', {
  identifierForm: (input) => (states(input) ? refuseIdentifier(named(input), 'form') : null),
  identifierOtherEdition: (input) => (states(input) ? refuseIdentifier(named(input), 'otherEdition') : null),
  identifierUnknown: (input) => (states(input) ? refuseIdentifier(named(input), 'unknown') : null),
  identifierWithheld: (input) => (states(input) ? refuseIdentifier(named(input), 'withheld') : null),
  levelDiffers: (input) => (states(input) ? otherLevel(input) : null),
  gradeDiffers: (input) => {
    const { level } = input.after
    const grade = referred(input, 'asset', 'asset')?.grade
    return refuseIf(takes(input, 'conclude') && isText(level) && isText(grade) && grade !== level, 'level')
  },
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
