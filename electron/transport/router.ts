import { type AnyRouter, ORPCError, os } from '@orpc/server'
import type { CallOptions, Change, Workbench } from '#services/door.ts'
import { internalError } from '#shared/contract/error-transport.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { OperationTree, Progress } from '#shared/contract/operation.ts'
import type { ChangeNotice } from '#shared/contract/wire.ts'

/** Takes one line about a failure that is nobody's fault but the program's; it never holds what a person wrote. */
export type Log = (line: string) => void

/** One procedure for every operation of the contract, each a call through the one door, and the stream of changes. */
export function createRouter(workbench: Workbench, tree: OperationTree, log: Log): AnyRouter {
  const groups = Object.entries(tree).map(([group, operations]) => {
    const procedures = Object.entries(operations).map(([verb, operation]) => {
      const name = `${group}.${verb}`
      const run = operation['~orpc'].meta.kind === 'task' ? runTask : call
      return [verb, os.handler(({ input, signal }) => run({ workbench, name, input, log }, signal))] as const
    })
    return [group, Object.fromEntries(procedures)] as const
  })
  return {
    ...Object.fromEntries(groups),
    changes: { subscribe: os.handler(({ signal }) => changes(workbench, signal)) },
  }
}

type Question = {
  readonly workbench: Workbench
  readonly name: string
  readonly input: unknown
  readonly log: Log
}

async function call(question: Question, signal?: AbortSignal, onProgress?: CallOptions['onProgress']) {
  try {
    const options = { ...(signal ? { signal } : {}), ...(onProgress ? { onProgress } : {}) }
    return await question.workbench.call(question.name, question.input, options)
  } catch (error) {
    throw wireError(error, question.name, question.log)
  }
}

/** Yields each step of a task and returns its answer; a reader slower than the task sees the newest step only. */
async function* runTask(question: Question, signal?: AbortSignal): AsyncGenerator<Progress, unknown> {
  const latest = createLatest<Progress>((_older, newer) => newer)
  const answer = call(question, signal, latest.put).finally(latest.end)
  answer.catch(() => undefined)
  yield* latest.values()
  return await answer
}

/** Change announcements until the reader leaves or the vault is locked; what a slow reader missed is merged. */
async function* changes(workbench: Workbench, signal?: AbortSignal): AsyncGenerator<ChangeNotice, void> {
  const latest = createLatest<Change>((older, newer) => ({
    records: [...new Set([...older.records, ...newer.records])],
  }))
  const unsubscribe = workbench.subscribe(latest.put)
  signal?.addEventListener('abort', latest.end, { once: true })
  workbench.closed.then(latest.end, latest.end)
  try {
    yield* latest.values()
  } finally {
    unsubscribe()
  }
}

type Latest<Value> = { put(value: Value): void; end(): void; values(): AsyncGenerator<Value, void> }

/** Holds at most one value for a reader; values put meanwhile are merged into it. */
function createLatest<Value>(merge: (older: Value, newer: Value) => Value): Latest<Value> {
  let held: { readonly value: Value } | null = null
  let ended = false
  let stirred = Promise.withResolvers<void>()
  return {
    put(value) {
      held = { value: held ? merge(held.value, value) : value }
      stirred.resolve()
    },
    end() {
      ended = true
      stirred.resolve()
    },
    async *values() {
      for (;;) {
        if (held) {
          const { value } = held
          held = null
          yield value
        } else if (ended) return
        else {
          stirred = Promise.withResolvers<void>()
          await stirred.promise
        }
      }
    },
  }
}

/** The form in which a refusal crosses the wire. Its message is its key: oRPC would send any other along. */
export function wireError(error: unknown, operation: string, log: Log): ORPCError<string, unknown> {
  const refusal = error instanceof OperationError ? error : internalError()
  if (!(error instanceof OperationError)) log(`${operation} failed: ${nameAndPlace(error)}`)
  return new ORPCError(refusal.code, { status: 400, message: refusal.key, data: refusal.shape })
}

/** The class of an error and where it was thrown, without its message: that may quote what a person wrote. */
export function nameAndPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...places.slice(0, 6).map((line) => line.trim())].join(' ')
}
