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

function badLine(bytes: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(bytes)
  const bad = text.indexOf('\u{fffd}')
  return text.slice(0, bad === -1 ? text.length : bad).split('\n').length
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
  const guesses: readonly Encoding[] = known ? [known] : ['utf-8', 'gb18030', 'windows-1252']
  for (const encoding of guesses) {
    const text = decoded(bytes, encoding)
    if (text !== null) return { text, encoding }
  }
  if (!known) throw new OperationError('invalid', 'errors.fileEncodingUnknown')
  const parameters = { encoding: known.toUpperCase(), line: badLine(bytes, known) }
  throw new OperationError('invalid', 'errors.fileNotInEncoding', { parameters })
}
