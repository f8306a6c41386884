import { oc, type Schema } from '@orpc/contract'
import type { z } from 'zod'
import type { Role } from '../record/roles.ts'

/** Who may call: members with one of the roles, or anyone at all before a vault is open. */
export type Access = readonly Role[] | 'locked'

export type OperationKind = 'query' | 'command' | 'task'
type Meta<Kind extends OperationKind, A extends Access> = { readonly kind: Kind; readonly access: A }
export type OperationMeta = Meta<OperationKind, Access>

/** One step of a long task: how many of how many, and a message key for what is being done. */
export type Progress = { readonly done: number; readonly total: number; readonly stage: string }

/** States the plain data that an operation answers; nothing is checked at run time. */
export function answer<Output>(): Schema<Output, Output> {
  // Both ends are built from this contract and ship together: an answer is believed, input never is.
  return { '~standard': { vendor: 'sealbook', version: 1, validate: (value) => ({ value: value as Output }) } }
}

function operation<Kind extends OperationKind, A extends Access, Input extends z.ZodType, Output>(
  kind: Kind,
  access: A,
  input: Input,
  output: Schema<Output, Output>,
) {
  return oc.$meta<Meta<Kind, A>>({ kind, access }).input(input).output(output)
}

/** Reads: synchronous, never writes, applies the caller's row rules. */
export function query<A extends Access, Input extends z.ZodType, Output>(
  access: A,
  input: Input,
  output: Schema<Output, Output>,
) {
  return operation('query', access, input, output)
}

/** Changes: synchronous, one transaction, one journal entry, may be refused. */
export function command<A extends Access, Input extends z.ZodType, Output>(
  access: A,
  input: Input,
  output: Schema<Output, Output>,
) {
  return operation('command', access, input, output)
}

/** Long work: asynchronous, reports progress, can be cancelled, may use the host. */
export function task<A extends Access, Input extends z.ZodType, Output>(
  access: A,
  input: Input,
  output: Schema<Output, Output>,
) {
  return operation('task', access, input, output)
}

/** One operation of any kind. */
export type AnyOperation = ReturnType<typeof operation<OperationKind, Access, z.ZodType, unknown>>
/** Operations by verb. */
export type OperationGroup = Readonly<Record<string, AnyOperation>>
/** Operations by record or service name, then verb: `finding.list`. */
export type OperationTree = Readonly<Record<string, OperationGroup>>
