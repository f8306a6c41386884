import type { journalContract } from '#shared/modules/journal/journal.contract.ts'
import { unlessDamaged } from '../../database/storage-error.ts'
import { describeHeads } from '../../lifecycle/describe-heads.ts'
import { auditAndNote } from '../../lifecycle/weekly-audit.ts'
import type { Service } from '../../service.ts'
import { checkpointNotes, journalEntries, journalEntry, pastAudits } from './journal.queries.ts'

/** Of a journal that cannot be read. */
const noHeads = { heads: [], vaultHead: '', shortHead: '' }

export const journalService: Service<typeof journalContract> = {
  journal: {
    heads: (_input, context) => describeHeads(context),
    async audit(_input, { vault, query, signal, progress }) {
      const { records, entries, damages, unnamed, removed } = await auditAndNote(vault, { signal, progress }, 'files')
      const bytes = unnamed.reduce((sum, file) => sum + file.bytes, 0)
      const files = { files: unnamed.length, bytes, removed }
      const heads = damages.length === 0 ? query(describeHeads) : unlessDamaged(() => query(describeHeads), noHeads)
      return { records, entries, damages, unnamed: files, ...heads }
    },
    audits: (_input, context) => ({ audits: pastAudits(context) }),
    entries: (input, context) => journalEntries(context, input),
    entry: ({ revision }, context) => journalEntry(context, revision),
    checkpoint: (_input, context) => ({ notes: checkpointNotes(context) }),
  },
}
