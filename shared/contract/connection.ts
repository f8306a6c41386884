import { type ClientLink, createORPCClient, ORPCError } from '@orpc/client'
import { StandardRPCLink } from '@orpc/client/standard'
import { ClientPeer } from '@orpc/standard-server-peer'
import { internalError, operationErrorFrom } from './error-transport.ts'
import { OperationError } from './errors.ts'
import { createTransfers, type Transfers } from './transfers.ts'
import { type AnyClient, type ClientOf, longestMessage, type Wire } from './wire.ts'

/** One open connection to the vault process: operations, and the file transfers beside them. */
export type Connection<Tree> = Pick<Transfers, 'upload' | 'download'> & {
  readonly client: ClientOf<Tree>
  /** The operations by name, for hosts that learn the name while they run: `call('finding.list', {})`. */
  call(operation: string, input: unknown): Promise<unknown>
  /** Resolves when the wire is gone; what was under way has been refused as `locked`. */
  readonly closed: Promise<void>
  close(): void
}

/** Speaks the contract over a wire. Locking ends the vault process, and with it every connection. */
export function openConnection<Tree>(wire: Wire): Connection<Tree> {
  const disconnected = new OperationError('locked', 'errors.disconnected')
  const closed = Promise.withResolvers<void>()
  let open = true
  const peer = new ClientPeer((message) => {
    if (!open) throw disconnected
    if (typeof message !== 'string') throw new OperationError('invalid', 'errors.messageMalformed')
    if (message.length > longestMessage) throw tooLarge(message.length)
    wire.send(message)
  })
  const transfers = createTransfers((frame) => wire.send(frame))
  wire.onMessage((message) => {
    if (typeof message !== 'string') return transfers.receive(message)
    // Only an answer that is no answer can fail here; closing tells every caller instead of leaving them to wait.
    peer.message(message).catch(() => wire.close())
  })
  wire.onClose(() => {
    open = false
    peer.close({ reason: disconnected })
    transfers.stop(disconnected)
    closed.resolve()
  })
  const link = refusing(
    new StandardRPCLink<Record<never, never>>(
      {
        async call(request) {
          const response = await peer.request(request)
          return { ...response, body: () => Promise.resolve(response.body) }
        },
      },
      { url: 'http://orpc' },
    ),
  )
  return {
    // The proxy of oRPC answers any path; the type says which of them exist.
    client: createORPCClient<AnyClient>(link) as unknown as ClientOf<Tree>,
    call: (operation, input) => link.call(operation.split('.'), input, { context: {} }),
    upload: transfers.upload,
    download: transfers.download,
    closed: closed.promise,
    close: () => wire.close(),
  }
}

/** Refuses a text that no message may be as long as; `size` and `max` are in characters. */
export function tooLarge(size: number): OperationError {
  return new OperationError('invalid', 'errors.messageTooLarge', { parameters: { size, max: longestMessage } })
}

/** Turns what oRPC throws back into refusals, within streams too. */
function refusing(inner: ClientLink<Record<never, never>>): ClientLink<Record<never, never>> {
  return {
    async call(path, input, options) {
      try {
        const output = await inner.call(path, input, options)
        return isStream(output) ? refusingStream(output) : output
      } catch (error) {
        throw refusal(error)
      }
    },
  }
}

/** Not a generator: one that was never asked would not tell the vault process that it is given up. */
function refusingStream(stream: AsyncIterableIterator<unknown, unknown, void>) {
  const guarded = (step: Promise<unknown> | undefined) =>
    Promise.resolve(step ?? { done: true, value: undefined }).catch((error: unknown) => {
      throw refusal(error)
    })
  return {
    next: () => guarded(stream.next()),
    return: () => guarded(stream.return?.(undefined)),
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

function isStream(output: unknown): output is AsyncIterableIterator<unknown, unknown, void> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output
}

function refusal(error: unknown): unknown {
  if (error instanceof ORPCError) return operationErrorFrom(error.data) ?? internalError()
  return error
}
