import { z } from 'zod'
import type { CallOptions, Change, Workbench } from '#services/door.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { answer, query, task } from '#shared/contract/operation.ts'

/** A contract small enough to say everything a transport must carry. */
export const sampleTree = {
  sample: {
    echo: query('locked', z.strictObject({ text: z.string() }), answer<{ readonly text: string }>()),
    refuse: query('locked', z.strictObject({}), answer<null>()),
    crash: query('locked', z.strictObject({}), answer<null>()),
    count: task('locked', z.strictObject({ to: z.int(), failAt: z.int().optional() }), answer<{ sum: number }>()),
    wait: task('locked', z.strictObject({}), answer<null>()),
    lock: task('locked', z.strictObject({}), answer<null>()),
  },
} as const
export type SampleTree = typeof sampleTree

export type SampleWorkbench = Workbench & {
  /** Files by ticket: what was uploaded, and what may be fetched once. */
  readonly files: Map<string, Uint8Array>
  readonly cancelled: string[]
  readonly subscribers: Set<(change: Change) => void>
  announce(change: Change): void
}

/** A door without a vault behind it, which keeps its side of the real type. */
export function createSampleWorkbench(): SampleWorkbench {
  const files = new Map<string, Uint8Array>()
  const cancelled: string[] = []
  const subscribers = new Set<(change: Change) => void>()
  const closed = Promise.withResolvers<void>()
  const operations: Record<string, (input: never, options: CallOptions) => Promise<unknown>> = {
    'sample.echo': async ({ text }: { text: string }) => ({ text }),
    'sample.refuse': async () => {
      throw new OperationError('invalid', 'errors.invalid', {
        parameters: { count: 1 },
        fields: [{ path: 'draft.title', key: 'tooLong', parameters: { max: 3 } }],
      })
    },
    'sample.crash': async () => {
      throw new TypeError('the secret title of a finding')
    },
    'sample.count': async ({ to, failAt }: { to: number; failAt?: number }, { onProgress }) => {
      for (let done = 1; done <= to; done++) {
        if (done === failAt) throw new OperationError('storage', 'errors.diskFull')
        onProgress?.({ done, total: to, stage: 'counting' })
        await new Promise((resolve) => setImmediate(resolve))
      }
      return { sum: (to * (to + 1)) / 2 }
    },
    'sample.wait': (_input, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => {
          cancelled.push('sample.wait')
          reject(new OperationError('conflict', 'errors.cancelled'))
        })
      }),
    'sample.lock': async () => {
      closed.resolve()
      return null
    },
  }
  return {
    files,
    cancelled,
    subscribers,
    announce: (change) => {
      for (const listener of subscribers) listener(change)
    },
    async call(name, input, options = {}) {
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
      if (!operation)
        throw new OperationError('missing', 'errors.unknownOperation', { parameters: { operation: name } })
      return await operation(input as never, options)
    },
    subscribe(listener) {
      subscribers.add(listener)
      return () => subscribers.delete(listener)
    },
    async upload(ticket, chunks) {
      if (ticket.startsWith('unknown')) throw new OperationError('missing', 'errors.unknownTicket')
      const parts: Uint8Array[] = []
      for await (const chunk of chunks) {
        parts.push(chunk)
        if (ticket.startsWith('full') && parts.length > 2) throw new OperationError('storage', 'errors.diskFull')
      }
      files.set(ticket, Buffer.concat(parts))
    },
    download(ticket) {
      const bytes = files.get(ticket)
      if (!bytes) throw new OperationError('missing', 'errors.unknownTicket')
      files.delete(ticket)
      return { name: 'file', mediaType: 'application/octet-stream', size: bytes.length, chunks: cut(bytes, ticket) }
    },
    closed: closed.promise,
    close: async () => closed.resolve(),
  }
}

async function* cut(bytes: Uint8Array, ticket: string): AsyncGenerator<Uint8Array, void> {
  for (let start = 0; start < bytes.length; start += 100_000) {
    if (ticket.startsWith('damaged') && start > 0) throw new OperationError('storage', 'errors.attachmentDamaged')
    yield bytes.subarray(start, start + 100_000)
  }
}
