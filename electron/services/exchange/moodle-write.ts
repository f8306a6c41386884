import { isText, partRows } from '#shared/record/rule-values.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { OutgoingTable } from './format.ts'

const textOf = (value: AnyValue | undefined) => (isText(value) ? value : '')
// A control character is none that XML can hold (XML 1.0, 2.2).
const safe = (text: string) =>
  text
    .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')

const element = (name: string, inner: string, attributes = '') => `<${name}${attributes}>${inner}</${name}>`
const said = (name: string, text: string, format: 'markdown' | 'plain_text') =>
  element(name, element('text', safe(text)), ` format="${format}"`)

type Answer = { readonly text: string; readonly fraction: string; readonly more?: string }

const answerElement = ({ text, fraction, more = '' }: Answer) =>
  `    ${element('answer', `${element('text', safe(text))}${more}`, ` fraction="${fraction}" format="plain_text"`)}`

/** So much in percent as five places hold, which is what Moodle knows of a third or a seventh. */
const share = (count: number) => String(Number((100 / count).toFixed(5)))

type Kind = { readonly type: string; readonly more?: readonly string[]; readonly answers: readonly Answer[] }

function choicesOf(row: AnyEntity, isSingle: boolean): Kind {
  const choices = partRows(row.choices)
  const part = share(Math.max(1, choices.filter(({ isRight }) => isRight === true).length))
  const answers = choices.map(({ text, isRight }): Answer => {
    return { text: String(text), fraction: isRight === true ? part : isSingle ? '0' : `-${part}` }
  })
  return {
    type: 'multichoice',
    more: [element('single', String(isSingle)), element('shuffleanswers', 'true')],
    answers,
  }
}

const kinds: Readonly<Record<string, (row: AnyEntity) => Kind>> = {
  singleChoice: (row) => choicesOf(row, true),
  multipleChoice: (row) => choicesOf(row, false),
  trueFalse: ({ rightAnswer }) => ({
    type: 'truefalse',
    answers: ['true', 'false'].map((text) => ({ text, fraction: text === rightAnswer ? '100' : '0' })),
  }),
  number: ({ value, tolerance }) => ({
    type: 'numerical',
    answers: [{ text: textOf(value), fraction: '100', more: element('tolerance', textOf(tolerance) || '0') }],
  }),
  shortText: ({ accepted }) => {
    const texts = partRows(accepted).map(({ text }) => String(text).replaceAll('*', '\\*'))
    return texts.length === 0
      ? { type: 'essay', answers: [] }
      : {
          type: 'shortanswer',
          more: [element('usecase', '0')],
          answers: texts.map((text) => ({ text, fraction: '100' })),
        }
  },
}

function questionElement(row: AnyEntity): readonly string[] {
  const { type, more = [], answers } = kinds[textOf(row.kind)]?.(row) ?? { type: 'description', answers: [] }
  const [title, text] = [textOf(row.title), textOf(row.text)]
  return [
    `  <question type="${type}">`,
    `    ${element('name', element('text', safe(title)))}`,
    `    ${text === '' ? said('questiontext', title, 'plain_text') : said('questiontext', text, 'markdown')}`,
    `    ${said('generalfeedback', textOf(row.explanation), 'markdown')}`,
    `    ${element('defaultgrade', textOf(row.points))}`,
    `    ${element('hidden', row.state === 'retired' ? '1' : '0')}`,
    `    ${element('idnumber', row.id)}`,
    ...more.map((one) => `    ${one}`),
    ...answers.map(answerElement),
    '  </question>',
  ]
}

function categoryElement(topic: string): readonly string[] {
  const path = `$course$/top/${topic.replaceAll('/', '//')}`
  return ['  <question type="category">', `    ${element('category', element('text', safe(path)))}`, '  </question>']
}

/** Questions as Moodle XML, under a category for each topic. A text that no answer decides goes out as an essay. */
export function writeMoodleXml({ rows }: OutgoingTable): Uint8Array {
  const topics = Map.groupBy(rows, ({ topic }) => textOf(topic))
  const questions = [...topics].flatMap(([topic, asked]) => [
    ...categoryElement(topic),
    ...asked.flatMap(questionElement),
  ])
  return Buffer.from(['<?xml version="1.0" encoding="UTF-8"?>', '<quiz>', ...questions, '</quiz>', ''].join('\n'))
}
