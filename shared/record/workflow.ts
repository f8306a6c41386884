import { invariant } from '../base/assert.ts'
import type { Tone } from './fields.ts'
import type { Role } from './roles.ts'
import type { AnyValue } from './values.ts'

/**
 * One allowed step between states. `requires` are fields that must be filled first. `stamp` fields are set by the vault
 * to the acting person and the day. `separateFrom` are person fields, or `createdBy`, whose holder may not take this step: who implements
 * does not verify. `onlyBy` is the person field whose holder alone takes it. A step without roles is taken by nobody: it only ever follows from a change of another record.
 * The rules of a `gated` step are asked when it is offered, so that the page says beforehand what stands against it. An
 * `unasked` step waits for nobody though it takes a second person: it is a choice, or work with a day of its own.
 * `undoneBy` is the step by which a slip is taken back; only a step that speaks for nobody has one, see `checkUndoing`.
 */
export type Transition = {
  readonly from: readonly string[]
  readonly to: string
  readonly roles: readonly Role[]
  readonly requires?: readonly string[]
  readonly stamp?: { readonly by?: string; readonly on?: string }
  readonly clear?: readonly string[]
  readonly separateFrom?: readonly string[]
  readonly onlyBy?: string
  readonly reason?: boolean
  readonly gated?: boolean
  readonly unasked?: boolean
  readonly undoneBy?: string
}

export type State = {
  readonly tone: Tone
  /** The record can no longer be edited in this state; only transitions lead out. */
  readonly frozen?: boolean
}

/** States and steps of a record as data; the core enforces them, the window offers them. */
export type Workflow = {
  readonly initial: string
  readonly states: Readonly<Record<string, State>>
  readonly transitions: Readonly<Record<string, Transition>>
  /**
   * The step that an edit takes by itself where sign-offs stand, since they were given for what stood there; editing a
   * field of `spares` leaves them alone.
   */
  readonly lapse?: { readonly step: string; readonly spares: readonly string[] }
}

/**
 * What is undone must leave nothing behind that somebody stands for: no name, no approval, no frozen state, no value that
 * the step itself threw away. The step back asks for nothing but a reason, and signs nothing either.
 */
function checkUndoing({ states, transitions }: Workflow, name: string): void {
  const step = transitions[name]
  if (step?.undoneBy === undefined) return
  const back = transitions[step.undoneBy]
  invariant(back, `transition ${name} is undone by ${step.undoneBy}, which is not declared`)
  const leadsBack = back.from.includes(step.to) && step.from.includes(back.to) && back.roles.length > 0
  invariant(leadsBack, `${step.undoneBy} does not lead back from where ${name} led`)
  const speaks = step.stamp?.by ?? step.onlyBy ?? step.separateFrom ?? step.clear
  invariant(!speaks && !states[step.to]?.frozen, `${name} says or freezes something that no undoing takes back`)
  const demands = back.stamp ?? back.onlyBy ?? back.separateFrom ?? back.requires
  invariant(!demands, `${step.undoneBy} asks for more than a reason`)
  const day = step.stamp?.on
  invariant(day === undefined || back.clear?.includes(day), `${step.undoneBy} leaves the day of ${name}`)
}

/** Checks that every step leads from and to a declared state and that every state can be reached. */
export function defineWorkflow<const W extends Workflow>(workflow: W): W {
  const states = Object.keys(workflow.states)
  const reached = new Set<string>([workflow.initial])
  for (const [name, transition] of Object.entries(workflow.transitions)) {
    for (const state of [...transition.from, transition.to])
      invariant(states.includes(state), `transition ${name} names the undeclared state ${state}`)
    reached.add(transition.to)
    checkUndoing(workflow, name)
  }
  const lapse = workflow.lapse ? workflow.transitions[workflow.lapse.step] : undefined
  invariant(!workflow.lapse || lapse?.roles.length === 0, 'sign-offs lapse by a step that nobody takes')
  for (const state of states) invariant(reached.has(state), `no step leads to state ${state}`)
  return workflow
}

/** The steps that lead out of a state and that one of the roles may take, in the order declared. */
export function stepsFrom(workflow: Workflow, state: string, roles: readonly Role[]): readonly string[] {
  return Object.entries(workflow.transitions)
    .filter(([, step]) => step.from.includes(state) && step.roles.some((role) => roles.includes(role)))
    .map(([name]) => name)
}

/** Whether a person is the value of a person field, or one of its several values. */
export function holds(value: AnyValue | undefined, person: string): boolean {
  return value === person || (Array.isArray(value) && value.includes(person))
}

/** Whether a step that demands two people was taken by one: the person stamped also holds a field kept apart. */
export function isSelfApproved(workflow: Workflow | undefined, entity: Readonly<Record<string, AnyValue>>): boolean {
  return Object.values(workflow?.transitions ?? {}).some((step) => {
    const by = step.stamp?.by ? entity[step.stamp.by] : null
    return typeof by === 'string' && (step.separateFrom ?? []).some((field) => holds(entity[field], by))
  })
}

/** Whether the record can no longer be edited in its state; only steps lead out of it. */
export function isFrozen(
  { workflow }: { readonly workflow?: Workflow },
  { state }: { readonly state: string },
): boolean {
  const states = workflow?.states
  return states !== undefined && Object.hasOwn(states, state) && (states[state]?.frozen ?? false)
}
