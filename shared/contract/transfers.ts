import { decodeError, encodeError } from './error-transport.ts'
import { OperationError } from './errors.ts'
import { decodeFrame, encodeFrame } from './transfer-frame.ts'
import { createInbound, createOutbound, type Inbound, type Outbound } from './transfer-streams.ts'

/** A file or a stream of one. */
type Bytes = Uint8Array | AsyncIterable<Uint8Array>

/** The client's half of file transfers. Each ticket is good for one transfer. */
export type Transfers = {
  /** Resolves when the vault process has taken every byte; `onProgress` is told how many have been sent. */
  upload(ticket: string, bytes: Bytes, onProgress?: (sent: number) => void): Promise<void>
  /** The bytes of an outgoing file, at the pace of whoever reads them. Leaving the loop cancels the transfer. */
  download(ticket: string): AsyncIterable<Uint8Array>
  receive(message: Uint8Array): void
  stop(reason: OperationError): void
}

type Upload = { readonly outbound: Outbound; readonly done: PromiseWithResolvers<void> }

/** Runs transfers over `send`, fed with the frames that arrive. */
export function createTransfers(send: (frame: Uint8Array) => void): Transfers {
  const uploads = new Map<string, Upload>()
  const downloads = new Map<string, Inbound>()
  let closed: OperationError | null = null

  function cancelDownload(ticket: string): void {
    downloads.delete(ticket)
    const error = encodeError(new OperationError('conflict', 'errors.cancelled').shape)
    send(encodeFrame({ ticket, kind: 'error', sequence: 0, bytes: error }))
  }

  async function* download(ticket: string): AsyncGenerator<Uint8Array, void> {
    if (closed) throw closed
    const inbound = createInbound(ticket, send, () => {
      if (downloads.has(ticket)) cancelDownload(ticket)
    })
    downloads.set(ticket, inbound)
    send(encodeFrame({ ticket, kind: 'fetch', sequence: 0 }))
    yield* inbound.chunks
    downloads.delete(ticket)
  }

  function fail(ticket: string, error: OperationError): void {
    uploads.get(ticket)?.outbound.stop(error)
    uploads.get(ticket)?.done.reject(error)
    const inbound = downloads.get(ticket)
    downloads.delete(ticket)
    inbound?.stop(error)
  }

  return {
    async upload(ticket, bytes, onProgress) {
      if (closed) throw closed
      const upload = { outbound: createOutbound(ticket, send), done: Promise.withResolvers<void>() }
      uploads.set(ticket, upload)
      upload.done.promise.catch(() => undefined)
      try {
        await upload.outbound.run(bytes instanceof Uint8Array ? once(bytes) : bytes, onProgress)
        await upload.done.promise
      } catch (error) {
        const shape = error instanceof OperationError ? error : new OperationError('conflict', 'errors.cancelled')
        send(encodeFrame({ ticket, kind: 'error', sequence: 0, bytes: encodeError(shape.shape) }))
        throw error
      } finally {
        uploads.delete(ticket)
      }
    },
    download,
    receive(message) {
      const frame = decodeFrame(message)
      if (!frame) return
      if (frame.kind === 'error') return fail(frame.ticket, decodeError(frame.bytes))
      if (frame.kind === 'ack') return uploads.get(frame.ticket)?.outbound.acknowledge(frame.sequence)
      const inbound = downloads.get(frame.ticket)
      if (inbound) return inbound.accept(frame)
      if (frame.kind === 'end') uploads.get(frame.ticket)?.done.resolve()
    },
    stop(reason) {
      closed = reason
      for (const ticket of [...uploads.keys(), ...downloads.keys()]) fail(ticket, reason)
    },
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  yield bytes
}
