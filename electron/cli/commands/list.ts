import type { Filter } from '#shared/contract/list.ts'
import { type Command, UsageError } from '../command.ts'
import { recordTitleField } from '../record-lines.ts'

const comparisons = { '=': 'is', '!=': 'isNot', '~': 'contains' } as const

/** Lists the records of one type. */
export const listCommand: Command = {
  name: 'list',
  summary: 'list records of one type',
  words: ['VAULT', 'RECORD'],
  options: [
    {
      name: 'filter',
      value: 'FIELD=VALUE',
      many: true,
      meaning: 'only those with the value; also FIELD!=VALUE, FIELD~TEXT',
    },
    { name: 'sort', value: 'FIELD', meaning: 'order by this field; -FIELD for the reverse' },
    { name: 'limit', value: 'N', meaning: 'at most N rows (default: 100, at most 500)' },
    { name: 'offset', value: 'N', meaning: 'leave out the first N rows' },
    { name: 'archived', meaning: 'the archived ones' },
  ],
  async run({ given, open }) {
    const [vault = '', record = ''] = given.words
    const sort = given.text('sort')
    const query = {
      filters: given.texts('filter').map(readFilter),
      sort: sort === null ? [] : [{ field: sort.replace(/^-/, ''), descending: sort.startsWith('-') }],
      limit: wholeNumber(given.text('limit') ?? '100'),
      offset: wholeNumber(given.text('offset') ?? '0'),
      archived: given.flag('archived'),
    }
    const core = await open(vault)
    const page = await core.call(`${record}.list`, query)
    return { text: pageLines(page, recordTitleField(record)), data: page }
  },
}

/** Reads `field=value`; a value that is a whole number, true or false is taken as such. */
export function readFilter(text: string): Filter {
  const [, field, sign, value] = /^([A-Za-z]\w{0,59})(!=|=|~)(.*)$/s.exec(text) ?? []
  if (field === undefined || value === undefined) throw new UsageError(`no filter: ${text}`)
  const comparison = sign === '!=' || sign === '~' ? comparisons[sign] : comparisons['=']
  return { field, comparison, value: plainValue(value) }
}

function plainValue(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`no number: ${text}`)
  return Number(text)
}

function pageLines(page: unknown, titleField: string): string {
  if (typeof page !== 'object' || page === null || !('rows' in page) || !Array.isArray(page.rows)) return ''
  const rows = page.rows.map((row: Readonly<Record<string, unknown>>) => {
    const { id, number, state, [titleField]: title } = row
    return [id, number || '-', state || '-', title ?? '-'].join('\t')
  })
  const total = 'total' in page ? String(page.total) : ''
  return `${rows.map((row: string) => `${row}\n`).join('')}total: ${total}\n`
}
