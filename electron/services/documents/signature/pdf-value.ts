import { invariant } from '#shared/base/assert.ts'

/** A PDF name without its slash, escapes decoded. */
export type PdfName = { readonly kind: 'name'; readonly name: string }
/** A PDF string as bytes; whether it was written in hex or literally is not kept. */
export type PdfString = { readonly kind: 'string'; readonly bytes: Buffer }
/** An indirect reference `number generation R`. */
export type PdfReference = { readonly kind: 'reference'; readonly number: number; readonly generation: number }
/** An array in file order. */
export type PdfArray = { readonly kind: 'array'; readonly items: readonly PdfValue[] }
/** A dictionary; keys are unique, for the parser refuses a repeated key. */
export type PdfDictionary = { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> }
/** A stream with its bytes as stored, filters not yet undone. */
export type PdfStream = { readonly kind: 'stream'; readonly dictionary: PdfDictionary; readonly raw: Buffer }
/** Any value that a PDF file can hold (ISO 32000-1, 7.3). */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfArray
  | PdfDictionary
  | PdfStream

/** The name `/name`. */
export function name(value: string): PdfName {
  return { kind: 'name', name: value }
}

/** A reference to an object of generation 0, the only one that an incremental update of ours writes. */
export function reference(number: number): PdfReference {
  return { kind: 'reference', number, generation: 0 }
}

/** An array of the given values. */
export function array(items: readonly PdfValue[]): PdfArray {
  return { kind: 'array', items }
}

/** A dictionary of the given entries, written in their order. */
export function dictionary(entries: Readonly<Record<string, PdfValue>>): PdfDictionary {
  return { kind: 'dictionary', entries: new Map(Object.entries(entries)) }
}

/** The dictionary with some entries replaced or added; the others keep their order. */
export function withEntries(base: PdfDictionary, changes: Readonly<Record<string, PdfValue>>): PdfDictionary {
  return { kind: 'dictionary', entries: new Map([...base.entries, ...Object.entries(changes)]) }
}

/** A text string: Latin letters as they are, anything else in UTF-16BE with its mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return { kind: 'string', bytes: Buffer.from(text, 'latin1') }
  const units = Buffer.from(text, 'utf16le').swap16()
  return { kind: 'string', bytes: Buffer.concat([Buffer.from([0xfe, 0xff]), units]) }
}

/** The text of a text string, from UTF-16BE, UTF-8 with mark, or (near enough for a name) Latin-1. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!isKind(value, 'string')) return undefined
  const { bytes } = value
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)))
      .swap16()
      .toString('utf16le')
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  return bytes.toString('latin1')
}

type ByKind = {
  name: PdfName
  string: PdfString
  reference: PdfReference
  array: PdfArray
  dictionary: PdfDictionary
  stream: PdfStream
}

/** Narrows a value to one kind of structured value. */
export function isKind<Kind extends keyof ByKind>(value: PdfValue | undefined, kind: Kind): value is ByKind[Kind] {
  return typeof value === 'object' && value !== null && value.kind === kind
}

/** Whether the value is the name `/expected`. */
export function isName(value: PdfValue | undefined, expected: string): boolean {
  return isKind(value, 'name') && value.name === expected
}

/** The value's canonical bytes: what an update writes, and what two revisions of an object are compared by. */
export function serialize(value: PdfValue): Buffer {
  const parts: Buffer[] = []
  write(value, parts)
  return Buffer.concat(parts)
}

function write(value: PdfValue, parts: Buffer[]): void {
  if (value === null || typeof value === 'boolean') parts.push(Buffer.from(String(value)))
  else if (typeof value === 'number') parts.push(Buffer.from(numberText(value)))
  else if (value.kind === 'name') parts.push(nameText(value.name))
  else if (value.kind === 'string') parts.push(Buffer.from(`<${value.bytes.toString('hex')}>`))
  else if (value.kind === 'reference') parts.push(Buffer.from(`${value.number} ${value.generation} R`))
  else if (value.kind === 'array') {
    parts.push(Buffer.from('['))
    for (const [index, item] of value.items.entries()) {
      if (index > 0) parts.push(Buffer.from(' '))
      write(item, parts)
    }
    parts.push(Buffer.from(']'))
  } else if (value.kind === 'dictionary') {
    parts.push(Buffer.from('<<'))
    for (const [key, item] of value.entries) {
      parts.push(nameText(key), Buffer.from(' '))
      write(item, parts)
      parts.push(Buffer.from(' '))
    }
    parts.push(Buffer.from('>>'))
  } else {
    invariant(value.kind === 'stream', 'every kind of value is written')
    const length = withEntries(value.dictionary, { Length: value.raw.length })
    parts.push(serialize(length), Buffer.from('\nstream\n'), value.raw, Buffer.from('\nendstream'))
  }
}

function numberText(value: number): string {
  const plain = String(value)
  // PDF has no exponents: 1e-7 must be written out, or the file is damaged for every reader.
  return plain.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : plain
}

function nameText(text: string): Buffer {
  let out = '/'
  for (const byte of Buffer.from(text, 'latin1')) {
    const regular = byte > 0x20 && byte < 0x7f && !'#()<>[]{}/%'.includes(String.fromCharCode(byte))
    out += regular ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0')}`
  }
  return Buffer.from(out, 'latin1')
}
