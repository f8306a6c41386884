import { randomBytes } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'
import { megabytes } from '#shared/base/megabytes.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { longestAttachment, longestFile, type OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { OfferedFile } from './door.ts'
import { type Announced, openStreams, type StreamedFile } from './streamed-files.ts'
import type { UnfinishedAttachment } from './vault/attachments.ts'

/** A file that arrived under a ticket, whole. */
export type ReceivedFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }

/** A file that arrived under a ticket, piece by piece; each is let go of when the next one is asked for. */
export type ReceivedPieces = Announced & { readonly pieces: Iterable<Uint8Array> }

type Incoming = Announced & {
  readonly chunks: Uint8Array[]
  readonly store: StoreBytes | null
  stored: UnfinishedAttachment | null
  state: 'announced' | 'arriving' | 'arrived'
}

/** Takes bytes away as they arrive, so that they are never in memory whole. */
export type StoreBytes = (chunks: AsyncIterable<Uint8Array>) => Promise<UnfinishedAttachment>

/** A file that arrived under a ticket and already is in the vault's folder, waiting to be kept or dropped. */
export type ReceivedAttachment = Announced & { readonly stored: UnfinishedAttachment }

/** The files that are on their way in and out of one connection to the vault, by ticket. */
export type Files = {
  /**
   * Announces bytes to come and answers the ticket under which they are taken. `invalid`, `errors.fileTooLarge` with the
   * size and the limit in megabytes; `busy`, `errors.tooManyTransfers`, where what is announced already fills the room for it.
   * With `store` the bytes go there as they arrive; what nobody takes within a minute of its arrival is dropped.
   */
  expect(file: Announced, store?: StoreBytes): string
  receive(ticket: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /** Hands over what arrived, once; `missing` for an unknown ticket, `conflict` while bytes are still to come. */
  take(ticket: string): ReceivedFile
  /** The same without ever holding the file twice, for files of hundreds of megabytes. */
  takePieces(ticket: string): ReceivedPieces
  /** Hands over what was stored on its way in; null for a file that is in memory, which stays under its ticket. */
  takeStored(ticket: string): ReceivedAttachment | null
  /** Announces bytes that are read while they arrive; `most` is how many of them are taken. */
  expectStream(file: Announced, most: number): string
  /** The bytes of such a file, once; whoever leaves them before their end refuses the rest to their sender. */
  takeStream(ticket: string, signal: AbortSignal): StreamedFile
  offer(file: OfferedFile): OutgoingFile
  /** Hands out an offered file, once. */
  fetch(ticket: string): OfferedFile
}

/** Files that are neither taken nor fetched: more than this and the oldest are forgotten. */
const mostTickets = 64
/** Announced bytes that are not handed over yet: they are all in memory at once. */
const mostBytes = 2 * longestFile
/** How long a stored file waits to be taken, in milliseconds: whoever sent it asks for it at once or is gone. */
const patience = 60_000

/** Keeps announced and offered files in memory or where they are stored; nothing is written to disk in the clear. */
export function openFiles(): Files {
  const incoming = new Map<string, Incoming>()
  const outgoing = new Map<string, OfferedFile>()
  const streams = openStreams()
  const forget = (ticket: string) => {
    const file = incoming.get(ticket)
    incoming.delete(ticket)
    file?.stored?.drop()
  }
  return {
    expect(file, store) {
      const { name, mediaType, size } = file
      const longest = store ? longestAttachment : longestFile
      if (size > longest) throw tooLarge(name, size, longest)
      const ticket = ticketFor(incoming, forget)
      const held = [...incoming.values()].reduce((sum, other) => sum + (other.store ? 0 : other.size), 0)
      if (!store && held + size > mostBytes) throw new OperationError('busy', 'errors.tooManyTransfers')
      const state = 'announced'
      incoming.set(ticket, { name, mediaType, size, chunks: [], store: store ?? null, stored: null, state })
      return ticket
    },
    async receive(ticket, chunks) {
      if (streams.has(ticket)) return await streams.receive(ticket, chunks)
      const file = incoming.get(ticket)
      if (file?.state !== 'announced') throw unknownTicket()
      file.state = 'arriving'
      try {
        if (file.store) file.stored = await file.store(measured(file, chunks))
        else for await (const chunk of measured(file, chunks)) file.chunks.push(chunk)
      } catch (error) {
        incoming.delete(ticket)
        throw error
      }
      file.state = 'arrived'
      // Its ticket may have been forgotten while it arrived.
      if (!incoming.has(ticket)) file.stored?.drop()
      if (file.stored) setTimeout(() => forget(ticket), patience).unref()
    },
    take(ticket) {
      const { name, mediaType, chunks } = taken(incoming, ticket, 'memory')
      return { name, mediaType, bytes: Buffer.concat(chunks) }
    },
    takePieces(ticket) {
      const { name, mediaType, size, chunks } = taken(incoming, ticket, 'memory')
      return { name, mediaType, size, pieces: drained(chunks) }
    },
    takeStored(ticket) {
      if (incoming.get(ticket)?.store === null) return null
      const { name, mediaType, size, stored } = taken(incoming, ticket, 'stored')
      invariant(stored, 'what arrived to be stored is stored')
      return { name, mediaType, size, stored }
    },
    expectStream(file, most) {
      if (file.size > most) throw tooLarge(file.name, file.size, most)
      const ticket = newTicket()
      streams.expect(ticket, file)
      return ticket
    },
    takeStream(ticket, signal) {
      const file = streams.take(ticket, signal)
      return { ...file, chunks: measured(file, file.chunks) }
    },
    offer(file) {
      const ticket = ticketFor(outgoing, (oldest) => outgoing.delete(oldest))
      outgoing.set(ticket, file)
      return { ticket, name: file.name, mediaType: file.mediaType, size: file.size }
    },
    fetch(ticket) {
      const file = outgoing.get(ticket)
      if (!file) throw unknownTicket()
      outgoing.delete(ticket)
      return file
    },
  }
}

function ticketFor(map: ReadonlyMap<string, unknown>, forget: (oldest: string) => void): string {
  const oldest = map.keys().next()
  if (map.size >= mostTickets && !oldest.done) forget(oldest.value)
  return newTicket()
}

function newTicket(): string {
  return randomBytes(16).toString('hex')
}

function taken(incoming: Map<string, Incoming>, ticket: string, place: 'memory' | 'stored'): Incoming {
  const file = incoming.get(ticket)
  if (!file || (place === 'stored') !== (file.store !== null)) throw unknownTicket()
  if (file.state !== 'arrived')
    throw new OperationError('conflict', 'errors.fileIncomplete', { parameters: { name: file.name } })
  incoming.delete(ticket)
  return file
}

function* drained(chunks: Uint8Array[]): Generator<Uint8Array> {
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) yield chunk
}

/** The chunks, refused at their end unless they are as many bytes as were announced. */
async function* measured(file: Announced, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > file.size) break
    yield chunk
  }
  if (size === file.size) return
  const parameters = { name: file.name, announced: file.size, arrived: size }
  throw new OperationError('invalid', 'errors.fileSize', { parameters })
}

function tooLarge(name: string, size: number, longest: number): OperationError {
  const parameters = { name, size: megabytes(size, 'up'), max: megabytes(longest, 'down') }
  return new OperationError('invalid', 'errors.fileTooLarge', { parameters })
}

function unknownTicket(): OperationError {
  return new OperationError('missing', 'errors.unknownTicket')
}

/** A file of known bytes as it is offered. */
export function offeredBytes(name: string, mediaType: string, bytes: Uint8Array): OfferedFile {
  return { name, mediaType, size: bytes.length, chunks: chunksOf(bytes) }
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const step = 256 * 1024
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}
