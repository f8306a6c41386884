import { type LintedPdf, type LintIssue, numberOf } from './lint-reading.ts'
import { isKind, isName, type PdfDictionary, type PdfValue } from './signature/pdf-value.ts'

type Tree = { readonly annotations: Set<number>; readonly issues: LintIssue[]; marks: number; heading: number }

/** The structure tree: figures and fields are described, and every annotation stands in it (ISO 14289-1, 7.3, 7.18). */
export function lintStructure(pdf: LintedPdf): LintIssue[] {
  const root = pdf.dictionary(pdf.catalogue.entries.get('StructTreeRoot'))
  if (!root) return [{ rule: 'structure', where: 'catalogue' }]
  const tree: Tree = { annotations: new Set(), issues: [], marks: 0, heading: 0 }
  const top = root.entries.get('K')
  for (const kid of isKind(top, 'array') ? top.items : [top]) visit(pdf, kid, 0, tree)
  if (tree.marks === 0) tree.issues.push({ rule: 'structure-empty', where: 'StructTreeRoot' })
  for (const [index, { dictionary: page }] of pdf.pages.entries()) {
    for (const annotation of pdf.array(page.entries.get('Annots'))) {
      lintAnnotation(pdf, annotation, `page ${index + 1}`, tree)
    }
  }
  return tree.issues
}

function visit(pdf: LintedPdf, value: PdfValue | undefined, depth: number, tree: Tree): void {
  const element = pdf.dictionary(value)
  if (typeof value === 'number') tree.marks++
  if (!element || depth > 40) return
  if (isName(element.entries.get('Type'), 'OBJR')) {
    const annotation = numberOf(element.entries.get('Obj'))
    if (annotation !== undefined) tree.annotations.add(annotation)
    return
  }
  if (isName(element.entries.get('Type'), 'MCR')) {
    tree.marks++
    return
  }
  lintElement(pdf, element, tree)
  const kids = element.entries.get('K')
  for (const kid of isKind(kids, 'array') ? kids.items : [kids]) visit(pdf, kid, depth + 1, tree)
}

function lintElement(pdf: LintedPdf, element: PdfDictionary, tree: Tree): void {
  const type = element.entries.get('S')
  const where = isKind(type, 'name') ? type.name : '?'
  if (!isKind(element.entries.get('P'), 'reference')) tree.issues.push({ rule: 'structure-parent', where })
  const level = Number(/^H([1-6])$/.exec(where)?.[1] ?? 0)
  if (level > tree.heading + 1) tree.issues.push({ rule: 'heading-skipped', where })
  if (level > 0) tree.heading = level
  const alternative = pdf.text(element.entries.get('Alt')) ?? ''
  if (where === 'Figure' && alternative.trim() === '') tree.issues.push({ rule: 'figure-alternative', where })
  const attributes = pdf.dictionary(element.entries.get('A'))
  if (where === 'TH' && !isKind(attributes?.entries.get('Scope'), 'name'))
    tree.issues.push({ rule: 'head-scope', where })
}

function lintAnnotation(pdf: LintedPdf, value: PdfValue, where: string, tree: Tree): void {
  const annotation = pdf.dictionary(value)
  const number = numberOf(value)
  const claim = (holds: boolean, rule: string): void => {
    if (!holds) tree.issues.push({ rule, where: `${where}, object ${number}` })
  }
  claim(number !== undefined && tree.annotations.has(number), 'annotation-in-tree')
  claim(typeof annotation?.entries.get('StructParent') === 'number', 'annotation-struct-parent')
  const flags = annotation?.entries.get('F')
  claim(typeof flags === 'number' && (flags & 0b100111) === 0b100, 'annotation-printed')
  if (isName(annotation?.entries.get('Subtype'), 'Link')) {
    claim((pdf.text(annotation?.entries.get('Contents')) ?? '') !== '', 'link-contents')
  }
  if (isName(annotation?.entries.get('Subtype'), 'Widget')) {
    claim((pdf.text(annotation?.entries.get('TU')) ?? '') !== '', 'field-description')
    const appearance = pdf.dictionary(annotation?.entries.get('AP'))
    claim(pdf.stream(appearance?.entries.get('N')) !== undefined, 'field-appearance')
  }
}
