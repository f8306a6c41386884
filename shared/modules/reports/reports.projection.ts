import type { Titles } from '../../contract/list.ts'
import type { FieldChange, HistoryEntry } from '../../contract/record-operations.ts'
import { sameValue } from '../../record/same-value.ts'

/** A record as a sealed report named it, with all that happened to it until today, newest first. */
export type SealedHistory = {
  readonly record: string
  readonly id: string
  readonly title: string
  /** Whether the report shows it; what it would show today and did not then was written or brought in since. */
  readonly wasSealed: boolean
  readonly isArchived: boolean
  readonly entries: readonly HistoryEntry[]
}

/** Who wrote a record after it was sealed, when and why. */
export type LaterEdit = Pick<HistoryEntry, 'revision' | 'at' | 'person' | 'reason'>

/** `same`: edited and put back as it was; `added`: not in the report, which would show it if it were sealed today. */
export type SinceSeal = 'changed' | 'archived' | 'restored' | 'same' | 'added'

/** A record that is not as the report shows it, with each field as it was sealed and as it is now. */
export type ChangedRecord = Pick<SealedHistory, 'record' | 'id' | 'title'> & {
  readonly kind: SinceSeal
  readonly changes: readonly FieldChange[]
  readonly edits: readonly LaterEdit[]
}

/** What became of a sealed report's records: how many it shows, those that differ, and how many the caller may not read. */
export type ChangesSinceSeal = {
  readonly sealed: number
  readonly hidden: number
  readonly changed: readonly (ChangedRecord & { readonly titles: Titles })[]
}

/** The newest entry of each feed that a seal covers, by device. */
export function sealedHeads(heads: string): ReadonlyMap<string, number> {
  return new Map(
    heads.split('\n').flatMap((line): readonly (readonly [string, number])[] => {
      const [device, entries] = line.split(' ')
      return device && entries ? [[device, Number(entries)]] : []
    }),
  )
}

function isLater({ revision }: HistoryEntry, heads: ReadonlyMap<string, number>): boolean {
  const [device = '', seq] = revision.split(':')
  return Number(seq) > (heads.get(device) ?? 0)
}

/** Each field with its first value and its last; what came back to where it began is left out. Entries are newest first. */
function netChanges(entries: readonly HistoryEntry[]): readonly FieldChange[] {
  const net = new Map<string, FieldChange>()
  for (const change of entries.toReversed().flatMap(({ changes }) => changes)) {
    const { before } = net.get(change.field) ?? change
    net.set(change.field, { ...change, before })
  }
  return [...net.values()].filter(({ before, after }) => !sameValue(before, after))
}

function kindOf(history: SealedHistory, later: readonly HistoryEntry[], changes: readonly FieldChange[]): SinceSeal {
  if (!history.wasSealed) return 'added'
  const moves = later.filter(({ kind }) => kind === 'archived' || kind === 'restored')
  if (history.isArchived && moves.length > 0) return 'archived'
  if (changes.length > 0) return 'changed'
  return moves.at(-1)?.kind === 'restored' ? 'restored' : 'same'
}

/** What became of one record since the seal; null where it is untouched. */
export function changedSince(history: SealedHistory, heads: ReadonlyMap<string, number>): ChangedRecord | null {
  const later = history.entries.filter((entry) => isLater(entry, heads))
  if (history.wasSealed && later.length === 0) return null
  const { record, id, title, wasSealed } = history
  const changes = wasSealed ? netChanges(later) : []
  const edits = later.map(({ revision, at, person, reason }) => ({ revision, at, person, reason }))
  return { record, id, title, kind: kindOf(history, later, changes), changes, edits }
}
