import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import type { ComponentStep } from './training.calculation.ts'
import type { AssessmentFacts, ScoreFacts } from './training.facts.ts'
import { projectAssessment, type ScoreRow, type ScoreTable } from './training.projection.ts'
import { type Band, bandsOf } from './training.spread.ts'
import { explainScore, type TotalStep } from './training.workings.ts'
import { type Measured, measuredOf } from './training.workings-words.ts'

/** One component of somebody's total. */
export type AssessedComponent = Omit<ComponentStep, 'normalised'> & { readonly measured: Measured | null }
/** What was done after the marks were counted; who moderated is named. */
export type AssessedStep =
  | Exclude<TotalStep, { readonly step: 'normalised' }>
  | { readonly step: 'normalised'; readonly points: string | null; readonly by: Measured }

/** One person's result, and why it is what it is. */
export type AssessedPerson = Pick<ScoreRow, 'rank' | 'total' | 'passes' | 'points' | 'change'> & {
  readonly name: string
  readonly team: string
  readonly components: readonly AssessedComponent[]
  readonly steps: readonly AssessedStep[]
}

/** The results of an assessment as their document prints them: the same figures as the screen. */
export type AssessmentDocument = {
  readonly organisation: string
  readonly classification: string
  readonly number: string
  readonly title: string
  readonly period: PublishedAssessment['period']
  readonly description: string
  readonly passMark: string | null
  readonly publishedOn: string | null
  readonly scheme: AssessmentFacts['components']
  readonly ranking: AssessmentFacts['ranking']
  readonly columns: ScoreTable['columns']
  readonly passed: number
  /** Participants without a score, by name. */
  readonly missing: readonly string[]
  readonly bands: readonly Band[]
  readonly people: readonly AssessedPerson[]
  readonly signer: { readonly id: string; readonly person: string; readonly on: string | null } | null
}

type PublishedAssessment = AssessmentFacts & {
  readonly number: string | null
  readonly title: string
  readonly period: { readonly start: string; readonly end: string }
  readonly description: string | null
  readonly publishedBy: string | null
  readonly publishedOn: string | null
}

type Source = {
  readonly organisation: AnyEntity | null
  readonly assessment: PublishedAssessment
  readonly scores: readonly ScoreFacts[]
  readonly previous: Parameters<typeof projectAssessment>[1]['previous']
  readonly nameOf: (record: string, id: string | null) => string
}

function personOf(row: ScoreRow, { assessment, scores, nameOf }: Source): AssessedPerson {
  const score = scores.find(({ id }) => id === row.id)
  const workings = score && explainScore(score, { assessment, scores, isWhole: true })
  const { rank, total, passes, points, change } = row
  return {
    ...{ rank, total, passes, points, change },
    name: nameOf('person', row.person),
    team: row.team ?? '',
    components: (workings?.calculation?.components ?? []).map(({ normalised, ...step }) => ({
      ...step,
      measured: normalised === null ? null : measuredOf(normalised),
    })),
    steps: (workings?.steps ?? []).map((step): AssessedStep => {
      if (step.step === 'normalised') return { ...step, by: measuredOf(step.by) }
      return step.step === 'moderated' ? { ...step, person: nameOf('person', step.person) } : step
    }),
  }
}

/** What the report of an assessment prints: the ranking, its spread, and how each total came about. */
export function projectAssessmentDocument(source: Source): AssessmentDocument {
  const { organisation, assessment, scores, previous, nameOf } = source
  const table = projectAssessment(assessment, { scores, isWhole: true, previous })
  const text = (value: AnyValue | undefined) => (isText(value) ? value : '')
  const { title, period, passMark, publishedBy, publishedOn, components, ranking } = assessment
  return {
    organisation: text(organisation?.legalName) || text(organisation?.name),
    classification: text(organisation?.classification),
    ...{ number: assessment.number ?? '', title, period, description: assessment.description ?? '' },
    ...{ passMark, publishedOn, scheme: components, ranking },
    ...{ columns: table.columns, passed: table.passed },
    missing: table.missing.map((id) => nameOf('person', id)),
    bands: bandsOf(table.rows.flatMap(({ total }) => total ?? [])),
    people: table.rows.map((row) => personOf(row, source)),
    signer: publishedBy === null ? null : { id: publishedBy, person: nameOf('person', publishedBy), on: publishedOn },
  }
}
