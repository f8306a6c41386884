import { secondsBetween } from '../../base/dates.ts'
import type { Entity } from '../../record/record.ts'
import type { AttackIndex } from './attack-catalogue.ts'
import type { attackStepRecord } from './attack-step.record.ts'
import type { DefenceFacts, DefenceKind } from './exercises.defence.ts'
import { firstAt } from './exercises.scoring.ts'
import { neutralName, paceColumns, planColumns, type VectrColumn, vectrColumns } from './vectr-columns.ts'

type Step = Pick<
  Entity<typeof attackStepRecord>,
  | 'id'
  | 'title'
  | 'tactic'
  | 'technique'
  | 'description'
  | 'target'
  | 'source'
  | 'tool'
  | 'command'
  | 'startedAt'
  | 'endedAt'
  | 'outcome'
  | 'imported'
>
type Cells = Readonly<Partial<Record<VectrColumn, string>>>

const detecting: readonly DefenceKind[] = ['prevented', 'alerted', 'logged']

function timeCells(column: 'Start Time' | 'Stop Time' | 'Detection Time', at: string | null): Cells {
  return at === null ? {} : { [column]: at, [`${column} Epoch`]: String(Date.parse(at)) }
}

/** What of the facts VECTR has words for: blocked, detected and logged, and the time of the first of them. */
function defenceCells(step: Step, facts: readonly DefenceFacts[]): Cells {
  const has = (...kinds: readonly DefenceKind[]) => facts.some(({ kind }) => kinds.includes(kind))
  const isRun = step.outcome !== null && step.outcome !== 'notRun'
  if (!isRun || facts.length === 0) return { Outcome: 'TBD', 'Alert Triggered': 'TBD', 'Activity Logged': 'TBD' }
  const isAlerted = has('alerted')
  const isLogged = has('logged', 'acknowledged', 'investigated', 'contained', 'eradicated')
  const isBlocked = has('prevented')
  const isApart = has('notApplicable') && !isAlerted && !isLogged && !isBlocked
  const outcome = isBlocked ? 'Blocked' : isAlerted ? 'Detected' : isApart ? 'N/A' : 'NotDetected'
  const sources = [
    ...new Set(facts.flatMap(({ kind, source }) => (source && detecting.includes(kind) ? [source] : []))),
  ]
  return {
    ...{ Outcome: outcome, DetectingTools: sources.join(',') },
    ...{ 'Alert Triggered': isAlerted ? 'Yes' : 'No', 'Activity Logged': isLogged ? 'Yes' : 'No' },
    ...timeCells(
      'Detection Time',
      firstAt(facts, (kind) => detecting.includes(kind)),
    ),
  }
}

function statusOf({ outcome, startedAt }: Step): string {
  if (outcome === 'notRun') return 'NotPerformed'
  return outcome !== null ? 'Completed' : startedAt === null ? '' : 'InProgress'
}

type Written = {
  readonly exercise: string
  readonly steps: readonly Step[]
  readonly facts: readonly DefenceFacts[]
  /** The phases of VECTR are called like the tactics. */
  readonly index: Pick<AttackIndex, 'tactic'>
}

/** The phase in the words of the file while it says the tactic of the step; a tactic that was corrected since by its name. */
function phaseOf({ tactic }: Pick<Step, 'tactic'>, kept: string, index: Written['index']): string {
  if (tactic === null || index.tactic(kept)?.id === tactic) return kept
  return index.tactic(tactic)?.name ?? tactic
}

/** The steps of an exercise as rows of VECTR's CSV, heads first; columns that came from VECTR go back as they came. */
export function vectrRows({ exercise, steps, facts, index }: Written): readonly (readonly string[])[] {
  const byStep = Map.groupBy(facts, ({ attackStep }) => attackStep)
  const others = [...new Set(steps.flatMap(({ imported }) => imported.map(({ name }) => name)))]
  const extra = others.filter((name) => !vectrColumns.some((column) => column === name))
  const rows = steps.map((step) => {
    const kept = new Map(step.imported.map(({ name, value }) => [name, value]))
    const own = byStep.get(step.id) ?? []
    const cells: Cells = {
      ...{ AssessmentGroup: kept.get('AssessmentGroup') ?? exercise, Campaign: kept.get('Campaign') ?? exercise },
      Phase: phaseOf(step, kept.get('Phase') ?? '', index),
      ...{ Variant: step.title, MitreID: step.technique ?? kept.get('MitreID') ?? '', Status: statusOf(step) },
      ...{ Objective: step.description ?? '', SourceIps: step.source ?? '', TargetAssets: step.target ?? '' },
      ...{ Command: step.command ?? '', 'Attacker Tools': step.tool ?? '' },
      ...timeCells('Start Time', step.startedAt),
      ...timeCells('Stop Time', step.endedAt),
      ...defenceCells(step, own),
    }
    return [
      ...vectrColumns.map((column) => cells[column] ?? kept.get(column) ?? ''),
      ...extra.map((name) => kept.get(name) ?? ''),
    ]
  })
  return [[...vectrColumns, ...extra], ...rows]
}

/** The names that they have here say whose steps these were. */
const neutral: Cells = { AssessmentGroup: neutralName, Campaign: neutralName }

type PlannedStep = Step & Pick<Entity<typeof attackStepRecord>, 'plannedStartAt' | 'plannedEndAt'>

/** The minutes of the planned times after the first of all; as they came where no step has times of its own. */
function paceOf(step: PlannedStep, first: string | undefined): readonly string[] {
  const { plannedStartAt, plannedEndAt, imported } = step
  if (first === undefined) return paceColumns.map((column) => imported.find(({ name }) => name === column)?.value ?? '')
  if (plannedStartAt === null) return paceColumns.map(() => '')
  const minutes = (at: string | null) => (at === null ? '' : String(Math.round(secondsBetween(first, at) / 60)))
  return [minutes(plannedStartAt), minutes(plannedEndAt)]
}

/** The steps as the same table without the defence, the times, the places and the names: to be tried elsewhere, and shown to others. */
export function planRows({
  steps,
  index,
}: Pick<Written, 'index'> & { readonly steps: readonly PlannedStep[] }): readonly (readonly string[])[] {
  const [, ...rows] = vectrRows({ exercise: '', steps, facts: [], index })
  const first = steps
    .flatMap(({ plannedStartAt }) => plannedStartAt ?? [])
    .toSorted()
    .at(0)
  const paces = steps.map((step) => paceOf(step, first))
  const isPaced = paces.flat().some((cell) => cell !== '')
  const plan = rows.map((row, of) => [
    ...vectrColumns.map((column, place) => (planColumns.has(column) ? (row[place] ?? '') : (neutral[column] ?? ''))),
    ...(isPaced ? (paces[of] ?? []) : []),
  ])
  return [[...vectrColumns, ...(isPaced ? paceColumns : [])], ...plan]
}
