import type { StructureElement } from '#services/documents/structure.ts'
import { type Column, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { palette, styles } from '#services/documents/theme.ts'
import { type Answer, tableRows } from '#shared/modules/department-reports/department-reports.answers.ts'
import type { CompiledQuestion } from '#shared/modules/department-reports/department-reports.projection.ts'
import { beginChapter } from '../../reports/report-frame.ts'
import { listText } from '../../reports/report-words.ts'
import { amountText, answerText, type BranchContext } from './branch-report.report-context.ts'

/** More questions than these side by side leave their heads too narrow to read. */
const mostBeside = 4
/** A table with more columns of its own is set as text, a line to a row. */
const mostOwnColumns = 6
const sameMark = '*'

/** Name of a section's place for the contents. */
export function sectionPlace(index: number): string {
  return `section.${index}`
}

/** What the departments answered, by the sections of the template. */
export function drawAnswers(context: BranchContext): void {
  const { document, words, projection } = context
  const { sections, counts } = projection.content
  const sect = beginChapter(context, words('branchDocument.answers'), { place: 'answers', page: 'roomy', follows: 130 })
  if (counts.onTime + counts.late === 0) drawParagraph(document, sect, words('branchDocument.noAnswers'))
  for (const [index, section] of sections.entries()) {
    drawHeading(document, sect, 2, section.title, { place: sectionPlace(index), follows: 90 })
    const isBrief = ({ kind }: CompiledQuestion) => kind === 'number' || kind === 'yesNo'
    const brief = section.questions.filter(isBrief)
    for (let next = 0; next < brief.length; next += mostBeside)
      drawBeside(context, sect, brief.slice(next, next + mostBeside))
    for (const question of section.questions) if (!isBrief(question)) drawQuestion(context, sect, question)
  }
}

/** Questions with a number or a yes side by side, a row to each department and their sums below. */
function drawBeside(context: BranchContext, sect: StructureElement, questions: readonly CompiledQuestion[]): void {
  const { document, words } = context
  const names = [...new Set(questions.flatMap(({ answers }) => answers.map(({ department }) => department)))].toSorted()
  if (names.length === 0) return
  const given = questions.map(({ answers }) => new Map(answers.map(({ department, answer }) => [department, answer])))
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('departmentReport.department'), share: 1.3 },
      ...questions.map((question): Column => ({ title: headOf(context, question), share: 1, align: 'right' })),
    ],
    rows: [
      ...names.map((name) => [
        name,
        ...questions.map((question, at) => {
          const answer = given[at]?.get(name)
          return answer ? briefCell(context, question, answer) : '–'
        }),
      ]),
      [strong(words('branchDocument.total')), ...questions.map((question) => strong(sumText(context, question)))],
    ],
  })
  const isTaken = questions.some(({ answers }) => answers.some(({ answer }) => answer.unchanged))
  if (isTaken)
    drawParagraph(document, sect, words('branchDocument.same', { mark: sameMark }), { style: styles.note, after: 8 })
}

const headOf = ({ words }: BranchContext, { question, unit }: CompiledQuestion) =>
  unit === '' ? question : words('branchDocument.inUnit', { question, unit })

/** A number or a yes; what was taken over from the period before stands behind a mark. */
function briefCell({ words }: BranchContext, { kind }: CompiledQuestion, { amount, yes, unchanged }: Answer) {
  const text =
    kind === 'number' ? amountText(words, amount ?? '', '') : words(yes ? 'branchDocument.yes' : 'branchDocument.no')
  return unchanged ? { spans: [{ text }, { text: sameMark, colour: palette.muted }] } : text
}

const strong = (text: string) => ({ spans: [{ text, bold: true }] })

function sumText({ words }: BranchContext, { kind, total, yes, no }: CompiledQuestion): string {
  if (kind === 'yesNo') return words('branchDocument.yesNo', { yes, no })
  return total === null ? '' : amountText(words, total, '')
}

/** One question with words or rows, department by department, and who left it open. */
function drawQuestion(context: BranchContext, sect: StructureElement, question: CompiledQuestion): void {
  const { document, words, projection } = context
  drawHeading(document, sect, 3, question.question, { follows: 60 })
  if (question.answers.length > 0) drawGiven(context, sect, question)
  const answered = new Set(question.answers.map(({ department }) => department))
  const open = projection.departments.filter(
    ({ name, standing }) => (standing === 'onTime' || standing === 'late') && !answered.has(name),
  )
  if (open.length === 0) return
  const departments = listText(
    words,
    open.map(({ name }) => name),
  )
  drawParagraph(document, sect, words('branchDocument.unanswered', { departments }), { style: styles.note })
}

function drawGiven({ document, words }: BranchContext, sect: StructureElement, question: CompiledQuestion): void {
  const name = { title: words('departmentReport.department'), share: 1.4 }
  const own = question.kind === 'table' && question.columns.length > 0 && question.columns.length <= mostOwnColumns
  if (!own) {
    drawTable(document, sect, {
      namesRows: true,
      columns: [name, { title: words('branchDocument.answer'), share: 4 }],
      rows: question.answers.map(({ department, answer }) => [department, answerText(words, question, answer)]),
    })
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [name, ...question.columns.map((title): Column => ({ title, share: 1 }))],
    rows: question.answers.flatMap(({ department, answer }) =>
      tableRows(answer.words).map((cells, row) => [
        answer.unchanged && row === 0 ? `${department}${words('branchDocument.unchanged')}` : department,
        ...question.columns.map((_, at) =>
          at === question.columns.length - 1 ? cells.slice(at).join(' | ') : (cells[at] ?? ''),
        ),
      ]),
    ),
  })
}
