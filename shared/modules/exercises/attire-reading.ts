import { OperationError } from '../../contract/errors.ts'
import type { AnyValue } from '../../record/values.ts'
import type { AttackIndex } from './attack-catalogue.ts'
import { isMembers, keptMembers, type Members, membersOf, textOf } from './foreign-json.ts'
import { momentOf } from './foreign-moment.ts'
import type { ForeignRun, ForeignRunRow, RunFault, RunLoss } from './foreign-run.ts'
import { limited, lineOf, placedTechnique, type TellLoss } from './foreign-step.ts'

/** What the format describes; anything else is kept and told. */
const described = {
  execution: ['execution-id', 'execution-source', 'execution-command', 'execution-category', 'target', 'source'],
  generated: ['time-generated', 'executable', 'assessment-name', 'group-name', 'x-vectr-io-campaign-template'],
  procedure: ['procedure-name', 'procedure-description', 'procedure-id', 'mitre-technique-id', 'order', 'steps'],
  test: ['x-vectr-io-testcase-template', 'x-vectr-io-testcase-id', 'x-vectr-io-campaign-id'],
  step: ['command', 'executor', 'order', 'output', 'time-start', 'time-stop', 'success-regex'],
} as const
const known: ReadonlySet<string> = new Set<string>(Object.values(described).flat())

/** Members that have a field here. */
const placed: ReadonlySet<string> = new Set([
  ...['execution-source', 'target', 'source', 'procedure-name', 'procedure-description', 'mitre-technique-id'],
  ...['steps', 'command', 'time-start', 'time-stop'],
])

const format = { known, placed }

/** Machine, address and person, as far as they are told. */
function placeOf(value: AnyValue | undefined, name: string, tell: TellLoss): string | null {
  const first = membersOf(Array.isArray(value) ? value[0] : value)
  const parts = [first.host ?? first.domain, first.ip, first.user].map(textOf).filter((part) => part !== '')
  return lineOf(parts.join(' · '), 300, name, tell)
}

type Ran = { readonly where: string; readonly members: Members }
type Span = { readonly startedAt: string | null; readonly endedAt: string | null }

/** When a command began and ended; a procedure has run, so each of its commands needs both. */
function spanOf({ where, members }: Ran, faults: RunFault[]): Span {
  const at = (field: 'time-start' | 'time-stop') => {
    const { at: moment, fault } = momentOf(textOf(members[field]))
    const message = fault ?? (moment === null ? 'errors.field.foreignRun.ranWithoutTime' : null)
    if (message !== null) faults.push({ where, field, message })
    return moment
  }
  const [startedAt, endedAt] = [at('time-start'), at('time-stop')]
  if (startedAt !== null && endedAt !== null && endedAt < startedAt)
    faults.push({ where, field: 'time-stop', message: 'errors.field.foreignRun.beforeStart' })
  return { startedAt, endedAt }
}

/** The commands of a procedure in the order that they name. */
function ranOf(procedure: Members, where: string, faults: RunFault[]): readonly Ran[] {
  const { steps } = procedure
  if (!Array.isArray(steps) || steps.length === 0 || !steps.every(isMembers)) {
    faults.push({ where, field: 'steps', message: 'errors.field.foreignRun.noCommands' })
    return []
  }
  return steps
    .map((members: Members, place) => ({ where: `${where}.${place + 1}`, members }))
    .toSorted((one, other) => Number(one.members.order ?? 0) - Number(other.members.order ?? 0))
}

type Reading = { readonly index: AttackIndex; readonly faults: RunFault[]; readonly tell: TellLoss }

function readProcedure(
  { where, members: procedure }: Ran,
  execution: Members,
  { index, faults, tell }: Reading,
): ForeignRunRow {
  const ran = ranOf(procedure, where, faults)
  const spans = ran.map((one) => spanOf(one, faults))
  const technique = placedTechnique(index, textOf(procedure['mitre-technique-id']), '', tell)
  const title = lineOf(textOf(procedure['procedure-name']) || technique.name, 200, 'procedure-name', tell)
  if (title === null) faults.push({ where, field: 'procedure-name', message: 'errors.field.foreignRun.noTitle' })
  // The file tells the output of commands, and not whether it is what red was after.
  tell('outcomeInferred', title ?? '')
  const starts = spans.flatMap(({ startedAt }) => startedAt ?? []).toSorted()
  const ends = spans.flatMap(({ endedAt }) => endedAt ?? []).toSorted()
  const commands = ran.map(({ members }) => textOf(members.command)).filter((command) => command !== '')
  return {
    where,
    step: {
      ...{ title: title ?? '', tactic: technique.tactic, technique: technique.technique, outcome: 'succeeded' },
      ...{ startedAt: starts.at(0) ?? null, endedAt: ends.at(-1) ?? null },
      description: limited(textOf(procedure['procedure-description']), 20_000, 'procedure-description', tell),
      target: placeOf(execution.target, 'target', tell),
      source: placeOf(execution.source, 'source', tell),
      tool: lineOf(textOf(execution['execution-source']), 300, 'execution-source', tell),
      command: limited(commands.join('\n'), 20_000, 'command', tell),
    },
    // What the defence did stands in no file of this format.
    facts: [],
    kept: [
      ...technique.kept,
      ...keptMembers(execution, '', format, tell),
      ...keptMembers(procedure, '', format, tell),
      ...ran.flatMap(({ members }, place) => keptMembers(members, `${place + 1} `, format, tell)),
    ],
  }
}

/** Whether the file is of a version that is read; the published schema knows no member for it, writers put one. */
function refuseVersion(version: AnyValue | undefined): void {
  const text = textOf(version)
  if (text !== '' && !/^1(?:\.[01])?$/u.test(text))
    throw new OperationError('invalid', 'errors.attireVersion', { parameters: { version: text.slice(0, 20) } })
}

/** Reads a log of ATTiRe 1.1. `invalid`: `errors.attireShape`, `errors.attireVersion`, and `errors.runSteps` beyond `most`. */
export function readAttire(value: AnyValue, index: AttackIndex, most: number): ForeignRun {
  const { 'execution-data': execution, procedures, 'attire-version': version, ...rest } = membersOf(value)
  if (!isMembers(execution) || !Array.isArray(procedures) || !procedures.every(isMembers))
    throw new OperationError('invalid', 'errors.attireShape')
  refuseVersion(version)
  if (procedures.length > most)
    throw new OperationError('invalid', 'errors.runSteps', { parameters: { count: procedures.length, most } })
  const faults: RunFault[] = []
  const losses: RunLoss[] = []
  const shared: Members = { ...execution, ...rest }
  const rows = procedures.map((members: Members, place) => {
    const where = String(place + 1)
    const tell: TellLoss = (kind, what) =>
      losses.push({ kind, what: kind === 'kept' ? what : `${where} ${what}`.trim() })
    return readProcedure({ where, members }, shared, { index, faults, tell })
  })
  return { format: 'attire', rows, faults, losses }
}
