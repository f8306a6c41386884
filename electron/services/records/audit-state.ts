import type { DamageKind } from '#shared/modules/journal/journal.damages.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { isRole, type Role } from '#shared/record/roles.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadEntry, ReadOperation } from '../journal/history.ts'
import { recordNamed } from '../open-vault.ts'
import { applyOperation, blankEntity } from './changes.ts'

/** Reports one damage: its kind, the place (`device:seq` of an entry or `record/id` of a row), and what differs there. */
export type ReportDamage = (kind: DamageKind, where: string, detail: string) => void

/** What one entry did to one record; `states` are the workflow states that it set, in order. */
export type ReplayedChange = {
  readonly record: AnyRecord
  readonly before: AnyEntity | null
  readonly after: AnyEntity
  readonly operations: readonly ReadOperation[]
  readonly states: readonly string[]
}

/** Who signed an entry, as the journal had them before it; a joining member is known by the entry itself. */
export type Signer = {
  readonly member: AnyEntity | null
  readonly person: string
  readonly roles: readonly Role[]
  readonly alone: boolean
}

/** The records of a vault as its journal makes them, entry by entry; all of them are held in memory. */
export type AuditState = {
  find(record: string, id: string): AnyEntity | null
  all(record: string): IterableIterator<AnyEntity>
  count(record: string): number
  changesOf(entry: ReadEntry, report: ReportDamage): readonly ReplayedChange[]
  signerOf(entry: ReadEntry, changes: readonly ReplayedChange[]): Signer
  /** Takes a change over, stamped by the entry and the person who signed it. */
  put(entry: ReadEntry, change: ReplayedChange, person: string): AnyEntity
}

function changeOf(
  entry: ReadEntry,
  operations: readonly ReadOperation[],
  before: AnyEntity | null,
  report: ReportDamage,
): ReplayedChange | null {
  const [first] = operations
  const record = first ? recordNamed(first.record) : null
  if (!first || !record) {
    report('unknown-record', entry.revision, first?.record ?? '')
    return null
  }
  const creates = operations.filter((operation) => operation.kind === 'create').length
  const place = `${record.name}/${first.id}`
  if (creates > (before ? 0 : 1)) report('created-twice', entry.revision, place)
  if (creates === 0 && !before) report('never-created', entry.revision, place)
  for (const { field } of operations) {
    if (field !== undefined && field !== 'state' && !Object.hasOwn(record.fields, field))
      report('unknown-field', entry.revision, `${place} ${field}`)
  }
  const start = before ?? blankEntity(record, first.id)
  const states: string[] = []
  const after = operations.reduce((entity, operation) => {
    const next = applyOperation(record, entity, operation)
    if (operation.field === 'state') states.push(next.state)
    return next
  }, start)
  return { record, before, after, operations, states }
}

/** Begins with nothing, as every vault did. */
export function emptyState(): AuditState {
  const tables = new Map<string, Map<string, AnyEntity>>()
  let activePersons: number | null = null
  const tableOf = (name: string) => {
    const known = tables.get(name)
    if (known) return known
    const made = new Map<string, AnyEntity>()
    tables.set(name, made)
    return made
  }
  const find = (record: string, id: string) => tables.get(record)?.get(id) ?? null
  const alone = () => {
    activePersons ??= new Set(
      [...tableOf(memberRecord.name).values()]
        .filter((member) => member.status === 'active')
        .map((member) => member.person),
    ).size
    return activePersons === 1
  }
  return {
    find,
    all: (record) => tableOf(record).values(),
    count: (record) => tableOf(record).size,
    changesOf(entry, report) {
      const records = Map.groupBy(entry.operations, (operation) => `${operation.record} ${operation.id}`)
      return [...records.values()].flatMap((operations) => {
        const before = find(operations[0]?.record ?? '', operations[0]?.id ?? '')
        return changeOf(entry, operations, before, report) ?? []
      })
    },
    signerOf(entry, changes) {
      const member = find(memberRecord.name, entry.member)
      const joining = changes.find(({ after }) => after.id === entry.member)?.after
      const known = member ?? joining
      const roles = String(known?.roles ?? '').split(' ')
      return { member, person: String(known?.person ?? ''), roles: roles.filter(isRole), alone: alone() }
    },
    put(entry, change, person) {
      const { record, before, after } = change
      const at = new Date(entry.wall).toISOString()
      const stamped = {
        ...after,
        revision: entry.revision,
        createdAt: before?.createdAt ?? at,
        createdBy: before?.createdBy ?? person,
        updatedAt: at,
        updatedBy: person,
      }
      tableOf(record.name).set(after.id, stamped)
      if (record.name === memberRecord.name) activePersons = null
      return stamped
    },
  }
}
