import { invariant } from '../base/assert.ts'

/** The most bytes of a file that one frame carries. */
export const frameCapacity = 262_144

/** How many data frames may be under way without having been taken by the other side. */
export const frameWindow = 8

const kinds = ['data', 'end', 'ack', 'error', 'fetch'] as const
type FrameKind = (typeof kinds)[number]

/**
 * One step of a file transfer. `data` and `end` are numbered from 0 by the sender; `ack` repeats the number of what was
 * taken; `error` ends the transfer either way and carries an ErrorShape; `fetch` asks for the file of a ticket.
 */
export type Frame = {
  readonly ticket: string
  readonly kind: FrameKind
  readonly sequence: number
  readonly bytes: Uint8Array
}

const longestTicket = 64
const fixedHeader = 6
const none = new Uint8Array(0)

/** Layout: kind (1 byte), sequence (4, big-endian), length of the ticket (1), ticket in ASCII, then the bytes. */
export function encodeFrame(frame: Omit<Frame, 'bytes'> & { readonly bytes?: Uint8Array }): Uint8Array {
  const { ticket, kind, sequence, bytes = none } = frame
  invariant(isTicket(ticket), 'a ticket is what the vault process handed out')
  invariant(bytes.length <= frameCapacity, 'files are cut into frames before they are encoded')
  const header = fixedHeader + ticket.length
  const encoded = new Uint8Array(header + bytes.length)
  const view = new DataView(encoded.buffer)
  view.setUint8(0, kinds.indexOf(kind))
  view.setUint32(1, sequence)
  view.setUint8(5, ticket.length)
  for (let index = 0; index < ticket.length; index++) encoded[fixedHeader + index] = ticket.charCodeAt(index)
  encoded.set(bytes, header)
  return encoded
}

/** Reads a frame, or answers null for bytes that are none. The frame's bytes are a view into the message. */
export function decodeFrame(message: Uint8Array): Frame | null {
  if (message.length < fixedHeader) return null
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength)
  const kind = kinds[view.getUint8(0)]
  const header = fixedHeader + view.getUint8(5)
  if (kind === undefined || message.length < header || message.length - header > frameCapacity) return null
  const ticket = String.fromCharCode(...message.subarray(fixedHeader, header))
  return isTicket(ticket) ? { ticket, kind, sequence: view.getUint32(1), bytes: message.subarray(header) } : null
}

function isTicket(text: string): boolean {
  return text.length > 0 && text.length <= longestTicket && /^[\x21-\x7e]+$/.test(text)
}
