import { createHash } from 'node:crypto'
import { invariant } from '#shared/base/assert.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { PdfUpdate } from './pdf-update.ts'
import { type PdfDictionary, type PdfValue, serialize, withEntries } from './pdf-value.ts'

/** Hexadecimal digits kept free for the signature: 12 kB of DER, which also holds a time stamp with its chain. */
const holeDigits = 24_576

const rangeWidth = 48
const rangeMark = '/ByteRange ['
const contentsMark = '/Contents <'

/** The signature dictionary with its byte range and its contents still to be filled in, both at their final width. */
export function unsignedBody(signature: PdfDictionary): Buffer {
  const entries = serialize(signature).subarray(0, -2)
  const range = `${rangeMark}${' '.repeat(rangeWidth)}]\n`
  const contents = `${contentsMark}${'0'.repeat(holeDigits)}>\n`
  return Buffer.concat([entries, Buffer.from(`${range}${contents}>>`)])
}

/**
 * Fills the hole of the dictionary whose body begins at `bodyOffset`: first the byte range, whose offsets are final
 * only now, then what `sign` makes of the SHA-256 digest of everything around the hole.
 */
export async function fillSignature(
  update: PdfUpdate,
  number: number,
  sign: (digest: Buffer) => Promise<Buffer>,
): Promise<Buffer> {
  const { bytes } = update
  const body = update.bodyOffsets.get(number)
  invariant(body !== undefined, 'because the update wrote the signature dictionary')
  const rangeAt = bytes.indexOf(rangeMark, body) + rangeMark.length
  const from = bytes.indexOf(contentsMark, rangeAt) + contentsMark.length - 1
  const to = from + holeDigits + 2
  invariant(bytes[from] === 0x3c && bytes[to - 1] === 0x3e, 'because the hole stands between its brackets')
  bytes.write(`0 ${from} ${to} ${bytes.length - to}`.padEnd(rangeWidth, ' '), rangeAt, 'latin1')
  const digest = createHash('sha256').update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest()
  const cms = (await sign(digest)).toString('hex')
  if (cms.length > holeDigits) {
    throw new OperationError('invalid', 'errors.signatureTooLarge', { parameters: { bytes: cms.length / 2 } })
  }
  bytes.write(cms, from + 1, 'latin1')
  return bytes
}

/** The dictionary as the body of a changed object. */
export function changedBody(base: PdfDictionary, changes: Readonly<Record<string, PdfValue>>): Buffer {
  return serialize(withEntries(base, changes))
}
