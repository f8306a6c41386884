import type { Entity } from '../../record/record.ts'
import type { correctiveActionRecord } from '../audits/corrective-action.record.ts'
import type { findingRecord } from '../audits/finding.record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import { compareWithBefore, type ExerciseSource, type ReportedComparison } from './after-action.comparison.ts'
import type { AttackIndex } from './attack-catalogue.ts'
import { projectMatrix } from './attack-matrix.ts'
import { type AttackPath, projectPath } from './attack-path.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { deconflictionRecord } from './deconfliction.record.ts'
import type { defenceFactRecord } from './defence-fact.record.ts'
import type { exerciseRecord } from './exercise.record.ts'
import { type ControlSheet, type ControlSource, projectControl } from './exercises.control-sheet.ts'
import type { DetectionOutcome } from './exercises.defence.ts'
import { projectLessons, type SeriesLessons } from './exercises.lessons.ts'
import { measureSteps } from './exercises.measures.ts'
import { type ExerciseResults, projectResults } from './exercises.projection.ts'
import type { Attribution } from './exercises.same-steps.ts'
import { type ExerciseScores, projectScores } from './exercises.scores.ts'
import { judgeSteps } from './exercises.scoring.ts'
import { projectTimeline, type Timeline } from './exercises.timeline.ts'
import type { lessonRecord } from './lesson.record.ts'

type Exercise = Entity<typeof exerciseRecord>
type Step = Entity<typeof attackStepRecord>
type Fact = Entity<typeof defenceFactRecord>
type Finding = Entity<typeof findingRecord>

/** One step of the report in order of time; what the defence did is its facts, each with its seconds from the start. */
export type ReportedStep = Pick<
  Step,
  'position' | 'title' | 'vector' | 'technique' | 'target' | 'outcome' | 'startedAt' | 'plannedStartAt' | 'plannedEndAt'
> & {
  readonly operator: string
  readonly defence: DetectionOutcome | 'notApplicable'
  readonly secondsToDetect: number | null
  readonly facts: readonly { readonly kind: Fact['kind']; readonly after: number | null; readonly source: string }[]
}

/** A technique that was tried, in the column of its tactic. */
export type ReportedTechnique = {
  readonly id: string
  readonly name: string
  readonly run: number
  readonly detected: number
  readonly worst: DetectionOutcome | null
}

/** An alert without an attack, or what nearly went wrong. */
export type ReportedAside = {
  readonly step: string
  readonly kind: 'falseAlert' | 'nearMiss'
  readonly at: string | null
  readonly source: string
  readonly text: string
}

/** A finding that came of the exercise, and what is done about it. */
export type ReportedFinding = Pick<Finding, 'title' | 'severity' | 'state' | 'dueOn'> & {
  readonly number: string
  readonly owner: string
  readonly actions: readonly (Pick<Entity<typeof correctiveActionRecord>, 'title' | 'state' | 'dueOn'> & {
    readonly number: string
    readonly owner: string
  })[]
}

export type PlanText = 'objectives' | 'focus' | 'scope' | 'rules' | 'scenario'
export type DebriefText = 'summary' | 'goodPractice' | 'lessons'
export type TeamColour = 'red' | 'blue' | 'white'

/** All that the report of an exercise shows, names resolved and nothing left to compute. */
export type AfterActionDocument = Pick<Exercise, 'title' | 'kind' | 'period' | 'closedOn'> & {
  readonly organisation: string
  readonly classification: string
  readonly number: string
  readonly lead: string
  readonly department: string
  readonly closedBy: string
  readonly isSelfClosed: boolean
  readonly texts: Readonly<Record<PlanText | DebriefText, string>>
  readonly teams: readonly { readonly colour: TeamColour; readonly group: string; readonly people: readonly string[] }[]
  readonly controls: readonly string[]
  readonly results: ExerciseResults
  readonly scores: ExerciseScores
  readonly steps: readonly ReportedStep[]
  readonly timeline: Timeline
  readonly control: ControlSheet
  readonly path: AttackPath
  /** The tactics that were used, each with the techniques that were tried of it. */
  readonly matrix: readonly { readonly tactic: string; readonly techniques: readonly ReportedTechnique[] }[]
  readonly catalogue: string
  readonly tried: number
  readonly unseen: number
  /** Steps that no technique of the catalogue places. */
  readonly unplaced: number
  readonly comparison: ReportedComparison | null
  readonly asides: readonly ReportedAside[]
  readonly questions: readonly (Pick<
    Entity<typeof deconflictionRecord>,
    'question' | 'askedBy' | 'askedAt' | 'answer'
  > & {
    readonly answeredBy: string
  })[]
  readonly lessons: SeriesLessons
  /** Null where whoever draws it may not read findings. */
  readonly findings: readonly ReportedFinding[] | null
}

/** The records that the report of an exercise stands on; `nameOf` answers the title of a record. */
export type AfterActionSource = ExerciseSource &
  Pick<ControlSource, 'approvals' | 'injects' | 'cards'> & {
    readonly organisation: Entity<typeof organisationRecord> | null
    readonly previous: ExerciseSource | null
    readonly stored: readonly Fact[]
    readonly attributions: readonly Attribution[]
    readonly questions: readonly Entity<typeof deconflictionRecord>[]
    /** The exercise and those before it in its series, and what all of them taught. */
    readonly series: readonly Pick<Exercise, 'id' | 'title'>[]
    readonly taught: readonly Entity<typeof lessonRecord>[]
    readonly findings: readonly Finding[] | null
    readonly actions: readonly Entity<typeof correctiveActionRecord>[]
    readonly index: AttackIndex
    readonly nameOf: (record: string, id: string | null) => string
  }

function stepsOf({ steps, facts, nameOf }: AfterActionSource): readonly ReportedStep[] {
  const judged = new Map(judgeSteps(steps, facts).map((one) => [one.step.id, one.secondsToDetect]))
  const operators = new Map(steps.map(({ id, operator }) => [id, operator]))
  const { placed, unplaced } = projectTimeline(steps, facts)
  return [...placed, ...unplaced].map(({ step, outcome, entries }) => {
    const { id, position, title, vector, technique, target, startedAt, plannedStartAt, plannedEndAt } = step
    return {
      ...{ position, title, vector, technique, target, outcome: step.outcome, startedAt, plannedStartAt, plannedEndAt },
      operator: nameOf('person', operators.get(id) ?? null),
      ...{ defence: outcome, secondsToDetect: judged.get(id) ?? null },
      facts: entries.flatMap(({ fact, after }) =>
        fact === null ? [] : [{ kind: fact.kind, after, source: fact.source ?? '' }],
      ),
    }
  })
}

function matrixOf({ steps, facts, index }: AfterActionSource) {
  const { columns, unplaced, tried, unseen } = projectMatrix(index, steps, facts)
  const matrix = columns
    .map(({ tactic, cells }) => ({
      tactic: tactic.name,
      techniques: cells
        .flatMap((cell) => [cell, ...cell.subs])
        .filter(({ own }) => own.steps.length > 0)
        .map(({ technique: { id, name }, own: { run, detected, worst } }) => ({ id, name, run, detected, worst })),
    }))
    .filter(({ techniques }) => techniques.length > 0)
  return { matrix, catalogue: index.catalogue.version, tried, unseen, unplaced: unplaced.length }
}

function asidesOf({ steps, stored, nameOf }: AfterActionSource): readonly ReportedAside[] {
  const titles = new Map(steps.map(({ id, position, title }) => [id, `${position}. ${title}`]))
  return stored.flatMap(({ attackStep, kind, at, source, analyst, note, reason }) => {
    if (kind !== 'falseAlert' && kind !== 'nearMiss') return []
    const told = source ?? nameOf('person', analyst)
    return [{ step: titles.get(attackStep) ?? '', kind, at, source: told, text: note ?? reason ?? '' }]
  })
}

function findingsOf({ findings, actions, nameOf }: AfterActionSource): readonly ReportedFinding[] | null {
  if (findings === null) return null
  return findings.map(({ id, number, title, severity, state, dueOn, owner }) => ({
    ...{ number: number ?? '', title, severity, state, dueOn, owner: nameOf('person', owner) },
    actions: actions
      .filter(({ finding }) => finding === id)
      .map((action) => ({
        ...{ number: action.number ?? '', title: action.title, state: action.state, dueOn: action.dueOn },
        owner: nameOf('person', action.owner),
      })),
  }))
}

function teamsOf({ exercise, nameOf }: AfterActionSource): AfterActionDocument['teams'] {
  const { redGroup, redTeam, blueGroup, blueTeam, whiteGroup, whiteTeam } = exercise
  const team = (colour: TeamColour, group: string | null, people: readonly string[]) => ({
    ...{ colour, group: nameOf('group', group), people: people.map((id) => nameOf('person', id)) },
  })
  return [team('red', redGroup, redTeam), team('blue', blueGroup, blueTeam), team('white', whiteGroup, whiteTeam)]
}

/** What the report of an exercise prints: the same figures as its page of results. */
export function projectAfterAction(source: AfterActionSource): AfterActionDocument {
  const { organisation, exercise, steps, facts, previous, questions, nameOf } = source
  const { title, kind, period, closedOn, lead, department, closedBy } = exercise
  const text = (name: PlanText | DebriefText) => exercise[name] ?? ''
  return {
    organisation: organisation?.legalName || organisation?.name || '',
    classification: exercise.classification || organisation?.classification || '',
    ...{ title, number: exercise.number ?? '', kind, period, closedOn },
    lead: nameOf('person', lead),
    department: nameOf('department', department),
    closedBy: nameOf('person', closedBy),
    isSelfClosed: closedBy !== null && closedBy === lead,
    texts: {
      ...{ objectives: text('objectives'), focus: text('focus'), scope: text('scope'), rules: text('rules') },
      ...{ scenario: text('scenario'), summary: text('summary'), goodPractice: text('goodPractice') },
      lessons: text('lessons'),
    },
    teams: teamsOf(source),
    controls: exercise.controls.map((id) => nameOf('control', id)),
    results: projectResults(steps, facts),
    scores: projectScores(exercise, measureSteps(steps, facts)),
    steps: stepsOf(source),
    timeline: projectTimeline(steps, facts),
    control: projectControl(source),
    path: projectPath(steps, facts),
    ...matrixOf(source),
    comparison: previous === null ? null : compareWithBefore(previous, source, source),
    asides: asidesOf(source),
    questions: questions.map(({ question, askedBy, askedAt, answer, answeredBy }) => ({
      ...{ question, askedBy, askedAt, answer, answeredBy: nameOf('person', answeredBy) },
    })),
    lessons: projectLessons(source.series, source.taught, nameOf),
    findings: findingsOf(source),
  }
}
