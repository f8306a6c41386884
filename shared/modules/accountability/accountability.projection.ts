import { isText } from '../../record/rule-values.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { isFrozen } from '../../record/workflow.ts'
import { lapseKinds, measures } from './accountability.words.ts'
import { accountabilityCaseWorkflow } from './accountability-case.workflow.ts'

const stations = [
  { key: 'reported', on: 'createdAt', by: 'createdBy', text: 'facts' },
  { key: 'assessed', on: 'assessedOn', by: 'assessedBy', text: 'assessment' },
  { key: 'answered', on: 'statedOn', by: 'person', text: 'statement' },
  { key: 'heard', on: 'heardOn', by: 'heardBy', text: 'hearing' },
  { key: 'decided', on: 'decidedOn', by: 'decidedBy', text: 'decision' },
  { key: 'appealed', on: 'appealedOn', by: 'person', text: 'appeal' },
  { key: 'appealDecided', on: 'appealDecidedOn', by: 'appealDecidedBy', text: 'appealDecision' },
  { key: 'closed', on: 'closedOn', by: 'closedBy', text: 'outcome' },
] as const

/** What the person alone does and may leave out; without it the course simply goes on. */
const optional: readonly string[] = ['answered', 'appealed', 'appealDecided']

/**
 * One station of a case: `done` with who took it, on which day (an instant for the report), and what was written; `ahead`
 * where it is still to come, `passedOver` where it was left out for good.
 */
export type CourseStation = {
  readonly key: (typeof stations)[number]['key'] | 'dropped'
  readonly standing: 'done' | 'ahead' | 'passedOver'
  readonly on: string | null
  readonly by: string | null
  readonly text: string | null
  readonly measure: string | null
}

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : null)

function measureAt(key: string, entity: AnyEntity): string | null {
  if (key === 'decided') return textOf(entity.measure)
  return key === 'appealDecided' || key === 'closed' ? textOf(entity.standing) : null
}

/** The stations of a case in their order, as far as they lie behind it and as far as they can still come. */
export function projectCourse(entity: AnyEntity): readonly CourseStation[] {
  const isDropped = entity.state === 'dropped'
  const done = stations.map(({ on, key }) => textOf(entity[on]) !== null && !(isDropped && key === 'closed'))
  const last = done.lastIndexOf(true)
  const isOver = isDropped || entity.state === 'closed'
  const projected = stations.map((station, index): CourseStation => {
    const { key, on, by, text } = station
    const standing = done[index] ? 'done' : index < last || isOver ? 'passedOver' : 'ahead'
    if (standing !== 'done') return { key, standing, on: null, by: null, text: null, measure: null }
    const said = { on: textOf(entity[on]), by: textOf(entity[by]), text: textOf(entity[text]) }
    return { key, standing, ...said, measure: measureAt(key, entity) }
  })
  if (!isDropped) return projected.filter(({ key, standing }) => standing !== 'passedOver' || optional.includes(key))
  const end = { on: textOf(entity.closedOn), by: textOf(entity.closedBy), text: null, measure: null }
  return [...projected.filter(({ standing }) => standing === 'done'), { key: 'dropped', standing: 'done', ...end }]
}

/** Figures over cases that name nobody: how many of each kind, what they led to, and what came of appeals. */
export type CaseFigures = {
  readonly total: number
  readonly open: number
  readonly byLapse: readonly { readonly lapse: string; readonly count: number; readonly open: number }[]
  readonly byMeasure: readonly { readonly measure: string; readonly count: number }[]
  readonly appeals: {
    readonly open: number
    readonly upheld: number
    readonly lightened: number
    readonly annulled: number
  }
}

const isOpen = ({ state }: AnyEntity) =>
  !isFrozen({ workflow: accountabilityCaseWorkflow }, { state }) || state === 'decided' || state === 'appealDecided'

/** The figures of cases for a report; kinds and measures in their declared order, those without a case included. */
export function projectCaseFigures(cases: readonly AnyEntity[]): CaseFigures {
  const where = (field: string, value: string) => cases.filter((one) => one[field] === value)
  const ended = (outcome: string) => where('appealOutcome', outcome).filter(({ state }) => state !== 'appealed').length
  return {
    total: cases.length,
    open: cases.filter(isOpen).length,
    byLapse: lapseKinds.map((lapse) => {
      const rows = where('lapse', lapse)
      return { lapse, count: rows.length, open: rows.filter(isOpen).length }
    }),
    byMeasure: measures.map((measure) => ({ measure, count: where('standing', measure).length })),
    appeals: {
      open: where('state', 'appealed').length,
      upheld: ended('upheld'),
      lightened: ended('lightened'),
      annulled: ended('annulled'),
    },
  }
}
