import { OperationError } from '../../contract/errors.ts'
import type { AttackIndex } from './attack-catalogue.ts'
import { type ForeignMoment, momentOf, momentOfEpoch } from './foreign-moment.ts'
import type { ForeignFact, ForeignRun, ForeignRunRow, RunFault, RunLoss } from './foreign-run.ts'
import { limited, lineOf, placedTechnique, type TellLoss } from './foreign-step.ts'
import { neutralName, type VectrColumn, vectrColumns, vectrFields } from './vectr-columns.ts'

/** One row of a table by its heads; `where` is its number as spreadsheets count. */
export type TableRow = { readonly where: string; readonly cells: ReadonlyMap<string, string> }

type Row = TableRow & { readonly of: (column: VectrColumn) => string }

const is = (text: string, ...words: readonly string[]) => words.includes(text.toLowerCase())

type Moments = Readonly<Record<'startedAt' | 'endedAt' | 'detectedAt', string | null>>

/** The moment of a column and its epoch; what the two say must be the same second. */
function moment(row: Row, column: 'Start Time' | 'Stop Time' | 'Detection Time', faults: RunFault[]): string | null {
  const [text, epoch]: readonly ForeignMoment[] = [momentOf(row.of(column)), momentOfEpoch(row.of(`${column} Epoch`))]
  const fault = (field: string, message: string) => faults.push({ where: row.where, field, message })
  if (text?.fault) fault(column, text.fault)
  if (epoch?.fault) fault(`${column} Epoch`, epoch.fault)
  const [first, second] = [text?.at ?? null, epoch?.at ?? null]
  if (first !== null && second !== null && first.slice(0, 19) !== second.slice(0, 19))
    fault(`${column} Epoch`, 'errors.field.foreignRun.twoTimes')
  return second ?? first
}

function momentsOf(row: Row, faults: RunFault[]): Moments {
  const startedAt = moment(row, 'Start Time', faults)
  const endedAt = moment(row, 'Stop Time', faults)
  const detectedAt = moment(row, 'Detection Time', faults)
  const before = (at: string | null) => startedAt !== null && at !== null && at < startedAt
  const { where } = row
  if (before(endedAt)) faults.push({ where, field: 'Stop Time', message: 'errors.field.foreignRun.beforeStart' })
  if (before(detectedAt))
    faults.push({ where, field: 'Detection Time', message: 'errors.field.foreignRun.beforeStart' })
  return { startedAt, endedAt, detectedAt }
}

function kindsOf(row: Row): readonly ForeignFact['kind'][] {
  const outcome = row.of('Outcome')
  if (is(outcome, 'n/a', 'na')) return ['notApplicable']
  const isLogged = is(row.of('Activity Logged'), 'yes') || is(outcome, 'logged')
  const isAlerted = is(row.of('Alert Triggered'), 'yes') || is(outcome, 'alerted', 'detected')
  const kinds: readonly ForeignFact['kind'][] = [
    ...(is(outcome, 'blocked') ? (['prevented'] as const) : []),
    ...(isAlerted ? (['alerted'] as const) : []),
    ...(isLogged ? (['logged'] as const) : []),
  ]
  return kinds.length === 0 && is(outcome, 'notdetected', 'none') ? ['missed'] : kinds
}

/** The best of the facts has the time of detection: the file tells one only. */
function factsOf(row: Row, { detectedAt }: Moments, tell: TellLoss): readonly ForeignFact[] {
  const note = limited(row.of('Outcome Notes'), 20_000, 'Outcome Notes', tell)
  return kindsOf(row).map((kind, place) => ({
    ...{ kind, note: place === 0 ? note : null },
    at: place === 0 && kind !== 'missed' && kind !== 'notApplicable' ? detectedAt : null,
    source: lineOf(row.of('DetectingTools'), 200, 'DetectingTools', tell),
    reason: kind === 'notApplicable' ? (lineOf(note ?? 'N/A', 500, 'Outcome Notes', tell) ?? 'N/A') : null,
  }))
}

/** Red's outcome as far as the file lets it be told: it says what was done, and whether it was blocked. */
function outcomeOf(row: Row, startedAt: string | null, tell: TellLoss) {
  const isDone = is(row.of('Status'), 'completed') || (row.of('Status') === '' && startedAt !== null)
  if (!isDone) return is(row.of('Status'), 'notperformed', 'not performed') ? 'notRun' : null
  tell('outcomeInferred', row.of('Variant'))
  return is(row.of('Outcome'), 'blocked') ? 'failed' : 'succeeded'
}

function checked(row: Row, startedAt: string | null, outcome: string | null, faults: RunFault[]): void {
  const { where } = row
  const isRun = outcome === 'failed' || outcome === 'succeeded'
  // A time that is wrong is told once, as what it is.
  const isTold = faults.some((fault) => fault.where === where && fault.field.startsWith('Start Time'))
  if (isRun && startedAt === null && !isTold)
    faults.push({ where, field: 'Start Time', message: 'errors.field.foreignRun.ranWithoutTime' })
  if (outcome === 'notRun' && startedAt !== null)
    faults.push({ where, field: 'Start Time', message: 'errors.field.foreignRun.timedButNotRun' })
}

const groupColumns: readonly string[] = ['AssessmentGroup', 'Campaign']

/** Whether a row is of steps that were passed on: its names are nobody's, and the steps are of the exercise that takes them. */
const isPassedOn = (row: Row) => row.of('AssessmentGroup') === neutralName && row.of('Campaign') === neutralName

function keptOf(row: Row, tell: TellLoss) {
  const nameless = isPassedOn(row) ? groupColumns : []
  return [...row.cells].flatMap(([name, value]) => {
    if (vectrFields.has(name) || nameless.includes(name) || value.trim() === '') return []
    const isKnown = vectrColumns.some((column) => column === name)
    if (!isKnown) tell('kept', name)
    return [{ name: name.slice(0, 200), value: limited(value, 20_000, name, tell) ?? '' }]
  })
}

function readRow(row: Row, index: AttackIndex, faults: RunFault[], tell: TellLoss): ForeignRunRow {
  const moments = momentsOf(row, faults)
  const placed = placedTechnique(index, row.of('MitreID'), row.of('Phase'), tell)
  const title = lineOf(row.of('Variant') || row.of('Method') || placed.name, 200, 'Variant', tell)
  if (title === null) faults.push({ where: row.where, field: 'Variant', message: 'errors.field.foreignRun.noTitle' })
  const { startedAt, endedAt } = moments
  const outcome = outcomeOf(row, startedAt, tell)
  checked(row, startedAt, outcome, faults)
  return {
    where: row.where,
    step: {
      ...{ title: title ?? '', tactic: placed.tactic, technique: placed.technique, startedAt, endedAt, outcome },
      description: limited(row.of('Objective'), 20_000, 'Objective', tell),
      target: lineOf(row.of('TargetAssets'), 300, 'TargetAssets', tell),
      source: lineOf(row.of('SourceIps'), 300, 'SourceIps', tell),
      tool: lineOf(row.of('Attacker Tools'), 300, 'Attacker Tools', tell),
      command: limited(row.of('Command'), 20_000, 'Command', tell),
    },
    facts: outcome === null || outcome === 'notRun' ? [] : factsOf(row, moments, tell),
    kept: [...placed.kept, ...keptOf(row, tell)],
  }
}

/** Reads the rows of a CSV of VECTR. `invalid`, `errors.vectrHeads`, where the heads are not its own. */
export function readVectr(heads: readonly string[], rows: readonly TableRow[], index: AttackIndex): ForeignRun {
  if (!['Variant', 'MitreID', 'Outcome'].every((head) => heads.includes(head)))
    throw new OperationError('invalid', 'errors.vectrHeads')
  const faults: RunFault[] = []
  const losses: RunLoss[] = []
  const read = rows.map((row) =>
    readRow({ ...row, of: (column) => (row.cells.get(column) ?? '').trim() }, index, faults, (kind, what) =>
      losses.push({ kind, what: kind === 'kept' ? what : `${row.where} ${what}`.trim() }),
    ),
  )
  return { format: 'vectr', rows: read, faults, losses }
}
