import type { DocumentSigner } from '#services/vault/certificate-signature.ts'
import { invariant } from '#shared/base/assert.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { signCms } from './cms-structure.ts'
import { catalogAt, openPdf, type PdfFile, resolve } from './pdf-file.ts'
import { appendUpdate, nextObjectNumber, type PdfChange } from './pdf-update.ts'
import {
  array,
  dictionary,
  isKind,
  name,
  type PdfDictionary,
  type PdfValue,
  reference,
  serialize,
  textString,
  withEntries,
} from './pdf-value.ts'
import { appearanceForm, type SignatureAppearance } from './signature-appearance.ts'
import { formAt, lockCovers, type SignatureField, signatureFields } from './signature-field.ts'
import { changedBody, fillSignature, unsignedBody } from './signed-update.ts'

/** One signature to be made; `signedAt` in milliseconds, printed in `/M` as the signer's claim. */
export type SignatureRequest = {
  /** Full name of a field that was prepared when the document was drawn, such as `signature.1`. */
  readonly field: string
  /** The first signer certifies: from then on only further signatures may be added (DocMDP, P 2). */
  readonly certify: boolean
  readonly signer: DocumentSigner
  readonly signedAt: number
  readonly name: string
  readonly reason?: string
  readonly appearance: SignatureAppearance
}

/**
 * Signs a prepared field (PAdES baseline B-B, ETSI EN 319 142-1) by an incremental update; all earlier bytes stay.
 * Refuses as `conflict` a missing or signed field, a second certification, and a document closed by a lock.
 */
export async function signDocument(bytes: Buffer, request: SignatureRequest): Promise<Buffer> {
  const file = openPdf(bytes)
  if (file.trailingBytes > 0) throw refused('errors.documentDamaged')
  const revision = file.revisions.length - 1
  const fields = signatureFields(file, revision)
  const field = fields.find((candidate) => candidate.name === request.field)
  if (field === undefined) throw refused('errors.signatureFieldMissing', request.field)
  if (field.value !== undefined) throw refused('errors.signatureFieldSigned', request.field)
  if (request.certify && fields.some((candidate) => candidate.value !== undefined)) {
    throw refused('errors.documentAlreadySigned', request.field)
  }
  if (fields.some((candidate) => lockCovers(file, revision, candidate, field.name))) {
    throw refused('errors.documentLocked', request.field)
  }
  const first = nextObjectNumber(file)
  const lock = resolve(file, field.field.entries.get('Lock'), revision)
  const signature = signatureDictionary(request, isKind(lock, 'dictionary') ? lock : undefined)
  const changes: PdfChange[] = [
    { number: first, body: unsignedBody(signature) },
    ...fieldChanges(file, revision, field, first, request.appearance),
    ...catalogChanges(file, revision, request.certify ? first : undefined),
  ]
  const update = appendUpdate(file, changes)
  return fillSignature(update, first, (digest) => signCms(digest, request.signer))
}

/** The prepared places of a document that nobody has signed yet, in their order. */
export function openPlaces(bytes: Buffer): readonly string[] {
  const file = openPdf(bytes)
  return signatureFields(file, file.revisions.length - 1)
    .filter(({ name: field, value }) => value === undefined && /^signature\.\d+$/.test(field))
    .map(({ name: field }) => field)
    .toSorted((one, other) => Number(one.split('.')[1]) - Number(other.split('.')[1]))
}

function refused(key: string, field = ''): OperationError {
  return new OperationError('conflict', key, { parameters: { field } })
}

function signatureDictionary(request: SignatureRequest, lock: PdfDictionary | undefined): PdfDictionary {
  const references: PdfValue[] = []
  if (request.certify) references.push(transform('DocMDP', dictionary({ P: 2 })))
  if (lock !== undefined) {
    const kept = new Map([...lock.entries].filter(([key]) => key === 'Action' || key === 'Fields'))
    references.push(transform('FieldMDP', { kind: 'dictionary', entries: kept }))
  }
  return dictionary({
    Type: name('Sig'),
    Filter: name('Adobe.PPKLite'),
    SubFilter: name('ETSI.CAdES.detached'),
    M: textString(pdfDate(request.signedAt)),
    Name: textString(request.name),
    ...(request.reason === undefined ? {} : { Reason: textString(request.reason) }),
    ...(references.length > 0 ? { Reference: array(references) } : {}),
  })
}

function transform(method: string, parameters: PdfDictionary): PdfDictionary {
  return dictionary({
    Type: name('SigRef'),
    TransformMethod: name(method),
    TransformParams: withEntries(parameters, { Type: name('TransformParams'), V: name('1.2') }),
  })
}

function pdfDate(milliseconds: number): string {
  return `D:${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`
}

function fieldChanges(
  file: PdfFile,
  revision: number,
  field: SignatureField,
  signatureNumber: number,
  appearance: SignatureAppearance,
): PdfChange[] {
  const signed = { V: reference(signatureNumber) }
  const box = resolve(file, field.field.entries.get('Rect'), revision)
  const [left, bottom, right, top] = isKind(box, 'array') ? box.items.map(Number) : []
  const width = Math.abs((right ?? 0) - (left ?? 0))
  const height = Math.abs((top ?? 0) - (bottom ?? 0))
  if (!(width > 0 && height > 0)) return [{ number: field.number, body: changedBody(field.field, signed) }]
  const formNumber = signatureNumber + 1
  return [
    { number: formNumber, body: serialize(appearanceForm(width, height, appearance)) },
    {
      number: field.number,
      body: changedBody(field.field, { ...signed, AP: dictionary({ N: reference(formNumber) }) }),
    },
  ]
}

/** Marks the form as signed and append-only, and names the certification once. */
function catalogChanges(file: PdfFile, revision: number, certification: number | undefined): PdfChange[] {
  const catalog = catalogAt(file, revision)
  const found = formAt(file, revision)
  invariant(found !== undefined, 'because the field to be signed was found in the form')
  const hasFlags = found.form.entries.get('SigFlags') === 3
  const flagged = withEntries(found.form, { SigFlags: 3 })
  const inCatalog: Record<string, PdfValue> = {}
  if (certification !== undefined) inCatalog.Perms = dictionary({ DocMDP: reference(certification) })
  if (!hasFlags && found.number === undefined) inCatalog.AcroForm = flagged
  const changes: PdfChange[] = []
  if (!hasFlags && found.number !== undefined) changes.push({ number: found.number, body: serialize(flagged) })
  if (Object.keys(inCatalog).length > 0) {
    changes.push({ number: catalog.number, body: changedBody(catalog.value, inCatalog) })
  }
  return changes
}
