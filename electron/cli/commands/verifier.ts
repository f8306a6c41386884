import path from 'node:path'
import { type Command, UsageError } from '../command.ts'

/** Writes the page by which a recipient judges documents without this program. */
export const verifierCommand: Command = {
  name: 'verifier',
  summary: 'write the page by which others verify a PDF without Sealbook',
  words: [],
  options: [{ name: 'output', short: 'o', value: 'FILE', meaning: 'the HTML page to write' }],
  async run({ given, start }) {
    const output = given.text('output')
    if (output === null) throw new UsageError('-o is missing: the HTML page to write')
    const core = await start()
    const target = path.resolve(output)
    await core.save(await core.finish(await core.client.verification.page({})), target)
    return { text: `page: ${target}`, data: { page: target } }
  },
}
