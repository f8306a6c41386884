import type { Tone } from '../../record/fields.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyEntity } from '../../record/values.ts'
import { type FrameworkName, isFrameworkName } from './frameworks.names.ts'
import { metWith, requirementOf, scoped } from './frameworks.reference.ts'

/**
 * How far a requirement is covered: by a control in operation whose last check found it effective, by one in operation that
 * is not proven, by such ones only whose last check found them ineffective, by planned ones, or by none.
 */
export const standings = ['effective', 'operating', 'ineffective', 'planned', 'none', 'notApplicable'] as const
export type Standing = (typeof standings)[number]

/** The tone of each standing; each tone has a shape of its own. */
export const standingTones: Readonly<Record<Standing, Tone>> = {
  effective: 'good',
  operating: 'progress',
  ineffective: 'critical',
  planned: 'attention',
  none: 'serious',
  notApplicable: 'neutral',
}

/** What the last check of a control found, and on which day; drafts and untested ones left out. */
export type LastResult = { readonly result: string; readonly on: string }

type Mapping = { readonly framework: FrameworkName; readonly identifier: string }

/** A control that serves a requirement, with all that it serves beside. */
export type ServingControl = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly last: LastResult | null
  readonly mappings: readonly Mapping[]
}

/** What the house has decided about a requirement. */
export type Decision = {
  readonly id: string
  readonly state: string
  readonly applicability: string | null
  readonly justification: string | null
  readonly department: string | null
}

export type CoverageRow = {
  readonly identifier: string
  readonly chapter: string
  readonly standing: Standing
  readonly decision: Decision | null
  readonly controls: readonly ServingControl[]
  /** It is decided not to apply, and yet controls in operation serve it. */
  readonly isContradicted: boolean
}

/** The rows of one framework in its order, or of one chapter of it; `applicable` counts those that are not decided to be out. */
export type Coverage = {
  readonly framework: FrameworkName
  readonly scope: string | null
  readonly rows: readonly CoverageRow[]
  readonly counts: Readonly<Record<Standing, number>>
  readonly applicable: number
}

type Source = {
  readonly framework: FrameworkName
  /** The chapter to which the rows are narrowed; null for the whole framework. */
  readonly scope?: string | null
  readonly controls: readonly AnyEntity[]
  /** By control. */
  readonly results: ReadonlyMap<string, LastResult>
  /** Decisions, of other frameworks too. */
  readonly requirements: readonly AnyEntity[]
}

/** The mappings of a control that the reference data knows, items of a clause under their control point. */
function mappingsOf(control: AnyEntity): readonly Mapping[] {
  return partRows(control.frameworks).flatMap(({ framework, identifier }) => {
    const known = isFrameworkName(framework) && isText(identifier) ? requirementOf(framework, identifier) : null
    return known && isFrameworkName(framework) ? [{ framework, identifier: known.id }] : []
  })
}

function servingControl(control: AnyEntity, results: Source['results']): ServingControl {
  return {
    id: control.id,
    number: isText(control.number) ? control.number : '',
    title: isText(control.title) ? control.title : '',
    state: control.state,
    last: results.get(control.id) ?? null,
    mappings: mappingsOf(control),
  }
}

function decisionOf(row: AnyEntity): Decision {
  const textOf = (name: string) => {
    const value = row[name]
    return isText(value) ? value : null
  }
  return {
    id: row.id,
    state: row.state,
    applicability: textOf('applicability'),
    justification: textOf('justification'),
    department: textOf('department'),
  }
}

function standingOf(controls: readonly ServingControl[]): Standing {
  const operating = controls.filter(({ state }) => state === 'operating')
  if (operating.some(({ last }) => last?.result === 'effective')) return 'effective'
  if (operating.some(({ last }) => last?.result !== 'ineffective')) return 'operating'
  if (operating.length > 0) return 'ineffective'
  return controls.length > 0 ? 'planned' : 'none'
}

/** How the requirements of a framework are covered by the controls that are not retired. */
export function projectCoverage({ framework, scope = null, controls, results, requirements }: Source): Coverage {
  const serving = new Map<string, ServingControl[]>()
  for (const row of controls) {
    if (row.state === 'retired') continue
    const control = servingControl(row, results)
    const named = control.mappings.filter((one) => one.framework === framework)
    const own = new Set(named.flatMap((one) => metWith(framework, one.identifier)))
    for (const identifier of own) serving.set(identifier, [...(serving.get(identifier) ?? []), control])
  }
  const decisions = new Map(
    requirements.filter((row) => row.framework === framework).map((row) => [row.identifier, decisionOf(row)] as const),
  )
  const rows = scoped(framework, scope).requirements.map(({ id, chapter }): CoverageRow => {
    const decision = decisions.get(id) ?? null
    const own = serving.get(id) ?? []
    const isOut = decision?.state === 'decided' && decision.applicability === 'notApplicable'
    const standing = isOut ? 'notApplicable' : standingOf(own)
    const isContradicted = isOut && own.some(({ state }) => state === 'operating')
    return { identifier: id, chapter, standing, decision, controls: own, isContradicted }
  })
  const count = (standing: Standing) => rows.filter((row) => row.standing === standing).length
  const counts = {
    ...{ effective: count('effective'), operating: count('operating'), ineffective: count('ineffective') },
    ...{ planned: count('planned'), none: count('none'), notApplicable: count('notApplicable') },
  }
  return { framework, scope, rows, counts, applicable: rows.length - counts.notApplicable }
}

/** Whether nothing in operation that works covers a requirement that applies. */
export function isGap({ standing }: Pick<CoverageRow, 'standing'>): boolean {
  return standing === 'none' || standing === 'planned' || standing === 'ineffective'
}

/** The share of applicable requirements in one of these standings, as a whole percentage; null where none applies. */
export function coveredShare({ counts, applicable }: Coverage, ...covered: readonly Standing[]): number | null {
  if (applicable === 0) return null
  return Math.floor((covered.reduce((sum, standing) => sum + counts[standing], 0) / applicable) * 100)
}
