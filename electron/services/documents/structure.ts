import type { PdfPage, PdfReference } from 'pdfkit'
import type { ArchivalPdf } from './archival-pdf.ts'
import { pdfString } from './pdf-values.ts'

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
  readonly reference: PdfReference
  readonly kids: unknown[]
  readonly children: Set<StructureElement>
  page?: PdfReference
}

/** The structure tree, written as plain dictionaries: pdfkit's own elements keep every node until the end. */
export class StructureTree {
  readonly document: StructureElement
  private readonly pdf: ArchivalPdf

  constructor(pdf: ArchivalPdf) {
    this.pdf = pdf
    const root = pdf.getStructTreeRoot()
    this.document = { reference: pdf.ref({ S: 'Document', P: root }), kids: [], children: new Set() }
    root.data.K = [this.document.reference]
  }

  /** Appends an element to its parent, in reading order. */
  add(parent: StructureElement, type: ElementType, options: ElementOptions = {}): StructureElement {
    const data: Record<string, unknown> = { S: type, P: parent.reference }
    if (options.language) data.Lang = pdfString(options.language)
    if (options.alternative) data.Alt = pdfString(options.alternative)
    if (options.title) data.T = pdfString(options.title)
    if (options.scope) data.A = { O: 'Table', Scope: options.scope }
    if (options.box) {
      const [left, top, right, bottom] = options.box
      const { height } = this.pdf.page
      data.A = { O: 'Layout', Placement: 'Block', BBox: [left, height - bottom, right, height - top] }
    }
    const element: StructureElement = { reference: this.pdf.ref(data), kids: [], children: new Set() }
    parent.kids.push(element.reference)
    parent.children.add(element)
    return element
  }

  /** Draws content of the current page that belongs to `element`. */
  mark(element: StructureElement, draw: () => void): void {
    const { page } = this.pdf
    const marks = this.pdf.getStructParentTree().get(page.structParentTreeKey)
    const identifier = marks.length
    marks.push(element.reference)
    element.page ??= page.dictionary
    element.kids.push(
      element.page === page.dictionary ? identifier : { Type: 'MCR', Pg: page.dictionary, MCID: identifier },
    )
    this.pdf.addContent(`/${String(element.reference.data.S)} <</MCID ${identifier}>> BDC`)
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
    this.pdf.getStructParentTree().add(key, element.reference)
    element.kids.push({ Type: 'OBJR', Obj: annotation, Pg: page.dictionary })
    page.annotations.push(annotation)
  }

  /** Writes an element and all below it; nothing may be added to them afterwards. */
  close(element: StructureElement, parent?: StructureElement): void {
    for (const child of element.children) this.close(child)
    element.children.clear()
    element.reference.data.K = element.kids
    if (element.page) element.reference.data.Pg = element.page
    element.reference.end()
    parent?.children.delete(element)
  }
}
