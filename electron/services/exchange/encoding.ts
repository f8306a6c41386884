import { OperationError } from '#shared/contract/errors.ts'
import type { Encoding } from '#shared/modules/exchange/exchange.source.ts'

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

function markOf(bytes: Uint8Array): Encoding | null {
  return marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0] ?? null
}

/** The text, or null where bytes mean nothing in the encoding. */
function decoded(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The text of a file in pieces, one piece after the other; nothing but the piece at hand is kept. */
export function* decodedPieces(pieces: readonly Uint8Array[], encoding: Encoding, fatal = true): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal })
  for (const piece of pieces) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

function isIn(pieces: readonly Uint8Array[], encoding: Encoding): boolean {
  try {
    for (const _ of decodedPieces(pieces, encoding));
    return true
  } catch {
    return false
  }
}

/** UTF-16 without a mark: commas and line ends of a table leave a zero beside each, always on the same side. */
function withoutMark(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 65_536)
  const zeros = [0, 0]
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (bytes.length % 2 === 1 || even + odd < sample.length / 50) return null
  if (odd > even * 10) return 'utf-16le'
  return even > odd * 10 ? 'utf-16be' : null
}

function badLine(pieces: readonly Uint8Array[], encoding: Encoding): number {
  let line = 1
  for (const text of decodedPieces(pieces, encoding, false)) {
    const bad = text.indexOf('\u{fffd}')
    line += text.slice(0, bad === -1 ? text.length : bad).split('\n').length - 1
    if (bad !== -1) break
  }
  return line
}

const guesses: readonly Encoding[] = ['utf-8', 'gb18030', 'windows-1252']

function refusal(pieces: readonly Uint8Array[], known: Encoding | null): OperationError {
  if (!known) return new OperationError('invalid', 'errors.fileEncodingUnknown')
  const parameters = { encoding: known.toUpperCase(), line: badLine(pieces, known) }
  return new OperationError('invalid', 'errors.fileNotInEncoding', { parameters })
}

/** The encoding of a file in pieces, found out and refused as `decodeText` does; the first piece holds its beginning. */
export function encodingOf(pieces: readonly Uint8Array[]): Encoding {
  const [start = new Uint8Array()] = pieces
  const known = markOf(start) ?? withoutMark(start.subarray(0, start.length & ~1))
  const found = (known ? [known] : guesses).find((encoding) => isIn(pieces, encoding))
  if (found) return found
  throw refusal(pieces, known)
}

/**
 * The text of a file and its encoding: the one chosen, that of its mark, UTF-16 by its zeros, UTF-8, GB 18030, or as a
 * last guess Windows-1252. `invalid`: `errors.fileNotInEncoding` with the line where the chosen or marked one fails.
 */
export function decodeText(
  bytes: Uint8Array,
  chosen?: Encoding,
): { readonly text: string; readonly encoding: Encoding } {
  const known = chosen ?? markOf(bytes) ?? withoutMark(bytes)
  for (const encoding of known ? [known] : guesses) {
    const text = decoded(bytes, encoding)
    if (text !== null) return { text, encoding }
  }
  throw refusal([bytes], known)
}
