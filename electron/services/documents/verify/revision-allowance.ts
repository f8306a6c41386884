import { type Finding, finding } from '#shared/modules/verification/verification.projection.ts'
import { catalogAt, objectAt, type PdfFile, resolve, resolveDictionary } from '../signature/pdf-file.ts'
import { isKind, isName, type PdfDictionary, type PdfValue, serialize } from '../signature/pdf-value.ts'
import { lockCovers, type SignatureField } from '../signature/signature-field.ts'

/** A changed object that is in order, with the added objects it brings in, or the reason why it is not. */
export type Allowance =
  | { readonly roots: readonly number[]; readonly signature?: number }
  | { readonly problem: Finding }

/** The catalogue may gain its certification, validation data and the flags of its form. */
export function allowedCatalog(old: PdfDictionary, value: PdfDictionary): Allowance {
  const roots: number[] = []
  for (const key of differingKeys(old, value)) {
    const now = value.entries.get(key)
    if (key === 'OpenAction') return { problem: finding('verify.openActionChanged') }
    if (key === 'Perms' && !old.entries.has(key)) continue
    if (key === 'AcroForm') {
      const before = old.entries.get(key)
      const isForm = isKind(before, 'dictionary') && isKind(now, 'dictionary')
      const allowance = isForm ? allowedForm(before, now) : undefined
      if (allowance === undefined || 'problem' in allowance) return { problem: finding('verify.formChanged') }
    } else if (key === 'DSS' && now !== undefined) roots.push(...referencesIn(now))
    else return { problem: finding('verify.catalogChanged', { key }) }
  }
  return { roots }
}

/** The form may be marked as signed and append-only, nothing else. */
export function allowedForm(old: PdfDictionary, value: PdfDictionary): Allowance {
  const keys = differingKeys(old, value)
  const isFlags = keys.length === 1 && keys[0] === 'SigFlags' && value.entries.get('SigFlags') === 3
  return isFlags ? { roots: [] } : { problem: finding('verify.formChanged') }
}

/** What a change is judged against: the revision that makes it, and the objects that this revision adds. */
export type RevisionContext = {
  readonly file: PdfFile
  readonly revision: number
  readonly added: ReadonlySet<number>
}

/** A prepared field may be signed once: value and appearance come together, and both are new objects. */
export function allowedField(
  { file, revision, added }: RevisionContext,
  field: SignatureField,
  fields: readonly SignatureField[],
  value: PdfDictionary,
): Allowance {
  const refuse = (key: string): Allowance => ({ problem: finding(key, { field: field.name }) })
  if (field.value !== undefined) return refuse('verify.signedFieldChanged')
  const keys = differingKeys(field.field, value)
  const signature = value.entries.get('V')
  if (!isKind(signature, 'reference')) return refuse('verify.appearanceChanged')
  if (keys.some((key) => key !== 'V' && key !== 'AP')) return refuse('verify.fieldChanged')
  const dictionary = objectAt(file, signature.number, revision)?.value
  const isSignature = isKind(dictionary, 'dictionary') && isName(dictionary.entries.get('Type'), 'Sig')
  const isTimeStamp = isKind(dictionary, 'dictionary') && isName(dictionary.entries.get('Type'), 'DocTimeStamp')
  if (!added.has(signature.number) || !(isSignature || isTimeStamp)) return refuse('verify.fieldChanged')
  const isClosed = fields.some((candidate) => lockCovers(file, revision - 1, candidate, field.name))
  if (isClosed || forbidsSignatures(file, revision - 1)) return refuse('verify.signedAfterLock')
  if (!keys.includes('AP')) return { roots: [signature.number], signature: signature.number }
  const appearance = appearanceOf(value, added)
  if (appearance === undefined) return refuse('verify.fieldChanged')
  return { roots: [signature.number, appearance], signature: signature.number }
}

function appearanceOf(field: PdfDictionary, added: ReadonlySet<number>): number | undefined {
  const appearance = field.entries.get('AP')
  if (!isKind(appearance, 'dictionary') || appearance.entries.size !== 1) return undefined
  const normal = appearance.entries.get('N')
  return isKind(normal, 'reference') && added.has(normal.number) ? normal.number : undefined
}

/** A certification with P 1 closes the document for good (ISO 32000-1, table 254). */
function forbidsSignatures(file: PdfFile, revision: number): boolean {
  const permissions = resolveDictionary(file, catalogAt(file, revision).value.entries.get('Perms'), revision)
  const certification = resolveDictionary(file, permissions?.entries.get('DocMDP'), revision)
  const references = resolve(file, certification?.entries.get('Reference'), revision)
  if (!isKind(references, 'array')) return false
  return references.items.some((item) => {
    const transform = resolveDictionary(file, item, revision)
    const parameters = resolveDictionary(file, transform?.entries.get('TransformParams'), revision)
    return isName(transform?.entries.get('TransformMethod'), 'DocMDP') && parameters?.entries.get('P') === 1
  })
}

/** Keys under which the two dictionaries hold different values, or which only one of them has. */
export function differingKeys(old: PdfDictionary, value: PdfDictionary): string[] {
  const keys = new Set([...old.entries.keys(), ...value.entries.keys()])
  const bytes = (holder: PdfDictionary, key: string) => serialize(holder.entries.get(key) ?? null)
  return [...keys].filter((key) => !bytes(old, key).equals(bytes(value, key)))
}

function referencesIn(value: PdfValue): number[] {
  if (isKind(value, 'reference')) return [value.number]
  if (isKind(value, 'array')) return value.items.flatMap(referencesIn)
  return isKind(value, 'dictionary') ? [...value.entries.values()].flatMap(referencesIn) : []
}
