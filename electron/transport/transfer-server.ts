import type { Workbench } from '#services/door.ts'
import { encodeError, internalError } from '#shared/contract/error-transport.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { decodeFrame, encodeFrame, type Frame } from '#shared/contract/transfer-frame.ts'
import {
  brokenTransfer,
  createInbound,
  createOutbound,
  type Inbound,
  type Outbound,
} from '#shared/contract/transfer-streams.ts'
import { type Log, nameAndPlace } from './router.ts'

/** How many files one connection may have under way: each may hold a window of frames in memory. */
const mostTransfers = 16

/** The vault process's half of file transfers on one wire. */
export type TransferServer = { receive(message: Uint8Array): void; stop(): void }

/** Feeds uploads to the door and sends out what it hands over. */
export function serveTransfers(workbench: Workbench, send: (frame: Uint8Array) => void, log: Log): TransferServer {
  const uploads = new Map<string, Inbound>()
  const downloads = new Map<string, Outbound>()

  function refuse(ticket: string, error: unknown): void {
    const refusal = error instanceof OperationError ? error : internalError()
    if (!(error instanceof OperationError)) log(`transfer failed: ${nameAndPlace(error)}`)
    send(encodeFrame({ ticket, kind: 'error', sequence: 0, bytes: encodeError(refusal.shape) }))
  }

  function startUpload(ticket: string): Inbound {
    const inbound = createInbound(ticket, send, () => undefined)
    uploads.set(ticket, inbound)
    workbench
      .upload(ticket, inbound.chunks)
      .then(() => send(encodeFrame({ ticket, kind: 'end', sequence: 0 })))
      .catch((error: unknown) => refuse(ticket, error))
      .finally(() => uploads.delete(ticket))
    return inbound
  }

  async function startDownload(ticket: string): Promise<void> {
    if (downloads.has(ticket)) throw brokenTransfer()
    const outbound = createOutbound(ticket, send)
    downloads.set(ticket, outbound)
    try {
      await outbound.run(workbench.download(ticket).chunks)
    } finally {
      downloads.delete(ticket)
    }
  }

  function take(frame: Frame): void {
    const { ticket, kind } = frame
    const known = kind === 'fetch' ? undefined : uploads.get(ticket)
    if (known) {
      known.accept(frame)
      return
    }
    // Frames that were under way when their upload was refused must not begin another.
    if (frame.sequence !== 0) return
    if (uploads.size + downloads.size >= mostTransfers) throw new OperationError('busy', 'errors.tooManyTransfers')
    if (kind !== 'fetch') startUpload(ticket).accept(frame)
    else startDownload(ticket).catch((error: unknown) => refuse(ticket, error))
  }

  function cancel(ticket: string, reason: OperationError): void {
    uploads.get(ticket)?.stop(reason)
    downloads.get(ticket)?.stop(reason)
  }

  const cancelled = new OperationError('conflict', 'errors.cancelled')
  return {
    receive(message) {
      const frame = decodeFrame(message)
      if (!frame) return
      if (frame.kind === 'error') return cancel(frame.ticket, cancelled)
      if (frame.kind === 'ack') return downloads.get(frame.ticket)?.acknowledge(frame.sequence)
      try {
        take(frame)
      } catch (error) {
        refuse(frame.ticket, error)
      }
    },
    stop() {
      for (const ticket of [...uploads.keys(), ...downloads.keys()]) cancel(ticket, cancelled)
    },
  }
}
