import { differenceInDays } from '../../base/dates.ts'
import type { Entity } from '../../record/record.ts'
import type { correctiveActionRecord } from '../audits/corrective-action.record.ts'
import type { organisationRecord } from '../organisation/organisation.record.ts'
import type { cycleRecord } from './cycle.record.ts'
import { isOpenWork } from './cycles.closing.ts'
import { projectDeviations } from './cycles.deviations.ts'
import { isTargetMet, type NamedTarget, shortDecimal, targetsOf, wantedSign } from './cycles.targets.ts'
import type { deviationRecord } from './deviation.record.ts'
import type { workItemRecord } from './work-item.record.ts'

type Cycle = Entity<typeof cycleRecord>
type WorkItem = Entity<typeof workItemRecord>
type Deviation = Entity<typeof deviationRecord>

/** How a measured target stands; what was not measured yet is neither met nor missed. */
export type TargetResult = 'met' | 'missed' | 'unmeasured'

/** A work item of a cycle's report; `progress` is percent as decimal text, `daysLate` as of the day of the report. */
export type ReportedWork = {
  readonly number: string
  readonly title: string
  readonly state: WorkItem['state']
  readonly department: string
  readonly owner: string
  readonly startOn: string
  readonly dueOn: string
  readonly doneOn: string | null
  readonly daysLate: number
  readonly progress: string
  readonly result: string
  readonly exceptions: string
  readonly targets: readonly {
    readonly name: string
    readonly wanted: string
    readonly measured: string
    readonly result: TargetResult
  }[]
}

/** A missed target, why, and what is done about it: measures by name, or who accepted it and why. */
export type ReportedDeviation = {
  readonly number: string
  readonly title: string
  readonly work: string
  readonly state: Deviation['state']
  readonly owner: string
  readonly cause: string
  readonly measures: readonly string[]
  readonly acceptedBy: string
  readonly acceptedReason: string
  readonly result: string
}

/** All that the document of a cycle shows, names resolved and nothing left to compute. */
export type CycleDocument = Pick<Cycle, 'title' | 'kind' | 'period' | 'state' | 'goal' | 'closedOn'> & {
  readonly organisation: string
  readonly classification: string
  readonly number: string
  /** The day as of which lateness is reckoned. */
  readonly asOf: string
  readonly owner: string
  readonly department: string
  readonly contributing: readonly string[]
  readonly previous: string
  readonly closedBy: string
  readonly texts: Readonly<
    Record<('scope' | 'lessonsTaken' | 'planSummary' | 'doSummary' | 'exceptions') | CheckedTexts, string>
  >
  readonly work: readonly ReportedWork[]
  readonly counts: Readonly<Record<TargetResult | 'done' | 'open' | 'late', number>>
  readonly deviations: readonly ReportedDeviation[]
  /** Missed targets of which no deviation speaks yet. */
  readonly unrecorded: number
  /** Corrective actions that the cycle took over, with their state. */
  readonly actions: readonly {
    readonly title: string
    readonly state: Entity<typeof correctiveActionRecord>['state']
  }[]
  readonly attachments: readonly { readonly of: string; readonly name: string; readonly sha256: string }[]
}
type CheckedTexts = 'checkSummary' | 'actSummary' | 'lessons' | 'carriedOver'

/** The records that the document of a cycle stands on; `nameOf` answers the title of a record. */
export type CycleDocumentSource = {
  readonly organisation: Entity<typeof organisationRecord> | null
  readonly cycle: Cycle
  readonly items: readonly WorkItem[]
  readonly deviations: readonly Deviation[]
  readonly actions: readonly Entity<typeof correctiveActionRecord>[]
  readonly today: string
  readonly nameOf: (record: string, id: string | null) => string
}

function daysLate({ dueOn, doneOn, state }: WorkItem, today: string): number {
  const end = doneOn ?? (isOpenWork({ state }) ? today : dueOn)
  return end > dueOn ? differenceInDays(end, dueOn) : 0
}

/** A measured value as its target is written: `88.1 %`. */
function measuredSign({ measured, kind }: NamedTarget): string {
  return measured === null ? '' : `${shortDecimal(measured)}${kind === 'percent' ? ' %' : ''}`
}

function workOf(item: WorkItem, { nameOf, today }: CycleDocumentSource): ReportedWork {
  return {
    ...{ number: item.number ?? '', title: item.title, state: item.state },
    department: nameOf('department', item.leadDepartment),
    owner: nameOf('person', item.owner),
    ...{ startOn: item.startOn, dueOn: item.dueOn, doneOn: item.doneOn, daysLate: daysLate(item, today) },
    progress: item.progress === null ? '' : shortDecimal(String(item.progress)),
    ...{ result: item.result ?? '', exceptions: item.exceptions ?? '' },
    targets: targetsOf(item).map((target) => {
      const isMet = isTargetMet(target)
      return {
        ...{ name: target.name, wanted: wantedSign(target), measured: measuredSign(target) },
        result: isMet === null ? 'unmeasured' : isMet ? 'met' : 'missed',
      }
    }),
  }
}

/** What is cancelled is not counted, and what is carried over is measured where it goes on. */
function countsOf(work: readonly ReportedWork[]): CycleDocument['counts'] {
  const standing = work.filter(({ state }) => state !== 'cancelled')
  const results = standing.flatMap(({ state, targets }) =>
    targets.flatMap(({ result }) => (result === 'unmeasured' && state === 'carriedOver' ? [] : [result])),
  )
  const count = (wanted: TargetResult) => results.filter((result) => result === wanted).length
  return {
    ...{ met: count('met'), missed: count('missed'), unmeasured: count('unmeasured') },
    done: standing.filter(({ state }) => state === 'done').length,
    open: standing.filter(isOpenWork).length,
    late: standing.filter((item) => item.daysLate > 0).length,
  }
}

function deviationOf(deviation: Deviation, { nameOf }: CycleDocumentSource): ReportedDeviation {
  const { number, title, state, workItem, action, furtherWork } = deviation
  return {
    ...{ number: number ?? '', title, state, work: nameOf('workItem', workItem) },
    owner: nameOf('person', deviation.owner),
    cause: deviation.cause ?? '',
    measures: [nameOf('correctiveAction', action), nameOf('workItem', furtherWork)].filter((name) => name !== ''),
    acceptedBy: nameOf('person', deviation.acceptedBy),
    acceptedReason: deviation.acceptedReason ?? '',
    result: deviation.result ?? '',
  }
}

const byNumber = (one: { readonly number: string }, other: { readonly number: string }) =>
  one.number < other.number ? -1 : one.number > other.number ? 1 : 0

function attachmentsOf({ cycle, items, deviations }: CycleDocumentSource): CycleDocument['attachments'] {
  return [cycle, ...items, ...deviations].flatMap(({ number, evidence }) =>
    evidence.map(({ name, sha256 }) => ({ of: number ?? '', name, sha256 })),
  )
}

/** Computes what the document of a cycle says as of a day. */
export function projectCycleDocument(source: CycleDocumentSource): CycleDocument {
  const { organisation, cycle, items, deviations, actions, today, nameOf } = source
  const work = items.map((item) => workOf(item, source)).toSorted(byNumber)
  const { title, kind, period, state, goal, closedOn } = cycle
  return {
    ...{ title, kind, period, state, goal, closedOn },
    organisation: organisation?.legalName ?? organisation?.name ?? '',
    classification: cycle.classification ?? organisation?.classification ?? '',
    number: cycle.number ?? '',
    asOf: today,
    owner: nameOf('person', cycle.owner),
    department: nameOf('department', cycle.department),
    contributing: cycle.contributingDepartments.map((id) => nameOf('department', id)).toSorted(),
    previous: nameOf('cycle', cycle.previousCycle),
    closedBy: nameOf('person', cycle.closedBy),
    texts: {
      ...{ scope: cycle.scope ?? '', lessonsTaken: cycle.lessonsTaken ?? '', planSummary: cycle.planSummary ?? '' },
      ...{ doSummary: cycle.doSummary ?? '', exceptions: cycle.exceptions ?? '' },
      ...{ checkSummary: cycle.checkSummary ?? '', actSummary: cycle.actSummary ?? '' },
      ...{ lessons: cycle.lessons ?? '', carriedOver: cycle.carriedOver ?? '' },
    },
    work,
    counts: countsOf(work),
    deviations: deviations.map((deviation) => deviationOf(deviation, source)).toSorted(byNumber),
    unrecorded: projectDeviations(items, deviations).filter(({ deviation }) => deviation === null).length,
    actions: actions.map((action) => ({ title: nameOf('correctiveAction', action.id), state: action.state })),
    attachments: attachmentsOf(source),
  }
}
