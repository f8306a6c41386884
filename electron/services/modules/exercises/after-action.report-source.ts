import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import { controlRecord } from '#shared/modules/controls/control.record.ts'
import { projectAfterAction } from '#shared/modules/exercises/after-action.projection.ts'
import { indexCatalogue } from '#shared/modules/exercises/attack-catalogue.ts'
import { attackStepRecord } from '#shared/modules/exercises/attack-step.record.ts'
import { deconflictionRecord } from '#shared/modules/exercises/deconfliction.record.ts'
import { defenceFactRecord } from '#shared/modules/exercises/defence-fact.record.ts'
import { detectionRecord } from '#shared/modules/exercises/detection.record.ts'
import { exerciseRecord } from '#shared/modules/exercises/exercise.record.ts'
import { exerciseApprovalRecord } from '#shared/modules/exercises/exercise-approval.record.ts'
import { joinFacts } from '#shared/modules/exercises/exercises.defence.ts'
import { injectRecord } from '#shared/modules/exercises/inject.record.ts'
import { lessonRecord } from '#shared/modules/exercises/lesson.record.ts'
import { whiteCardRecord } from '#shared/modules/exercises/white-card.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { ReadContext } from '../../context.ts'
import { allAmong } from '../../records/all-among.ts'
import { namesOf } from '../../records/names-of.ts'
import { mayRead, type ReportKind } from '../../reports/report-kind.ts'
import { attackInForce } from './attack-catalogues.ts'
import { keptOf, stepsOf } from './exercise-steps.ts'

function gathered(context: ReadContext, id: string) {
  const exercise = context.read(exerciseRecord).get(id)
  const steps = stepsOf(context, id)
  const { stored, detections } = keptOf(context, steps)
  return { exercise, steps, stored, detections, facts: joinFacts(stored, detections) }
}

type Gathered = ReturnType<typeof gathered>

/** Who answered each step, by department, and by which control. */
function attributionsOf(context: ReadContext, { stored, detections }: Gathered) {
  const nameOf = namesOf(context)
  const people = context.read(personRecord)
  return [...stored, ...detections].map(({ attackStep, analyst, control }) => ({
    attackStep,
    team: nameOf('department', analyst === null ? null : (people.find(analyst)?.department ?? null)),
    control: nameOf('control', control),
  }))
}

/** Whether findings and their actions are there to read at all: a report of those who may not would say that there are none. */
const seesFindings = ({ actor }: ReadContext) => mayRead(actor, findingRecord, correctiveActionRecord)

/** Why an exercise cannot be sealed. */
function notReady(context: ReadContext, state: string): string | null {
  if (!seesFindings(context)) return 'afterAction.refused.findingsHidden'
  return state === 'closed' ? null : 'afterAction.refused.notClosed'
}

function cameOf(context: ReadContext, exercise: string) {
  if (!seesFindings(context)) return { findings: null, actions: [] }
  const findings = context.read(findingRecord).all([{ field: 'exercise', comparison: 'is', value: exercise }])
  const ids = findings.map(({ id }) => id)
  return { findings, actions: allAmong(context, correctiveActionRecord, 'finding', ids) }
}

/** The most exercises of a series whose lessons are looked at. */
const mostEarlier = 50

/** The exercise and those before it, each named by the next as its previous one, with what they taught. */
function lessonsOf(context: ReadContext, exercise: Gathered['exercise']) {
  const series = [exercise]
  for (let next = exercise.previousExercise; next !== null && series.length < mostEarlier; ) {
    const before = context.read(exerciseRecord).find(next)
    if (before === null || series.some(({ id }) => id === before.id)) break
    series.push(before)
    next = before.previousExercise
  }
  const of = [{ field: 'exercise', comparison: 'in' as const, value: series.map(({ id }) => id) }]
  return { series, taught: context.read(lessonRecord).all(of) }
}

/** A closed exercise, beside the one before it in its series; who led it and who closed it stand for the report. */
export const afterActionReport: ReportKind<'exercise'> = {
  record: exerciseRecord,
  gather(context, id) {
    const own = gathered(context, id)
    const { exercise } = own
    const before =
      exercise.previousExercise === null ? null : context.read(exerciseRecord).find(exercise.previousExercise)
    // What still changes is nothing to compare with.
    const previous = before?.state === 'closed' ? gathered(context, before.id) : null
    const both = previous === null ? [own] : [own, previous]
    const organisation = context.read(organisationRecord).all()
    const ofThis = [{ field: 'exercise', comparison: 'is', value: id }] as const
    const questions = context.read(deconflictionRecord).all(ofThis)
    const approvals = context.read(exerciseApprovalRecord).all(ofThis)
    const injects = context.read(injectRecord).all(ofThis)
    const cards = context.read(whiteCardRecord).all(ofThis)
    const came = cameOf(context, id)
    const learned = lessonsOf(context, exercise)
    const { lead, closedBy } = exercise
    return {
      title: exercise.title,
      number: exercise.number ?? '',
      shown: [
        { record: organisationRecord, rows: organisation },
        // Whom to call while it runs stands nowhere in the report.
        { record: exerciseRecord, rows: both.map((one) => one.exercise), without: ['contacts'] },
        { record: attackStepRecord, rows: both.flatMap(({ steps }) => steps) },
        { record: defenceFactRecord, rows: both.flatMap(({ stored }) => stored) },
        { record: detectionRecord, rows: both.flatMap(({ detections }) => detections) },
        { record: deconflictionRecord, rows: questions },
        { record: exerciseApprovalRecord, rows: approvals },
        { record: injectRecord, rows: injects },
        { record: whiteCardRecord, rows: cards },
        { record: lessonRecord, rows: learned.taught },
        ...(came.findings === null
          ? []
          : [
              { record: findingRecord, rows: came.findings },
              { record: correctiveActionRecord, rows: came.actions },
            ]),
      ],
      named: [
        ...[personRecord, departmentRecord, groupRecord, controlRecord],
        ...[exerciseRecord, attackStepRecord, injectRecord, findingRecord],
      ],
      projection: projectAfterAction({
        ...{ ...own, ...came, ...learned, previous, questions, organisation: organisation[0] ?? null },
        ...{ approvals, injects, cards },
        attributions: attributionsOf(context, own),
        index: indexCatalogue(attackInForce(context).catalogue),
        nameOf: namesOf(context),
      }),
      signatories: [...new Set([lead, closedBy])].flatMap((person) => person ?? []),
      selfApproved: closedBy !== null && closedBy === lead,
      notReady: notReady(context, exercise.state),
    }
  },
}
