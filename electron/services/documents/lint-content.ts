import type { LintedPdf, LintIssue } from './lint-reading.ts'
import { isKind, isName, type PdfDictionary, type PdfValue } from './signature/pdf-value.ts'

/** In page content only shown text is written in hexadecimal. */
const shownText = /<([0-9a-fA-F]+)>/g
const markOrShow = /\b(BDC|BMC|EMC)\b|\b(Tj|TJ|Do|f|S|B)\b(?=\s|$)/g

/** Every page and form: fonts embedded with a text mapping, no .notdef, nothing shown outside marked content. */
export function lintContent(pdf: LintedPdf): LintIssue[] {
  const issues: LintIssue[] = []
  const seen = new Set<PdfDictionary>()
  for (const [index, { dictionary: page }] of pdf.pages.entries()) {
    const where = `page ${index + 1}`
    if (!isName(page.entries.get('Tabs'), 'S')) issues.push({ rule: 'page-tabs', where })
    if (typeof page.entries.get('StructParents') !== 'number') issues.push({ rule: 'page-struct-parents', where })
    const content = pdf.stream(page.entries.get('Contents'))
    const operators = content ? pdf.decode(content).toString('latin1') : ''
    if (!isMarked(operators)) issues.push({ rule: 'content-marked', where })
    if (showsNotdef(operators)) issues.push({ rule: 'content-notdef', where })
    lintResources(pdf, page.entries.get('Resources'), where, seen, issues)
  }
  return issues
}

function lintResources(
  pdf: LintedPdf,
  value: PdfValue | undefined,
  where: string,
  seen: Set<PdfDictionary>,
  issues: LintIssue[],
): void {
  const resources = pdf.dictionary(value)
  if (!resources || seen.has(resources)) return
  seen.add(resources)
  for (const [name, font] of pdf.dictionary(resources.entries.get('Font'))?.entries ?? []) {
    const dictionary = pdf.dictionary(font)
    if (!dictionary || seen.has(dictionary)) continue
    seen.add(dictionary)
    lintFont(pdf, dictionary, `${where} ${name}`, issues)
  }
  for (const [name, object] of pdf.dictionary(resources.entries.get('XObject'))?.entries ?? []) {
    const form = pdf.stream(object)
    if (!form || seen.has(form.dictionary) || !isName(form.dictionary.entries.get('Subtype'), 'Form')) continue
    seen.add(form.dictionary)
    if (showsNotdef(pdf.decode(form).toString('latin1')))
      issues.push({ rule: 'content-notdef', where: `${where} ${name}` })
    lintResources(pdf, form.dictionary.entries.get('Resources'), `${where} ${name}`, seen, issues)
  }
}

function lintFont(pdf: LintedPdf, font: PdfDictionary, where: string, issues: LintIssue[]): void {
  const descendant = pdf.dictionary(pdf.array(font.entries.get('DescendantFonts'))[0])
  const descriptor = pdf.dictionary(descendant?.entries.get('FontDescriptor'))
  const program = pdf.stream(descriptor?.entries.get('FontFile2'))
  if (!isName(font.entries.get('Subtype'), 'Type0') || !program) issues.push({ rule: 'font-embedded', where })
  const base = font.entries.get('BaseFont')
  if (isKind(base, 'name') && !/^[A-Z]{6}\+/.test(base.name)) issues.push({ rule: 'font-subset-tag', where })
  const mapping = pdf.stream(font.entries.get('ToUnicode'))
  const text = mapping ? pdf.decode(mapping).toString('latin1') : ''
  const targets = text.match(/\[([\s\S]*?)\]/g)?.join(' ') ?? ''
  if (targets === '' || /<(?:0000|feff|fffe)>/i.test(targets)) issues.push({ rule: 'font-to-unicode', where })
}

function showsNotdef(operators: string): boolean {
  for (const match of operators.matchAll(shownText)) {
    const codes = match[1] ?? ''
    for (let at = 0; at + 4 <= codes.length; at += 4) if (codes.slice(at, at + 4) === '0000') return true
  }
  return false
}

/** Every operator that shows something stands between BDC or BMC and its EMC. */
function isMarked(operators: string): boolean {
  let depth = 0
  for (const match of operators.matchAll(markOrShow)) {
    if (match[1] === 'EMC') depth--
    else if (match[1]) depth++
    else if (depth === 0) return false
    if (depth < 0) return false
  }
  return depth === 0
}
