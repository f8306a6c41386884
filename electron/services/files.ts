import { randomBytes } from 'node:crypto'
import { megabytes } from '#shared/base/megabytes.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { longestFile, type OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { OfferedFile } from './door.ts'

/** A file that arrived under a ticket, whole. */
export type ReceivedFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }

/** A file that arrived under a ticket, piece by piece; each is let go of when the next one is asked for. */
export type ReceivedPieces = Announced & { readonly pieces: Iterable<Uint8Array> }

type Announced = { readonly name: string; readonly mediaType: string; readonly size: number }
type Incoming = Announced & { readonly chunks: Uint8Array[]; state: 'announced' | 'arriving' | 'arrived' }

/** The files that are on their way in and out of one connection to the vault, by ticket. */
export type Files = {
  /**
   * Announces bytes to come and answers the ticket under which they are taken. `invalid`, `errors.fileTooLarge` with the
   * size and the limit in megabytes; `busy`, `errors.tooManyTransfers`, where what is announced already fills the room for it.
   */
  expect(file: Announced): string
  receive(ticket: string, chunks: AsyncIterable<Uint8Array>): Promise<void>
  /** Hands over what arrived, once; `missing` for an unknown ticket, `conflict` while bytes are still to come. */
  take(ticket: string): ReceivedFile
  /** The same without ever holding the file twice, for files of hundreds of megabytes. */
  takePieces(ticket: string): ReceivedPieces
  offer(file: OfferedFile): OutgoingFile
  /** Hands out an offered file, once. */
  fetch(ticket: string): OfferedFile
}

/** Files that are neither taken nor fetched: more than this and the oldest are forgotten. */
const mostTickets = 64
/** Announced bytes that are not handed over yet: they are all in memory at once. */
const mostBytes = 2 * longestFile

/** Keeps announced and offered files in memory; nothing is written to disk in the clear. */
export function openFiles(): Files {
  const incoming = new Map<string, Incoming>()
  const outgoing = new Map<string, OfferedFile>()
  const ticketFor = (map: Map<string, unknown>): string => {
    const oldest = map.keys().next()
    if (map.size >= mostTickets && !oldest.done) map.delete(oldest.value)
    return randomBytes(16).toString('hex')
  }
  return {
    expect(file) {
      const { name, size } = file
      if (size > longestFile) throw tooLarge(name, size)
      const ticket = ticketFor(incoming)
      const held = [...incoming.values()].reduce((sum, other) => sum + other.size, 0)
      if (held + size > mostBytes) throw new OperationError('busy', 'errors.tooManyTransfers')
      incoming.set(ticket, { ...file, chunks: [], state: 'announced' })
      return ticket
    },
    async receive(ticket, chunks) {
      const file = incoming.get(ticket)
      if (file?.state !== 'announced') throw unknownTicket()
      file.state = 'arriving'
      try {
        await collect(file, chunks)
      } catch (error) {
        incoming.delete(ticket)
        throw error
      }
      file.state = 'arrived'
    },
    take(ticket) {
      const { name, mediaType, chunks } = taken(incoming, ticket)
      return { name, mediaType, bytes: Buffer.concat(chunks) }
    },
    takePieces(ticket) {
      const { name, mediaType, size, chunks } = taken(incoming, ticket)
      return { name, mediaType, size, pieces: drained(chunks) }
    },
    offer(file) {
      const ticket = ticketFor(outgoing)
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

function taken(incoming: Map<string, Incoming>, ticket: string): Incoming {
  const file = incoming.get(ticket)
  if (!file) throw unknownTicket()
  if (file.state !== 'arrived')
    throw new OperationError('conflict', 'errors.fileIncomplete', { parameters: { name: file.name } })
  incoming.delete(ticket)
  return file
}

function* drained(chunks: Uint8Array[]): Generator<Uint8Array> {
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) yield chunk
}

async function collect(file: Incoming, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > file.size) break
    file.chunks.push(chunk)
  }
  if (size === file.size) return
  const parameters = { name: file.name, announced: file.size, arrived: size }
  throw new OperationError('invalid', 'errors.fileSize', { parameters })
}

function tooLarge(name: string, size: number): OperationError {
  const parameters = { name, size: megabytes(size, 'up'), max: megabytes(longestFile, 'down') }
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
