import type { Client, NestedClient } from '@orpc/client'
import type { AnySchema, ContractProcedure, ErrorMap, InferSchemaInput, InferSchemaOutput } from '@orpc/contract'
import type { OperationError } from './errors.ts'
import type { OperationMeta, Progress } from './operation.ts'

/** The longest text that one message to the vault process may have, in UTF-16 units; files cross as frames instead. */
export const longestMessage = 1_048_576

/**
 * One two-way connection to the vault process, whatever carries it: text is a question or an answer, bytes are a frame of
 * a file transfer. `send` never throws: what is sent on a closed wire is lost, and `onClose` tells so.
 */
export type Wire = {
  send(message: string | Uint8Array): void
  onMessage(listener: (message: string | Uint8Array) => void): void
  onClose(listener: () => void): void
  close(): void
}

/** Announced once per command after it is durable: the names of the records touched. */
export type ChangeNotice = { readonly records: readonly string[] }

// Nothing travels beside the input of a call.
type NoContext = Record<never, never>

/** The steps of a running task; the iterator's return value is what the task answers. Leaving the loop cancels it. */
type TaskRun<Output> = AsyncIteratorObject<Progress, Output, void>

type AnswerOf<Meta extends OperationMeta, Output> = Meta['kind'] extends 'task' ? TaskRun<Output> : Output

/** How the window calls one operation. Every refusal, a lost connection included, arrives as an OperationError. */
type ClientOperation<Operation> =
  Operation extends ContractProcedure<
    infer Input extends AnySchema,
    infer Output extends AnySchema,
    ErrorMap,
    infer Meta extends OperationMeta
  >
    ? Client<NoContext, InferSchemaInput<Input>, AnswerOf<Meta, InferSchemaOutput<Output>>, OperationError>
    : never

/** The streams of the connection itself, beside the operations of the contract. */
type ConnectionOperations = {
  readonly changes: {
    readonly subscribe: Client<
      NoContext,
      Record<string, never>,
      AsyncIteratorObject<ChangeNotice, void, void>,
      OperationError
    >
  }
}

/** The typed client of a contract: `client.finding.list({ limit: 50 })`. */
export type ClientOf<Tree> = {
  readonly [Group in keyof Tree]: { readonly [Verb in keyof Tree[Group]]: ClientOperation<Tree[Group][Verb]> }
} & ConnectionOperations

/** Any client, where operations are named at run time. */
export type AnyClient = NestedClient<NoContext>
