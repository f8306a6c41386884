import { OperationError } from '../../contract/errors.ts'
import type { AnyValue } from '../../record/values.ts'
import type { AttackIndex } from './attack-catalogue.ts'
import { isMembers, keptMembers, type Members, membersOf, textOf } from './foreign-json.ts'
import { momentOfUtc } from './foreign-moment.ts'
import type { ForeignRun, ForeignRunRow, ForeignStep, RunFault, RunLoss } from './foreign-run.ts'
import { limited, lineOf, placedTechnique, type TellLoss } from './foreign-step.ts'

/** What the format describes of a step; anything else is kept and told. */
const known: ReadonlySet<string> = new Set([
  ...['link_id', 'ability_id', 'command', 'plaintext_command', 'delegated', 'run', 'status', 'platform', 'executor'],
  ...['pid', 'description', 'name', 'attack', 'output', 'agent_reported_time'],
])
/** Members that have a field here. */
const placed: ReadonlySet<string> = new Set(['command', 'description', 'name'])
const format = { known, placed }

/** Members of the operation that are kept with its first step: they are the same for all. */
const ofOperation = ['name', 'start', 'finish', 'planner', 'adversary', 'jitter', 'objectives', 'facts'] as const

type Reading = { readonly index: AttackIndex; readonly faults: RunFault[]; readonly tell: TellLoss }
type Step = { readonly where: string; readonly members: Members; readonly host: Members }
type Field = 'delegated' | 'agent_reported_time' | 'run'

/** A link that succeeded has 0, one that was not sent a number below it, and any other had an exit code or ran out of time. */
function outcomeOf({ where, members }: Step, faults: RunFault[]): ForeignStep['outcome'] {
  const { status } = members
  if (typeof status !== 'number') {
    faults.push({ where, field: 'status', message: 'errors.field.foreignRun.noStatus' })
    return null
  }
  if (status === 0) return 'succeeded'
  if (status > 0) return 'failed'
  // Sent and unanswered, or held back by hand: nothing is known of it yet.
  return status === -3 || status === -1 ? null : 'notRun'
}

function spanOf({ where, members }: Step, outcome: ForeignStep['outcome'], { faults, tell }: Reading) {
  const nothing = { startedAt: null, endedAt: null }
  if (outcome === 'notRun') return nothing
  const at = (field: Field) => {
    const { at: moment, fault, isAssumed } = momentOfUtc(textOf(members[field]))
    if (fault !== null) faults.push({ where, field, message: fault })
    if (isAssumed) tell('zoneAssumed', field)
    return { moment, isWrong: fault !== null }
  }
  const [reported, delegated, ended] = [at('agent_reported_time'), at('delegated'), at('run')]
  const startedAt = reported.moment ?? delegated.moment
  const isTold = reported.isWrong || delegated.isWrong
  if (startedAt === null && outcome !== null && !isTold)
    faults.push({ where, field: 'delegated', message: 'errors.field.foreignRun.ranWithoutTime' })
  const isBefore = startedAt !== null && ended.moment !== null && ended.moment < startedAt
  if (isBefore) faults.push({ where, field: 'run', message: 'errors.field.foreignRun.beforeStart' })
  return { startedAt, endedAt: ended.moment }
}

/** Machine, addresses and account of the agent that ran a step. */
function targetOf(host: Members, paw: string, tell: TellLoss): string | null {
  const addresses = Array.isArray(host.host_ip_addrs) ? host.host_ip_addrs.map(textOf).join(', ') : ''
  const parts = [textOf(host.host) || paw, addresses, textOf(host.username)].filter((part) => part !== '')
  return lineOf(parts.join(' · '), 300, 'host_group', tell)
}

function readStep(step: Step, paw: string, reading: Reading): ForeignRunRow {
  const { where, members, host } = step
  const { index, faults, tell } = reading
  const attack = membersOf(members.attack)
  const technique = placedTechnique(index, textOf(attack.technique_id), textOf(attack.tactic), tell)
  const name = textOf(members.name) || textOf(attack.technique_name) || technique.name
  const title = lineOf(name, 200, 'name', tell)
  if (title === null) faults.push({ where, field: 'name', message: 'errors.field.foreignRun.noTitle' })
  const outcome = outcomeOf(step, faults)
  if (outcome === 'succeeded' || outcome === 'failed') tell('outcomeInferred', title ?? '')
  return {
    where,
    step: {
      ...{ title: title ?? '', tactic: technique.tactic, technique: technique.technique, outcome },
      ...spanOf(step, outcome, reading),
      description: limited(textOf(members.description), 20_000, 'description', tell),
      target: targetOf(host, paw, tell),
      source: null,
      tool: 'Caldera',
      command: limited(textOf(members.plaintext_command) || textOf(members.command), 20_000, 'command', tell),
    },
    // What the defence did stands in no report of this format.
    facts: [],
    kept: [...technique.kept, { name: 'paw', value: paw }, ...keptMembers(members, '', format, tell)],
  }
}

/** Abilities that the operation never came to are no steps; each is told by name. */
function tellSkipped(skipped: AnyValue | undefined, losses: RunLoss[]): void {
  const agents = Array.isArray(skipped) ? skipped.filter(isMembers) : []
  for (const abilities of agents.flatMap((agent) => Object.values(agent)))
    for (const ability of Array.isArray(abilities) ? abilities.filter(isMembers) : [])
      losses.push({ kind: 'leftOut', what: textOf(ability.ability_name) || textOf(ability.ability_id) })
}

/** Whether a file has the shape of an operation report of Caldera. */
export function isCaldera(value: AnyValue): boolean {
  return isMembers(value) && isMembers(value.steps) && Array.isArray(value.host_group)
}

/** Reads an operation report of Caldera. `invalid`: `errors.calderaShape`, and `errors.runSteps` beyond `most`. */
export function readCaldera(value: AnyValue, index: AttackIndex, most: number): ForeignRun {
  const operation = membersOf(value)
  const hosts = Array.isArray(operation.host_group) ? operation.host_group.filter(isMembers) : []
  const agents = Object.entries(membersOf(operation.steps)).map(([paw, agent]) => {
    const { steps } = membersOf(agent)
    if (!Array.isArray(steps) || !steps.every(isMembers)) throw new OperationError('invalid', 'errors.calderaShape')
    return { paw, steps, host: hosts.find((one) => textOf(one.paw) === paw) ?? {} }
  })
  const count = agents.reduce((sum, { steps }) => sum + steps.length, 0)
  if (count > most) throw new OperationError('invalid', 'errors.runSteps', { parameters: { count, most } })
  const faults: RunFault[] = []
  const losses: RunLoss[] = []
  const rows = agents.flatMap(({ paw, steps, host }) =>
    steps.map((members: Members, place) => {
      const where = `${paw} ${place + 1}`
      const tell: TellLoss = (kind, what) =>
        losses.push({ kind, what: kind === 'kept' || kind === 'zoneAssumed' ? what : `${where} ${what}`.trim() })
      return readStep({ where, members, host }, paw, { index, faults, tell })
    }),
  )
  tellSkipped(operation.skipped_abilities, losses)
  return { format: 'caldera', rows: withOperation(rows, operation, losses), faults, losses }
}

function withOperation(
  rows: readonly ForeignRunRow[],
  operation: Members,
  losses: RunLoss[],
): readonly ForeignRunRow[] {
  const { steps: _steps, host_group: _hosts, skipped_abilities: _skipped, ...rest } = operation
  const described = { known: new Set<string>(ofOperation), placed: new Set<string>() }
  const kept = keptMembers(rest, 'operation ', described, (kind, what) => losses.push({ kind, what }))
  return rows.map((row, place) => (place === 0 ? { ...row, kept: [...row.kept, ...kept] } : row))
}
