import type { Refusal } from '../../record/rules.ts'
import { type IdentifierFault, identifierFault } from './frameworks.identifier.ts'
import { isFrameworkName } from './frameworks.names.ts'
import { frameworks } from './frameworks.reference.ts'

/** A mapping to a framework as a record states it, with the path of its identifier. */
export type NamedRequirement = { readonly framework: unknown; readonly identifier: unknown; readonly path: string }

/** The first identifier with a fault of this kind: what it says, which edition is known here, and what was probably meant. */
export function refuseIdentifier(named: readonly NamedRequirement[], kind: IdentifierFault['kind']): Refusal | null {
  for (const { framework, identifier, path } of named) {
    if (!isFrameworkName(framework) || typeof identifier !== 'string') continue
    const fault = identifierFault(framework, identifier)
    if (fault?.kind !== kind) continue
    const { edition } = frameworks[framework]
    return { path, parameters: { identifier, edition, suggestion: fault.suggestion } }
  }
  return null
}
