import { dayIn } from '../../base/calendar.ts'
import { toUnits } from '../../base/fraction.ts'
import type { Entity } from '../../record/record.ts'
import type { assessmentRecord } from './assessment.record.ts'
import type { competitionRecord } from './competition.record.ts'
import { calculations } from './training.counting.ts'
import type { ScoreFacts } from './training.facts.ts'
import { countedMarks } from './training.marks.ts'
import { countedTenths, wasThere } from './training.roll.ts'
import { type Component, componentsOf, marksOf, type SchemeFields, sheetOf } from './training.scheme.ts'
import { competitionTotal } from './training.scoring.ts'
import type { trainingSessionRecord } from './training-session.record.ts'

export type AssessmentSubject = SchemeFields &
  Pick<Entity<typeof assessmentRecord>, 'id' | 'number' | 'title' | 'period' | 'passMark'>
export type CompetitionSubject = Pick<Entity<typeof competitionRecord>, 'id' | 'number' | 'title' | 'startsAt'>
export type SessionFacts = Pick<Entity<typeof trainingSessionRecord>, 'startsAt' | 'endsAt' | 'attendance'>

/** What a person reached in one assessment or competition; `on` is its last or first day. */
export type PersonResult = {
  readonly score: string
  readonly subject: 'assessment' | 'competition'
  readonly id: string
  readonly number: string
  readonly title: string
  readonly on: string
  readonly total: string
  /** Published ranks alone: among the scores of one person there is nothing to rank. */
  readonly rank: number | null
  readonly isPublished: boolean
  readonly passMark: string | null
}

type Given = {
  readonly scores: readonly ScoreFacts[]
  readonly assessments: readonly AssessmentSubject[]
  readonly competitions: readonly CompetitionSubject[]
  readonly zone: string
}

/** The results of a person, the earliest first; those without a total yet, and of subjects that are not given, are left out. */
export function projectPerson({ scores, assessments, competitions, zone }: Given): readonly PersonResult[] {
  const results = scores.flatMap((score): PersonResult[] => {
    const common = { score: score.id, rank: score.rank, isPublished: score.state === 'published' }
    const assessment = assessments.find((one) => one.id === score.assessment)
    if (assessment) {
      const { id, number, title, period, passMark } = assessment
      const total = score.total ?? calculations(assessment, [score], false)[0]?.total ?? null
      if (total === null) return []
      return [{ ...common, subject: 'assessment', id, number: number ?? '', title, on: period.end, total, passMark }]
    }
    const competition = competitions.find((one) => one.id === score.competition)
    if (!competition) return []
    const { id, number, title, startsAt } = competition
    const on = dayIn(zone, Date.parse(startsAt))
    const total = score.total ?? competitionTotal(sheetOf(score))
    return [{ ...common, subject: 'competition', id, number: number ?? '', title, on, total, passMark: null }]
  })
  return results.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** The hours of a person in one quarter of a year; `tenths` counts tenths of an hour. */
export type QuarterHours = {
  readonly year: number
  readonly quarter: number
  readonly tenths: number
  readonly sessions: number
  readonly missed: number
}

/** Hours attended by quarter, without gaps from the first to the last; `missed` counts absences without an excuse. */
export function attendanceOf(person: string, sessions: readonly SessionFacts[], zone: string): readonly QuarterHours[] {
  const quarters = new Map<number, { tenths: number; sessions: number; missed: number }>()
  for (const session of sessions) {
    const row = session.attendance.find((one) => one.person === person)
    if (!row) continue
    const day = dayIn(zone, Date.parse(session.startsAt))
    const index = Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3)
    const sum = quarters.get(index) ?? { tenths: 0, sessions: 0, missed: 0 }
    quarters.set(index, {
      tenths: sum.tenths + countedTenths(session, row),
      sessions: sum.sessions + (wasThere(row) ? 1 : 0),
      missed: sum.missed + (row.status === 'absent' ? 1 : 0),
    })
  }
  const known = [...quarters.keys()]
  if (known.length === 0) return []
  const first = Math.min(...known)
  return Array.from({ length: Math.max(...known) - first + 1 }, (_, step) => {
    const index = first + step
    const sum = quarters.get(index) ?? { tenths: 0, sessions: 0, missed: 0 }
    return { year: Math.floor(index / 4), quarter: (index % 4) + 1, ...sum }
  })
}

/** One component of an assessment: percent of its full points, null where nothing was scored. */
export type Skill = {
  readonly name: string
  readonly own: number | null
  /** The person's own share in the assessment before. */
  readonly before: number | null
  /** The middle of everybody's shares, null where the reader sees one person alone. */
  readonly group: number | null
}

function shareOf(score: ScoreFacts | undefined, component: Component) {
  const marks = countedMarks(component, marksOf(score?.components))
  const isScored = score?.components.some((entry) => entry.component === component.name)
  return isScored && marks.share !== null ? Number(toUnits(marks.share, 1)) / 10 : null
}

function middle(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : Math.round(5 * (low + high)) / 10
}

/** What a person reached in each component of an assessment, beside the time before and the middle of the group. */
export function projectSkills(
  person: string,
  assessment: Pick<AssessmentSubject, 'components'>,
  scores: readonly ScoreFacts[],
  previous: { readonly assessment: Pick<AssessmentSubject, 'components'>; readonly score: ScoreFacts } | null,
): readonly Skill[] {
  const own = scores.find((score) => score.person === person)
  const isGroup = scores.length > 1
  const earlierComponents = componentsOf(previous?.assessment.components)
  return componentsOf(assessment.components).map((component) => {
    const earlier = earlierComponents.find((one) => one.name === component.name)
    return {
      name: component.name,
      own: shareOf(own, component),
      before: earlier && previous ? shareOf(previous.score, earlier) : null,
      group: isGroup ? middle(scores.flatMap((score) => shareOf(score, component) ?? [])) : null,
    }
  })
}
