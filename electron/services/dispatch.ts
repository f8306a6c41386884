import type { z } from 'zod'
import { assertNever, invariant } from '#shared/base/assert.ts'
import { checked } from '#shared/contract/checked.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { AnyOperation, OperationMeta } from '#shared/contract/operation.ts'
import { contract } from '#shared/operations.ts'
import type { LockedContext, ReadContext, TaskContext, WriteContext } from './context.ts'
import { translateStorageError } from './database/storage-error.ts'
import type { CallOptions } from './door.ts'
import type { OpenVault } from './open-vault.ts'
import { runCommand, runQuery } from './run.ts'
import { handlerOf } from './services.ts'

/** Where operations find their vault and how they speak to whoever called. */
export type Stage = {
  vault(): OpenVault | null
  lockedContext(options: CallOptions): LockedContext
  taskContext(vault: OpenVault, options: CallOptions): TaskContext
  announce(records: readonly string[]): void
}

function operationNamed(name: string): AnyOperation {
  const [group = '', verb = '', ...rest] = name.split('.')
  // Names come from outside: a look-up through the prototype would find `constructor.toString`.
  if (rest.length === 0 && Object.hasOwn(contract, group)) {
    const operations: Readonly<Record<string, AnyOperation>> = contract[group as keyof typeof contract]
    const found = Object.hasOwn(operations, verb) ? operations[verb] : undefined
    if (found) return found
  }
  throw new OperationError('missing', 'errors.unknownOperation', { parameters: { operation: name.slice(0, 100) } })
}

/** Roles are asked before input is touched: who may not call learns nothing about what the input should be. */
function refuseForbidden(name: string, meta: OperationMeta, vault: OpenVault | null): void {
  if (meta.access === 'locked') return
  if (!vault) throw new OperationError('locked', 'errors.locked')
  const { roles } = vault.actor()
  if (!meta.access.some((role) => roles.includes(role)))
    throw new OperationError('forbidden', 'errors.forbidden', { parameters: { operation: name } })
}

/** Runs one operation: known, open, allowed, valid, then in the context that its kind demands. */
export async function dispatch(stage: Stage, name: string, input: unknown, options: CallOptions): Promise<unknown> {
  const operation = operationNamed(name)
  const { meta, inputSchema } = operation['~orpc']
  const vault = stage.vault()
  refuseForbidden(name, meta, vault)
  invariant(inputSchema, 'every operation states its input')
  // The builders of operations take zod schemas only; the contract's type has forgotten that.
  const value = checked(inputSchema as z.ZodType, input ?? {})
  const handler = handlerOf(name)
  try {
    if (meta.access === 'locked') return await handler(value, stage.lockedContext(options))
    invariant(vault, 'a closed vault was refused above')
    switch (meta.kind) {
      case 'query':
        return runQuery(vault, (context: ReadContext) => handler(value, context))
      case 'command': {
        const { result, touched } = runCommand(vault, (context: WriteContext) => handler(value, context))
        if (touched.length > 0) stage.announce(touched)
        return result
      }
      case 'task':
        return await handler(value, stage.taskContext(vault, options))
      default:
        return assertNever(meta.kind)
    }
  } catch (error) {
    throw translateStorageError(error, fileAtFault(error))
  }
}

/** A failure of the file system names its own file; one of SQLite is always of the one database. */
function fileAtFault(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error ? undefined : 'vault.db'
}
