import iso27001 from '../../../assets/reference/iso27001-2022.json' with { type: 'json' }
import mlps from '../../../assets/reference/mlps-22239-2019-level3.json' with { type: 'json' }
import nistCsf from '../../../assets/reference/nist-csf-2.0.json' with { type: 'json' }
import type { Language } from '../../base/translate.ts'
import type { FrameworkName } from './frameworks.names.ts'

/** A chapter or a requirement: its identifier, and a title in the product's own words. */
type Titled = { readonly id: string } & Readonly<Record<Language, string>>
export type ReferenceRequirement = Titled & { readonly chapter: string }

/** One edition of a framework; `notice` tells whose the identifiers are and what is left out, `version` counts this data. */
export type Framework = {
  readonly edition: string
  readonly version: string
  readonly notice: Readonly<Record<Language, string>>
  readonly chapters: readonly Titled[]
  readonly requirements: readonly ReferenceRequirement[]
}

/** Every framework with its requirements in their order. */
export const frameworks: Readonly<Record<FrameworkName, Framework>> = { iso27001, nistCsf, mlps }

const known: Readonly<Record<FrameworkName, ReadonlyMap<string, ReferenceRequirement>>> = {
  iso27001: byId(frameworks.iso27001),
  nistCsf: byId(frameworks.nistCsf),
  mlps: byId(frameworks.mlps),
}

function byId(framework: Framework): ReadonlyMap<string, ReferenceRequirement> {
  return new Map(framework.requirements.map((requirement) => [requirement.id, requirement]))
}

/** The requirement that an identifier names; of the clauses of MLPS, an item (`8.1.4.1a`) belongs to its control point. */
export function requirementOf(framework: FrameworkName, identifier: string): ReferenceRequirement | null {
  const id = framework === 'mlps' ? identifier.replace(/[a-z]$/, '') : identifier
  return known[framework].get(id) ?? null
}
