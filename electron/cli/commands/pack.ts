import path from 'node:path'
import { languages } from '#shared/base/translate.ts'
import { type Command, UsageError } from '../command.ts'

/** Writes the evidence pack of an audit, signed by the person, of any size. */
export const packCommand: Command = {
  name: 'pack',
  summary: 'sign and write the evidence pack of an audit',
  words: ['VAULT', 'AUDIT'],
  options: [
    { name: 'output', short: 'o', value: 'FILE', meaning: 'the pack to write' },
    { name: 'to', value: 'KEY', many: true, meaning: 'seal to this public key of age (age1...)' },
    { name: 'lang', value: 'en|zh-CN', meaning: 'language of the text in the pack (default: en)' },
  ],
  async run({ given, open, password }) {
    const [vault = '', audit = ''] = given.words
    const output = given.text('output')
    if (output === null) throw new UsageError('-o is missing: the pack to write')
    const language = languages.find((known) => known === (given.text('lang') ?? 'en'))
    if (!language) throw new UsageError(`--lang is one of ${languages.join(', ')}`)
    const core = await open(vault)
    const input = { audit, language, password: await password(), recipients: [...given.texts('to')] }
    const file = await core.finish(await core.client.pack.write(input))
    const target = path.resolve(output)
    await core.save(file, target)
    return { text: `pack: ${target}`, data: { pack: target, size: file.size } }
  },
}
