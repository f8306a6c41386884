import { isText } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordRules,
  type Refusal,
  type RuleInput,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { externalAssessmentRules } from './frameworks.assessment-rules.ts'
import { type IdentifierFault, identifierFault } from './frameworks.identifier.ts'
import { isFrameworkName } from './frameworks.names.ts'
import { frameworks } from './frameworks.reference.ts'

/** A mapping to a framework as a record states it, with the path of its identifier. */
type Named = { readonly framework: unknown; readonly identifier: unknown; readonly path: string }

/** The first identifier with a fault of this kind: what it says, which edition is known here, and what was probably meant. */
export function refuseIdentifier(named: readonly Named[], kind: IdentifierFault['kind']): Refusal | null {
  for (const { framework, identifier, path } of named) {
    if (!isFrameworkName(framework) || typeof identifier !== 'string') continue
    const fault = identifierFault(framework, identifier)
    if (fault?.kind !== kind) continue
    const { edition } = frameworks[framework]
    return { path, parameters: { identifier, edition, suggestion: fault.suggestion } }
  }
  return null
}

function own({ after }: RuleInput): readonly Named[] {
  return [{ framework: after.framework, identifier: after.identifier, path: 'identifier' }]
}

const requirement = defineRules('requirement', {
  identifierForm: (input) => (states(input) ? refuseIdentifier(own(input), 'form') : null),
  identifierOtherEdition: (input) => (states(input) ? refuseIdentifier(own(input), 'otherEdition') : null),
  identifierUnknown: (input) => (states(input) ? refuseIdentifier(own(input), 'unknown') : null),
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

/** What decisions on requirements and assessments by others must keep. */
export const frameworkRules: RecordRules = { ...requirement, ...externalAssessmentRules }
