import { addDays } from '../../base/dates.ts'
import type { Filter } from '../../contract/list.ts'
import { openStates as openWeaknesses } from '../assets/assets.limits.ts'
import { serious } from './home.ageing.ts'
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
  open,
  openDuty,
  qualificationDays,
  signal,
  standing,
  undone,
  wrong,
} from './home.figure-questions.ts'

/** Assets that are there or on their way; what is retired owes nothing. */
const inUse = ['planned', 'built', 'operating'] as const
/** Reviews and checks stand on a lead's home by the day of their policy or control. */
const others: readonly Filter[] = [isNot('kind', 'policyReview'), isNot('kind', 'controlCheck')]

const liveRisk = among('state', ['identified', 'assessed', 'inTreatment', 'treated'])

const openCase = among('state', ['reported', 'assessed', 'answered', 'heard', 'appealed'])

/** Policies, their reviews, remarks and exceptions, as far as they wait or run out. */
function policyFigures(person: string, today: string): readonly FigureQuestion[] {
  const month = addDays(today, far)
  const inForce = among('state', ['approved', 'effective'])
  const reviewing = among('state', ['planned', 'inProgress'])
  const excepted = is('state', 'inForce')
  return [
    mine('policiesToApprove', 'policy', is('state', 'inReview'), is('approver', person), isNot('owner', person)),
    mine('exceptionsToDecide', 'policyException', is('state', 'requested'), is('approver', person)),
    mine('remarksToAnswer', 'clauseComment', is('state', 'open'), is('addressee', person)),
    due('policiesDue', 'policy', inForce, between('nextReviewOn', today, month)),
    due('reviewsDue', 'policyReview', reviewing, between('dueOn', today, month)),
    due('exceptionsEnding', 'policyException', excepted, between('dueOn', today, month)),
    late('policiesOverdue', 'policy', inForce, before('nextReviewOn', today)),
    late('reviewsOverdue', 'policyReview', reviewing, before('dueOn', today)),
    late('exceptionsExpired', 'policyException', is('state', 'expired')),
  ]
}

/** Records that a lead's home asks for by name, at most 200 of each. */
export type LeadFound = {
  /** The controls whose latest check found them ineffective. */
  readonly failing: readonly string[]
  /** The committees without the briefing of the last quarter owed. */
  readonly silent: readonly string[]
  /** The cycles whose next phase asks nothing any more. */
  readonly ready: readonly string[]
  /** The departments that owe a report which is due and which nobody has begun. */
  readonly unreported: readonly string[]
}

/** The question for records by name; none where there are none. */
function named(ids: readonly string[], question: (filter: Filter) => FigureQuestion): readonly FigureQuestion[] {
  return ids.length > 0 ? [question(among('id', ids.slice(0, 200)))] : []
}

/** What findings wait for of a lead: more time that others asked for, and what to do about a risk no longer borne. */
function awaitingFigures(person: string, today: string): readonly FigureQuestion[] {
  return [
    mine('extensionsAsked', 'findingExtension', is('state', 'requested'), isNot('askedBy', person)),
    wrong('acceptancesExpired', 'finding', is('state', 'riskAccepted'), before('acceptedUntil', today)),
  ]
}

/** What a lead's home counts. */
export function leadFigures(
  person: string,
  today: string,
  { failing, silent, ready, unreported }: LeadFound,
): readonly FigureQuestion[] {
  const month = addDays(today, far)
  const working = among('state', ['planned', 'proposed', 'agreed', 'inProgress', 'blocked'])
  const operating = is('state', 'operating')
  return [
    mine('findingsToClose', 'finding', is('state', 'verified'), isNot('implementedBy', person), isNot('owner', person)),
    ...awaitingFigures(person, today),
    mine('reportsToSign', 'departmentReport', is('state', 'submitted')),
    mine('briefingsToSign', 'briefing', is('state', 'minuted'), is('chair', person)),
    mine('workOwned', 'workItem', working, is('owner', person)),
    ...named(ready, (ids) => mine('cyclesReady', 'cycle', ids)),
    mine('deviationsOpen', 'deviation', is('state', 'open')),
    ...policyFigures(person, today),
    due('briefingsDue', 'briefing', is('state', 'drafted'), between('dueOn', today, month)),
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
    late('briefingsLate', 'briefing', is('state', 'drafted'), before('dueOn', today)),
    ...named(silent, (ids) => late('committeesUnbriefed', 'group', ids)),
    late('actionsOverdue', 'correctiveAction', undone, before('dueOn', today)),
    late('dutiesOverdue', 'occurrence', openDuty, ...others, before('dueOn', today)),
    ...named(unreported, (ids) => late('reportsNotBegun', 'department', ids)),
    late('reportsOverdue', 'departmentReport', is('state', 'draft'), before('dueOn', today)),
    late('workOverdue', 'workItem', working, before('dueOn', today)),
    late(
      'weaknessesOverdue',
      'vulnerability',
      among('state', openWeaknesses),
      is('severity', 'critical'),
      before('dueOn', today),
    ),
    ...named(failing, (ids) => late('controlsFailing', 'control', ids)),
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
