import type { PdfPage, PdfReference } from 'pdfkit'
import type { ArchivalPdf, ObjectNumber } from './archival-pdf.ts'
import { writtenNumber, writtenText } from './pdf-values.ts'

/** The standard structure types that reports use (ISO 32000-1, 14.8.4). */
export type ElementType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link'
  | 'Form'
  | 'Code'
  | 'BlockQuote'

/** Attributes of an element. `language` is a BCP 47 tag where it differs; `box` is [left, top, right, bottom]. */
type ElementOptions = {
  readonly language?: string
  readonly alternative?: string
  readonly scope?: 'Column' | 'Row'
  readonly title?: string
  readonly box?: readonly [number, number, number, number]
}

/** One element of the structure tree, open until its subtree is closed. */
export type StructureElement = {
  readonly type: ElementType
  readonly number: ObjectNumber
  /** The entries that are known from the beginning, as the file states them. */
  readonly entries: string
  readonly kids: string[]
  /** Those below it that are still open; most elements never have any. */
  children?: Set<StructureElement>
  page?: PdfReference
}

/**
 * The structure tree, its elements written as text as soon as they are closed: a long report has hundreds of thousands of them, and
 * pdfkit's own keep every node until the end.
 */
export class StructureTree {
  readonly document: StructureElement
  private readonly pdf: ArchivalPdf

  constructor(pdf: ArchivalPdf) {
    this.pdf = pdf
    const root = pdf.getStructTreeRoot()
    const number = pdf.takeNumber()
    this.document = { type: 'Document', number, entries: `/S /Document\n/P ${root.id} 0 R`, kids: [] }
    root.data.K = [number]
  }

  /** Appends an element to its parent, in reading order. */
  add(parent: StructureElement, type: ElementType, options: ElementOptions = {}): StructureElement {
    const number = this.pdf.takeNumber()
    const entries = `/S /${type}\n/P ${parent.number}${this.optionEntries(options)}`
    const element: StructureElement = { type, number, entries, kids: [] }
    parent.kids.push(String(number))
    parent.children ??= new Set()
    parent.children.add(element)
    return element
  }

  private optionEntries({ language, alternative, title, scope, box }: ElementOptions): string {
    const entries: string[] = []
    if (language) entries.push(`/Lang ${writtenText(language)}`)
    if (alternative) entries.push(`/Alt ${writtenText(alternative)}`)
    if (title) entries.push(`/T ${writtenText(title)}`)
    if (scope) entries.push(`/A << /O /Table /Scope /${scope} >>`)
    if (box) {
      const [left, top, right, bottom] = box
      const { height } = this.pdf.page
      const edges = [left, height - bottom, right, height - top].map(writtenNumber).join(' ')
      entries.push(`/A << /O /Layout /Placement /Block /BBox [${edges}] >>`)
    }
    return entries.map((entry) => `\n${entry}`).join('')
  }

  /** Draws content of the current page that belongs to `element`. */
  mark(element: StructureElement, draw: () => void): void {
    const { page } = this.pdf
    const marks = this.pdf.getStructParentTree().get(page.structParentTreeKey)
    const identifier = marks.length
    marks.push(element.number)
    element.page ??= page.dictionary
    element.kids.push(
      element.page === page.dictionary
        ? String(identifier)
        : `<< /Type /MCR /Pg ${page.dictionary.id} 0 R /MCID ${identifier} >>`,
    )
    this.pdf.addContent(`/${element.type} <</MCID ${identifier}>> BDC`)
    draw()
    this.pdf.addContent('EMC')
  }

  /** Draws decoration: what a reader who listens does not miss. */
  artifact(draw: () => void, kind?: 'Pagination' | 'Layout'): void {
    this.pdf.addContent(kind ? `/Artifact <</Type /${kind}>> BDC` : '/Artifact BMC')
    draw()
    this.pdf.addContent('EMC')
  }

  /** Puts an annotation of `page` into the tree; without this a reader who listens never meets it. */
  annotate(element: StructureElement, page: PdfPage, annotation: PdfReference): void {
    const key = this.pdf.createStructParentTreeNextKey()
    annotation.data.StructParent = key
    this.pdf.getStructParentTree().add(key, element.number)
    element.kids.push(`<< /Type /OBJR /Obj ${annotation.id} 0 R /Pg ${page.dictionary.id} 0 R >>`)
    page.annotations.push(annotation)
  }

  /** Writes an element and all below it; nothing may be added to them afterwards. */
  close(element: StructureElement, parent?: StructureElement): void {
    for (const child of element.children ?? []) this.close(child)
    delete element.children
    const page = element.page ? `\n/Pg ${element.page.id} 0 R` : ''
    this.pdf.pack(element.number, `<<\n${element.entries}\n/K [${element.kids.join(' ')}]${page}\n>>`)
    parent?.children?.delete(element)
  }
}
