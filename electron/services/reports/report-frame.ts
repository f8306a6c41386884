import type { Translator } from '#shared/base/translate.ts'
import { type ContentsEntry, drawContents } from '../documents/contents.ts'
import { drawCover } from '../documents/cover.ts'
import { AuditDocument } from '../documents/document.ts'
import { drawKeyValues, type KeyValue } from '../documents/key-values.ts'
import { drawMarkdown } from '../documents/markdown-blocks.ts'
import { drawSheetHead } from '../documents/sheet-head.ts'
import type { StructureElement } from '../documents/structure.ts'
import { drawHeading } from '../documents/text-blocks.ts'
import type { DrawOptions } from './draw-options.ts'

/** What every section of a report draws with. */
export type ReportFrame = {
  readonly document: AuditDocument
  readonly words: Translator
  readonly options: DrawOptions
}

/** What the cover and the head of every page say of a report; `classification` is empty where none is given. */
export type ReportIdentity = {
  readonly organisation: string
  readonly title: string
  readonly number: string
  readonly subject: string
  readonly classification: string
  /** What every page must say of the subject, as that it binds nobody. */
  readonly mark?: string
}

/** What a report that is no sealed one of a real vault says of itself, and what its subject must not be taken for; empty for any other. */
export function markOf(
  words: Translator,
  { demo, draft }: DrawOptions,
  { mark = '' }: Pick<ReportIdentity, 'mark'> = {},
) {
  const marks = [mark, demo ? words('reportFrame.demo') : '', draft ? words('reportFrame.draft') : '']
  return marks.filter((text) => text !== '').join(' · ')
}

/** Begins the document of a report: its metadata, and what stands at the head and foot of every page. */
export function openReport(words: Translator, identity: ReportIdentity, options: DrawOptions): ReportFrame {
  const { proof } = options
  const digest = words('reportFrame.footDigest', { digest: proof.recordsSha256.slice(0, 32) })
  const journal = proof.shortHead === '' ? '' : words('reportFrame.footHead', { head: proof.shortHead })
  const mark = markOf(words, options, identity)
  const name = `${identity.number}  ${identity.title}`.trim()
  const document = new AuditDocument({
    title: `${identity.number} ${identity.title}`.trim(),
    author: identity.organisation,
    subject: identity.subject,
    language: options.language,
    created: new Date(proof.sealedAt),
    recordsSha256: proof.recordsSha256,
    running: {
      left: name,
      right: identity.classification || identity.organisation,
      foot: journal === '' ? digest : `${digest}   ${journal}`,
      pageOf: words('reportFrame.pageOf'),
      ...(mark === '' ? {} : { demo: mark }),
    },
  })
  return { document, words, options }
}

/** The first page: what the report is about, for whom, and the digest of its records. */
export function drawReportCover(
  { document, words, options }: ReportFrame,
  identity: ReportIdentity,
  cover: { readonly kind: string; readonly facts: readonly KeyValue[] },
): void {
  drawCover(document, {
    organisation: identity.organisation,
    kind: cover.kind,
    title: identity.title,
    number: identity.number,
    mark: markOf(words, options, identity),
    facts: cover.facts,
    digestLabel: words('reportFrame.digest'),
    digest: options.proof.recordsSha256,
    note: words('reportFrame.coverNote'),
    ...(options.logo ? { logo: options.logo } : {}),
  })
}

/** The head of a document of a page or two, which has neither cover nor contents; its proof is {@link drawShortProof}. */
export function drawReportSheet(
  { document, words, options }: ReportFrame,
  identity: ReportIdentity,
  kind: string,
): void {
  const { organisation, title, number } = identity
  const logo = options.logo ? { logo: options.logo } : {}
  drawSheetHead(document, { ...{ organisation, kind, title, number, mark: markOf(words, options, identity) }, ...logo })
}

/** A section of a report below its heading, on a new page or where it falls. */
export function beginChapter(
  { document }: ReportFrame,
  title: string,
  options: { readonly place: string; readonly page: 'new' | 'roomy'; readonly follows?: number },
): StructureElement {
  const sect = document.structure.add(document.structure.document, 'Sect')
  if (options.page === 'new') document.newPage()
  else document.beginSection()
  drawHeading(document, sect, 1, title, options)
  return sect
}

/** Document control and contents on one page, or more where the contents are long. */
export function drawReportControl(
  { document, words }: ReportFrame,
  control: { readonly facts: readonly KeyValue[]; readonly distribution?: readonly [string, string] },
  entries: readonly ContentsEntry[],
): void {
  const sect = document.structure.add(document.structure.document, 'Sect')
  document.newPage()
  drawHeading(document, sect, 1, words('reportFrame.control'))
  drawKeyValues(document, sect, control.facts)
  if (control.distribution) {
    const [title, text] = control.distribution
    drawHeading(document, sect, 2, title)
    drawMarkdown(document, sect, text)
  }
  drawHeading(document, sect, 1, words('reportFrame.contents'))
  drawContents(document, sect, entries)
}

/** How an appendix is called, in the contents and above it. */
export function appendixTitle(words: Translator, letter: string, title: string): string {
  return words('reportFrame.appendix', { letter, title })
}
