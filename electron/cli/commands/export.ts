import path from 'node:path'
import { languages } from '#shared/base/translate.ts'
import { type Command, type Given, type Outcome, UsageError } from '../command.ts'
import { formatLines } from '../format-lines.ts'
import { readFilter } from './list.ts'

function orderOf(given: Given) {
  return given.texts('sort').map((text) => ({ field: text.replace(/^-/, ''), descending: text.startsWith('-') }))
}

function languageOf(given: Given): (typeof languages)[number] {
  const text = given.text('lang') ?? 'en'
  const language = languages.find((known) => known === text)
  if (!language) throw new UsageError(`--lang is one of ${languages.join(', ')}`)
  return language
}

/** Writes records in a format that other programs read. */
export const exportCommand: Command = {
  name: 'export',
  summary: 'write records to a file in another format',
  words: ['[VAULT]'],
  options: [
    { name: 'format', value: 'NAME', meaning: 'the format of the file' },
    { name: 'record', value: 'RECORD', meaning: 'the type of record; for ics it may be left out' },
    { name: 'of', value: 'ID', meaning: 'the one record to export' },
    { name: 'filter', value: 'FIELD=VALUE', many: true, meaning: 'only those with the value' },
    { name: 'sort', value: 'FIELD', many: true, meaning: 'in the order of the field, -FIELD downwards' },
    { name: 'columns', value: 'FIELD,...', meaning: 'only these columns, and the id' },
    { name: 'mine', meaning: 'of a calendar, only what is due from the member' },
    { name: 'lang', value: 'LANGUAGE', meaning: 'the language of a calendar: en or zh-CN' },
    { name: 'output', short: 'o', value: 'FILE', meaning: 'the file to write' },
    { name: 'list', meaning: 'list the formats' },
  ],
  async run({ given, start, open }): Promise<Outcome> {
    if (given.flag('list')) return await formatLines(await start(), 'exports')
    const [vault] = given.words
    const [format, record, of] = [given.text('format'), given.text('record'), given.text('of')]
    const [output, columns] = [given.text('output'), given.text('columns')]
    if (vault === undefined) throw new UsageError('VAULT is missing')
    if (format === null || output === null || (record === null && format !== 'ics')) {
      throw new UsageError('--format, --record and -o are needed')
    }
    const options = {
      ...{ filters: given.texts('filter').map(readFilter), sort: orderOf(given) },
      ...{ mine: given.flag('mine'), language: languageOf(given) },
      ...(record === null ? {} : { record }),
      ...(of === null ? {} : { of }),
      ...(columns === null ? {} : { columns: columns.split(',').map((name) => name.trim()) }),
    }
    const core = await open(vault)
    const file = await core.finish(await core.client.exchange.export({ format, ...options }))
    const target = path.resolve(output)
    await core.save(file, target)
    return { text: `file: ${target}`, data: { file: target, size: file.size, mediaType: file.mediaType } }
  },
}
