import { lineOfHtml, markdownOfHtml } from './html-text.ts'
import type { FileAnswer, FileQuestion } from './question-file.ts'

/** What stands for a character that was escaped while signs are looked for; these code points mean nothing in any text. */
const escaped = ['~', '=', '#', '{', '}', ':', '\\'] as const
const firstStand = 0xe000
const hidden = (text: string) =>
  text.replace(/\\([~=#{}:\\])/g, (_whole, sign: string) =>
    String.fromCharCode(firstStand + escaped.findIndex((one) => one === sign)),
  )
const shown = (text: string) =>
  text
    .replaceAll('\\n', '\n')
    .replace(/[\ue000-\ue006]/g, (stand) => escaped[stand.charCodeAt(0) - firstStand] ?? stand)
    .trim()

type Block = {
  readonly line: number
  readonly lines: readonly string[]
  readonly topic: string
  readonly id: string | null
}

/** The last name of a path of categories, in which two strokes are one of the name. */
export function topicOfPath(path: string, otherwise: string): string {
  const names = path.trim().split(/(?<!\/)\/(?!\/)/)
  const last = names.at(-1)?.replaceAll('//', '/').trim() ?? ''
  return last === '' || /^\$.*\$$/.test(last) || last === 'top' ? otherwise : last
}

/** Questions stand apart by empty lines; comments and categories between them. */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = []
  let [topic, id, open]: [string, string | null, { line: number; lines: string[] } | null] = ['GIFT', null, null]
  const end = () => {
    if (open) {
      blocks.push({ ...open, topic, id })
      id = null
    }
    open = null
  }
  for (const [place, line] of [...text.split(/\r\n|\r|\n/), ''].entries()) {
    const category = /^\s*\$CATEGORY:(.*)$/i.exec(line)
    if (/^\s*\/\//.test(line)) id = /\[id:([^\]]{1,100})\]/.exec(line)?.[1] ?? id
    else if (category) {
      end()
      topic = topicOfPath(category[1] ?? '', 'GIFT')
    } else if (line.trim() === '') end()
    else {
      open ??= { line: place + 1, lines: [] }
      open.lines.push(line)
    }
  }
  return blocks
}

const formatted = /^\s*\[(html|moodle|plain|markdown)\]/i

/** A text in the format that it names itself by; without a name it may be HTML. */
function textOf(text: string): string {
  const format = formatted.exec(text)?.[1]?.toLowerCase()
  const said = shown(text.replace(formatted, ''))
  return format === 'plain' || format === 'markdown' || !/<[a-z/]/i.test(said) ? said : markdownOfHtml(said)
}

function answerOf(part: string): FileAnswer & { readonly isEqual: boolean } {
  const isEqual = part.startsWith('=')
  const [, weight, said = ''] = /^[=~]\s*(?:%(-?\d+(?:\.\d+)?)%)?([\s\S]*)$/.exec(part) ?? []
  // What is said of one answer alone stands behind its sign, and the bank has no place for it.
  const [text = ''] = said.split('#')
  const fraction = weight === undefined ? (isEqual ? 100 : 0) : Number(weight)
  const plain = shown(text.replace(formatted, ''))
  return { isEqual, fraction, text: /<[a-z/]/i.test(plain) ? lineOfHtml(plain) : plain.replace(/\s+/g, ' ') }
}

/** A number with its tolerance, or the two ends that it lies between. */
function numberOf({ text, fraction }: FileAnswer): FileAnswer {
  const range = /^(-?[\d.]+?)\.\.(-?[\d.]+)$/.exec(text)
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])]
    const half = (value: number) => String(Number(value.toFixed(6)))
    return { text: half((low + high) / 2), tolerance: half(Math.abs(high - low) / 2), fraction }
  }
  const [value = '', tolerance = ''] = text.split(':')
  return { text: value.trim(), tolerance: tolerance.trim(), fraction }
}

type Answering = Pick<FileQuestion, 'kind' | 'isSingle' | 'answers'>

const partsOf = (body: string) => body.match(/[=~][^=~]*/g) ?? []

function answering(body: string): Answering {
  const said = body.trim()
  const truth = /^(true|t|false|f)(?:#|$)/i.exec(said)?.[1]?.toLowerCase()
  if (said === '') return { kind: 'essay', isSingle: true, answers: [] }
  if (truth) {
    const text = truth.startsWith('t') ? 'true' : 'false'
    return { kind: 'truefalse', isSingle: true, answers: [{ text, fraction: 100 }] }
  }
  if (said.startsWith('#')) {
    const inner = said.slice(1).trim()
    const parts = /^[=~]/.test(inner) ? partsOf(inner) : [`=${inner}`]
    // A stand for a colon is one that was escaped; in a number none is.
    const answers = parts.map((part) => numberOf(answerOf(part.replaceAll('\ue005', ':'))))
    return { kind: 'numerical', isSingle: true, answers }
  }
  const answers = partsOf(said).map(answerOf)
  if (answers.some(({ isEqual, text }) => isEqual && text.includes('->')))
    return { kind: 'matching', isSingle: true, answers }
  if (answers.length > 0 && answers.every(({ isEqual }) => isEqual))
    return { kind: 'shortanswer', isSingle: true, answers }
  const isSingle = answers.some(({ isEqual }) => isEqual)
  return { kind: answers.length > 0 ? 'multichoice' : 'unknown', isSingle, answers }
}

function questionOf({ line, lines, topic, id }: Block): FileQuestion {
  const whole = hidden(lines.join('\n'))
  const [, name = '', rest = whole] = /^\s*::([\s\S]*?)::([\s\S]*)$/.exec(whole) ?? []
  const [start, end] = [rest.indexOf('{'), rest.lastIndexOf('}')]
  const body = start >= 0 && end > start ? rest.slice(start + 1, end) : null
  const after = body === null ? '' : rest.slice(end + 1).trim()
  // A gap within a sentence is drawn, or nobody would know where the answer belongs.
  const asked = body === null ? rest : `${rest.slice(0, start).trimEnd()}${after === '' ? '' : ` _____ ${after}`}`
  const [answers = '', ...general] = (body ?? '').split('####')
  const read =
    body === null ? { kind: start >= 0 ? 'unclosed' : 'description', isSingle: true, answers: [] } : answering(answers)
  return {
    ...{ where: String(line), id, topic, name: shown(name), text: textOf(asked), points: '1' },
    ...{ ...read, isCaseSensitive: false, hasPicture: /<img\b|@@PLUGINFILE@@/i.test(rest) },
    explanation: textOf(general.join('####')),
  }
}

/** The questions of a text in Moodle's GIFT format, in their order, each with its line. Pure; never throws. */
export function giftQuestions(text: string): readonly FileQuestion[] {
  return blocksOf(text.replace(/^\u{feff}/u, '')).map(questionOf)
}
