import path from 'node:path'
import { type Command, UsageError } from '../command.ts'

/** Makes the demo vault and its signed quarterly audit. */
export const demoCommand: Command = {
  name: 'demo',
  summary: 'make a vault with a believable year of a security team, and a signed audit of it',
  words: [],
  options: [
    { name: 'out', value: 'DIR', meaning: 'where to put vault and PDF (default: here)' },
    { name: 'lang', value: 'en|zh-CN', meaning: 'language (default: en)' },
    { name: 'seed', value: 'N', meaning: 'the same number makes the same records (default: 1)' },
  ],
  async run({ given, start }) {
    const [language, seed] = [given.text('lang') ?? 'en', given.text('seed') ?? '1']
    if (language !== 'en' && language !== 'zh-CN') throw new UsageError(`no language: ${language}`)
    if (!/^\d{1,10}$/.test(seed)) throw new UsageError(`no seed: ${seed}`)
    const folder = path.resolve(given.text('out') ?? '.')
    const core = await start()
    const made = await core.finish(
      await core.client.session.demo({ language, seed: Number(seed), path: path.join(folder, 'demo.sealbook') }),
    )
    const pdf = path.join(folder, 'demo-audit.pdf')
    await core.save(made.report, pdf)
    const data = { vault: made.path, pdf, password: made.password, logins: made.logins }
    return { text: `vault: ${made.path}\npdf: ${pdf}\npassword: ${made.password}`, data }
  },
}
