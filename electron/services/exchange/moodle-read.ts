import { OperationError } from '#shared/contract/errors.ts'
import { topicOfPath } from '#shared/modules/training/gift-reading.ts'
import { lineOfHtml, markdownOfHtml } from '#shared/modules/training/html-text.ts'
import type { FileAnswer, FileQuestion } from '#shared/modules/training/question-file.ts'
import { type XmlFault, xmlReader } from './xml.ts'

/** Longer texts are cut: the record refuses them by its own measure. */
const longestText = 100_000
/** More questions than this are refused. */
const mostQuestions = 20_000

type Text = { readonly format: string; text: string }
type Open = {
  readonly kind: string
  readonly fields: Map<string, Text>
  readonly answers: { readonly fraction: number; readonly text: Text; tolerance: string }[]
  hasPicture: boolean
}

function refusal({ kind, line, cause }: XmlFault): OperationError {
  if (kind === 'encoding')
    return new OperationError('invalid', 'errors.fileNotInEncoding', { parameters: { encoding: 'UTF-8', line }, cause })
  const key = kind === 'doctype' ? 'errors.questionFileDoctype' : 'errors.questionFileUnreadable'
  return new OperationError('invalid', key, { parameters: { line }, cause })
}

const isMarkup = (format: string) => format !== 'markdown' && format !== 'plain_text'
const markdown = (said: Text | undefined) =>
  said === undefined ? '' : isMarkup(said.format) ? markdownOfHtml(said.text) : said.text.trim()
const line = (said: Text | undefined) =>
  said === undefined ? '' : isMarkup(said.format) ? lineOfHtml(said.text) : said.text.replace(/\s+/g, ' ').trim()

function questionOf(open: Open, place: { readonly number: number; readonly topic: string }): FileQuestion {
  const { kind, fields, answers, hasPicture } = open
  const said = (name: string) => fields.get(name)?.text.trim() ?? ''
  return {
    ...{ where: String(place.number), topic: place.topic, kind, hasPicture, id: said('idnumber') || null },
    // A name is no markup, whatever it looks like.
    ...{ name: said('name'), text: markdown(fields.get('questiontext')), points: said('defaultgrade') || '1' },
    explanation: markdown(fields.get('generalfeedback')),
    isSingle: !['false', '0'].includes(said('single').toLowerCase()),
    isCaseSensitive: said('usecase') === '1',
    answers: answers.map(({ fraction, text, tolerance }): FileAnswer => {
      return { fraction, text: line(text), tolerance: tolerance.trim() }
    }),
  }
}

/** Takes questions out of the elements as they pass; `path` is what they stand in within their question. */
function questionVisitor() {
  const questions: FileQuestion[] = []
  let [open, topic]: [Open | null, string] = [null, 'Moodle']
  const path: string[] = []
  let root = ''
  const take = (text: string) => {
    if (!open) return
    const [first = '', second = '', third] = path.slice(2)
    const answer = open.answers.at(-1)
    const into =
      first === 'answer' && second === 'text' && third === undefined
        ? answer?.text
        : second === 'text' || second === ''
          ? open.fields.get(first)
          : undefined
    if (into && into.text.length < longestText) into.text += text.slice(0, longestText)
    if (answer && first === 'answer' && second === 'tolerance') answer.tolerance += text.slice(0, 40)
  }
  const end = (ended: Open) => {
    if (ended.kind === 'category') topic = topicOfPath(ended.fields.get('category')?.text ?? '', 'Moodle')
    else questions.push(questionOf(ended, { number: questions.length + 1, topic }))
    if (questions.length > mostQuestions)
      throw new OperationError('invalid', 'errors.fileTooLong', { parameters: { rows: mostQuestions } })
  }
  return {
    open(name: string, attribute: (name: string) => string | undefined) {
      root ||= name
      if (root !== 'quiz')
        throw new OperationError('invalid', 'errors.questionFileRoot', { parameters: { root: root.slice(0, 40) } })
      path.push(name)
      if (path.length === 2 && name === 'question')
        open = { kind: attribute('type') ?? '', fields: new Map(), answers: [], hasPicture: false }
      if (!open) return
      const format = attribute('format') ?? 'moodle_auto_format'
      if (path.length === 3 && name === 'answer')
        open.answers.push({
          fraction: Number(attribute('fraction') ?? 0) || 0,
          text: { format, text: '' },
          tolerance: '',
        })
      else if (path.length === 3 && !open.fields.has(name)) open.fields.set(name, { format, text: '' })
      if (name === 'file') open.hasPicture = true
    },
    text(text: string) {
      take(text)
      if (open && /<img\b|@@PLUGINFILE@@/i.test(text)) open.hasPicture = true
    },
    close() {
      if (path.length === 2 && open) {
        end(open)
        open = null
      }
      path.pop()
    },
    found: (): readonly FileQuestion[] => questions,
  }
}

/**
 * Reads the questions of a Moodle XML file in their order. Entities of its own and what it links to are not read: `invalid`,
 * `errors.questionFileDoctype`, `errors.questionFileUnreadable` with the line, `errors.questionFileRoot`, `errors.fileTooLong`.
 */
export function moodleQuestions(bytes: Uint8Array): readonly FileQuestion[] {
  const visitor = questionVisitor()
  const reader = xmlReader(visitor, refusal)
  reader.write(bytes)
  reader.end()
  return visitor.found()
}
