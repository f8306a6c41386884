import path from 'node:path'
import { OperationError } from '#shared/contract/errors.ts'
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
    const [login = ''] = made.logins
    const status = await core.client.session.status({})
    if (status.state === 'locked') {
      await core.finish(await core.client.session.unlock({ path: made.path, login, password: made.password }))
    }
    const sort = [{ field: 'createdAt', descending: true }]
    const filters = [{ field: 'state', comparison: 'is', value: 'issued' } as const]
    const [audit] = (await core.client.audit.list({ filters, sort, limit: 1 })).rows
    if (!audit) throw new OperationError('missing', 'errors.auditNotIssued')
    const pdf = path.join(folder, 'demo-audit.pdf')
    const signing = { kind: 'audit', id: audit.id, language, password: made.password } as const
    const { file } = await core.finish(await core.client.report.seal(signing))
    await core.save(file, pdf)
    const data = { vault: made.path, pdf, password: made.password, logins: made.logins }
    return { text: `vault: ${made.path}\npdf: ${pdf}\npassword: ${made.password}`, data }
  },
}
