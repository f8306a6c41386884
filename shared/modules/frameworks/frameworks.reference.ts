import iso27001 from '../../../assets/reference/iso27001-2022.json' with { type: 'json' }
import nistCsf from '../../../assets/reference/nist-csf-2.0.json' with { type: 'json' }
import type { Language } from '../../base/translate.ts'
import { isWithin, mlps, scopeOf } from './frameworks.levels.ts'
import type { FrameworkName } from './frameworks.names.ts'

/** A chapter or a requirement: its identifier, and a title in the product's own words. */
type Titled = { readonly id: string } & Readonly<Record<Language, string>>
/** A requirement; in MLPS with its level and the number of its control point, which is the same at every level that has it. */
export type ReferenceRequirement = Titled & {
  readonly chapter: string
  readonly level?: number
  readonly point?: number
}

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

/** The chapter that is shown of a framework of which nobody chose one: in MLPS the general requirements of level 3. */
export function defaultScope(framework: FrameworkName): string | null {
  return framework === 'mlps' ? scopeOf('level3', 'general') : null
}

/** A framework with what lies in one chapter of it; whole where no chapter is named. */
export function scoped(framework: FrameworkName, scope: string | null): Framework {
  const whole = frameworks[framework]
  if (scope === null) return whole
  return {
    ...whole,
    chapters: whole.chapters.filter(({ id }) => isWithin(scope, id)),
    requirements: whole.requirements.filter(({ id }) => isWithin(scope, id)),
  }
}

const pointsByLevel = new Map(mlps.requirements.map((row) => [`${row.level} ${row.point}`, row.id]))

/**
 * The requirements that are met where a requirement is met: itself, and in MLPS the same control point at every lower level,
 * since each level asks for all that the level below asks for.
 */
export function metWith(framework: FrameworkName, identifier: string): readonly string[] {
  const row = requirementOf(framework, identifier)
  if (!row) return []
  if (row.level === undefined) return [row.id]
  const levels = Array.from({ length: row.level }, (_, at) => at + 1)
  return levels.flatMap((level) => pointsByLevel.get(`${level} ${row.point}`) ?? [])
}
