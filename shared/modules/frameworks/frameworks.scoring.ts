import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'
import { levelOf, protectionParts, scopeOf } from './frameworks.levels.ts'
import { requirementOf, scoped } from './frameworks.reference.ts'
import { type Formula, newestFormula, type Risk, risks, type Verdict } from './frameworks.verdict.ts'

/** One item of a control point as it was found at one object. */
type ItemResult = {
  readonly identifier: string
  readonly point: string
  readonly score: number | null
  readonly weight: number
  readonly risk: Risk
}

/** The score of one control point of ten; null where all of it is left out as not applicable. */
export type PointScore = {
  readonly point: string
  readonly score: number | null
  readonly items: number
  readonly leftOut: number
  readonly risk: Risk
}

/** What speaks for the verdict or against the next better one, as a message and its values. */
export type Why = { readonly key: string; readonly parameters: Readonly<Record<string, string | number>> }

export type Scoring = {
  readonly formula: Formula
  readonly points: readonly PointScore[]
  /** Of a hundred, with two places, as decimal text; null where nothing applies. */
  readonly score: string | null
  readonly verdict: Verdict | null
  readonly risk: Risk
  readonly why: readonly Why[]
}

const scores: Readonly<Record<string, number>> = { compliant: 1, partly: 0.5, nonCompliant: 0 }

/** The results that a record holds; rows whose identifier the reference data has not are left to the rules. */
function itemsOf(value: AnyValue | undefined): readonly ItemResult[] {
  return partRows(value).flatMap((row) => {
    const point = isText(row.identifier) ? requirementOf('mlps', row.identifier) : null
    if (!point || !isText(row.identifier)) return []
    const score = isText(row.result) ? (scores[row.result] ?? null) : null
    const risk = risks.find((one) => one === row.risk) ?? 'none'
    return [{ identifier: row.identifier, point: point.id, score, weight: Number(row.weight ?? 0), risk }]
  })
}

/** The first control point of which something applies and all weights are zero: it would have no score. */
export function weightlessPoint(value: AnyValue | undefined): string | null {
  const judged = itemsOf(value).filter(({ score }) => score !== null)
  const points = Map.groupBy(judged, ({ point }) => point)
  return [...points].find(([, own]) => own.every(({ weight }) => weight === 0))?.[0] ?? null
}

/**
 * The control points of the assessed level that have no result yet: of the general requirements, and of each extension of
 * which anything was assessed.
 */
export function withoutResult(value: AnyValue | undefined, stated: AnyValue | undefined): readonly string[] {
  const named = new Set(itemsOf(value).map(({ point }) => point))
  const [first] = named
  const level = levelOf(first ?? '')
  if (level === null || (isText(stated) && stated !== level)) return []
  return protectionParts.flatMap((part) => {
    const points = scoped('mlps', scopeOf(level, part)).requirements.map(({ id }) => id)
    return part === 'general' || points.some((id) => named.has(id)) ? points.filter((id) => !named.has(id)) : []
  })
}

function highest(found: readonly Risk[]): Risk {
  return risks.findLast((risk) => found.includes(risk)) ?? 'none'
}

function pointScore(point: string, items: readonly ItemResult[]): PointScore {
  const byItem = Map.groupBy(items, ({ identifier }) => identifier)
  let weighted = 0
  let weights = 0
  for (const own of byItem.values()) {
    const judged = own.flatMap(({ score }) => score ?? [])
    if (judged.length === 0) continue
    const weight = Math.max(...own.map((one) => one.weight))
    weighted += (judged.reduce((sum, score) => sum + score, 0) / judged.length) * weight
    weights += weight
  }
  return {
    point,
    score: weights === 0 ? null : (weighted / weights) * 10,
    items: items.length,
    leftOut: items.filter(({ score }) => score === null).length,
    risk: highest(items.filter(({ score }) => score !== null && score < 1).map(({ risk }) => risk)),
  }
}

/** Cut to two places, so that nothing reaches a mark by being rounded up; the sum of binary fractions may lie a hair below. */
function cut(value: number): string {
  return (Math.floor(value * 100 + 1e-6) / 100).toFixed(2)
}

type Mark = { readonly verdict: Verdict; readonly from: number; readonly barred: readonly Risk[] }

/** From which score on, and in spite of which risks not, a verdict is given; the first that holds. */
const marks: readonly Mark[] = [
  { verdict: 'excellent', from: 90, barred: ['medium', 'high'] },
  { verdict: 'good', from: 80, barred: ['high'] },
  { verdict: 'medium', from: 70, barred: ['high'] },
  { verdict: 'poor', from: 0, barred: [] },
]

function whyNot(mark: Mark, score: string, points: readonly PointScore[]): readonly Why[] {
  const parameters = { verdict: mark.verdict, score, from: mark.from }
  if (Number(score) < mark.from) return [{ key: 'scoring.why.below', parameters }]
  const at = points.filter(({ risk }) => mark.barred.includes(risk)).map(({ point }) => point)
  if (at.length === 0) return []
  return [{ key: 'scoring.why.risk', parameters: { verdict: mark.verdict, count: at.length, points: at.join(', ') } }]
}

/**
 * Scores an assessment of MLPS 2.0 as practitioners reckon it: a control point has sum(mean of an item over its objects x
 * weight) / sum(weights) x 10, where compliant counts 1, partly 0.5, not compliant 0 and what does not apply is left out; the
 * whole is the mean of the control points x 10. Excellent from 90 without medium or high risk, good from 80 and medium from 70
 * without high risk, else poor. The report template of 2025 may state no number, so the formula is kept by its version.
 */
export function scoreItems(value: AnyValue | undefined, formula: Formula = newestFormula): Scoring {
  const byPoint = Map.groupBy(itemsOf(value), ({ point }) => point)
  const points = [...byPoint].map(([point, items]) => pointScore(point, items))
  const judged = points.flatMap(({ score }) => score ?? [])
  const risk = highest(points.map((one) => one.risk))
  if (judged.length === 0) return { formula, points, score: null, verdict: null, risk, why: [] }
  const score = cut((judged.reduce((sum, one) => sum + one, 0) / judged.length) * 10)
  const given = marks.findIndex((mark) => whyNot(mark, score, points).length === 0)
  const why = marks.slice(0, given).flatMap((mark) => whyNot(mark, score, points))
  return { formula, points, score, verdict: marks[given]?.verdict ?? 'poor', risk, why }
}
