import type { Command } from '../command.ts'

/** Shows one record with its titles and the steps that may be taken. */
export const getCommand: Command = {
  name: 'get',
  summary: 'show one record',
  words: ['VAULT', 'RECORD', 'ID'],
  options: [],
  async run({ given, open }) {
    const [vault = '', record = '', id = ''] = given.words
    const core = await open(vault)
    const detail = await core.call(`${record}.get`, { id })
    return { text: JSON.stringify(detail, null, 2), data: detail }
  },
}
