import type { Entity } from '../../record/record.ts'
import { isText, partRows, type ValueRow } from '../../record/rule-values.ts'
import type { AnyValue } from '../../record/values.ts'
import type { PointSource } from './competition-points.ts'
import { pointMeasures, type scoreRecord, teamSharings } from './score.record.ts'

type Score = Entity<typeof scoreRecord>

/** A mark that came from a competition: by what, and how many points it was then. */
export type TakenMark = PointSource & { readonly component: string; readonly mark: number; readonly points: string }

type Place = { readonly component: string; readonly mark: number | null }
const keyOf = ({ component, mark }: Place) => `${mark ?? 1} ${component}`

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : null)
const countOf = (value: AnyValue | undefined) => (typeof value === 'number' ? value : 0)

/** The marks that a stored or stated score took from competitions. */
export function takenMarks(value: AnyValue | undefined): readonly TakenMark[] {
  return partRows(value).map((row: ValueRow) => ({
    ...{ component: String(row.component), mark: countOf(row.mark), points: String(row.points) },
    ...{ competition: String(row.competition), title: String(row.title), team: textOf(row.team) },
    measure: pointMeasures.find((one) => one === row.measure) ?? 'points',
    sharing: teamSharings.find((one) => one === row.sharing) ?? 'each',
    ...{ members: countOf(row.members), gained: textOf(row.gained), best: textOf(row.best) },
    rank: typeof row.rank === 'number' ? row.rank : null,
    ...{ field: countOf(row.field), below: countOf(row.below), equal: countOf(row.equal) },
  }))
}

/** By what the points of a mark came about; null where somebody typed them, or typed over what was taken. */
export function sourceOf(
  taken: readonly TakenMark[],
  at: { readonly component: string; readonly mark: number; readonly points: string; readonly makeUpOn: string | null },
): PointSource | null {
  const found = taken.find((one) => keyOf(one) === keyOf(at))
  if (!found || found.points !== at.points || at.makeUpOn !== null) return null
  const { component: _component, mark: _mark, points: _points, ...source } = found
  return source
}

const isFirst = ({ makeUpOn }: { readonly makeUpOn: string | null }) => makeUpOn === null

/**
 * The marks of a score after those of one component were taken anew: a mark that was taken before and is no longer given
 * goes, what was typed or made up stays. Null where nothing was taken before and nothing is given now.
 */
export function takenAnew(
  score: Pick<Score, 'components' | 'taken'> | null,
  asked: { readonly component: string; readonly marks: number; readonly given: readonly TakenMark[] },
) {
  const { component, marks, given } = asked
  const [held, before] = [score?.components ?? [], takenMarks(score?.taken)]
  const own = before.filter((one) => one.component === component)
  if (own.length === 0 && given.length === 0) return null
  const stated = new Map(held.filter(isFirst).map((row) => [keyOf(row), row]))
  const untouched = own.filter((one) => stated.get(keyOf(one))?.points === one.points)
  const places = new Set([...given, ...untouched].map(keyOf))
  const blank = { note: null, makeUpOn: null, makeUpReason: null }
  const fresh = given.map((one) => ({
    ...{ ...blank, mark: marks === 1 ? null : one.mark },
    ...stated.get(keyOf(one)),
    ...{ component, points: one.points },
  }))
  const components = [...held.filter((row) => !(isFirst(row) && places.has(keyOf(row)))), ...fresh]
  const taken = [...before.filter((one) => one.component !== component), ...given]
  const isStanding = given.every((one) => stated.get(keyOf(one))?.points === one.points)
  return { components, taken, isSame: isStanding && JSON.stringify(own) === JSON.stringify(given.map(ordered)) }
}

/** With its properties in the order in which `takenMarks` reads them. */
function ordered(mark: TakenMark): TakenMark {
  return takenMarks([{ ...mark }])[0] ?? mark
}
