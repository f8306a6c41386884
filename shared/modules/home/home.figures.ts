import { addDays } from '../../base/dates.ts'
import {
  among,
  before,
  between,
  due,
  type FigureQuestion,
  far,
  filled,
  from,
  is,
  isNot,
  late,
  mine,
  near,
  open,
  openDuty,
  qualificationDays,
  standing,
  undone,
  wrong,
} from './home.figure-questions.ts'

const unplanned = among('state', ['open', 'actionPlanned'])

/** Recurring duties of a person that are due soon, as far ahead as their schedules say, and overdue. */
function ownDuties(person: string, today: string): readonly FigureQuestion[] {
  const own = is('responsible', person)
  return [
    due('dutiesDueMine', 'occurrence', openDuty, own, before('remindOn', addDays(today, 1)), from('dueOn', today)),
    late('dutiesOverdueMine', 'occurrence', openDuty, own, before('dueOn', today)),
  ]
}

/** What the home of whoever answers for departments counts: those that owe a report which nobody has begun. */
export function reportingFigures(departments: readonly string[]): readonly FigureQuestion[] {
  return departments.length > 0 ? [due('reportsOwedMine', 'department', among('id', departments.slice(0, 200)))] : []
}

/** What the home of whoever has to answer for a lapse counts: assessed cases that wait for their statement. */
export function answeringFigures(person: string): readonly FigureQuestion[] {
  return [mine('casesToAnswer', 'accountabilityCase', is('state', 'assessed'), is('person', person))]
}

/** What an auditor's home counts; `audits` are their audits in work, of which at most 200 are asked for. */
export function auditorFigures(person: string, today: string, audits: readonly string[]): readonly FigureQuestion[] {
  const soon = addDays(today, near)
  const own = among('audit', audits.slice(0, 200))
  const checklist =
    audits.length === 0
      ? []
      : [
          mine('rowsToPrepare', 'checklistRow', is('state', 'open'), own),
          mine('rowsToReview', 'checklistRow', is('state', 'prepared'), own, isNot('preparedBy', person)),
        ]
  const othersWork = [isNot('implementedBy', person), isNot('owner', person)]
  return [
    ...checklist,
    mine('findingsToVerify', 'finding', is('state', 'implemented'), ...othersWork),
    mine('actionsToVerify', 'correctiveAction', is('state', 'done'), isNot('doneBy', person), isNot('owner', person)),
    mine(
      'checksToReview',
      'controlCheck',
      is('state', 'submitted'),
      isNot('tester', person),
      isNot('submittedBy', person),
    ),
    mine('auditsToClose', 'audit', is('state', 'issued'), is('leadAuditor', person)),
    due('actionsDue', 'correctiveAction', undone, between('dueOn', today, soon)),
    mine(
      'effectToCheck',
      'effectivenessCheck',
      is('state', 'planned'),
      is('checker', person),
      before('dueOn', addDays(soon, 1)),
    ),
    due('findingsDue', 'finding', unplanned, between('dueOn', today, soon)),
    due('auditReportsDue', 'audit', among('state', ['fieldwork', 'reporting']), between('reportDueOn', today, soon)),
    late('actionsOverdue', 'correctiveAction', undone, before('dueOn', today)),
    late('findingsOverdue', 'finding', unplanned, before('dueOn', today)),
    late('effectUnchecked', 'effectivenessCheck', is('state', 'planned'), before('dueOn', today)),
    ...ownDuties(person, today),
    wrong('acceptancesExpired', 'finding', is('state', 'riskAccepted'), before('acceptedUntil', today)),
    wrong('findingsRepeated', 'finding', open, filled('repeatOf')),
    wrong('findingsUnplanned', 'finding', is('state', 'open'), before('identifiedOn', addDays(today, -far))),
  ]
}

/** What a trainer's home counts. `now` is an instant; `marked` are published assessments with their pass marks. */
export function trainerFigures(given: {
  readonly person: string
  readonly today: string
  readonly now: string
  readonly soon: string
  readonly marked: readonly { readonly assessment: string; readonly passMark: string }[]
  readonly missed: readonly string[]
}): readonly FigureQuestion[] {
  const { person, today, now, soon, marked, missed } = given
  const planned = is('state', 'planned')
  const [latest] = marked
  return [
    mine('sessionsMine', 'trainingSession', planned, is('trainer', person), {
      field: 'startsAt',
      comparison: 'after',
      value: now,
    }),
    mine('scoresToModerate', 'score', is('state', 'recorded'), isNot('scoredBy', person), isNot('person', person)),
    mine('assessmentsInModeration', 'assessment', is('state', 'moderation')),
    due('sessionsDue', 'trainingSession', planned, between('startsAt', now, soon)),
    due('competitionsDue', 'competition', planned, between('startsAt', now, soon)),
    due('assessmentsOpen', 'assessment', is('state', 'open')),
    ...ownDuties(person, today),
    due(
      'qualificationsExpiring',
      'qualification',
      standing,
      between('validUntil', today, addDays(today, qualificationDays)),
    ),
    late('qualificationsExpired', 'qualification', standing, before('validUntil', today)),
    late('sessionsUnrecorded', 'trainingSession', planned, before('startsAt', now)),
    ...(latest
      ? [
          wrong(
            'scoresBelow',
            'score',
            is('assessment', latest.assessment),
            is('state', 'published'),
            before('total', latest.passMark),
          ),
        ]
      : []),
    ...(missed.length > 0 ? [wrong('sessionsMissed', 'trainingSession', among('id', missed.slice(0, 200)))] : []),
  ]
}

/** What an administrator's home counts. */
export function administratorFigures(person: string, today: string): readonly FigureQuestion[] {
  const active = is('status', 'active')
  return [
    mine('invitationsOpen', 'member', is('status', 'invited')),
    due('membersUncertified', 'member', active, { field: 'certificate', comparison: 'empty' }),
    ...ownDuties(person, today),
    wrong('peopleUnplaced', 'person', { field: 'department', comparison: 'empty' }),
  ]
}
