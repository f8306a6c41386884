import { OperationError } from '#shared/contract/errors.ts'

/** A file as it is announced, in bytes. */
export type Announced = { readonly name: string; readonly mediaType: string; readonly size: number }

/** A file that is read while it arrives, at the pace of whoever reads it; it never is in memory whole. */
export type StreamedFile = Announced & { readonly chunks: AsyncIterable<Uint8Array> }

type Stream = {
  readonly file: Announced
  readonly arriving: PromiseWithResolvers<AsyncIterable<Uint8Array>>
  readonly read: PromiseWithResolvers<void>
  state: 'announced' | 'sent' | 'taken' | 'joined'
}

/** Joins who sends a file with who reads it: either may come first, and the other has so long to come, in milliseconds. */
const patience = 60_000

/** The files of one connection that are read while they arrive, by ticket. */
export function openStreams() {
  const streams = new Map<string, Stream>()
  const end = (ticket: string, error: Error) => {
    const stream = streams.get(ticket)
    streams.delete(ticket)
    stream?.arriving.reject(error)
    stream?.read.reject(error)
  }
  return {
    expect(ticket: string, file: Announced): void {
      const [arriving, read] = [Promise.withResolvers<AsyncIterable<Uint8Array>>(), Promise.withResolvers<void>()]
      // Whoever waits hears of a failure; nobody may be waiting yet.
      for (const { promise } of [arriving, read]) promise.catch(() => undefined)
      const stream: Stream = { file, arriving, read, state: 'announced' }
      streams.set(ticket, stream)
      setTimeout(() => stream.state === 'joined' || end(ticket, gone()), patience).unref()
    },
    has: (ticket: string): boolean => streams.has(ticket),
    /** Resolves when the whole was read; `conflict`, `errors.cancelled` where the reader left before its end. */
    async receive(ticket: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
      const stream = streams.get(ticket)
      if (!stream || stream.state === 'sent' || stream.state === 'joined') throw gone()
      stream.state = stream.state === 'taken' ? 'joined' : 'sent'
      stream.arriving.resolve(chunks)
      await stream.read.promise
    },
    /** Hands a file over, once; what is not sent when `signal` fires is not waited for. */
    take(ticket: string, signal: AbortSignal): StreamedFile {
      const stream = streams.get(ticket)
      if (!stream || stream.state === 'taken' || stream.state === 'joined') throw gone()
      stream.state = stream.state === 'sent' ? 'joined' : 'taken'
      signal.addEventListener('abort', () => end(ticket, cancelled()), { once: true })
      return { ...stream.file, chunks: chunksOf(stream, (error) => end(ticket, error)) }
    },
  }
}

async function* chunksOf(stream: Stream, end: (error: Error) => void): AsyncGenerator<Uint8Array> {
  try {
    yield* await stream.arriving.promise
    stream.read.resolve()
  } finally {
    // Settles nothing where the whole was read.
    end(cancelled())
  }
}

function cancelled(): OperationError {
  return new OperationError('conflict', 'errors.cancelled')
}

function gone(): OperationError {
  return new OperationError('missing', 'errors.unknownTicket')
}
