import { isText } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, type RuleInput, refuseIf, states, takes } from '../../record/rules.ts'
import { externalAssessmentRules } from './frameworks.assessment-rules.ts'
import { protectionRules } from './frameworks.protection-rules.ts'
import { type NamedRequirement, refuseIdentifier } from './frameworks.refuse-identifier.ts'

function own({ after }: RuleInput): readonly NamedRequirement[] {
  return [{ framework: after.framework, identifier: after.identifier, path: 'identifier' }]
}

const requirement = defineRules('requirement', {
  identifierForm: (input) => (states(input) ? refuseIdentifier(own(input), 'form') : null),
  identifierOtherEdition: (input) => (states(input) ? refuseIdentifier(own(input), 'otherEdition') : null),
  identifierUnknown: (input) => (states(input) ? refuseIdentifier(own(input), 'unknown') : null),
  identifierWithheld: (input) => (states(input) ? refuseIdentifier(own(input), 'withheld') : null),
  decidedTwice: (input) => {
    const { framework, identifier } = input.after
    const isSame = input.before?.framework === framework && input.before?.identifier === identifier
    if (!states(input) || isSame || !isText(framework) || !isText(identifier)) return null
    const others = input.read.all('requirement', { framework, identifier })
    return refuseIf(others.length > 0, 'identifier', { identifier })
  },
  departmentMissing: (input) => {
    const { applicability, department } = input.after
    return refuseIf(takes(input, 'decide') && applicability === 'applicable' && !isText(department), 'department')
  },
})

/** What decisions on requirements, assessments by others and assessments by MLPS must keep. */
export const frameworkRules: RecordRules = { ...requirement, ...externalAssessmentRules, ...protectionRules }
