import { catalogAt, type PdfFile, resolve, resolveDictionary } from './pdf-file.ts'
import { maximumDepth, maximumObjects } from './pdf-limits.ts'
import { isKind, isName, type PdfDictionary, type PdfReference, textOf } from './pdf-value.ts'

/** A signature field as of a revision; `value` is the reference to its signature dictionary once it is signed. */
export type SignatureField = {
  readonly name: string
  readonly number: number
  readonly field: PdfDictionary
  readonly value?: PdfReference
}

/** The interactive form of a revision, and its object number where it is not written inside the catalogue. */
export function formAt(
  file: PdfFile,
  revision: number,
): { readonly form: PdfDictionary; readonly number?: number } | undefined {
  const entry = catalogAt(file, revision).value.entries.get('AcroForm')
  const form = resolveDictionary(file, entry, revision)
  if (form === undefined) return undefined
  return isKind(entry, 'reference') ? { form, number: entry.number } : { form }
}

/** All signature fields of a revision with their full names (ISO 32000-1, 12.7.3.2), in form order. */
export function signatureFields(file: PdfFile, revision: number): SignatureField[] {
  const found: SignatureField[] = []
  const seen = new Set<number>()
  const visit = (value: unknown, prefix: string, depth: number) => {
    if (!isReference(value) || seen.has(value.number) || depth > maximumDepth || seen.size > maximumObjects) return
    seen.add(value.number)
    const field = resolveDictionary(file, value, revision)
    if (field === undefined) return
    const own = textOf(resolve(file, field.entries.get('T'), revision))
    const path = [prefix, own ?? ''].filter((part) => part !== '').join('.')
    const kids = resolve(file, field.entries.get('Kids'), revision)
    if (isKind(kids, 'array')) for (const kid of kids.items) visit(kid, path, depth + 1)
    if (!isName(resolve(file, field.entries.get('FT'), revision), 'Sig')) return
    const signed = field.entries.get('V')
    found.push({
      name: path,
      number: value.number,
      field,
      ...(isKind(signed, 'reference') ? { value: signed } : {}),
    })
  }
  const fields = resolve(file, formAt(file, revision)?.form.entries.get('Fields'), revision)
  if (isKind(fields, 'array')) for (const field of fields.items) visit(field, '', 0)
  return found
}

/** Whether the lock of a field that is signed forbids to fill the field of that name (ISO 32000-1, table 233). */
export function lockCovers(file: PdfFile, revision: number, field: SignatureField, target: string): boolean {
  const lock = resolve(file, field.field.entries.get('Lock'), revision)
  if (field.value === undefined || !isKind(lock, 'dictionary')) return false
  const action = resolve(file, lock.entries.get('Action'), revision)
  if (isName(action, 'All')) return true
  const named = resolve(file, lock.entries.get('Fields'), revision)
  const isNamed = isKind(named, 'array') && named.items.some((item) => textOf(item) === target)
  return isName(action, 'Include') ? isNamed : !isNamed
}

function isReference(value: unknown): value is PdfReference {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'reference'
}
