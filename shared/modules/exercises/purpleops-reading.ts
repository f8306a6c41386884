import { OperationError } from '../../contract/errors.ts'
import type { AnyValue } from '../../record/values.ts'
import type { AttackIndex } from './attack-catalogue.ts'
import { isMembers, keptMembers, type Members, textOf } from './foreign-json.ts'
import { momentOfUtc } from './foreign-moment.ts'
import type { ForeignFact, ForeignRun, ForeignRunRow, ForeignStep, RunFault, RunLoss } from './foreign-run.ts'
import { limited, lineOf, placedTechnique, type TellLoss } from './foreign-step.ts'

/** Members that have a field here. */
const placed: ReadonlySet<string> = new Set([
  ...['name', 'objective', 'actions', 'mitreid', 'tactic', 'sources', 'targets', 'tools', 'controls'],
  ...['starttime', 'endtime', 'detecttime'],
])
/** What the format describes of a test case; anything else is kept and told. */
const known: ReadonlySet<string> = new Set([
  ...placed,
  ...['id', 'assessmentid', 'rednotes', 'bluenotes', 'tags', 'state', 'prevented', 'preventedrating', 'alerted'],
  ...['alertseverity', 'logged', 'detectionrating', 'priority', 'priorityurgency', 'visible', 'modifytime'],
  ...['redfiles', 'bluefiles'],
])
const format = { known, placed }

type Case = { readonly where: string; readonly members: Members }
type Reading = { readonly index: AttackIndex; readonly faults: RunFault[]; readonly tell: TellLoss }
type Field = 'starttime' | 'endtime' | 'detecttime'

/** Names of a list, in one line. */
function listOf(value: AnyValue | undefined): string {
  return Array.isArray(value) ? value.map(textOf).join(', ') : textOf(value)
}

/** Python writes `None` for a moment that is not there. */
function momentIn({ where, members }: Case, field: Field, { faults, tell }: Reading) {
  const text = textOf(members[field])
  const { at, fault, isAssumed } = momentOfUtc(text === 'None' ? '' : text)
  if (fault !== null) faults.push({ where, field, message: fault })
  if (isAssumed) tell('zoneAssumed', field)
  return { at, isWrong: fault !== null }
}

function spanOf(test: Case, outcome: ForeignStep['outcome'], reading: Reading) {
  const at = (field: Field) => momentIn(test, field, reading)
  const [start, end, detection] = [at('starttime'), at('endtime'), at('detecttime')]
  const { where } = test
  const isRun = outcome !== null
  if (isRun && start.at === null && !start.isWrong)
    reading.faults.push({ where, field: 'starttime', message: 'errors.field.foreignRun.ranWithoutTime' })
  for (const [field, moment] of [
    ['endtime', end.at],
    ['detecttime', detection.at],
  ] as const)
    if (start.at !== null && moment !== null && moment < start.at)
      reading.faults.push({ where, field, message: 'errors.field.foreignRun.beforeStart' })
  return { startedAt: start.at, endedAt: end.at, detectedAt: detection.at }
}

const isTrue = (value: AnyValue | undefined) => value === true || textOf(value).toLowerCase() === 'true'
const preventedIn = ({ prevented }: Members) => textOf(prevented).toLowerCase()

/** Red's outcome as far as it can be told: a case that is done succeeded unless it was prevented. */
function outcomeOf({ members }: Case): ForeignStep['outcome'] {
  if (textOf(members.state).toLowerCase() !== 'complete') return null
  const prevented = preventedIn(members)
  return prevented === 'yes' ? 'failed' : prevented === 'partial' ? 'partly' : 'succeeded'
}

/** The best of what the defence did has the time at which somebody ticked it; prevention in part counts as there. */
function factsOf({ members }: Case, detectedAt: string | null, title: string, tell: TellLoss): readonly ForeignFact[] {
  const prevented = preventedIn(members)
  if (prevented === 'partial') tell('preventedInPart', title)
  const kinds: readonly ForeignFact['kind'][] = [
    ...(prevented === 'yes' || prevented === 'partial' ? (['prevented'] as const) : []),
    ...(isTrue(members.alerted) ? (['alerted'] as const) : []),
    ...(isTrue(members.logged) ? (['logged'] as const) : []),
  ]
  const note = limited(textOf(members.bluenotes), 20_000, 'bluenotes', tell)
  const source = lineOf(listOf(members.controls), 200, 'controls', tell)
  if (kinds.length === 0) return [{ kind: 'missed', at: null, source, note, reason: null }]
  if (detectedAt !== null) tell('timeEstimated', title)
  return kinds.map((kind, place): ForeignFact => {
    const isFirst = place === 0 && detectedAt !== null
    return {
      ...{ kind, at: isFirst ? detectedAt : null, source, note: place === 0 ? note : null, reason: null },
      ...(isFirst ? { isEstimated: true } : {}),
    }
  })
}

/** Files of evidence stay behind; the case keeps their names. */
function tellFiles(members: Members, tell: TellLoss): void {
  for (const files of [members.redfiles, members.bluefiles])
    for (const file of Array.isArray(files) ? files : []) tell('leftOut', textOf(file))
}

function readCase(test: Case, reading: Reading): ForeignRunRow {
  const { where, members } = test
  const { index, faults, tell } = reading
  const technique = placedTechnique(index, textOf(members.mitreid), textOf(members.tactic), tell)
  const title = lineOf(textOf(members.name) || technique.name, 200, 'name', tell)
  if (title === null) faults.push({ where, field: 'name', message: 'errors.field.foreignRun.noTitle' })
  const outcome = outcomeOf(test)
  if (outcome === 'succeeded' || outcome === 'failed') tell('outcomeInferred', title ?? '')
  const { startedAt, endedAt, detectedAt } = spanOf(test, outcome, reading)
  tellFiles(members, tell)
  return {
    where,
    step: {
      ...{ title: title ?? '', tactic: technique.tactic, technique: technique.technique, outcome, startedAt, endedAt },
      description: limited(textOf(members.objective), 20_000, 'objective', tell),
      target: lineOf(listOf(members.targets), 300, 'targets', tell),
      source: lineOf(listOf(members.sources), 300, 'sources', tell),
      tool: lineOf(listOf(members.tools), 300, 'tools', tell),
      command: limited(textOf(members.actions), 20_000, 'actions', tell),
    },
    facts: outcome === null ? [] : factsOf(test, detectedAt, title ?? '', tell),
    kept: [...technique.kept, ...keptMembers(members, '', format, tell)],
  }
}

/** Whether a file has the shape of test cases of PurpleOps. */
export function isPurpleOps(value: AnyValue): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((one) => isMembers(one) && 'mitreid' in one)
}

/** Reads the test cases that PurpleOps exports. `invalid`: `errors.purpleopsShape`, and `errors.runSteps` beyond `most`. */
export function readPurpleOps(value: AnyValue, index: AttackIndex, most: number): ForeignRun {
  if (!Array.isArray(value) || !value.every(isMembers)) throw new OperationError('invalid', 'errors.purpleopsShape')
  if (value.length > most)
    throw new OperationError('invalid', 'errors.runSteps', { parameters: { count: value.length, most } })
  const faults: RunFault[] = []
  const losses: RunLoss[] = []
  const rows = value.map((members: Members, place) => {
    const where = String(place + 1)
    const tell: TellLoss = (kind, what) =>
      losses.push({ kind, what: kind === 'kept' || kind === 'zoneAssumed' ? what : `${where} ${what}`.trim() })
    return readCase({ where, members }, { index, faults, tell })
  })
  return { format: 'purpleops', rows, faults, losses }
}
