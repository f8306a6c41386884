import { OperationError } from '#shared/contract/errors.ts'
import { scoreboard } from '#shared/modules/competitions/competitions.scoreboard.ts'
import { entrantRecord } from '#shared/modules/competitions/entrant.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import {
  type FinalStanding,
  type PointRule,
  type PointSource,
  pointsFor,
  sourcesOf,
} from '#shared/modules/training/competition-points.ts'
import { scoreRecord } from '#shared/modules/training/score.record.ts'
import { type TakenMark, takenAnew } from '#shared/modules/training/taken-marks.ts'
import type { CompetitionPoints } from '#shared/modules/training/training.contract.ts'
import { componentsOf } from '#shared/modules/training/training.scheme.ts'
import { decimalToUnits } from '#shared/record/decimal.ts'
import type { Entity } from '#shared/record/record.ts'
import type { ReadContext, WriteContext } from '../../context.ts'

export type TakeRule = PointRule & {
  readonly assessment: string
  readonly component: string
  /** The first gives the first mark of the component, and so on. */
  readonly competitions: readonly string[]
}

type Score = Entity<typeof scoreRecord>

const refused = (key: string, parameters: Readonly<Record<string, string>> = {}) =>
  new OperationError('conflict', key, { parameters })

/** A competition as it ended; refuses one that has not: its standing may still change, or hide what came after a freeze. */
function finalOf(context: ReadContext, id: string): FinalStanding {
  const { number, title, state, tieRule, kind, fieldSize } = context.read(competitionRecord).get(id)
  const named = [number, title].filter((one) => one !== null).join(' ')
  if (state !== 'finished') throw refused('errors.competitionNotOver', { title: named })
  const entrants = context.read(entrantRecord).all([{ field: 'competition', comparison: 'is', value: id }])
  const isExternal = kind === 'external'
  const asked = { view: 'live', tieRule: tieRule ?? 'earliestLastGain', bracket: null, isExternal } as const
  return { competition: id, title: named, entrants, rows: scoreboard(entrants, asked).rows, fieldSize }
}

function pointsIn(source: PointSource, maximum: string): string {
  const points = pointsFor(source, maximum)
  if (points === null) throw refused('errors.pointsUntold', { title: source.title })
  if (decimalToUnits(points, 2) > decimalToUnits(maximum, 2))
    throw refused('errors.pointsAboveMaximum', { title: source.title, points, maximum })
  return points
}

/** The marks that each person of the competitions would get. */
function marksByPerson(context: ReadContext, rule: TakeRule, maximum: string): Map<string, TakenMark[]> {
  const found = new Map<string, TakenMark[]>()
  for (const [place, id] of rule.competitions.entries())
    for (const [person, source] of sourcesOf(finalOf(context, id), rule)) {
      const marks = found.get(person) ?? []
      marks.push({ ...source, component: rule.component, mark: place + 1, points: pointsIn(source, maximum) })
      found.set(person, marks)
    }
  return found
}

function planned(context: ReadContext, rule: TakeRule) {
  const assessment = context.read(assessmentRecord).get(rule.assessment)
  if (assessment.state !== 'open') throw refused('errors.assessmentNotOpen')
  const place = assessment.components.findIndex(({ name }) => name === rule.component)
  const scheme = componentsOf(assessment.components)[place]
  if (scheme === undefined || assessment.components[place]?.kind !== 'competition')
    throw refused('errors.noCompetitionComponent')
  if (rule.competitions.length > scheme.marks)
    throw refused('errors.moreCompetitionsThanMarks', { component: rule.component, marks: String(scheme.marks) })
  if (new Set(rule.competitions).size < rule.competitions.length) throw refused('errors.competitionTwice')
  const marks = marksByPerson(context, rule, scheme.maximum)
  const filters = [{ field: 'assessment', comparison: 'is', value: rule.assessment }] as const
  const scores = new Map(
    context
      .read(scoreRecord)
      .all(filters)
      .map((score) => [score.person, score]),
  )
  const expected = assessment.participants.length > 0 ? assessment.participants : [...marks.keys()]
  const people = [...new Set([...expected, ...scores.keys()])]
  const rows = people.flatMap((person) => {
    const score = scores.get(person) ?? null
    const given = marks.get(person) ?? []
    const next = takenAnew(score, { component: rule.component, marks: scheme.marks, given })
    if (next === null) return []
    const change = next.isSame ? ('same' as const) : score === null ? ('added' as const) : ('changed' as const)
    const isFixed = score !== null && score.state !== 'recorded' && change !== 'same'
    return [{ person, score, given, next, change: isFixed ? ('fixed' as const) : change }]
  })
  const shown = new Set(people)
  return { rows, outside: [...marks.keys()].filter((person) => !shown.has(person)).length }
}

/** What taking the points would change, person by person. */
export function competitionPoints(context: ReadContext, rule: TakeRule): CompetitionPoints {
  const { rows, outside } = planned(context, rule)
  const people = context.read(personRecord)
  return {
    outside,
    rows: rows.map(({ person, given, change }) => ({
      ...{ person, change, name: people.find(person)?.name ?? '' },
      marks: given.map(({ component: _component, points, mark, ...source }) => ({ points, mark, source })),
    })),
  }
}

function write(context: WriteContext, rule: TakeRule, row: ReturnType<typeof planned>['rows'][number]): void {
  const writer = context.write(scoreRecord)
  const { components } = row.next
  const saved: Score =
    row.score === null
      ? writer.create({
          ...{ assessment: rule.assessment, person: row.person, scoredBy: context.actor.person },
          components,
        })
      : writer.update(row.score.id, row.score.revision, { components })
  // By what they came about can be typed by nobody: the writer of the record would refuse it.
  const taken = row.next.taken.map((mark) => ({ ...mark, id: context.newId() }))
  context.writeManaged(scoreRecord).set(saved.id, { taken })
}

/** Takes the points; what stands already is not written again. */
export function takeCompetitionPoints(context: WriteContext, rule: TakeRule) {
  const { rows } = planned(context, rule)
  const changed = rows.filter(({ change }) => change === 'added' || change === 'changed')
  for (const row of changed) write(context, rule, row)
  return { taken: changed.length }
}
