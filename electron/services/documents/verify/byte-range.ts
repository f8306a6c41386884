import { createHash } from 'node:crypto'
import { OperationError } from '#shared/contract/errors.ts'
import { entryAt, objectAt, type PdfFile, resolve } from '../signature/pdf-file.ts'
import { isSpace } from '../signature/pdf-lexer.ts'
import { isKind, type PdfDictionary, type PdfValue } from '../signature/pdf-value.ts'

/** A signature dictionary and what its byte range covers: everything up to the end of `revision` but the signature. */
export type SignedRange = {
  readonly dictionary: PdfDictionary
  readonly contents: Buffer
  readonly revision: number
  readonly digest: Buffer
}

/**
 * Checks that a signature covers the whole file up to the end of one revision, and that its hole is exactly its own
 * `Contents`. Each refusal is one way in which a file shows other bytes than were signed.
 */
export function readSignedRange(file: PdfFile, number: number): SignedRange {
  const newest = file.revisions.length - 1
  // Inside a compressed stream the hole could not be where the byte range says.
  if (entryAt(file, number, newest)?.kind !== 'plain') throw refused('verify.signatureFormat')
  const object = objectAt(file, number, newest)
  if (object === undefined || !isKind(object.value, 'dictionary')) throw refused('verify.signatureFormat')
  const { entries } = object.value
  const [start, before, after, rest, ...more] = integers(resolve(file, entries.get('ByteRange'), newest))
  const contents = entries.get('Contents')
  if (start === undefined || before === undefined || after === undefined || rest === undefined || more.length > 0) {
    throw refused('verify.byteRange')
  }
  if (!isKind(contents, 'string') || start !== 0 || after <= before + 1) throw refused('verify.byteRange')
  if (before <= object.start || after >= object.end) throw refused('verify.byteRange')
  const hole = file.bytes.toString('latin1', before + 1, after - 1)
  const digits = contents.bytes.toString('hex')
  // In one case of letters throughout: mixed ones would be room for bits that nothing covers.
  const isHole = hole === digits || hole === digits.toUpperCase()
  if (!isHole || !followsContentsKey(file.bytes, before)) throw refused('verify.byteRange')
  if (file.bytes[before] !== 0x3c || file.bytes[after - 1] !== 0x3e) throw refused('verify.byteRange')
  const end = after + rest
  const revision = file.revisions.findIndex((candidate) => candidate.end === end || candidate.lineEnd === end)
  if (revision < 0) throw refused('verify.byteRange')
  const own = file.revisions[revision]
  if (own === undefined || object.start < own.start || object.end > own.end) throw refused('verify.byteRange')
  const digest = createHash('sha256')
    .update(file.bytes.subarray(0, before))
    .update(file.bytes.subarray(after, end))
    .digest()
  return { dictionary: object.value, contents: contents.bytes, revision, digest }
}

function refused(key: string): OperationError {
  return new OperationError('invalid', key)
}

function integers(value: PdfValue): number[] {
  if (!isKind(value, 'array')) return []
  return value.items.map((item) => {
    if (typeof item !== 'number' || !Number.isSafeInteger(item) || item < 0) throw refused('verify.byteRange')
    return item
  })
}

function followsContentsKey(bytes: Buffer, hole: number): boolean {
  let position = hole
  while (isSpace(bytes[position - 1])) position--
  return bytes.toString('latin1', position - 9, position) === '/Contents'
}
