/** The encodings that are tried, as `TextDecoder` names them; the last one takes any bytes. */
const guesses = ['utf-8', 'gb18030', 'windows-1252'] as const

function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

/** The text of bytes whose last character may be cut, and the encoding that it was read in. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const marked = markedEncoding(bytes)
  for (const encoding of marked === null ? guesses : [marked]) {
    try {
      return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true }), encoding }
    } catch {
      // Bytes that mean nothing in this encoding.
    }
  }
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
}
