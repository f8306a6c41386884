import { translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { type Command, type Outcome, UsageError } from '../command.ts'
import { formatLines } from '../format-lines.ts'

/** Reads a file of another program into a vault. */
export const importCommand: Command = {
  name: 'import',
  summary: 'read a file into a vault; nothing is changed when it has errors',
  words: ['[VAULT]', '[FILE]'],
  options: [
    { name: 'format', value: 'NAME', meaning: 'the format of the file' },
    { name: 'record', value: 'RECORD', meaning: 'the type of record that the rows become' },
    { name: 'into', value: 'ID', meaning: 'the record that the rows belong to' },
    { name: 'dry-run', meaning: 'check everything, change nothing' },
    { name: 'partial', meaning: 'take what is good even when there are errors' },
    { name: 'list', meaning: 'list the formats' },
  ],
  async run({ given, start, open }): Promise<Outcome> {
    if (given.flag('list')) return await formatLines(await start(), 'imports')
    const [vault, file] = given.words
    const [format, record, into] = [given.text('format'), given.text('record'), given.text('into')]
    if (vault === undefined || file === undefined) throw new UsageError('VAULT and FILE are needed')
    if (format === null || record === null) throw new UsageError('--format and --record are needed')
    const core = await open(vault)
    const ticket = await core.send(file, 'application/octet-stream')
    const options = { dryRun: given.flag('dry-run'), partial: given.flag('partial') }
    const report = await core.finish(
      await core.client.exchange.import({ format, record, ticket, ...options, ...(into === null ? {} : { into }) }),
    )
    const words = translatorOf('en', catalogues)
    const errors = report.errors.map(
      ({ where, field, message, parameters }) => `error: row ${where}, ${field}: ${words(message, parameters)}\n`,
    )
    const unknown = report.unknown.map((name) => `unknown: ${name}\n`)
    const { read, created, updated, skipped } = report
    const counts = `read: ${read}\ncreated: ${created}\nupdated: ${updated}\nskipped: ${skipped}\n`
    return { text: [counts, ...unknown, ...errors].join(''), data: report, ok: report.errors.length === 0 }
  },
}
