import { OperationError } from '../../contract/errors.ts'
import type { AnyValue } from '../../record/values.ts'
import type { AttackIndex } from './attack-catalogue.ts'
import { isMembers, keptMembers, type Members, membersOf, textOf } from './foreign-json.ts'
import { momentOfUtc } from './foreign-moment.ts'
import type { ForeignRun, ForeignRunRow, RunFault, RunLoss } from './foreign-run.ts'
import { limited, lineOf, placedTechnique, type TellLoss } from './foreign-step.ts'

/** What the formats describe of an object that becomes a step. */
const known: ReadonlySet<string> = new Set([
  ...['type', 'id', 'spec_version', 'created', 'modified', 'created_by_ref', 'revoked', 'labels', 'confidence', 'lang'],
  ...['external_references', 'object_marking_refs', 'granular_markings', 'extensions', 'kill_chain_phases', 'aliases'],
  ...['name', 'description', 'technique_id', 'technique_ref', 'tactic_id', 'tactic_ref', 'execution_start'],
  ...['execution_end', 'command_ref', 'asset_refs', 'effect_refs'],
])
const placed: ReadonlySet<string> = new Set(['type', 'name', 'description'])
const format = { known, placed }

const techniqueForm = /^T\d{4}(?:\.\d{3})?$/u

/** Objects that a step is made of, or that a step takes something from; all others are told as left out, by their types. */
const read: ReadonlySet<string> = new Set(['attack-pattern', 'attack-action', 'relationship', 'process'])

type Reading = {
  readonly index: AttackIndex
  readonly byId: ReadonlyMap<string, Members>
  /** Who uses an attack pattern, as relationships say. */
  readonly users: ReadonlyMap<string, readonly string[]>
  readonly faults: RunFault[]
  readonly tell: TellLoss
}

/** The public id that an object carries among its references. */
function techniqueOf(object: Members): string {
  const references = Array.isArray(object.external_references) ? object.external_references.filter(isMembers) : []
  return references.map(({ external_id: id }) => textOf(id)).find((id) => techniqueForm.test(id)) ?? ''
}

function phaseOf(object: Members): string {
  const phases = Array.isArray(object.kill_chain_phases) ? object.kill_chain_phases.filter(isMembers) : []
  const own = phases.find(({ kill_chain_name: name }) => textOf(name) === 'mitre-attack') ?? phases[0]
  return textOf(own?.phase_name)
}

function momentsOf(object: Members, where: string, { faults, tell }: Reading) {
  const at = (field: 'execution_start' | 'execution_end') => {
    const { at: moment, fault, isAssumed } = momentOfUtc(textOf(object[field]))
    if (fault !== null) faults.push({ where, field, message: fault })
    if (isAssumed) tell('zoneAssumed', field)
    return moment
  }
  const [startedAt, endedAt] = [at('execution_start'), at('execution_end')]
  if (startedAt !== null && endedAt !== null && endedAt < startedAt)
    faults.push({ where, field: 'execution_end', message: 'errors.field.foreignRun.beforeStart' })
  return { startedAt, endedAt }
}

/** Characters of one value that a step keeps of what it does not understand. */
const longestKept = 20_000

/**
 * Names as one text, no longer than what is kept of it and one name more: a file may refer to one long name many thousand
 * times, or name thousands who use a technique.
 */
function joined(names: Iterable<string>, most: number): string {
  let text = ''
  for (const name of names) {
    if (text.length > most) break
    if (name !== '') text += text === '' ? name : `, ${name}`
  }
  return text
}

/** The names of what an object refers to, as one line. */
function namesOf(refs: AnyValue | undefined, byId: Reading['byId'], most: number): string {
  const ids: readonly AnyValue[] = Array.isArray(refs) ? refs : []
  // The names stand in the file already: what costs is putting them into one text.
  return joined(
    ids.map((id) => textOf(byId.get(textOf(id))?.name)),
    most,
  )
}

function readObject(object: Members, where: string, reading: Reading): ForeignRunRow {
  const { index, byId, users, faults, tell } = reading
  const pattern = byId.get(textOf(object.technique_ref)) ?? {}
  const id = textOf(object.technique_id) || techniqueOf(object) || techniqueOf(pattern)
  const technique = placedTechnique(index, id, textOf(object.tactic_id) || phaseOf(object) || phaseOf(pattern), tell)
  const title = lineOf(textOf(object.name) || technique.name, 200, 'name', tell)
  if (title === null) faults.push({ where, field: 'name', message: 'errors.field.foreignRun.noTitle' })
  const command = textOf(byId.get(textOf(object.command_ref))?.command_line)
  const by = joined(users.get(textOf(object.id)) ?? [], longestKept).slice(0, longestKept)
  return {
    where,
    step: {
      ...{ title: title ?? '', tactic: technique.tactic, technique: technique.technique, outcome: null },
      ...momentsOf(object, where, reading),
      description: limited(textOf(object.description), 20_000, 'description', tell),
      target: lineOf(namesOf(object.asset_refs, byId, 300), 300, 'asset_refs', tell),
      source: null,
      tool: null,
      command: limited(command, 20_000, 'command_line', tell),
    },
    facts: [],
    kept: [
      ...technique.kept,
      ...(by === '' ? [] : [{ name: 'used by', value: by }]),
      ...keptMembers(object, '', format, tell),
    ],
  }
}

function usersOf(objects: readonly Members[], byId: ReadonlyMap<string, Members>): Reading['users'] {
  const uses = objects.filter(({ type, relationship_type: kind }) => type === 'relationship' && kind === 'uses')
  const named = uses.map(({ source_ref: source, target_ref: target }) => ({
    target: textOf(target),
    name: textOf(byId.get(textOf(source))?.name) || textOf(source),
  }))
  return new Map([...Map.groupBy(named, ({ target }) => target)].map(([id, own]) => [id, own.map(({ name }) => name)]))
}

/** Attack actions are an order of events; where there are none, each attack pattern is one thing to try. */
function stepsOf(objects: readonly Members[]): readonly Members[] {
  const actions = objects.filter(({ type }) => type === 'attack-action')
  return actions.length > 0 ? actions : objects.filter(({ type }) => type === 'attack-pattern')
}

/** Whether a file is a bundle of STIX. */
export function isStix(value: AnyValue): boolean {
  return isMembers(value) && value.type === 'bundle' && Array.isArray(value.objects)
}

/**
 * Reads the attack actions of a STIX 2 bundle (Attack Flow), else its attack patterns, as steps that are still to come but
 * where an action says when it was. `invalid`: `errors.stixNoSteps`, and `errors.runSteps` beyond `most`.
 */
export function readStixSteps(value: AnyValue, index: AttackIndex, most: number): ForeignRun {
  const { objects: listed } = membersOf(value)
  const objects = Array.isArray(listed) ? listed.filter(isMembers) : []
  const isGone = ({ revoked, x_mitre_deprecated: deprecated }: Members) => revoked === true || deprecated === true
  const steps = stepsOf(objects)
  const live = steps.filter((object) => !isGone(object))
  if (live.length === 0) throw new OperationError('invalid', 'errors.stixNoSteps')
  if (live.length > most)
    throw new OperationError('invalid', 'errors.runSteps', { parameters: { count: live.length, most } })
  const byId = new Map(objects.map((object) => [textOf(object.id), object]))
  const losses: RunLoss[] = steps.filter(isGone).map((object) => ({ kind: 'leftOut', what: textOf(object.name) }))
  const faults: RunFault[] = []
  const users = usersOf(objects, byId)
  const rows = live.map((object, place) => {
    const where = String(place + 1)
    const tell: TellLoss = (kind, what) =>
      losses.push({ kind, what: kind === 'kept' || kind === 'zoneAssumed' ? what : `${where} ${what}`.trim() })
    return readObject(object, where, { index, byId, users, faults, tell })
  })
  const others = objects.map(({ type }) => textOf(type)).filter((type) => !read.has(type))
  return {
    format: 'stix',
    rows,
    faults,
    losses: [...losses, ...others.map((what): RunLoss => ({ kind: 'leftOut', what }))],
  }
}
