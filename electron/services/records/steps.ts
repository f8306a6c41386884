import { OperationError } from '#shared/contract/errors.ts'
import type { OfferedStep, StepRefusal } from '#shared/contract/record-operations.ts'
import { isEmptyValue } from '#shared/record/check.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { holds, stepsFrom, type Transition } from '#shared/record/workflow.ts'
import type { Actor } from '../actor.ts'

/** The step of a name, if it leads out of the record's state and one of the actor's roles may take it. */
export function allowedStep(record: AnyRecord, entity: AnyEntity, name: string, actor: Actor): Transition {
  const workflow = record.workflow
  // The name comes from outside: `constructor` must not be found.
  const step = workflow && Object.hasOwn(workflow.transitions, name) ? workflow.transitions[name] : undefined
  const parameters = { record: record.name, step: name, state: entity.state }
  if (!step) throw new OperationError('conflict', 'errors.unknownStep', { parameters })
  if (!step.from.includes(entity.state)) throw new OperationError('conflict', 'errors.stepNotOpen', { parameters })
  if (!step.roles.some((role) => actor.roles.includes(role)))
    throw new OperationError('forbidden', 'errors.stepForbidden', { parameters })
  return step
}

/**
 * The field whose holder may not take this step and is the actor, if any. A member who is alone in the vault may: the
 * record then counts as self-approved, which screen and report say.
 */
export function separationBreach(step: Transition, entity: AnyEntity, actor: Actor): string | null {
  if (actor.alone) return null
  return (step.separateFrom ?? []).find((field) => holds(entity[field], actor.person)) ?? null
}

/** Whether a step is another person's alone: nobody decides in somebody else's name, not even an administrator. */
export function isOthers(step: Transition, entity: AnyEntity, person: string): boolean {
  return step.onlyBy !== undefined && !holds(entity[step.onlyBy], person)
}

/** Fields that must be filled before the step, and are not. */
export function missingFields(step: Transition, entity: Readonly<Record<string, AnyValue>>): readonly string[] {
  return (step.requires ?? []).filter((field) => isEmptyValue(entity[field]))
}

/** The fields that a step sets by itself: who took it and when, and those that it clears. */
export function stampsOf(
  record: AnyRecord,
  step: Transition,
  moment: { readonly person: string; readonly today: string; readonly now: string },
): Readonly<Record<string, AnyValue>> {
  const values: Record<string, AnyValue> = {}
  for (const field of step.clear ?? []) {
    const kind = record.fields[field]?.kind
    values[field] = kind === 'references' || kind === 'parts' || kind === 'evidence' ? [] : null
  }
  if (step.stamp?.by) values[step.stamp.by] = moment.person
  if (step.stamp?.on)
    values[step.stamp.on] = record.fields[step.stamp.on]?.kind === 'instant' ? moment.now : moment.today
  return values
}

/** The steps to offer the actor on a record page, with what stands in the way of each; `refusalsOf` asks the rules. */
export function offeredSteps(
  record: AnyRecord,
  entity: AnyEntity,
  actor: Actor,
  refusalsOf: (step: string, after: AnyEntity) => readonly StepRefusal[],
): readonly OfferedStep[] {
  const workflow = record.workflow
  if (!workflow || entity.archived) return []
  return stepsFrom(workflow, entity.state, actor.roles).flatMap((name) => {
    const step = workflow.transitions[name]
    if (!step || isOthers(step, entity, actor.person)) return []
    const breach = separationBreach(step, entity, actor)
    return [
      {
        step: name,
        to: step.to,
        needsReason: step.reason ?? false,
        missing: missingFields(step, entity),
        blocked: breach,
        refusals: step.gated ? refusalsOf(name, { ...entity, state: step.to }) : [],
      },
    ]
  })
}
