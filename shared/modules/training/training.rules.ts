import { decimalToUnits } from '../../record/decimal.ts'
import { hasRepeats, idList, isText, partRows, type ValueRow } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import {
  assessmentTotal,
  type Component,
  type ComponentPoints,
  competitionTotal,
  ranked,
  weightsAreWhole,
} from './training.scoring.ts'

function componentsOf(value: AnyValue | undefined): readonly Component[] {
  return partRows(value).map((row) => ({
    name: String(row.name),
    weight: String(row.weight),
    maximum: String(row.maximum),
  }))
}

function pointsOf(value: AnyValue | undefined): readonly ComponentPoints[] {
  return partRows(value).map((row) => ({ component: String(row.component), points: String(row.points) }))
}

function exceeds(part: AnyValue | undefined, whole: AnyValue | undefined): boolean {
  return isText(part) && isText(whole) && decimalToUnits(part, 2) > decimalToUnits(whole, 2)
}

function scoresOf(input: RuleInput, of: 'assessment' | 'competition'): readonly AnyEntity[] {
  return input.before === null ? [] : input.read.all('score', { [of]: input.before.id })
}

/** The total of a stored or stated score; `scheme` is that of its assessment, null for a competition. */
function totalOf(score: ValueRow, scheme: readonly Component[] | null): string {
  const sheet = {
    components: pointsOf(score.components),
    bonus: isText(score.bonus) ? score.bonus : null,
    moderatedPoints: isText(score.moderatedPoints) ? score.moderatedPoints : null,
  }
  return scheme === null ? competitionTotal(sheet) : assessmentTotal(scheme, sheet)
}

function schemeOf(input: RuleInput): readonly Component[] | null {
  const assessment = referred(input, 'assessment', 'assessment')
  return assessment === null ? null : componentsOf(assessment.components)
}

function isDoubled(input: RuleInput, field: 'assessment' | 'competition'): boolean {
  const [of, person] = [input.after[field], input.after.person]
  if (!isText(of) || !isText(person)) return false
  return input.read.all('score', { [field]: of, person }).some((other) => other.id !== input.before?.id)
}

const trainingSession = defineRules('trainingSession', {
  endBeforeStart: (input) => {
    const { startsAt, endsAt } = input.after
    return refuseIf(states(input) && isText(startsAt) && isText(endsAt) && endsAt <= startsAt, 'endsAt')
  },
  attendedTwice: (input) =>
    refuseIf(
      states(input) && hasRepeats(partRows(input.after.attendance).map((row) => String(row.person))),
      'attendance',
    ),
})

const assessment = defineRules('assessment', {
  // A scheme is worked on in draft, where its weights may be unfinished; it cannot be scored by until they are whole.
  weightsNotWhole: (input) => {
    const fixed = takes(input, 'open') || (input.action === 'update' && input.before?.state === 'open')
    return refuseIf(fixed && !weightsAreWhole(componentsOf(input.after.components)), 'components')
  },
  componentTwice: (input) =>
    refuseIf(states(input) && hasRepeats(componentsOf(input.after.components).map((row) => row.name)), 'components'),
  componentWithoutPoints: (input) => {
    const index = componentsOf(input.after.components).findIndex((row) => decimalToUnits(row.maximum, 2) === 0)
    return refuseIf(states(input) && index >= 0, `components.${index}.maximum`)
  },
  schemeInUse: (input) => {
    const changed = JSON.stringify(input.after.components) !== JSON.stringify(input.before?.components)
    return refuseIf(input.action === 'update' && changed && scoresOf(input, 'assessment').length > 0, 'components')
  },
  scoresMissing: (input) => {
    const scored = new Set(scoresOf(input, 'assessment').map((score) => score.person))
    const expected = idList(input.after.participants)
    return takes(input, 'startModeration') ? refuseCount(expected.filter((id) => !scored.has(id)).length) : null
  },
  scoresUnmoderated: (input) =>
    takes(input, 'publish')
      ? refuseCount(scoresOf(input, 'assessment').filter((score) => score.state === 'recorded').length)
      : null,
})

const competition = defineRules('competition', {
  endBeforeStart: (input) => {
    const { startsAt, endsAt } = input.after
    return refuseIf(states(input) && isText(startsAt) && isText(endsAt) && endsAt <= startsAt, 'endsAt')
  },
  scoresUnmoderated: (input) =>
    takes(input, 'finish')
      ? refuseCount(scoresOf(input, 'competition').filter((entry) => entry.state === 'recorded').length)
      : null,
  teamTwice: (input) =>
    refuseIf(states(input) && hasRepeats(partRows(input.after.teams).map((row) => String(row.name))), 'teams'),
})

const score = defineRules('score', {
  oneSubject: (input) =>
    refuseIf(states(input) && isText(input.after.assessment) === isText(input.after.competition), 'assessment'),
  scoredTwice: (input) =>
    refuseIf(states(input) && (isDoubled(input, 'assessment') || isDoubled(input, 'competition')), 'person'),
  // Otherwise a person could score under another name and then moderate the score.
  scoredByOther: (input) => {
    const signer = input.action === 'create' ? input.person : input.before?.scoredBy
    return refuseIf(states(input) && input.after.scoredBy !== signer, 'scoredBy')
  },
  assessmentNotOpen: (input) => {
    const state = referred(input, 'assessment', 'assessment')?.state ?? 'open'
    return refuseIf(typeof input.action === 'string' && state !== 'open', 'assessment')
  },
  unknownComponent: (input) => {
    const scheme = schemeOf(input)
    const index = pointsOf(input.after.components).findIndex(
      (row) => scheme !== null && !scheme.some((component) => component.name === row.component),
    )
    return refuseIf(states(input) && index >= 0, `components.${index}.component`)
  },
  componentTwice: (input) =>
    refuseIf(states(input) && hasRepeats(pointsOf(input.after.components).map((row) => row.component)), 'components'),
  overMaximum: (input) => {
    const maxima = new Map(schemeOf(input)?.map((component) => [component.name, component.maximum]))
    const index = pointsOf(input.after.components).findIndex((row) => exceeds(row.points, maxima.get(row.component)))
    return refuseIf(states(input) && index >= 0, `components.${index}.points`)
  },
  bonusOverMaximum: (input) => {
    const maximum = referred(input, 'assessment', 'assessment')?.bonusMaximum ?? '0.00'
    return refuseIf(states(input) && isText(input.after.assessment) && exceeds(input.after.bonus, maximum), 'bonus')
  },
  // Totals and ranks are computed when results are published; typed ones could disagree with the points.
  totalNotComputed: (input) => {
    const total = input.after.total ?? null
    return refuseIf(states(input) && total !== null && total !== totalOf(input.after, schemeOf(input)), 'total')
  },
  rankByHand: (input) => {
    const { rank } = input.after
    const typed = typeof input.action === 'string' && (rank ?? null) !== (input.before?.rank ?? null)
    return refuseIf(typed, 'rank')
  },
  moderationUnexplained: (input) =>
    refuseIf(
      states(input) && isText(input.after.moderatedPoints) && !isText(input.after.moderationReason),
      'moderationReason',
    ),
})

/** What sessions, schemes, competitions and scores must keep. */
export const trainingRules: RecordRules = { ...trainingSession, ...assessment, ...competition, ...score }

function publishScores(input: RuleInput, of: 'assessment' | 'competition'): readonly Consequence[] {
  const scheme = of === 'assessment' ? componentsOf(input.after.components) : null
  const totals = scoresOf(input, of).map((entry) => ({ id: entry.id, total: totalOf(entry, scheme) }))
  return ranked(totals).map(({ id, total, rank }) => ({
    record: 'score',
    id,
    step: 'publish',
    changes: { total, rank, publishedOn: input.today },
  }))
}

/** Publishing freezes total and rank of each score, so that a later scheme or round cannot re-value them. */
export const trainingConsequences: RecordConsequences = {
  assessment: (input) => (takes(input, 'publish') ? publishScores(input, 'assessment') : []),
  competition: (input) => (takes(input, 'finish') ? publishScores(input, 'competition') : []),
}
