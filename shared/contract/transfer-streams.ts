import { openInterruption } from '../base/interruption.ts'
import { OperationError } from './errors.ts'
import { encodeFrame, type Frame, frameCapacity, frameWindow } from './transfer-frame.ts'

type Send = (frame: Uint8Array) => void

/** Bytes on their way out. `acknowledge` opens the window again; `stop` makes `run` throw the reason. */
export type Outbound = {
  run(chunks: AsyncIterable<Uint8Array>, onTaken?: (bytes: number) => void): Promise<void>
  acknowledge(sequence: number): void
  stop(reason: OperationError): void
}

/** What is answered to frames that are out of order or that overrun the window. */
export function brokenTransfer(): OperationError {
  return new OperationError('invalid', 'errors.transferBroken')
}

/** Sends chunks of any size as frames, at most `frameWindow` of them ahead of what the other side has taken. */
export function createOutbound(ticket: string, send: Send): Outbound {
  const { wait, interrupt } = openInterruption()
  let reason: OperationError | null = null
  let sent = 0
  let taken = 0
  let room = Promise.withResolvers<void>()

  async function sendPiece(bytes: Uint8Array): Promise<void> {
    while (sent - taken >= frameWindow) {
      room = Promise.withResolvers<void>()
      await wait(room.promise)
    }
    if (reason) throw reason
    send(encodeFrame({ ticket, kind: 'data', sequence: sent++, bytes }))
  }

  return {
    async run(chunks, onTaken) {
      const iterator = chunks[Symbol.asyncIterator]()
      let total = 0
      try {
        for (;;) {
          const step = await wait(iterator.next())
          if (step.done) break
          for (let start = 0; start < step.value.length; start += frameCapacity) {
            const piece = step.value.subarray(start, start + frameCapacity)
            await sendPiece(piece)
            total += piece.length
            onTaken?.(total)
          }
        }
        send(encodeFrame({ ticket, kind: 'end', sequence: sent }))
      } catch (error) {
        // The source must let go of its file even when nobody reads to its end; it may hang, so it is not waited for.
        iterator.return?.().catch(() => undefined)
        throw error
      }
    },
    acknowledge(sequence) {
      if (sequence < taken || sequence >= sent) return this.stop(brokenTransfer())
      taken = sequence + 1
      room.resolve()
    },
    stop(why) {
      reason ??= why
      interrupt(reason)
    },
  }
}

/** Bytes on their way in. Whoever reads `chunks` sets the pace: a frame is acknowledged when the next one is asked for. */
export type Inbound = {
  accept(frame: Frame): void
  stop(reason: OperationError): void
  readonly chunks: AsyncIterable<Uint8Array>
}

/** Puts frames in line. `onLeft` is called when the reader leaves before the end. */
export function createInbound(ticket: string, send: Send, onLeft: () => void): Inbound {
  const waiting: Frame[] = []
  let expected = 0
  let reason: OperationError | null = null
  let arrived = Promise.withResolvers<void>()

  function stop(why: OperationError): void {
    reason ??= why
    arrived.resolve()
  }

  async function next(): Promise<Frame> {
    for (;;) {
      if (reason) throw reason
      const frame = waiting[0]
      if (frame) return frame
      arrived = Promise.withResolvers<void>()
      await arrived.promise
    }
  }

  async function* read(): AsyncGenerator<Uint8Array, void> {
    let left = true
    try {
      for (let frame = await next(); frame.kind !== 'end'; frame = await next()) {
        yield frame.bytes
        waiting.shift()
        send(encodeFrame({ ticket, kind: 'ack', sequence: frame.sequence }))
      }
      left = false
    } finally {
      if (left) onLeft()
    }
  }

  return {
    accept(frame) {
      // `end` is not counted: it carries nothing and may follow a full window.
      const overrun = frame.kind === 'data' && waiting.length >= frameWindow
      if (frame.sequence !== expected || overrun) return stop(brokenTransfer())
      expected++
      waiting.push(frame)
      arrived.resolve()
    },
    stop,
    chunks: { [Symbol.asyncIterator]: read },
  }
}
