import type { DamageKind } from '#shared/modules/journal/journal.damages.ts'
import { changesSigned, isSigned } from '#shared/record/lapse.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Role } from '#shared/record/roles.ts'
import { stepStamps } from '#shared/record/rules.ts'
import { sameValue } from '#shared/record/same-value.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { isFrozen, type Transition } from '#shared/record/workflow.ts'
import type { ReplayedChange, Signer } from './audit-state.ts'
import { blankEntity } from './changes.ts'
import { finalNumber } from './numbers.ts'
import { isOthers, separationBreach } from './steps.ts'

/** What an entry did that its signer was not allowed to; `detail` names the record and the field or step. */
export type Breach = { readonly kind: DamageKind; readonly detail: string }

/** The fields that a change gave another value, the state left out. */
export function changedFields(record: AnyRecord, before: AnyEntity | null, after: AnyEntity): readonly string[] {
  const old = before ?? blankEntity(record, after.id)
  return Object.keys(record.fields).filter((field) => !sameValue(old[field] ?? null, after[field] ?? null))
}

/** Whether one of the roles is among those asked for. */
export function hasRole(roles: readonly Role[], asked: readonly Role[]): boolean {
  return asked.some((role) => roles.includes(role))
}

/**
 * What stands against a change of a record that people write, by the rules that the door has for it: writers, states,
 * steps with their roles, separation of duties, stamps. Null where it was allowed.
 */
export function writtenBreach(change: ReplayedChange, signer: Signer): Breach | null {
  const { record, before, after, operations } = change
  const breach = (kind: DamageKind, what: string): Breach => ({
    kind,
    detail: `${record.name}/${after.id} ${what}`.trim(),
  })
  const writes = hasRole(signer.roles, record.writers)
  const changed = changedFields(record, before, after)
  if (before && settlesNumbers(change, changed)) return null
  if (!before && !writes) return breach('role-missing', 'create')
  const hops = hopsOf(change)
  if (hops === null) return breach('workflow-violated', change.states.join(' '))
  const taken: Transition[] = []
  for (const { from, to } of hops) {
    const step = takenStep(change, signer, from, to)
    if ('kind' in step) return breach(step.kind, step.detail)
    taken.push(step)
  }
  const kinds = new Set(operations.map((operation) => operation.kind))
  if ((kinds.has('archive') || kinds.has('restore')) && !writes) return breach('role-missing', 'archive')
  const frozen = before !== null && isFrozen(record, before)
  if (frozen && hops.length === 0 && (changed.length > 0 || kinds.has('archive')))
    return breach('frozen-changed', changed.join(' '))
  if (before !== null && keepsSignOffs(change, hops, kinds.has('archive')))
    return breach('sign-off-kept', changed.join(' '))
  const given = taken.flatMap(({ stamp, clear }) => [stamp?.by, stamp?.on, ...(clear ?? [])])
  const forged = stepStamps(record).find((field) => changed.includes(field) && !given.includes(field))
  if (forged !== undefined) return breach('stamp-forged', forged)
  const foreign = taken.find(({ stamp }) => stamp?.by && changed.includes(stamp.by) && !isBy(after, stamp.by, signer))
  if (foreign?.stamp?.by) return breach('stamp-forged', foreign.stamp.by)
  const computed = taken.length > 0 ? (record.computed ?? []) : []
  const allowed = new Set([...given, ...taken.flatMap(({ requires }) => requires ?? []), ...computed])
  const edited = changed.find((field) => (!writes || frozen) && !allowed.has(field))
  return edited === undefined ? null : breach(writes ? 'frozen-changed' : 'role-missing', edited)
}

/** Whether what was signed off was changed, or put away, while its sign-offs went on. */
function keepsSignOffs({ record, before, after }: ReplayedChange, hops: readonly Hop[], archives: boolean): boolean {
  if (before === null || !isSigned(record, before)) return false
  const step = record.workflow?.transitions[record.workflow.lapse?.step ?? '']
  if (hops[0] !== undefined && hops[0].to === step?.to) return false
  return archives || changesSigned(record, before, after)
}

/** A stamp names the signer, or was cleared again by a later step of the same command. */
function isBy(after: AnyEntity, field: string, signer: Signer): boolean {
  return after[field] === signer.person || after[field] === null
}

type Hop = { readonly from: string; readonly to: string }

/** The steps between states that a change took; null where a new record does not begin at the beginning. */
function hopsOf({ record, before, states }: ReplayedChange): readonly Hop[] | null {
  const initial = record.workflow?.initial ?? ''
  const start = before ? before.state : initial
  const visited = before || initial === '' ? states : states.slice(1)
  if (!before && initial !== '' && states[0] !== initial) return null
  return visited.map((to, index) => ({ from: visited[index - 1] ?? start, to }))
}

function takenStep(change: ReplayedChange, signer: Signer, from: string, to: string): Transition | Breach {
  const { record, before, after } = change
  const steps = Object.values(record.workflow?.transitions ?? {}).filter(
    (step) => step.from.includes(from) && step.to === to,
  )
  if (steps.length === 0) return { kind: 'workflow-violated', detail: `${from} ${to}` }
  const allowed = steps.filter((step) => hasRole(signer.roles, step.roles))
  if (allowed.length === 0) return { kind: 'role-missing', detail: `${from} ${to}` }
  const own = allowed.filter((step) => !isOthers(step, before ?? after, signer.person))
  if (own.length === 0) return { kind: 'separation-violated', detail: `${from} ${to}` }
  const actor = { ...signer, member: '', login: '' }
  const kept = own.map((step) => {
    // What a command makes and moves in one go was made by its signer.
    const made = { ...after, createdBy: before?.createdBy ?? signer.person }
    const field = separationBreach(step, made, actor) ?? (before ? separationBreach(step, before, actor) : null)
    return { step, field }
  })
  const free = kept.find(({ field }) => field === null)
  return free ? free.step : { kind: 'separation-violated', detail: kept[0]?.field ?? '' }
}

/** Sealing makes provisional numbers final, in any state; whoever may seal a report may do this and nothing else. */
function settlesNumbers({ record, before, after, operations }: ReplayedChange, changed: readonly string[]): boolean {
  if (changed.length === 0 || operations.some((operation) => operation.kind !== 'set')) return false
  if (before?.state !== after.state) return false
  return changed.every(
    (field) =>
      record.fields[field]?.kind === 'number' &&
      finalNumber(String(before[field] ?? '')) !== null &&
      finalNumber(String(after[field] ?? '')) === null,
  )
}
