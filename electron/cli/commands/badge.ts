import path from 'node:path'
import { badgeFormats } from '#shared/modules/training/badge-credential.ts'
import { type Command, UsageError } from '../command.ts'

/** Signs an issued certificate as an Open Badge and writes it. */
export const badgeCommand: Command = {
  name: 'badge',
  summary: 'sign an issued certificate as an Open Badge 3.0 and write it',
  words: ['VAULT', 'CERTIFICATE'],
  options: [
    { name: 'output', short: 'o', value: 'FILE', meaning: 'the file to write: .svg, .png or .jwt' },
    { name: 'lang', value: 'en|zh-CN', meaning: 'language of the badge (default: en)' },
  ],
  async run({ given, open, password }) {
    const [vault = '', certificate = ''] = given.words
    const [output, language] = [given.text('output'), given.text('lang') ?? 'en']
    if (output === null) throw new UsageError('-o is missing: the file to write')
    if (language !== 'en' && language !== 'zh-CN') throw new UsageError(`no language: ${language}`)
    const format = badgeFormats.find((one) => output.toLowerCase().endsWith(`.${one}`))
    if (!format) throw new UsageError(`the file ends in one of ${badgeFormats.map((one) => `.${one}`).join(', ')}`)
    const core = await open(vault)
    const target = path.resolve(output)
    const order = { certificate, format, language, password: await password() } as const
    await core.save(await core.finish(await core.client.training.issueBadge(order)), target)
    return { text: `badge: ${target}`, data: { badge: target } }
  },
}
