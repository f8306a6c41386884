import { Constructed, Set as DerSet, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { invariant } from '#shared/base/assert.ts'
import { catalogAt, objectAt, openPdf, type PdfFile, resolveDictionary } from '../signature/pdf-file.ts'
import { appendUpdate, nextObjectNumber, type PdfChange } from '../signature/pdf-update.ts'
import {
  isKind,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
  reference,
  serialize,
  withEntries,
} from '../signature/pdf-value.ts'

/** Appends a forger's update: well formed, of the right kind, outside of every signature. */
export function forge(bytes: Buffer, change: (file: PdfFile, next: number) => readonly PdfChange[]): Buffer {
  const file = openPdf(bytes)
  return appendUpdate(file, change(file, nextObjectNumber(file))).bytes
}

/** The object's dictionary with some entries replaced, as a change. */
export function edited(file: PdfFile, number: number, changes: Readonly<Record<string, PdfValue>>): PdfChange {
  return { number, body: serialize(withEntries(dictionaryAt(file, number), changes)) }
}

/** The stream with other bytes in place of its own, uncompressed, as a change. */
export function restreamed(file: PdfFile, number: number, raw: Buffer): PdfChange {
  const value = objectAt(file, number, file.revisions.length - 1)?.value
  invariant(isKind(value, 'stream'), 'because the sample has a stream there')
  const entries = new Map([...value.dictionary.entries].filter(([key]) => key !== 'Filter'))
  const stream: PdfStream = { kind: 'stream', dictionary: { kind: 'dictionary', entries }, raw }
  return { number, body: serialize(stream) }
}

/** The catalogue with some entries replaced, as a change. */
export function editedCatalog(file: PdfFile, changes: Readonly<Record<string, PdfValue>>): PdfChange {
  return edited(file, catalogAt(file, file.revisions.length - 1).number, changes)
}

/** A value as a change. */
export function written(number: number, value: PdfValue): PdfChange {
  return { number, body: serialize(value) }
}

function dictionaryAt(file: PdfFile, number: number): PdfDictionary {
  const found = resolveDictionary(file, reference(number), file.revisions.length - 1)
  invariant(found !== undefined, 'because the sample has a dictionary there')
  return found
}

/** The same file with the bits of the mask turned over in one byte. */
export function flipped(bytes: Buffer, position: number, mask = 1): Buffer {
  const copy = Buffer.from(bytes)
  copy[position] = (copy[position] ?? 0) ^ mask
  return copy
}

/** The same file with an attribute that nothing signs in its last signature, under the name of a time stamp. */
export function withUnsignedAttribute(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  const from = text.lastIndexOf('/Contents <') + '/Contents <'.length
  const to = text.indexOf('>', from)
  const { result } = fromBER(new Uint8Array(Buffer.from(text.slice(from, to), 'hex')))
  const within = (block: unknown, at: number): Constructed => {
    invariant(block instanceof Constructed, 'because a CMS signature is made of sequences')
    const part = block.valueBlock.value.at(at)
    invariant(part instanceof Constructed, 'because its signer stands last')
    return part
  }
  // ContentInfo, [0], SignedData, its signers, the one of them.
  const signer = within(within(within(within(result, 1), 0), -1), 0)
  const content = new DerSet({ value: [new OctetString({ valueHex: new Uint8Array([1, 2, 3]) })] })
  const attribute = new Sequence({ value: [new ObjectIdentifier({ value: '1.2.840.113549.1.9.16.2.14' }), content] })
  signer.valueBlock.value.push(new Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [attribute] }))
  const changed = Buffer.from(result.toBER())
    .toString('hex')
    .padEnd(to - from, '0')
  return Buffer.from(`${text.slice(0, from)}${changed}${text.slice(to)}`, 'latin1')
}
