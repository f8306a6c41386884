import path from 'node:path'
import { type Command, type Outcome, UsageError } from '../command.ts'
import { formatLines } from '../format-lines.ts'
import { readFilter } from './list.ts'

/** Writes records in a format that other programs read. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write records to a file in another format',
  words: ['[VAULT]'],
  options: [
    { name: 'format', value: 'NAME', meaning: 'the format of the file' },
    { name: 'record', value: 'RECORD', meaning: 'the type of record' },
    { name: 'of', value: 'ID', meaning: 'the one record to export' },
    { name: 'filter', value: 'FIELD=VALUE', many: true, meaning: 'only those with the value' },
    { name: 'output', short: 'o', value: 'FILE', meaning: 'the file to write' },
    { name: 'list', meaning: 'list the formats' },
  ],
  async run({ given, start, open }): Promise<Outcome> {
    if (given.flag('list')) return await formatLines(await start(), 'exports')
    const [vault] = given.words
    const [format, record, of] = [given.text('format'), given.text('record'), given.text('of')]
    const output = given.text('output')
    if (vault === undefined) throw new UsageError('VAULT is missing')
    if (format === null || record === null || output === null) {
      throw new UsageError('--format, --record and -o are needed')
    }
    const filters = given.texts('filter').map(readFilter)
    const core = await open(vault)
    const file = await core.finish(
      await core.client.exchange.export({ format, record, filters, ...(of === null ? {} : { of }) }),
    )
    const target = path.resolve(output)
    await core.save(file, target)
    return { text: `file: ${target}`, data: { file: target, size: file.size, mediaType: file.mediaType } }
  },
}
