import type { AnyRecord } from './record.ts'
import type { Role } from './roles.ts'
import { stampedFields } from './rules.ts'
import type { Transition } from './workflow.ts'

/** States in which somebody still has to do something: a step leads on and it is no good end. */
export function openStates(record: AnyRecord): readonly string[] {
  const workflow = record.workflow
  if (!workflow) return []
  return Object.entries(workflow.states)
    .filter(([, state]) => !state.frozen && state.tone !== 'good')
    .map(([name]) => name)
}

/** The day by which a record wants to be done, if it has one. */
export function dueField(record: AnyRecord): string | null {
  const names = Object.keys(record.fields).filter((name) => record.fields[name]?.kind === 'date')
  return names.find((name) => /^(due|reviewDue|nextDue|reportDue)/i.test(name)) ?? null
}

/** The fields that say whose duty a record is: people named by people, not those whom a step stamps. */
export function dutyFields(record: AnyRecord): readonly string[] {
  const stamped = stampedFields(record)
  return Object.entries(record.fields)
    .filter(([name, field]) => field.kind === 'reference' && field.to === 'person' && !stamped.includes(name))
    .map(([name]) => name)
}

/** Steps on open work that only somebody else than the one who did it may take, and that one of the roles may. */
export function secondPersonSteps(
  record: AnyRecord,
  roles: readonly Role[],
): readonly (Transition & { readonly step: string })[] {
  const open = openStates(record)
  return Object.entries(record.workflow?.transitions ?? {})
    .filter(([, step]) => (step.separateFrom ?? []).length > 0 && !step.unasked)
    .filter(([, step]) => step.roles.some((role) => roles.includes(role)))
    .map(([name, step]) => ({ ...step, from: step.from.filter((state) => open.includes(state)), step: name }))
    .filter((step) => step.from.length > 0)
}
