import path from 'node:path'
import { type Command, UsageError } from '../command.ts'
import type { Core } from '../core.ts'

/** Draws a report and seals it with the key of the person. */
export const reportCommand: Command = {
  name: 'report',
  summary: 'seal a report and write its signed PDF',
  words: ['VAULT', 'KIND', '[ID]'],
  options: [
    { name: 'output', short: 'o', value: 'FILE', meaning: 'the PDF to write' },
    { name: 'lang', value: 'en|zh-CN', meaning: 'language of the report (default: en)' },
    { name: 'reason', value: 'TEXT', meaning: 'why it is signed' },
    { name: 'without', value: 'SECTION,…', meaning: 'sections to leave out: of `policy`, changes' },
    { name: 'draft', meaning: 'draw an unsigned draft; nothing is journalled' },
  ],
  async run({ given, open, password }) {
    const [vault = '', kind = '', named] = given.words
    const [output, reason] = [given.text('output'), given.text('reason')]
    if (output === null) throw new UsageError('-o is missing: the PDF to write')
    const language = given.text('lang') ?? 'en'
    if (language !== 'en' && language !== 'zh-CN') throw new UsageError(`no language: ${language}`)
    const core = await open(vault)
    const leaveOut = (given.text('without') ?? '').split(',').filter((section) => section !== '')
    const which = { kind, language, leaveOut, id: named ?? (await onlyOne(core, kind)) } as const
    const target = path.resolve(output)
    if (given.flag('draft')) {
      await core.save(await core.finish(await core.client.report.draw(which)), target)
      return { text: `pdf: ${target}`, data: { pdf: target } }
    }
    const signing = { ...which, password: await password(), ...(reason === null ? {} : { reason }) }
    const { document, file } = await core.finish(await core.client.report.seal(signing))
    await core.save(file, target)
    return { text: `pdf: ${target}\ndocument: ${document}`, data: { pdf: target, document } }
  },
}

/** The one record that a report of this kind can be about; several make ID necessary. */
async function onlyOne(core: Core, kind: string): Promise<string> {
  const kinds = await core.client.report.kinds({})
  const known = kinds.find((one) => one.kind === kind)
  if (!known) throw new UsageError(`no kind of report: ${kind} (there are: ${kinds.map((one) => one.kind).join(', ')})`)
  const page = await core.call(`${known.record}.list`, { limit: 2 })
  const rows: readonly unknown[] = isPage(page) ? page.rows : []
  const [row] = rows
  if (rows.length === 0) throw new UsageError(`this vault has no ${known.record}`)
  if (rows.length !== 1 || !isEntity(row)) throw new UsageError(`ID is missing: which ${known.record}?`)
  return row.id
}

function isPage(data: unknown): data is { readonly rows: readonly unknown[] } {
  return typeof data === 'object' && data !== null && 'rows' in data && Array.isArray(data.rows)
}

function isEntity(data: unknown): data is { readonly id: string } {
  return typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string'
}
