import { AuditDocument } from '#services/documents/document.ts'
import { strokeBox } from '#services/documents/ink.ts'
import { drawSheetHead } from '#services/documents/sheet-head.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import { palette, styles } from '#services/documents/theme.ts'
import { type Language, translatorOf } from '#shared/base/translate.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { signInMessages } from '#shared/modules/training/training.sign-in-messages.ts'

/** The list of a session as it is printed and signed by hand. */
export type SignInPage = {
  readonly language: Language
  readonly organisation: string
  readonly title: string
  readonly course: string
  readonly when: string
  readonly place: string
  readonly trainer: string
  readonly people: readonly { readonly name: string; readonly department: string }[]
  readonly demo: boolean
  readonly drawnAt: string
}

/** Points that a signature needs. */
const rowHeight = 28
const emptyRows = 5
const signature = { width: 240, height: 56 }

/** Draws the list, unsigned and without anything to verify. Pure: the same arguments give the same bytes. */
export async function drawSignInPage(page: SignInPage): Promise<Buffer> {
  const words = translatorOf(page.language, [signInMessages, reportFrameMessages])
  const { organisation, title, course, when, place, trainer, people } = page
  const mark = page.demo ? words('reportFrame.demo') : ''
  const kind = words('signIn.kind')
  const document = new AuditDocument({
    ...{ title: `${kind} ${title}`, author: organisation, language: page.language, subject: kind },
    created: new Date(page.drawnAt),
    running: {
      ...{ left: `${kind}  ${title}`, right: organisation, foot: when, pageOf: words('reportFrame.pageOf') },
      ...(mark === '' ? {} : { demo: mark }),
    },
  })
  drawSheetHead(document, { ...{ organisation, title, kind, mark }, number: when })
  const sect = document.structure.add(document.structure.document, 'Sect')
  const facts = Object.entries({ course, place, trainer }).filter(([, text]) => text !== '')
  for (const [key, text] of facts)
    drawParagraph(document, sect, [{ text: `${words(`signIn.${key}`)}  `, bold: true }, { text }], { after: 1 })
  drawParagraph(document, sect, `${words('signIn.invited', { count: people.length })}. ${words('signIn.how')}`, {
    style: styles.note,
  })
  const named = people.map(({ name, department }, at) => [String(at + 1), name, department, '', ''])
  const empty = Array.from({ length: emptyRows }, (_, at) => [String(people.length + at + 1), '', '', '', ''])
  drawTable(document, sect, {
    columns: [
      { title: words('signIn.row'), points: 34, align: 'right' },
      { title: words('signIn.name'), share: 3 },
      { title: words('signIn.department'), share: 3 },
      { title: words('signIn.time'), points: 64 },
      { title: words('signIn.signature'), share: 4 },
    ],
    rows: [...named, ...empty],
    least: rowHeight,
  })
  document.ensure(signature.height)
  const top = document.y
  document.artifact(() => strokeBox(document.pdf, { ...{ left: document.left, top }, ...signature }, palette.muted))
  const laid = document.layout(words('signIn.trainerSigns'), styles.label, signature.width - 16)
  document.mark(document.structure.add(sect, 'P'), () =>
    document.drawLines(laid, document.left + 8, top + 5, signature.width - 16, styles.label),
  )
  document.y = top + signature.height
  return document.finish()
}
