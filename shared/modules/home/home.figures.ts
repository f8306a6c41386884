import { addDays } from '../../base/dates.ts'
import type { Filter } from '../../contract/list.ts'
import type { Tone } from '../../record/fields.ts'
import { openStates as openWeaknesses } from '../assets/assets.limits.ts'
import { serious, unremedied } from './home.ageing.ts'
import type { HomeFigure } from './home.contract.ts'

/** A figure before it is counted. */
export type FigureQuestion = Omit<HomeFigure, 'count'>

const is = (field: string, value: string): Filter => ({ field, comparison: 'is', value })
const isNot = (field: string, value: string): Filter => ({ field, comparison: 'isNot', value })
const among = (field: string, value: readonly string[]): Filter => ({ field, comparison: 'in', value: [...value] })
const before = (field: string, value: string): Filter => ({ field, comparison: 'before', value })
const between = (field: string, from: string, to: string): Filter => ({
  field,
  comparison: 'between',
  value: [from, to],
})
const from = (field: string, day: string): Filter => ({ field, comparison: 'after', value: addDays(day, -1) })
const filled = (field: string): Filter => ({ field, comparison: 'filled' })

const asking =
  (group: HomeFigure['group'], tone: Tone) =>
  (key: string, record: string, ...filters: readonly Filter[]): FigureQuestion => ({
    key,
    group,
    tone,
    record,
    filters,
  })
const mine = asking('mine', 'progress')
const due = asking('due', 'attention')
const late = asking('wrong', 'critical')
const wrong = asking('wrong', 'serious')
const signal = asking('signal', 'serious')

const undone = among('state', ['open', 'inProgress'])
const open = among('state', unremedied)
/** Assets that are there or on their way; what is retired owes nothing. */
const inUse = ['planned', 'built', 'operating'] as const
const unplanned = among('state', ['open', 'actionPlanned'])
/** How far ahead a home looks, in days. */
const near = 14
const far = 30

const openDuty = among('state', ['due', 'moved'])
/** Reviews and checks stand on a lead's home by the day of their policy or control. */
const others: readonly Filter[] = [isNot('kind', 'policyReview'), isNot('kind', 'controlCheck')]

/** Recurring duties of a person that are due soon, as far ahead as their schedules say, and overdue. */
function ownDuties(person: string, today: string): readonly FigureQuestion[] {
  const own = is('responsible', person)
  return [
    due('dutiesDueMine', 'occurrence', openDuty, own, before('remindOn', addDays(today, 1)), from('dueOn', today)),
    late('dutiesOverdueMine', 'occurrence', openDuty, own, before('dueOn', today)),
  ]
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
    due('findingsDue', 'finding', unplanned, between('dueOn', today, soon)),
    due('auditReportsDue', 'audit', among('state', ['fieldwork', 'reporting']), between('reportDueOn', today, soon)),
    late('actionsOverdue', 'correctiveAction', undone, before('dueOn', today)),
    late('findingsOverdue', 'finding', unplanned, before('dueOn', today)),
    ...ownDuties(person, today),
    wrong('findingsRepeated', 'finding', open, filled('repeatOf')),
    wrong('findingsUnplanned', 'finding', is('state', 'open'), before('identifiedOn', addDays(today, -far))),
  ]
}

/** How long before its last day a certificate is to be renewed. */
export const qualificationDays = 60
const standing = among('state', ['stated', 'verified'])

const liveRisk = among('state', ['identified', 'assessed', 'inTreatment', 'treated'])

const openCase = among('state', ['reported', 'assessed', 'answered', 'heard', 'appealed'])

/**
 * What a lead's home counts; `failing` are the controls whose latest check found them ineffective, `silent` the
 * committees without the briefing of the last quarter owed, at most 200 of each.
 */
export function leadFigures(
  person: string,
  today: string,
  failing: readonly string[],
  silent: readonly string[],
): readonly FigureQuestion[] {
  const month = addDays(today, far)
  const inForce = among('state', ['approved', 'effective'])
  const reviewing = among('state', ['planned', 'inProgress'])
  const working = among('state', ['planned', 'proposed', 'agreed', 'inProgress', 'blocked'])
  const operating = is('state', 'operating')
  return [
    mine('findingsToClose', 'finding', is('state', 'verified'), isNot('implementedBy', person), isNot('owner', person)),
    mine('policiesToApprove', 'policy', is('state', 'inReview'), is('approver', person), isNot('owner', person)),
    mine('reportsToSign', 'departmentReport', is('state', 'submitted')),
    mine('briefingsToSign', 'briefing', is('state', 'minuted'), is('chair', person)),
    mine('workOwned', 'workItem', working, is('owner', person)),
    due('policiesDue', 'policy', inForce, between('nextReviewOn', today, month)),
    due('briefingsDue', 'briefing', is('state', 'drafted'), between('dueOn', today, month)),
    due('reviewsDue', 'policyReview', reviewing, between('dueOn', today, month)),
    due('controlsDue', 'control', operating, between('nextCheckOn', today, month)),
    due('dutiesDue', 'occurrence', openDuty, ...others, before('remindOn', addDays(today, 1)), from('dueOn', today)),
    due('acceptancesExpiring', 'finding', is('state', 'riskAccepted'), before('acceptedUntil', addDays(month, 1))),
    due(
      'qualificationsExpiring',
      'qualification',
      standing,
      between('validUntil', today, addDays(today, qualificationDays)),
    ),
    due('risksExpiring', 'risk', is('state', 'accepted'), before('acceptedUntil', addDays(month, 1))),
    late('qualificationsExpired', 'qualification', standing, before('validUntil', today)),
    late('risksUnreviewed', 'risk', liveRisk, before('nextReviewOn', today)),
    late('policiesOverdue', 'policy', inForce, before('nextReviewOn', today)),
    late('reviewsOverdue', 'policyReview', reviewing, before('dueOn', today)),
    late('briefingsLate', 'briefing', is('state', 'drafted'), before('dueOn', today)),
    ...(silent.length > 0 ? [late('committeesUnbriefed', 'group', among('id', silent.slice(0, 200)))] : []),
    late('actionsOverdue', 'correctiveAction', undone, before('dueOn', today)),
    late('dutiesOverdue', 'occurrence', openDuty, ...others, before('dueOn', today)),
    late('reportsOverdue', 'departmentReport', is('state', 'draft'), before('dueOn', today)),
    late('workOverdue', 'workItem', working, before('dueOn', today)),
    late(
      'weaknessesOverdue',
      'vulnerability',
      among('state', openWeaknesses),
      is('severity', 'critical'),
      before('dueOn', today),
    ),
    ...(failing.length > 0 ? [late('controlsFailing', 'control', among('id', failing.slice(0, 200)))] : []),
    wrong('controlsUntested', 'control', operating, before('nextCheckOn', today)),
    wrong('linesUnregistered', 'asset', is('kind', 'dedicatedLine'), among('state', inUse), {
      field: 'registered',
      comparison: 'isNot',
      value: true,
    }),
    wrong('systemsWithGaps', 'asset', is('state', 'operating'), is('synchrony', 'gaps')),
    signal('controlsUnplanned', 'control', operating, { field: 'nextCheckOn', comparison: 'empty' }),
    signal('findingsGrave', 'finding', open, serious),
    signal('risksAbove', 'risk', liveRisk, { field: 'aboveAppetite', comparison: 'is', value: true }),
    signal('casesOpen', 'accountabilityCase', openCase),
    signal('findingsRepeated', 'finding', open, filled('repeatOf')),
    signal('findingsDisputed', 'finding', open, is('agreement', 'disagreed')),
    signal('workBlocked', 'workItem', is('state', 'blocked')),
    signal('actionsIneffective', 'correctiveAction', is('effectiveness', 'ineffective')),
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
