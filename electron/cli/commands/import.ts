import path from 'node:path'
import { translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { scanFormats } from '#shared/modules/assets/scan.record.ts'
import type { ImportReport } from '#shared/modules/exchange/exchange.contract.ts'
import { delimiters, encodings, niceFormat } from '#shared/modules/exchange/exchange.source.ts'
import { type Command, type Given, type Outcome, UsageError } from '../command.ts'
import { formatLines } from '../format-lines.ts'
import { importNiceFile } from './import-nice.ts'
import { importScanFile } from './import-scan.ts'

/** One of several words, or nothing; anything else is wrong usage. */
function oneOf<const Word extends string>(given: Given, name: string, words: readonly Word[]): Word | undefined {
  const text = given.text(name)
  const word = words.find((known) => known === text)
  if (text !== null && word === undefined) throw new UsageError(`--${name} is one of ${words.join(', ')}`)
  return word
}

function rowNumber(given: Given): number | undefined {
  const text = given.text('header-row')
  if (text === null) return undefined
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new UsageError('--header-row is a number from 1 to 999')
  return Number(text)
}

function sourceOf(given: Given) {
  const encoding = oneOf(given, 'encoding', encodings)
  const delimiter = oneOf(given, 'delimiter', delimiters)
  const [sheet, headerRow] = [given.text('sheet'), rowNumber(given)]
  return {
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(sheet === null ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
  }
}

function told(report: ImportReport): string {
  const words = translatorOf('en', catalogues)
  const errors = report.errors.map(
    ({ where, field, message, parameters }) => `error: row ${where}, ${field}: ${words(message, parameters)}\n`,
  )
  const more = report.errorCount - report.errors.length
  const unknown = report.unknown.map((name) => `unknown: ${name}\n`)
  const ignored = report.source.ignored.map(({ kind, count }) => `ignored: ${kind}, ${count}\n`)
  const { read, created, updated, skipped } = report
  const counts = `read: ${read}\ncreated: ${created}\nupdated: ${updated}\nskipped: ${skipped}\n`
  return [counts, ...ignored, ...unknown, ...errors, more > 0 ? `more errors: ${more}\n` : ''].join('')
}

/** Reads a file of another program into a vault. */
export const importCommand: Command = {
  name: 'import',
  summary: 'read a file into a vault; nothing is changed when it has errors',
  words: ['[VAULT]', '[FILE]'],
  options: [
    { name: 'format', value: 'NAME', meaning: 'the format of the file, or auto' },
    { name: 'record', value: 'RECORD', meaning: 'the type of record that the rows become' },
    { name: 'into', value: 'ID', meaning: 'the record that the rows belong to' },
    { name: 'dry-run', meaning: 'check everything, change nothing' },
    { name: 'partial', meaning: 'take what is good even when there are errors' },
    { name: 'existing', value: 'WAY', meaning: 'what to do with records that are there: stop, skip or update' },
    { name: 'recognise', value: 'FIELD', meaning: 'the field by which they are known, id or a number' },
    { name: 'encoding', value: 'NAME', meaning: 'the encoding of the file where it is not found out' },
    { name: 'delimiter', value: 'NAME', meaning: 'comma, semicolon, tab or pipe' },
    { name: 'sheet', value: 'NAME', meaning: 'the sheet of a workbook' },
    { name: 'header-row', value: 'NUMBER', meaning: 'the row of the names of columns' },
    { name: 'refused', value: 'FILE', meaning: 'where to write the refused rows with their reasons' },
    { name: 'unknown', value: 'WAY', meaning: 'of a scan: hosts that no asset bears, create or leaveOut' },
    { name: 'department', value: 'ID', meaning: 'of a scan: who answers for assets that are made' },
    { name: 'scanned-on', value: 'DAY', meaning: 'of a scan: its day where the file does not say it' },
    { name: 'information', meaning: 'of a scan: take rows of mere information too' },
    {
      name: 'tool',
      value: 'NAME',
      meaning: 'of a scan: what made a table that does not say it, without which nothing is closed',
    },
    { name: 'keep-unseen', meaning: 'of a scan: close nothing that it does not name' },
    { name: 'role', value: 'CODE', many: true, meaning: 'of a NICE file: this work role alone' },
    { name: 'level', value: 'LEVEL', meaning: 'of a NICE file: what profiles ask of skills that are added' },
    { name: 'list', meaning: 'list the formats' },
  ],
  async run({ given, start, open }): Promise<Outcome> {
    if (given.flag('list')) return await formatLines(await start(), 'imports')
    const [vault, file] = given.words
    const [format, record, into] = [given.text('format'), given.text('record'), given.text('into')]
    if (vault === undefined || file === undefined) throw new UsageError('VAULT and FILE are needed')
    const scan = scanFormats.find((name) => name === format)
    if (scan !== undefined) return await importScanFile(await open(vault), file, scan, given)
    if (format === niceFormat) return await importNiceFile(await open(vault), file, given)
    if (format === null || record === null) throw new UsageError('--format and --record are needed')
    const existing = oneOf(given, 'existing', ['stop', 'skip', 'update'])
    const [recognise, source, target] = [given.text('recognise'), sourceOf(given), given.text('refused')]
    const core = await open(vault)
    const ticket = await core.send(file, 'application/octet-stream')
    const options = {
      ...{ dryRun: given.flag('dry-run'), partial: given.flag('partial'), source },
      ...(existing ? { existing } : {}),
      ...(recognise === null ? {} : { recognise }),
      ...(into === null ? {} : { into }),
    }
    const { refused, ...report } = await core.finish(
      await core.client.exchange.import({ format, record, ticket, ...options }),
    )
    if (refused && target !== null) await core.save(refused, path.resolve(target))
    const ok = report.errorCount === 0
    return { text: told({ ...report, refused: null }), data: report, ok }
  },
}
