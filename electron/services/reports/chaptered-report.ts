import { attachFiles } from '../documents/attachments.ts'
import type { KeyValue } from '../documents/key-values.ts'
import type { StructureElement } from '../documents/structure.ts'
import {
  appendixTitle,
  beginChapter,
  drawReportControl,
  drawReportCover,
  type ReportFrame,
  type ReportIdentity,
} from './report-frame.ts'
import { drawReportProof } from './report-proof.ts'
import { drawReportSignOff, type SignOff } from './report-sign-off.ts'
import { filled, momentText } from './report-words.ts'

type Section = { readonly place: string; readonly title: string }

/** One chapter, named once for the contents and for the heading above it. */
export type Chapter<Context extends ReportFrame> = Section & {
  /** On a page of its own, or where so many points below its heading still fit on the page. */
  readonly begins: 'page' | { readonly follows: number }
  /** What the contents name below it, each marked where it is drawn. */
  readonly sections?: readonly Section[]
  readonly draw: (context: Context, sect: StructureElement) => void
}

/** An appendix: a chapter after the signatures, whose letter is its place among them. */
export type Appendix<Context extends ReportFrame> = Omit<Chapter<Context>, 'begins'>

/** What a report with cover, contents, chapters and appendices consists of. Its proof is always the last appendix. */
export type ChapteredReport<Context extends ReportFrame> = {
  readonly identity: ReportIdentity
  /** What stands above the title on the cover; `title` there in place of the report's, where the cover says it shorter. */
  readonly cover: { readonly kind: string; readonly title?: string; readonly facts: readonly KeyValue[] }
  /** What the control page says after the facts of the cover. */
  readonly control?: readonly KeyValue[]
  readonly chapters: readonly Chapter<Context>[]
  readonly signOff: SignOff
  readonly appendices: readonly Appendix<Context>[]
}

const fitsAppendix = { follows: 110 }

/** Draws a report from its parts and finishes it. Every chapter is in the contents, for the contents are made of them. */
export function drawChapteredReport<Context extends ReportFrame>(
  context: Context,
  report: ChapteredReport<Context>,
): Promise<Buffer> {
  const { words, options, document } = context
  const { identity, cover, chapters, signOff } = report
  const { kind, title = identity.title, facts } = cover
  const proof: Appendix<Context> = { place: 'proof', title: words('reportFrame.proof'), draw: drawReportProof }
  const appendices = [...report.appendices, proof].map((appendix, place): Chapter<Context> => {
    const letter = String.fromCodePoint(65 + place)
    return { ...appendix, title: appendixTitle(words, letter, appendix.title), begins: fitsAppendix }
  })
  drawReportCover(context, { ...identity, title }, { kind, facts })
  const sealed = options.draft ? '' : momentText(words, options.proof.sealedAt)
  drawReportControl(
    context,
    { facts: [...facts, ...(report.control ?? []), ...filled([[words('reportFrame.sealedAt'), sealed]])] },
    [...chapters, { place: 'signOff', title: words('reportFrame.signOff') }, ...appendices].flatMap(contentsOf),
  )
  for (const chapter of chapters) drawChapter(context, chapter)
  drawReportSignOff(context, signOff)
  for (const appendix of appendices) drawChapter(context, appendix)
  attachFiles(document.pdf, options.attachments)
  return document.finish()
}

function contentsOf({ place, title, sections = [] }: Section & { readonly sections?: readonly Section[] }) {
  return [{ place, title, level: 1 as const }, ...sections.map((section) => ({ ...section, level: 2 as const }))]
}

function drawChapter<Context extends ReportFrame>(context: Context, chapter: Chapter<Context>): void {
  const { place, title, begins, draw } = chapter
  const page = begins === 'page' ? ({ page: 'new' } as const) : ({ page: 'roomy', ...begins } as const)
  draw(context, beginChapter(context, title, { place, ...page }))
}
