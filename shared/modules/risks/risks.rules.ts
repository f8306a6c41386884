import { addMonths } from '../../base/dates.ts'
import { oneInUse } from '../../record/house-workflow.ts'
import { hasRepeats, isText, partRows } from '../../record/rule-values.ts'
import {
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type Refusal,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import { sameValue } from '../../record/same-value.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import {
  currentRatings,
  highestRating,
  isOnScale,
  levelNumbers,
  levelOf,
  type Rating,
  ratingsOf,
  ratingValue,
} from './risks.scale.ts'

const sides = ['likelihoods', 'impacts'] as const
/** A treatment that somebody else has not seen done, and that was not given up. */
const unsettled: readonly string[] = ['planned', 'inProgress', 'done']
const ended: readonly string[] = ['closed']

function sideWhere(input: RuleInput, isWrong: (levels: readonly number[]) => boolean): Refusal | null {
  const side = states(input) ? sides.find((name) => isWrong(levelNumbers(input.after[name]))) : undefined
  return side === undefined ? null : { path: side }
}

function thresholds(input: RuleInput): readonly number[] {
  return partRows(input.after.thresholds).map(({ from }) => Number(from))
}

const riskScale = defineRules('riskScale', {
  levelTwice: (input) => sideWhere(input, (levels) => hasRepeats(levels)),
  levelGap: (input) => sideWhere(input, (levels) => levels.length > 0 && Math.max(...levels) !== new Set(levels).size),
  tooFewLevels: (input) => (takes(input, 'putIntoUse') ? sideWhere(input, (levels) => levels.length < 2) : null),
  thresholdTwice: (input) => {
    const named = partRows(input.after.thresholds).map(({ level }) => String(level))
    return refuseIf(states(input) && (hasRepeats(named) || hasRepeats(thresholds(input))), 'thresholds')
  },
  // A rating below every threshold would be of no level at all.
  thresholdStart: (input) => refuseIf(takes(input, 'putIntoUse') && !thresholds(input).includes(1), 'thresholds'),
  thresholdOutside: (input) => {
    const highest = highestRating(input.after)
    const index = thresholds(input).findIndex((from) => from > highest)
    return refuseIf(states(input) && highest > 0 && index >= 0, `thresholds.${index}.from`, { highest })
  },
  appetiteOutside: (input) => {
    const highest = highestRating(input.after)
    const { appetite } = input.after
    return refuseIf(states(input) && highest > 0 && typeof appetite === 'number' && appetite > highest, 'appetite', {
      highest,
    })
  },
  followsItself: (input) => refuseIf(input.before !== null && input.after.follows === input.before.id, 'follows'),
  inUse: (input) => refuseIf(input.action === 'archive' && input.before?.state !== 'draft'),
})

function newRatings(input: RuleInput): readonly (readonly [number, Readonly<Record<string, AnyValue>>])[] {
  const known = new Set(partRows(input.before?.ratings).map(({ id }) => id))
  return partRows(input.after.ratings)
    .map((row, index) => [index, row] as const)
    .filter(([, row]) => input.before === null || !known.has(row.id ?? null))
}

function wrongRating(
  input: RuleInput,
  field: string,
  isWrong: (row: Readonly<Record<string, AnyValue>>, scale: AnyEntity | null) => boolean,
): Refusal | null {
  const scaleOf = (row: Readonly<Record<string, AnyValue>>) =>
    isText(row.scale) ? input.read.find('riskScale', row.scale) : null
  const found = states(input) ? newRatings(input).find(([, row]) => isWrong(row, scaleOf(row))) : undefined
  return found ? { path: `ratings.${found[0]}.${field}` } : null
}

const risk = defineRules('risk', {
  ratingOutside: (input) =>
    wrongRating(input, 'likelihood', (row, scale) => scale !== null && !isOnScale(scale, row.likelihood, row.impact)),
  scaleNotInUse: (input) => wrongRating(input, 'scale', (_, scale) => scale !== null && scale.state !== 'current'),
  ratedAhead: (input) => wrongRating(input, 'on', ({ on }) => isText(on) && on > input.today),
  ratingRewritten: (input) => {
    if (!states(input) || input.before === null || input.before.state === 'identified') return null
    const after = new Map(partRows(input.after.ratings).map((row) => [row.id, row]))
    const rewritten = partRows(input.before.ratings).some((row) => !sameValue(row, after.get(row.id) ?? null))
    return refuseIf(rewritten, 'ratings')
  },
  notRated: (input) =>
    refuseIf(takes(input, 'assess') && !currentRatings(input.after.ratings).has('inherent'), 'ratings'),
  // Nobody knows what a treatment was good for until the risk is rated again.
  residualMissing: (input) =>
    refuseIf(takes(input, 'finishTreatment') && !currentRatings(input.after.ratings).has('residual'), 'ratings'),
  plansOpen: (input) => {
    if (!takes(input, 'finishTreatment', 'close') || input.before === null) return null
    const plans = input.read.all('riskTreatment', { risk: input.before.id })
    return refuseCount(plans.filter(({ state }) => unsettled.includes(state)).length)
  },
  acceptedInPast: (input) => {
    const until = input.after.acceptedUntil
    return refuseIf(takes(input, 'accept') && isText(until) && until <= input.today, 'acceptedUntil')
  },
  stillAccepted: (input) => {
    const until = input.after.acceptedUntil
    return refuseIf(takes(input, 'expire') && isText(until) && until >= input.today, 'acceptedUntil')
  },
  reviewedAhead: (input) => {
    const { reviewedOn } = input.after
    return refuseIf(states(input) && isText(reviewedOn) && reviewedOn > input.today, 'reviewedOn')
  },
})

/** Whether following `after` from a plan leads back to it. */
function isRing(input: RuleInput): boolean {
  const own = input.before?.id
  const seen = new Set<AnyValue>()
  let next: AnyValue | undefined = input.after.after
  while (isText(next) && !seen.has(next)) {
    if (next === own) return true
    seen.add(next)
    next = input.read.find('riskTreatment', next)?.after
  }
  return false
}

const riskTreatment = defineRules('riskTreatment', {
  riskEnded: (input) =>
    refuseIf(input.action === 'create' && ended.includes(referred(input, 'risk', 'risk')?.state ?? ''), 'risk'),
  ring: (input) => refuseIf(states(input) && isRing(input), 'after'),
  beforeOther: (input) => {
    const other = takes(input, 'finish') ? referred(input, 'after', 'riskTreatment') : null
    return refuseIf(other !== null && ['planned', 'inProgress'].includes(other.state), 'after')
  },
  negativeCost: (input) => {
    const { cost } = input.after
    const amount = typeof cost === 'object' && cost !== null && 'amount' in cost ? cost.amount : null
    return refuseIf(states(input) && isText(amount) && amount.startsWith('-'), 'cost')
  },
})

/** What scales, risks and their treatment must keep. */
export const riskRules: RecordRules = { ...riskScale, ...risk, ...riskTreatment }

const place = (rating: Rating | undefined) => (rating ? `${rating.likelihood} × ${rating.impact}` : null)

/** Where a risk stands by its ratings, as the fields that are computed from them. */
function standingOf(input: RuleInput): Readonly<Record<string, AnyValue>> {
  const current = currentRatings(input.after.ratings)
  const [inherent, residual] = [current.get('inherent'), current.get('residual')]
  const decisive = residual ?? inherent
  const rating = ratingValue(decisive)
  const scaleId = ratingsOf(input.after.ratings).at(-1)?.scale ?? null
  const scale = scaleId === null ? null : input.read.find('riskScale', scaleId)
  const appetite = scale?.appetite
  const { reviewEvery, reviewedOn } = input.after
  const since = isText(reviewedOn) ? reviewedOn : (ratingsOf(input.after.ratings).at(-1)?.on ?? null)
  const movement = [inherent, residual].flatMap((one) => place(one) ?? []).join(' → ')
  return {
    scale: scaleId,
    movement: movement === '' ? null : movement,
    rating,
    level: scale && rating !== null ? levelOf(scale, rating) : null,
    aboveAppetite: rating !== null && typeof appetite === 'number' ? rating > appetite : null,
    inherentLikelihood: inherent?.likelihood ?? null,
    inherentImpact: inherent?.impact ?? null,
    inherentRating: ratingValue(inherent),
    residualLikelihood: residual?.likelihood ?? null,
    residualImpact: residual?.impact ?? null,
    residualRating: ratingValue(residual),
    targetRating: ratingValue(current.get('target')),
    nextReviewOn: since !== null && typeof reviewEvery === 'number' ? addMonths(since, reviewEvery) : null,
  }
}

/** A scale put into use retires the one before it; ratings say where their risk stands and when it is reviewed next. */
export const riskConsequences: RecordConsequences = {
  riskScale: oneInUse('riskScale'),
  risk: (input) => {
    if (input.action === 'archive') return []
    const changes = Object.entries(standingOf(input)).filter(
      ([field, value]) => !sameValue(value, input.after[field] ?? null),
    )
    return changes.length === 0 ? [] : [{ record: 'risk', id: input.id, changes: Object.fromEntries(changes) }]
  },
}
