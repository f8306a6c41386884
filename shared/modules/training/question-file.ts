import type { QuestionKind } from './question-content.ts'

/** The formats in which questions are exchanged with other programs. */
export const questionFormats = ['moodle-xml', 'gift'] as const

/** An answer of a foreign question: what share of the points it earns, in percent. */
export type FileAnswer = { readonly text: string; readonly fraction: number; readonly tolerance?: string }

/** A question as a file of another program states it; texts are plain or Markdown by now. */
export type FileQuestion = {
  /** Where it stands, counted from 1: its line, or which of the questions it is. */
  readonly where: string
  readonly id: string | null
  readonly topic: string
  readonly name: string
  readonly text: string
  /** What the other program calls its kind; those of Moodle. */
  readonly kind: string
  /** Whether one choice alone may be right. */
  readonly isSingle: boolean
  readonly isCaseSensitive: boolean
  readonly hasPicture: boolean
  readonly answers: readonly FileAnswer[]
  /** Decimal text. */
  readonly points: string
  readonly explanation: string
}

/** What of a question cannot be taken, with what fills its words. */
export type QuestionFault = { readonly key: string; readonly parameters: Readonly<Record<string, string>> }

/** What the bank keeps of a question. */
export type BankContent = {
  readonly kind: QuestionKind
  readonly choices: readonly { readonly text: string; readonly isRight: boolean }[]
  readonly rightAnswer: 'true' | 'false' | null
  readonly accepted: readonly { readonly text: string }[]
  readonly value: string | null
  readonly tolerance: string | null
}

/** A question of a file as a row of the bank; `fault` where it is none that the bank can ask. */
export type BankQuestion = {
  readonly where: string
  readonly id: string | null
  readonly topic: string
  readonly title: string
  readonly text: string | null
  readonly points: string
  readonly explanation: string | null
} & ({ readonly content: BankContent } | { readonly fault: QuestionFault })

const mostTitle = 300
const mostTopic = 120

const nothing = { choices: [], rightAnswer: null, accepted: [], value: null, tolerance: null } as const
const isFull = ({ fraction }: FileAnswer) => fraction >= 99.9
const isPartial = ({ fraction }: FileAnswer) => fraction > 0.01 && fraction < 99.9

/** A decimal without what says nothing: `1.0000000` is `1`; anything else is left for the record to refuse. */
function plainDecimal(text: string): string {
  const said = text
    .trim()
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
  return /^-?\d+\.\d+$/.test(said) ? said.replace(/\.?0+$/, '') : said
}

type Content = BankContent | string

function choiceContent({ isSingle, answers }: FileQuestion): Content {
  const right = answers.filter(({ fraction }) => fraction > 0.01)
  const [first] = right
  // The bank gives each right choice the same part; of a single one the whole.
  const isEven = right.every(({ fraction }) => Math.abs(fraction - (first?.fraction ?? 0)) < 0.01)
  if (isSingle ? right.some(isPartial) : !isEven) return 'partial'
  const choices = answers.map(({ text, fraction }) => ({ text, isRight: fraction > 0.01 }))
  return { ...nothing, kind: isSingle ? 'singleChoice' : 'multipleChoice', choices }
}

function writtenContent({ answers, isCaseSensitive }: FileQuestion): Content {
  if (isCaseSensitive) return 'case'
  if (answers.some(isPartial)) return 'partial'
  const right = answers.filter(isFull)
  if (right.some(({ text }) => /(?<!\\)\*/.test(text))) return 'wildcard'
  return { ...nothing, kind: 'shortText', accepted: right.map(({ text }) => ({ text: text.replaceAll('\\*', '*') })) }
}

function numberContent({ answers }: FileQuestion): Content {
  if (answers.some(isPartial)) return 'partial'
  const [only, ...others] = answers.filter(isFull)
  if (!only || others.length > 0) return 'numbers'
  const tolerance = plainDecimal(only.tolerance ?? '')
  return { ...nothing, kind: 'number', value: plainDecimal(only.text), tolerance: tolerance === '' ? null : tolerance }
}

function truthContent({ answers }: FileQuestion): Content {
  const right = answers.find(isFull)?.text.trim().toLowerCase()
  return { ...nothing, kind: 'trueFalse', rightAnswer: right === 'true' ? 'true' : right === 'false' ? 'false' : null }
}

const contents: Readonly<Record<string, (question: FileQuestion) => Content>> = {
  multichoice: choiceContent,
  truefalse: truthContent,
  shortanswer: writtenContent,
  numerical: numberContent,
  // A text that no answer decides: it waits for a person.
  essay: () => ({ ...nothing, kind: 'shortText' }),
}

function contentOf(question: FileQuestion): Content {
  if (question.hasPicture) return 'picture'
  const read = Object.hasOwn(contents, question.kind) ? contents[question.kind] : undefined
  return read ? read(question) : 'kind'
}

const cut = (text: string, most: number) => [...text].slice(0, most).join('')
const lineOf = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The question as the bank has it: under its name, and with its text only where that says more. */
function bankQuestion(question: FileQuestion, first: string | undefined): BankQuestion {
  const { where, id, kind, explanation } = question
  const text = question.text.trim()
  const title = cut(lineOf(question.name) || lineOf(text), mostTitle)
  const head = {
    ...{ where, id, title, text: text === '' || lineOf(text) === title ? null : text },
    ...{
      topic: cut(question.topic, mostTopic),
      points: plainDecimal(question.points),
      explanation: explanation.trim() || null,
    },
  }
  const refused = (key: string): BankQuestion => {
    return {
      ...head,
      fault: {
        key: `questionFile.fault.${key}`,
        parameters: { kind: cut(kind, 40), name: cut(title, 80), first: first ?? '' },
      },
    }
  }
  if (title === '') return refused('empty')
  // A second import would not know which of the two it is of.
  if (first !== undefined) return refused('sameName')
  const content = contentOf(question)
  return typeof content === 'string' ? refused(content) : { ...head, content }
}

/** The questions of a file as rows of the bank, each told apart by its name. */
export function bankQuestions(questions: readonly FileQuestion[]): readonly BankQuestion[] {
  const places = new Map<string, string>()
  return questions.map((question) => {
    const name = (lineOf(question.name) || lineOf(question.text)).toLowerCase()
    const first = question.id === null ? places.get(name) : undefined
    if (!places.has(name)) places.set(name, question.where)
    return bankQuestion(question, first)
  })
}
