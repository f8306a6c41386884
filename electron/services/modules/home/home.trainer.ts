import { instantOf } from '#shared/base/calendar.ts'
import { attendanceGaps } from '#shared/modules/home/home.attendance.ts'
import type { AssessmentProgress, BelowMark, HomeView, LatestCompetition } from '#shared/modules/home/home.contract.ts'
import { trainerFigures } from '#shared/modules/home/home.figures.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { assessmentRecord } from '#shared/modules/training/assessment.record.ts'
import { competitionRecord } from '#shared/modules/training/competition.record.ts'
import { scoreRecord } from '#shared/modules/training/score.record.ts'
import { trainingSessionRecord } from '#shared/modules/training/training-session.record.ts'
import type { ReadContext } from '../../context.ts'
import { titleOf } from '../../records/reader.ts'
import { counted, is } from './home.queries.ts'

const day = 24 * 60 * 60_000
/** How far back a trainer's home looks for absences, and how far ahead for sessions, in days. */
const back = 90
const ahead = 14
/** Rows of each short list; the lists behind them hold the rest. */
const most = 8

function nameOf(context: ReadContext, person: string | null): string | null {
  const found = person === null ? null : context.read(personRecord).find(person)
  return found ? titleOf(personRecord, found) : null
}

function moderated(context: ReadContext): readonly AssessmentProgress[] {
  const { rows } = context.read(assessmentRecord).list({
    filters: [{ field: 'state', comparison: 'in', value: ['open', 'moderation'] }],
    sort: [{ field: 'period' }],
    limit: most,
  })
  if (rows.length === 0) return []
  const scores = context
    .read(scoreRecord)
    .tallyBy(
      'assessment',
      [{ field: 'assessment', comparison: 'in', value: rows.map(({ id }) => id) }],
      [[], [is('state', 'recorded')]],
    )
  return rows.map((assessment) => {
    const [all = 0, recorded = 0] = scores.get(assessment.id) ?? []
    const { id, state } = assessment
    return { id, title: titleOf(assessmentRecord, assessment), state, scores: all, recorded }
  })
}

/** The table of the competition that ended last: published scores by rank, or the teams where there are none. */
function latestCompetition(context: ReadContext): LatestCompetition | null {
  const [latest] = context.read(competitionRecord).list({
    filters: [is('state', 'finished')],
    sort: [{ field: 'startsAt', descending: true }],
    limit: 1,
  }).rows
  if (!latest) return null
  const scores = context.read(scoreRecord).list({
    filters: [is('competition', latest.id), is('state', 'published'), { field: 'rank', comparison: 'filled' }],
    sort: [{ field: 'rank' }],
    limit: most,
  })
  const people = scores.rows.map(({ id, rank, person, total }) => ({
    rank: rank ?? 0,
    name: scores.titles[person] ?? '',
    score: id,
    points: total,
  }))
  const teams = latest.teams
    .flatMap(({ name, rank, points }) => (rank === null ? [] : [{ rank, name, score: null, points }]))
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, most)
  const { id, season } = latest
  return { id, title: titleOf(competitionRecord, latest), season, table: people.length > 0 ? people : teams }
}

/** Published assessments with a pass mark, the latest first. */
function markedAssessments(context: ReadContext) {
  const { rows } = context.read(assessmentRecord).list({
    filters: [is('state', 'published'), { field: 'passMark', comparison: 'filled' }],
    sort: [{ field: 'publishedOn', descending: true }],
    limit: 1,
  })
  return rows.flatMap(({ id, title, passMark }) => (passMark === null ? [] : [{ assessment: id, title, passMark }]))
}

function belowMark(context: ReadContext, marked: ReturnType<typeof markedAssessments>): readonly BelowMark[] {
  return marked.flatMap(({ assessment, title, passMark }) => {
    const below = context.read(scoreRecord).list({
      filters: [
        is('assessment', assessment),
        is('state', 'published'),
        { field: 'total', comparison: 'before', value: passMark },
      ],
      sort: [{ field: 'total' }],
      limit: most,
    })
    return below.rows.map(({ id, person, total }) => ({
      score: id,
      person: below.titles[person] ?? '',
      assessment: title,
      total: total ?? '',
      passMark,
    }))
  })
}

/** What a trainer's home shows: sessions ahead, moderation, the last competition, and who falls behind. */
export function trainerHome(context: ReadContext): HomeView {
  const { now, actor } = context
  const [from, soon] = [instantOf(now), instantOf(now + ahead * day)]
  const sessions = context.read(trainingSessionRecord)
  const held = sessions.all([
    is('state', 'held'),
    { field: 'startsAt', comparison: 'after', value: instantOf(now - back * day) },
  ])
  const next = sessions.list({
    filters: [is('state', 'planned'), { field: 'startsAt', comparison: 'after', value: from }],
    sort: [{ field: 'startsAt' }],
    limit: most,
  })
  const marked = markedAssessments(context)
  const { missed, people } = attendanceGaps(held)
  return {
    role: 'trainer',
    figures: counted(
      context,
      trainerFigures({ person: actor.person, today: context.today, now: from, soon, marked, missed }),
    ),
    sessions: next.rows.map(({ id, title, startsAt, place, trainer, externalTrainer }) => ({
      id,
      title,
      startsAt,
      place,
      trainer: nameOf(context, trainer) ?? externalTrainer,
    })),
    assessments: moderated(context),
    competition: latestCompetition(context),
    below: belowMark(context, marked),
    gaps: people.slice(0, most).map((gap) => ({ ...gap, name: nameOf(context, gap.person) ?? '' })),
  }
}
