import { type Finding, finding } from '#shared/modules/verification/verification.projection.ts'
import { catalogAt, type PdfFile, resolveDictionary } from '../signature/pdf-file.ts'
import { maximumDepth, maximumObjects } from '../signature/pdf-limits.ts'
import { isKind, isName, type PdfDictionary, type PdfValue } from '../signature/pdf-value.ts'
import { differingKeys } from './revision-allowance.ts'

/** Says in a reader's words what a forbidden change of an object did to the document. */
export function describeChange(
  file: PdfFile,
  revision: number,
  number: number,
  old: PdfValue,
  value: PdfValue,
): Finding {
  const type = dictionaryOf(old)?.entries.get('Type')
  const page = pageThatUses(file, revision - 1, number)
  if (page !== undefined) {
    const keys = isKind(old, 'dictionary') && isKind(value, 'dictionary') ? differingKeys(old, value) : []
    const isAnnotation = keys.length === 1 && keys[0] === 'Annots'
    return finding(isAnnotation ? 'verify.annotationAdded' : 'verify.pageReplaced', { page, object: number })
  }
  if (isName(type, 'Pages')) return finding('verify.pagesChanged', { object: number })
  if (isName(type, 'EmbeddedFile') || isName(type, 'Filespec')) {
    return finding('verify.attachmentReplaced', { object: number })
  }
  if (isName(type, 'Metadata')) return finding('verify.metadataChanged', { object: number })
  const isAppearance = isName(dictionaryOf(old)?.entries.get('Subtype'), 'Form')
  return finding(isAppearance ? 'verify.drawingChanged' : 'verify.objectChanged', { object: number })
}

function dictionaryOf(value: PdfValue): PdfDictionary | undefined {
  if (isKind(value, 'stream')) return value.dictionary
  return isKind(value, 'dictionary') ? value : undefined
}

/** The page, counted from 1, that is this object or draws it as its content; undefined where none does. */
function pageThatUses(file: PdfFile, revision: number, number: number): number | undefined {
  let page = 0
  let visited = 0
  const visit = (value: PdfValue | undefined, depth: number): number | undefined => {
    const node = resolveDictionary(file, value, revision)
    if (node === undefined || depth > maximumDepth || ++visited > maximumObjects) return undefined
    const kids = node.entries.get('Kids')
    if (!isKind(kids, 'array')) {
      page++
      const isUsed = isReferenceTo(value, number) || contentsOf(node).some((item) => isReferenceTo(item, number))
      return isUsed ? page : undefined
    }
    for (const kid of kids.items) {
      const found = visit(kid, depth + 1)
      if (found !== undefined) return found
    }
    return undefined
  }
  return visit(catalogAt(file, revision).value.entries.get('Pages'), 0)
}

function contentsOf(page: PdfDictionary): readonly (PdfValue | undefined)[] {
  const contents = page.entries.get('Contents')
  return isKind(contents, 'array') ? contents.items : [contents]
}

function isReferenceTo(value: PdfValue | undefined, number: number): boolean {
  return isKind(value, 'reference') && value.number === number
}
