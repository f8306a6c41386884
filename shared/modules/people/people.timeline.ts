import { dayIn } from '../../base/calendar.ts'
import type { Entity } from '../../record/record.ts'
import type { accountabilityCaseRecord } from '../accountability/accountability-case.record.ts'
import type { entrantRecord } from '../competitions/entrant.record.ts'
import type { exerciseRecord } from '../exercises/exercise.record.ts'
import type { attestationRecord } from '../policies/attestation.record.ts'
import type { growthPlanRecord } from '../skills/growth-plan.record.ts'
import type { skillRatingRecord } from '../skills/skill-rating.record.ts'
import type { competitionRecord } from '../training/competition.record.ts'
import type { scoreRecord } from '../training/score.record.ts'
import { countedTenths } from '../training/training.roll.ts'
import type { trainingSessionRecord } from '../training/training-session.record.ts'
import type { dutyRecord } from './duty.record.ts'
import type { membershipRecord } from './membership.record.ts'
import type { personRecord } from './person.record.ts'
import type { qualificationRecord } from './qualification.record.ts'

/** What the moments of a person are told apart by, in the order of the filters. */
export const timelineKinds = [
  'session',
  'score',
  'competition',
  'exercise',
  'rating',
  'goal',
  'qualification',
  'duty',
  'attestation',
  'accountability',
  'employment',
] as const
export type TimelineKind = (typeof timelineKinds)[number]

/** One moment of a person, and the record that tells of it. */
export type TimelineEntry = {
  readonly on: string
  readonly kind: TimelineKind
  readonly record: string
  readonly id: string
  /** The row of the record, where several of its rows tell of a moment each. */
  readonly part: string
  readonly title: string
  /** What happened: `personTimeline.deed.<deed>` says it. */
  readonly deed: string
  /** Keys of the words of choices that say how. */
  readonly words: readonly string[]
  /** What a person wrote of it, such as the wording of a goal. */
  readonly text: string
  readonly total: string | null
  readonly rank: number | null
  /** Tenths of an hour that it counts. */
  readonly tenths: number | null
}

/** The records that name a person, as far as the reader may read them; `titles` names what they refer to. */
export type TimelineGiven = {
  readonly person: Entity<typeof personRecord>
  readonly sessions: readonly Entity<typeof trainingSessionRecord>[]
  readonly scores: readonly Entity<typeof scoreRecord>[]
  readonly competitions: readonly Entity<typeof competitionRecord>[]
  readonly entrants: readonly Entity<typeof entrantRecord>[]
  readonly exercises: readonly Entity<typeof exerciseRecord>[]
  readonly ratings: readonly Entity<typeof skillRatingRecord>[]
  readonly plans: readonly Entity<typeof growthPlanRecord>[]
  readonly qualifications: readonly Entity<typeof qualificationRecord>[]
  readonly duties: readonly Entity<typeof dutyRecord>[]
  readonly memberships: readonly Entity<typeof membershipRecord>[]
  readonly attestations: readonly Entity<typeof attestationRecord>[]
  readonly cases: readonly Entity<typeof accountabilityCaseRecord>[]
  readonly titles: Readonly<Record<string, string>>
  readonly zone: string
}

type Moment = Pick<TimelineEntry, 'kind' | 'record' | 'id' | 'title'> &
  Partial<Omit<TimelineEntry, 'on'>> & { readonly on: string | null; readonly deed: string }

/** What tells a moment from all others of its person. */
export function momentKey({ id, part, deed, on }: TimelineEntry): string {
  return [id, part, deed, on].join(' ')
}

const plain = { part: '', words: [], text: '', total: null, rank: null, tenths: null } as const

const named = ({ titles }: TimelineGiven, id: string | null) => (id === null ? '' : (titles[id] ?? ''))

function sessionMoments({ person, sessions, zone }: TimelineGiven): readonly Moment[] {
  return sessions.flatMap((session) => {
    const row = session.attendance.find((one) => one.person === person.id)
    if (!row || session.state === 'cancelled') return []
    const { id, title, startsAt } = session
    const common = {
      kind: 'session',
      record: 'trainingSession',
      id,
      title,
      on: dayIn(zone, Date.parse(startsAt)),
    } as const
    if (row.status === null) return [{ ...common, deed: 'invited' }]
    const words = [`trainingSession.attendance.status.${row.status}`]
    return [{ ...common, deed: 'session', words, text: row.note ?? '', tenths: countedTenths(session, row) }]
  })
}

function scoreMoments(given: TimelineGiven): readonly Moment[] {
  return given.scores.map((score) => {
    const { id, assessment, competition, total, rank, publishedOn, createdAt } = score
    const common = { kind: 'score', record: 'score', id, title: named(given, assessment ?? competition) } as const
    if (score.state === 'published') return { ...common, on: publishedOn, deed: 'published', total, rank }
    // Until it is published a total may still change, and is told on the score alone.
    return { ...common, on: dayIn(given.zone, Date.parse(createdAt)), deed: 'scored' }
  })
}

function competitionMoments(given: TimelineGiven): readonly Moment[] {
  const { person, competitions, entrants, zone } = given
  return competitions.flatMap(({ id, title, state, startsAt, teams, awards }): readonly Moment[] => {
    if (state === 'cancelled') return []
    const on = dayIn(zone, Date.parse(startsAt))
    const common = { kind: 'competition', record: 'competition', id, title, on } as const
    const team = teams.find(({ members }) => members.includes(person.id))
    const entrant = entrants.find(
      (one) =>
        one.competition === id &&
        (one.person === person.id || one.members.some((member) => member.person === person.id)),
    )
    const entered = team ?? entrant
    const own = awards.filter((award) => award.person === person.id || (team && award.team === team.name))
    return [
      ...(entered
        ? [{ ...common, deed: 'competed', text: entered.name, rank: team?.rank ?? entrant?.statedRank ?? null }]
        : []),
      ...own.map((award) => ({ ...common, part: award.id, deed: 'awarded', text: award.name, rank: award.rank })),
    ]
  })
}

const sides = ['redTeam', 'blueTeam', 'whiteTeam'] as const

function exerciseMoments({ person, exercises }: TimelineGiven): readonly Moment[] {
  return exercises.flatMap((exercise) => {
    const words = [
      ...(exercise.lead === person.id ? ['exercise.lead'] : []),
      ...sides.filter((side) => exercise[side].includes(person.id)).map((side) => `exercise.${side}`),
    ]
    const { id, title, state, period } = exercise
    if (words.length === 0 || state === 'cancelled') return []
    return [{ kind: 'exercise', record: 'exercise', id, title, on: period.start, deed: 'exercise', words }]
  })
}

function skillMoments(given: TimelineGiven): readonly Moment[] {
  const ratings = given.ratings.map(({ id, skill, level, kind, ratedOn }) => ({
    ...({ kind: 'rating', record: 'skillRating', id, title: named(given, skill), on: ratedOn, deed: 'rated' } as const),
    words: [`skillRating.level.${level}`, `skillRating.kind.${kind}`],
  }))
  const plans = given.plans.flatMap(({ id, title, state, agreedOn, closedOn, goals, reviews }): readonly Moment[] => {
    const isOver = state === 'closed' || state === 'cancelled'
    const common = { kind: 'goal', record: 'growthPlan', id, title } as const
    return [
      { ...common, on: agreedOn, deed: 'agreed' },
      ...goals.flatMap(({ id: part, goal, dueOn, reachedOn }) => [
        { ...common, part, on: reachedOn, deed: 'reached', text: goal },
        { ...common, part, on: reachedOn === null && !isOver ? dueOn : null, deed: 'due', text: goal },
      ]),
      ...reviews.map(({ id: part, reviewedOn }) => ({ ...common, part, on: reviewedOn, deed: 'reviewed' })),
      { ...common, on: closedOn, deed: 'closed' },
    ]
  })
  return [...ratings, ...plans]
}

function standingMoments(given: TimelineGiven): readonly Moment[] {
  const qualifications = given.qualifications.flatMap((one): readonly Moment[] => {
    const { id, title, issuer, kind, awardedOn, validUntil, withdrawnOn } = one
    const common = { kind: 'qualification', record: 'qualification', id, title, text: issuer } as const
    return [
      { ...common, on: awardedOn, deed: 'qualified', words: [`qualification.kind.${kind}`] },
      { ...common, on: withdrawnOn === null ? validUntil : null, deed: 'expires' },
      { ...common, on: withdrawnOn, deed: 'withdrawn' },
    ]
  })
  const duties = [
    ...given.duties.map((one) => ({ ...one, record: 'duty', text: named(given, one.department), of: 'duty' })),
    ...given.memberships.map((one) => ({
      ...{ ...one, record: 'membership', title: one.duty },
      ...{ text: named(given, one.group), of: 'membership' },
    })),
  ].flatMap(({ id, title, record, text, of, position, from, until }): readonly Moment[] => {
    const common = { kind: 'duty', record, id, title, text } as const
    return [
      { ...common, on: from, deed: 'takesOn', words: [`${of}.position.${position}`] },
      { ...common, on: until, deed: 'handsOver' },
    ]
  })
  return [...qualifications, ...duties]
}

function dutifulMoments({ attestations, cases, person }: TimelineGiven): readonly Moment[] {
  const { id, name, joinedOn, leftOn } = person
  const common = { kind: 'employment', record: 'person', id, title: name } as const
  return [
    ...attestations.map((one) => ({
      ...({ kind: 'attestation', record: 'attestation', id: one.id, title: one.title } as const),
      ...(one.state === 'attested'
        ? { on: one.attestedOn ?? one.acceptedOn, deed: 'attested' }
        : { on: one.dueOn, deed: 'toAttest', words: [`attestation.state.${one.state}`] }),
    })),
    ...cases.flatMap((one): readonly Moment[] => {
      const of = { kind: 'accountability', record: 'accountabilityCase', id: one.id, title: one.title } as const
      const standing = one.standing === null ? [] : [`accountabilityCase.measure.${one.standing}`]
      return [
        { ...of, on: one.happenedOn, deed: 'lapsed', words: [`accountabilityCase.lapse.${one.lapse}`] },
        { ...of, on: one.decidedOn, deed: 'decided', words: standing },
      ]
    }),
    { ...common, on: joinedOn, deed: 'joined' },
    { ...common, on: leftOn, deed: 'left' },
  ]
}

/** Everything that the records given say of a person, the latest day first; what has no day is left out. */
export function projectTimeline(given: TimelineGiven): readonly TimelineEntry[] {
  const moments = [
    ...sessionMoments(given),
    ...scoreMoments(given),
    ...competitionMoments(given),
    ...exerciseMoments(given),
    ...skillMoments(given),
    ...standingMoments(given),
    ...dutifulMoments(given),
  ]
  return moments
    .flatMap((moment): readonly TimelineEntry[] => (moment.on === null ? [] : [{ ...plain, ...moment, on: moment.on }]))
    .toSorted((one, other) => (one.on > other.on ? -1 : one.on < other.on ? 1 : 0))
}
