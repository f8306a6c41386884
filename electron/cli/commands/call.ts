import { type Command, UsageError } from '../command.ts'
import { readText } from '../read-text.ts'

/** Calls any operation by name: JSON in, JSON out. */
export const callCommand: Command = {
  name: 'call',
  summary: 'call any operation by name, JSON in, JSON out',
  words: ['VAULT', 'OPERATION'],
  options: [{ name: 'input', value: 'FILE|-', meaning: 'the input as JSON; - is the standard input (default: {})' }],
  async run({ given, open }) {
    const [vault = '', operation = ''] = given.words
    const source = given.text('input')
    const input = source === null ? {} : readJson(source)
    const core = await open(vault)
    const answer = await core.call(operation, input)
    return { text: JSON.stringify(answer, null, 2) ?? 'null', data: answer ?? null }
  },
}

function readJson(source: string): unknown {
  const text = readText(source)
  try {
    return JSON.parse(text)
  } catch {
    throw new UsageError(`the input is no JSON: ${source}`)
  }
}
