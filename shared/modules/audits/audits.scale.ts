import type { Tone } from '../../record/fields.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { RuleReader } from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'

/** How grave a finding is, the gravest first. */
export const severities = ['critical', 'high', 'medium', 'low', 'note'] as const
export type Severity = (typeof severities)[number]

export const severityTones = {
  critical: 'critical',
  high: 'serious',
  medium: 'attention',
  low: 'progress',
  note: 'neutral',
} as const satisfies Readonly<Record<Severity, Tone>>

type Values = Readonly<Record<string, AnyValue | undefined>>
/** The two sides of a matrix, as its fields are called. */
export type ScaleSide = 'impacts' | 'likelihoods'
export type ScaleLevel = { readonly level: number; readonly word: string; readonly meaning: string }

/** The levels of one side in their order; what is incomplete is left out. */
export function levelsOf(scale: Values, side: ScaleSide): readonly ScaleLevel[] {
  return partRows(scale[side])
    .flatMap(({ level, word, meaning }) =>
      typeof level === 'number'
        ? [{ level, word: isText(word) ? word : '', meaning: isText(meaning) ? meaning : '' }]
        : [],
    )
    .toSorted((one, other) => one.level - other.level)
}

function severityNamed(value: AnyValue | undefined): Severity | null {
  return severities.find((one) => one === value) ?? null
}

/** The severity that a matrix proposes for a pair of levels; null where it has no such cell. */
export function severityAt(
  scale: Values,
  impact: AnyValue | undefined,
  likelihood: AnyValue | undefined,
): Severity | null {
  const cell = partRows(scale.cells).find((row) => row.impact === impact && row.likelihood === likelihood)
  return severityNamed(cell?.severity)
}

/** After how many days the effect of a remedy is looked at; null where the house says nothing for the severity. */
export function waitFor(scale: Values, severity: AnyValue | undefined): number | null {
  const days = partRows(scale.waits).find((row) => row.severity === severity)?.days
  return typeof days === 'number' ? days : null
}

/** A cell that is less grave than one whose impact and likelihood are no higher; null where there is none. */
export function fallingCell(scale: Values): { readonly impact: number; readonly likelihood: number } | null {
  const cells = partRows(scale.cells).flatMap(({ impact, likelihood, severity }) => {
    const grave = severityNamed(severity)
    const isWhole = typeof impact === 'number' && typeof likelihood === 'number' && grave !== null
    return isWhole ? [{ impact, likelihood, place: severities.indexOf(grave) }] : []
  })
  return (
    cells.find((cell) =>
      cells.some(
        (lower) => lower.impact <= cell.impact && lower.likelihood <= cell.likelihood && lower.place < cell.place,
      ),
    ) ?? null
  )
}

/** The matrix in use, if there is one. */
export function scaleInUse(read: RuleReader): AnyEntity | null {
  return read.all('findingScale', { state: 'current' })[0] ?? null
}

/** By which matrix a finding is judged, and what it proposes (null outside the matrix). */
export type Judgement = { readonly scale: AnyEntity; readonly severity: Severity | null }

/** Whether two statements of a finding lie in the same cell. */
export function isSameCell(one: Values, other: Values): boolean {
  return one.impact === other.impact && one.likelihood === other.likelihood
}

/** Judges a finding: by the matrix it was judged by while its levels stay, by the one in use when they are stated anew. */
export function judgementOf(before: AnyEntity | null, after: Values, read: RuleReader): Judgement | null {
  const { impact, likelihood } = after
  if (typeof impact !== 'number' || typeof likelihood !== 'number') return null
  const kept =
    before && isText(before.scale) && isSameCell(before, after) ? read.find('findingScale', before.scale) : null
  const scale = kept ?? scaleInUse(read)
  return scale && { scale, severity: severityAt(scale, impact, likelihood) }
}
