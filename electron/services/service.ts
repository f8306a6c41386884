import type { ContractProcedure, ErrorMap, InferSchemaOutput, Schema } from '@orpc/contract'
import type { z } from 'zod'
import type { Access, OperationTree } from '#shared/contract/operation.ts'
import type { LockedContext, ReadContext, TaskContext, WriteContext } from './context.ts'

type Shape<Operation> =
  Operation extends ContractProcedure<infer Input, infer Output, ErrorMap, infer Meta>
    ? { readonly input: Input; readonly output: Output; readonly meta: Meta }
    : never

type InputOf<Operation> = Shape<Operation>['input'] extends infer Input extends z.ZodType ? z.output<Input> : never
type OutputOf<Operation> = Shape<Operation>['output'] extends infer Output extends Schema<unknown, unknown>
  ? InferSchemaOutput<Output>
  : never
type MetaOf<Operation> = Shape<Operation>['meta']

/**
 * The handler that an operation needs: a query cannot write, a command cannot be asynchronous, and what may be called
 * before a vault is open sees no vault.
 */
export type Handler<Operation> =
  MetaOf<Operation> extends { readonly kind: infer Kind; readonly access: infer Given extends Access }
    ? Given extends 'locked'
      ? (input: InputOf<Operation>, context: LockedContext) => OutputOf<Operation> | Promise<OutputOf<Operation>>
      : Kind extends 'query'
        ? (input: InputOf<Operation>, context: ReadContext) => OutputOf<Operation>
        : Kind extends 'command'
          ? (input: InputOf<Operation>, context: WriteContext) => OutputOf<Operation>
          : (input: InputOf<Operation>, context: TaskContext) => Promise<OutputOf<Operation>>
    : never

/** Exactly one handler for each operation of a contract. */
export type Service<Tree extends OperationTree> = {
  readonly [Group in keyof Tree]: { readonly [Verb in keyof Tree[Group]]: Handler<Tree[Group][Verb]> }
}
