import type { Command, Outcome } from '../command.ts'

/** Reads a whole vault and judges every entry, signature and row. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'check every entry, signature, record and file of a vault',
  words: ['VAULT'],
  options: [],
  async run({ given, open }): Promise<Outcome> {
    const core = await open(given.words[0] ?? '')
    const report = await core.finish(await core.client.journal.audit({}))
    const heads = report.heads.map(({ device, entries, root }) => `head: ${device} ${entries} ${root}\n`)
    const damages = report.damages.map(({ kind, where, detail }) => `damage: ${kind} at ${where}: ${detail}\n`)
    const ok = report.damages.length === 0
    const counts = `records: ${report.records}\nentries: ${report.entries}\n`
    const { files, bytes, removed } = report.unnamed
    const unnamed = files > 0 ? `files that nothing names: ${files} (${bytes} bytes), ${removed} removed\n` : ''
    const result = `vault head: ${report.vaultHead || 'unreadable'}\nresult: ${ok ? 'sound' : 'damaged'}\n`
    return { text: [counts, ...heads, ...damages, unnamed, result].join(''), data: report, ok }
  },
}
