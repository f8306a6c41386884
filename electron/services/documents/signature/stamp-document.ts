import { deflateSync } from 'node:zlib'
import { OperationError } from '#shared/contract/errors.ts'
import { catalogAt, openPdf, type PdfFile, resolve, resolveDictionary } from './pdf-file.ts'
import { streamsIn } from './pdf-streams.ts'
import { appendUpdate, nextObjectNumber, type PdfChange } from './pdf-update.ts'
import { array, dictionary, isKind, name, type PdfValue, reference, serialize } from './pdf-value.ts'
import { lockCovers, type SignatureField, signatureFields } from './signature-field.ts'
import { changedBody, fillSignature, unsignedBody } from './signed-update.ts'

/** What a reader needs to judge the signatures when their authorities no longer answer: certificates and lists as DER. */
export type ValidationData = {
  readonly certificates: readonly Uint8Array[]
  readonly revocationLists: readonly Uint8Array[]
}

/**
 * Adds validation data and a document time stamp over everything before it (PAdES B-LTA, ETSI EN 319 142-1, 5.5), by two
 * incremental updates; all earlier bytes stay. `obtain` is given a SHA-256 digest and answers the token of an authority.
 * Refuses as `conflict` a document that nobody signed, has no free field for a stamp, or is closed by a lock.
 */
export async function stampDocument(
  bytes: Buffer,
  data: ValidationData,
  obtain: (imprint: Buffer) => Promise<Buffer>,
): Promise<Buffer> {
  const before = openPdf(bytes)
  if (before.trailingBytes > 0) throw refused('errors.documentDamaged')
  const field = freeField(before)
  const file = openPdf(withValidationData(before, data))
  const number = nextObjectNumber(file)
  const stamp = dictionary({
    Type: name('DocTimeStamp'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.RFC3161'),
  })
  const update = appendUpdate(file, [
    { number, body: unsignedBody(stamp) },
    { number: field.number, body: changedBody(field.field, { V: reference(number) }) },
  ])
  return await fillSignature(update, number, obtain)
}

function refused(key: string, field = ''): OperationError {
  return new OperationError('conflict', key, { parameters: { field } })
}

/** The first prepared field for a stamp that has none yet. */
function freeField(file: PdfFile): SignatureField {
  const revision = file.revisions.length - 1
  const fields = signatureFields(file, revision)
  if (fields.every(({ value }) => value === undefined)) throw refused('errors.stampUnsigned')
  const field = fields.find(({ name: own, value }) => value === undefined && /^timestamp\.\d+$/.test(own))
  if (field === undefined) throw refused('errors.stampFieldMissing')
  if (fields.some((candidate) => lockCovers(file, revision, candidate, field.name)))
    throw refused('errors.documentLocked', field.name)
  return field
}

/** The file with what it does not hold yet in its DSS (ETSI EN 319 142-1, 5.4.2); unchanged where it holds all. */
function withValidationData(file: PdfFile, data: ValidationData): Buffer {
  const revision = file.revisions.length - 1
  const catalog = catalogAt(file, revision)
  const old = resolveDictionary(file, catalog.value.entries.get('DSS'), revision)
  const changes: PdfChange[] = []
  let next = nextObjectNumber(file)
  const added = (key: string, given: readonly Uint8Array[]): PdfValue[] => {
    const known = streamsIn(file, old?.entries.get(key))
    const missing = given.filter((der, at) => {
      const isRepeated = given.slice(0, at).some((other) => Buffer.compare(other, der) === 0)
      return !isRepeated && !known.some((other) => other.equals(der))
    })
    return missing.map((der) => {
      changes.push({ number: next, body: streamOf(der) })
      next += 1
      return reference(next - 1)
    })
  }
  const kept = (key: string) => {
    const list = resolve(file, old?.entries.get(key), revision)
    return isKind(list, 'array') ? list.items : []
  }
  const certificates = [...kept('Certs'), ...added('Certs', data.certificates)]
  const lists = [...kept('CRLs'), ...added('CRLs', data.revocationLists)]
  if (changes.length === 0) return file.bytes
  const store = dictionary({
    Type: name('DSS'),
    ...(certificates.length > 0 ? { Certs: array(certificates) } : {}),
    ...(lists.length > 0 ? { CRLs: array(lists) } : {}),
  })
  changes.push({ number: next, body: serialize(store) })
  changes.push({ number: catalog.number, body: changedBody(catalog.value, { DSS: reference(next) }) })
  return appendUpdate(file, changes).bytes
}

function streamOf(der: Uint8Array): Buffer {
  const head = dictionary({ Filter: name('FlateDecode') })
  return serialize({ kind: 'stream', dictionary: head, raw: deflateSync(der) })
}
