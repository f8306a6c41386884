import type { Entity } from '../../record/record.ts'
import { isText, partRows } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'
import { type assessmentRecord, missingMarks, normalisations } from './assessment.record.ts'
import type { PointSource } from './competition-points.ts'
import { sourceOf, takenMarks } from './taken-marks.ts'

/** What a mark means that nobody got. */
export type Missing = (typeof missingMarks)[number]
/** What a share of points is measured by: by itself, or by the points of everybody. */
export type Normalisation = (typeof normalisations)[number]

/** One component of a scheme; `weight` is percent of the whole, `maximum` the points that earn all of one mark. */
export type Component = {
  readonly name: string
  readonly weight: string
  readonly maximum: string
  readonly marks: number
  readonly dropLowest: number
  readonly missing: Missing
  readonly passMark: string | null
  readonly normalisation: Normalisation
}

export type Scheme = {
  readonly components: readonly Component[]
  readonly normalisation: Normalisation
  readonly totalMaximum: string | null
}

/** The points of one mark of a component, named as in the scheme; a make-up takes the place of an earlier one. */
export type Mark = {
  readonly component: string
  readonly points: string
  readonly mark: number
  readonly makeUpOn: string | null
  readonly makeUpReason: string | null
  /** By what it came from a competition; absent where somebody typed it. */
  readonly source?: PointSource
}

export type ScoreSheet = {
  readonly components: readonly Mark[]
  readonly bonus: string | null
  readonly moderatedPoints: string | null
}

type Row = Readonly<Record<string, AnyValue | undefined>>

const textOf = (value: AnyValue | undefined): string | null => (isText(value) ? value : null)
const countOf = (value: AnyValue | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise

function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  value: AnyValue | undefined,
  otherwise: Choice,
) {
  return choices.find((choice) => choice === value) ?? otherwise
}

/** The components of a scheme as they count; what an earlier version did not ask has the meaning that it had then. */
export function componentsOf(value: AnyValue | undefined): readonly Component[] {
  return partRows(value).map((row: Row) => ({
    name: String(row.name),
    weight: String(row.weight),
    maximum: String(row.maximum),
    marks: countOf(row.marks, 1),
    dropLowest: countOf(row.dropLowest, 0),
    missing: oneOf(missingMarks, row.missing, 'zero'),
    passMark: textOf(row.passMark),
    normalisation: oneOf(normalisations, row.normalisation, 'none'),
  }))
}

/** The fields of an assessment by which totals are computed. */
export type SchemeFields = Pick<Entity<typeof assessmentRecord>, 'components' | 'normalisation' | 'totalMaximum'>

/** The scheme of a stored or stated assessment. */
export function schemeOf(assessment: Readonly<Record<keyof SchemeFields, AnyValue | undefined>>): Scheme {
  return {
    components: componentsOf(assessment.components),
    normalisation: oneOf(normalisations, assessment.normalisation, 'none'),
    totalMaximum: textOf(assessment.totalMaximum),
  }
}

/** The marks of a stored or stated score. */
export function marksOf(value: AnyValue | undefined): readonly Mark[] {
  return partRows(value).map((row: Row) => ({
    component: String(row.component),
    points: String(row.points),
    mark: countOf(row.mark, 1),
    makeUpOn: textOf(row.makeUpOn),
    makeUpReason: textOf(row.makeUpReason),
  }))
}

/** The marks with what those came from that were taken from competitions. */
function sourcedMarks({ components, taken }: Row): readonly Mark[] {
  const [marks, sources] = [marksOf(components), takenMarks(taken)]
  if (sources.length === 0) return marks
  return marks.map((mark) => {
    const source = sourceOf(sources, mark)
    return source === null ? mark : { ...mark, source }
  })
}

/** What a stored or stated score counts. */
export function sheetOf(score: Row): ScoreSheet {
  return {
    components: sourcedMarks(score),
    bonus: textOf(score.bonus),
    moderatedPoints: textOf(score.moderatedPoints),
  }
}

/** Whether a scheme measures anybody by the points of others. */
export function isMeasuredByOthers({ components, normalisation }: Scheme): boolean {
  return normalisation !== 'none' || components.some((component) => component.normalisation !== 'none')
}
