import { OperationError } from '#shared/contract/errors.ts'
import type { SourceChoice } from '#shared/modules/exchange/exchange.contract.ts'
import { giftQuestions } from '#shared/modules/training/gift-reading.ts'
import { type BankQuestion, bankQuestions } from '#shared/modules/training/question-file.ts'
import type { AnyValue } from '#shared/record/values.ts'
import { decodeText } from './encoding.ts'
import type { ForeignRow, ForeignTable } from './format.ts'
import { moodleQuestions } from './moodle-read.ts'
import { uuid } from './reference-names.ts'

const heads = [
  'title',
  'topic',
  'kind',
  'text',
  'points',
  'choices',
  'rightAnswer',
  'accepted',
  'value',
  'tolerance',
  'explanation',
]

function cellsOf(question: BankQuestion): readonly (AnyValue | undefined)[] {
  const { title, topic, text, points, explanation } = question
  if ('fault' in question) return [title, topic, undefined, text]
  const { kind, choices, rightAnswer, accepted, value, tolerance } = question.content
  return [title, topic, kind, text, points, choices, rightAnswer, accepted, value, tolerance, explanation]
}

/** The questions as a table of the bank's fields; ids stand in it where they are some of ours, and names tell the others apart. */
function tableOf(
  questions: readonly BankQuestion[],
  source: Pick<ForeignTable['source'], 'format' | 'encoding'>,
): ForeignTable {
  if (questions.length === 0) throw new OperationError('invalid', 'errors.fileEmpty')
  const hasIds = questions.some(({ id }) => id !== null && uuid.test(id))
  return {
    source: {
      ...source,
      ...{ delimiter: null, sheet: null, sheets: [], headerRow: 0, ignored: [] },
      heads: hasIds ? [...heads, 'id'] : heads,
    },
    record: 'question',
    knownBy: 'title',
    rows: questions.map((question): ForeignRow => {
      const cells = cellsOf(question)
      const id = question.id !== null && uuid.test(question.id) ? question.id : null
      const padded = hasIds ? [...heads.map((_, place) => cells[place]), id] : cells
      return { where: question.where, cells: padded, ...('fault' in question ? { fault: question.fault } : {}) }
    }),
  }
}

/** Takes a Moodle XML file apart; refuses as `moodleQuestions`, and as `errors.fileEmpty` where it has no question. */
export function readMoodleXml(bytes: Uint8Array): ForeignTable {
  return tableOf(bankQuestions(moodleQuestions(bytes)), { format: 'moodle-xml', encoding: 'utf-8' })
}

/** Takes a GIFT file apart. */
export function readGift(bytes: Uint8Array, choice: SourceChoice = {}): ForeignTable {
  const { text, encoding } = decodeText(bytes, choice.encoding)
  return tableOf(bankQuestions(giftQuestions(text)), { format: 'gift', encoding })
}

/** The format of a file with questions by how it begins; null for a table. */
export function questionFormatOf(bytes: Uint8Array): 'moodle-xml' | 'gift' | null {
  const start = decodeText(bytes.subarray(0, 4000)).text.trimStart()
  if (/^<(?:\?xml|quiz|!--)/i.test(start)) return 'moodle-xml'
  return /^(?:\/\/|::|\$CATEGORY:)/im.test(start) ? 'gift' : null
}
