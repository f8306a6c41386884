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
import { awarenessRules } from './training.awareness-rules.ts'
import { basesOfGroup, type Calculation, calculate, formulaVersion } from './training.calculation.ts'
import { certificateConsequences, certificateRules } from './training.certificate-rules.ts'
import { competitionRules } from './training.competition-rules.ts'
import { basisRows, keptBases } from './training.normalisation.ts'
import { questionRules } from './training.question-rules.ts'
import { quizConsequences, quizRules } from './training.quiz-rules.ts'
import { componentsOf, type Mark, marksOf, type Scheme, schemeOf, sheetOf } from './training.scheme.ts'
import { competitionTotal, ranked, weightsAreWhole } from './training.scoring.ts'
import { trainingSessionRules } from './training.session-rules.ts'

function exceeds(part: AnyValue | undefined, whole: AnyValue | undefined): boolean {
  return isText(part) && isText(whole) && decimalToUnits(part, 2) > decimalToUnits(whole, 2)
}

function scoresOf(input: RuleInput, of: 'assessment' | 'competition'): readonly AnyEntity[] {
  return input.before === null ? [] : input.read.all('score', { [of]: input.before.id })
}

/** The total that follows from a stored or stated score; `scheme` is that of its assessment, null for a competition. */
function totalOf(score: ValueRow, scheme: Scheme | null): string | null {
  if (scheme === null) return competitionTotal(sheetOf(score))
  // What others have is what consequences kept with it, and nobody can type.
  return calculate(scheme, sheetOf(score), keptBases(score.basis)).total
}

function schemeBehind(input: RuleInput): Scheme | null {
  const assessment = referred(input, 'assessment', 'assessment')
  return assessment === null ? null : readScheme(assessment)
}

const readScheme = ({ components, normalisation, totalMaximum }: AnyEntity | RuleInput['after']): Scheme =>
  schemeOf({ components, normalisation, totalMaximum })

/** How the scores of an assessment come to their totals, by what each is measured by. */
function counted(input: RuleInput) {
  const scheme = readScheme(input.after)
  const scores = scoresOf(input, 'assessment')
  const bases = basesOfGroup(scheme, scores.map(sheetOf))
  return scores.map((entry, place) => {
    const basis = bases[place] ?? []
    return { id: entry.id, basis, calculation: calculate(scheme, sheetOf(entry), basis) }
  })
}

const isUnfinished = ({ total, isPending }: Calculation) => total === null || isPending

function isDoubled(input: RuleInput, field: 'assessment' | 'competition'): boolean {
  const [of, person] = [input.after[field], input.after.person]
  if (!isText(of) || !isText(person)) return false
  return input.read.all('score', { [field]: of, person }).some((other) => other.id !== input.before?.id)
}

/** The most marks of a scheme: the columns of its grade book. */
const mostMarks = 120

/** What of a scheme decides totals, as one text. */
function schemeText(value: AnyValue | undefined): string {
  const kinds = partRows(value).map((row) => row.kind)
  return JSON.stringify([kinds, componentsOf(value)])
}

/** The field by which a change would make other totals of the same marks; null where they stay. */
function changedScheme({ before, after }: RuleInput): string | null {
  if (schemeText(after.components) !== schemeText(before?.components)) return 'components'
  const others = ['normalisation', 'totalMaximum'] as const
  return others.find((field) => (after[field] ?? null) !== (before?.[field] ?? null)) ?? null
}

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
  dropsEveryMark: (input) => {
    const index = componentsOf(input.after.components).findIndex(({ marks, dropLowest }) => dropLowest >= marks)
    return refuseIf(states(input) && index >= 0, `components.${index}.dropLowest`)
  },
  tooManyMarks: (input) => {
    const marks = componentsOf(input.after.components).reduce((sum, component) => sum + component.marks, 0)
    return refuseIf(states(input) && marks > mostMarks, 'components', { most: mostMarks })
  },
  // What nobody says would count as no points without a word; schemes that scores were given by keep that meaning.
  missingUnsaid: (input) => {
    const index = partRows(input.after.components).findIndex((row) => !isText(row.missing))
    const unsaid = takes(input, 'open') && index >= 0 && scoresOf(input, 'assessment').length === 0
    return refuseIf(unsaid, `components.${index}.missing`)
  },
  schemeInUse: (input) => {
    const field = changedScheme(input)
    return refuseIf(
      input.action === 'update' && field !== null && scoresOf(input, 'assessment').length > 0,
      field ?? '',
    )
  },
  scoresUnfinished: (input) =>
    takes(input, 'publish')
      ? refuseCount(counted(input).filter(({ calculation }) => isUnfinished(calculation)).length)
      : null,
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

/** A mark on one day: what is made up on another day stands beside it. */
const sittingOf = ({ component, mark, makeUpOn }: Mark) => JSON.stringify([component, mark, makeUpOn])

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
    const scheme = schemeBehind(input)
    const index = marksOf(input.after.components).findIndex(
      (row) => scheme !== null && !scheme.components.some((component) => component.name === row.component),
    )
    return refuseIf(states(input) && index >= 0, `components.${index}.component`)
  },
  unknownMark: (input) => {
    const marks = new Map(schemeBehind(input)?.components.map((component) => [component.name, component.marks]))
    const index = marksOf(input.after.components).findIndex((row) => row.mark > (marks.get(row.component) ?? row.mark))
    return refuseIf(states(input) && index >= 0, `components.${index}.mark`)
  },
  componentTwice: (input) =>
    refuseIf(states(input) && hasRepeats(marksOf(input.after.components).map(sittingOf)), 'components'),
  makeUpUnexplained: (input) => {
    const index = marksOf(input.after.components).findIndex(
      ({ makeUpOn, makeUpReason }) => (makeUpOn === null) !== (makeUpReason === null),
    )
    return refuseIf(states(input) && index >= 0, `components.${index}.makeUpReason`)
  },
  overMaximum: (input) => {
    const maxima = new Map(schemeBehind(input)?.components.map((component) => [component.name, component.maximum]))
    const index = marksOf(input.after.components).findIndex((row) => exceeds(row.points, maxima.get(row.component)))
    return refuseIf(states(input) && index >= 0, `components.${index}.points`)
  },
  bonusOverMaximum: (input) => {
    const maximum = referred(input, 'assessment', 'assessment')?.bonusMaximum ?? '0.00'
    return refuseIf(states(input) && isText(input.after.assessment) && exceeds(input.after.bonus, maximum), 'bonus')
  },
  // Totals and ranks are computed when results are published; typed ones could disagree with the points.
  totalNotComputed: (input) => {
    const total = input.after.total ?? null
    return refuseIf(states(input) && total !== null && total !== totalOf(input.after, schemeBehind(input)), 'total')
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
export const trainingRules: RecordRules = {
  ...trainingSessionRules,
  ...assessment,
  ...competitionRules,
  ...score,
  ...certificateRules,
  ...awarenessRules,
  ...questionRules,
  ...quizRules,
}

/** The ids of what a score keeps: those of the components, and of the assessment for the total, so that an audit finds them again. */
function idsOf(input: RuleInput): (component: string | null) => string {
  const ids = new Map(partRows(input.after.components).map((row) => [String(row.name), String(row.id)]))
  return (component) => (component === null ? input.before?.id : ids.get(component)) ?? ''
}

/** Totals and ranks of an assessment, with the version of the formula and what each was measured by. */
function publishAssessment(input: RuleInput): readonly Consequence[] {
  const rows = counted(input).map((row) => ({ ...row, total: row.calculation.total }))
  const idOf = idsOf(input)
  return ranked(rows, input.after.ranking === 'dense' ? 'dense' : 'standard').map(({ id, total, rank, basis }) => ({
    record: 'score',
    id,
    step: 'publish',
    changes: { total, rank, publishedOn: input.today, formula: formulaVersion, basis: basisRows(basis, idOf) },
  }))
}

function publishCompetition(input: RuleInput): readonly Consequence[] {
  const totals = scoresOf(input, 'competition').map((entry) => ({ id: entry.id, total: totalOf(entry, null) }))
  return ranked(totals, 'standard').map(({ id, total, rank }) => ({
    record: 'score',
    id,
    step: 'publish',
    changes: { total, rank, publishedOn: input.today },
  }))
}

/** Publishing freezes total and rank of each score, so that a later scheme or round cannot re-value them. */
export const trainingConsequences: RecordConsequences = {
  ...certificateConsequences,
  ...quizConsequences,
  assessment: (input) => (takes(input, 'publish') ? publishAssessment(input) : []),
  competition: (input) => (takes(input, 'finish') ? publishCompetition(input) : []),
}
