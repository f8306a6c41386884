import type { Filter, ListQuery, Page } from '#shared/contract/list.ts'
import type { Summary, SummaryQuery } from '#shared/contract/list-summary.ts'
import type { Progress } from '#shared/contract/operation.ts'
import type { AnyRecord, Draft, Entity } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { Actor } from './actor.ts'
import type { MeasureAnswer, MeasureQuestion, Measures } from './database/measure-sql.ts'
import type { PairQuestion, PairSum } from './database/pair-sql.ts'
import type { Reading } from './database/row-rule.ts'
import type { TallyApart } from './database/tally-sql.ts'
import type { Workbench } from './door.ts'
import type { Files } from './files.ts'
import type { Host } from './host.ts'
import type { OpenVault } from './open-vault.ts'

/** Some texts of a row, by the names of their fields. */
export type PickedRow = Pick<AnyEntity, 'id' | 'state' | 'archived' | 'createdAt' | 'updatedAt'> & {
  readonly texts: Readonly<Record<string, string | null>>
}

/** Reads records of one type; row rules of the actor are applied in SQL, so what may not be read does not exist. */
export type RecordReader<R extends AnyRecord> = {
  find(id: string): Entity<R> | null
  /** Throws `missing` where the record does not exist or may not be read. */
  get(id: string): Entity<R>
  list(query: ListQuery): Page<Entity<R>>
  /** Counts and sums of what `list` would show of the same filters. */
  summary(query: SummaryQuery): Summary
  /** The first rows of a list alone, without how many there are and the titles that they refer to. */
  first(query: Pick<ListQuery, 'filters' | 'sort' | 'limit'>): readonly Entity<R>[]
  /** All rows that match, unpaged and not archived, in the order given or of creation. */
  all(
    filters?: readonly Filter[],
    sort?: { readonly field: string; readonly descending?: boolean },
  ): readonly Entity<R>[]
  count(filters?: readonly Filter[]): number
  /**
   * Texts alone where whole records would be many times as much: of every row, archived ones too, or of the rows of a list
   * where its filters are given.
   */
  pick(fields: readonly (keyof R['fields'] & string)[], filters?: readonly Filter[]): readonly PickedRow[]
  /**
   * Some fields of the rows that meet the filters, in the order of the table, so many of them after the last of a slice
   * before; `last` is null at the end. For work that compares more rows than memory takes whole.
   */
  slice<Field extends keyof R['fields'] & string>(
    fields: readonly Field[],
    part: { readonly filters?: readonly Filter[]; readonly after?: number; readonly limit: number },
  ): { readonly rows: readonly Pick<Entity<R>, 'id' | 'state' | Field>[]; readonly last: number | null }
  /** How many rows meet each group of conditions, counted in one pass over the table. */
  tally(groups: readonly (readonly Filter[])[]): readonly number[]
  /** The same for the rows that meet `filters`, apart by the value of one field. */
  tallyBy(
    field: keyof R['fields'] & string,
    filters: readonly Filter[],
    groups: readonly (readonly Filter[])[],
  ): ReadonlyMap<string, readonly number[]>
  /** The same apart by every combination of texts, choices or days in several fields, and of states. */
  tallyApart(
    fields: readonly ((keyof R['fields'] & string) | 'state')[],
    filters: readonly Filter[],
    groups: readonly (readonly Filter[])[],
  ): readonly TallyApart[]
  /** Two amounts of money side by side, summed in SQL. */
  pairs(question: PairQuestion): readonly PairSum[]
  /** Measures rows in SQL, as indicators ask. */
  measure(question: MeasureQuestion): MeasureAnswer
  percentile(question: MeasureQuestion, share: number): number | null
  members(question: MeasureQuestion, page: Parameters<Measures['members']>[1]): ReturnType<Measures['members']>
}

/** Writes records of one type as part of the running command; the change is signed when the command ends. */
export type RecordWriter<R extends AnyRecord> = {
  create(draft: Draft<R>, options?: { readonly id?: string }): Entity<R>
  update(id: string, revision: string, changes: Partial<Draft<R>>): Entity<R>
  /** Takes a workflow step: roles, required fields, separation of duties and module rules are enforced here. */
  move(
    id: string,
    revision: string,
    step: string,
    given?: { readonly changes?: Partial<Draft<R>>; readonly reason?: string },
  ): Entity<R>
  archive(id: string, revision: string): Entity<R>
  restore(id: string, revision: string): Entity<R>
}

/** What a query is handed: it cannot write, by type and at run time. */
export type ReadContext = {
  readonly actor: Actor
  /** Milliseconds since 1970-01-01T00:00:00Z, fixed for the length of one call. */
  readonly now: number
  /** The calendar day in the organisation's zone. */
  readonly today: string
  readonly zone: string
  readonly vault: OpenVault
  readonly reading: Reading
  read<R extends AnyRecord>(record: R): RecordReader<R>
  /** Reads past the row rules; for rules that must see every row, never for what is shown. */
  readEverything<R extends AnyRecord>(record: R): RecordReader<R>
}

/** Writes past roles, workflow and rules; for the records that only services write. */
export type ManagedWriter = {
  create(values: Readonly<Record<string, AnyValue>>, id: string): AnyEntity
  set(id: string, values: Readonly<Record<string, AnyValue>>): AnyEntity
  /** Journals that the record stands as it is, for the reason given, though nothing in it changes. */
  confirm(id: string): AnyEntity
}

/** What a command is handed: everything it writes becomes one change-set in one transaction. */
export type WriteContext = ReadContext & {
  write<R extends AnyRecord>(record: R): RecordWriter<R>
  writeManaged(record: AnyRecord): ManagedWriter
  newId(): string
  /** Records why, for the journal. */
  because(reason: string): void
}

/** Long work in slices: how many there are, what writes one of them, and whether the whole is kept in the end. */
export type Batch = {
  readonly stage: string
  readonly slices: number
  /** What is counted for whoever waits, where it is not the slices. */
  readonly total?: number
  write(context: WriteContext, slice: number): void
  keep(): boolean
}

/** What an operation is handed that may be called before a vault is open. */
export type LockedContext = {
  readonly host: Host
  readonly door: DoorControl
  readonly files: Files
  readonly signal: AbortSignal
  progress(progress: Progress): void
}

/** What the session operations do to the door itself. */
export type DoorControl = {
  vault(): OpenVault | null
  /** Takes an opened vault as the one behind the door; `busy` where another is open. */
  admit(vault: OpenVault): void
  /** A door of its own before a vault that is open elsewhere; closing it closes that vault. */
  beside(vault: OpenVault): Workbench
  /** Saves, closes and ends the life of the door. */
  lock(): void
}

/** What a task is handed: it changes records only through commands of its own or operations of the door. */
export type TaskContext = {
  readonly actor: Actor
  readonly host: Host
  readonly vault: OpenVault
  readonly door: DoorControl
  readonly files: Files
  readonly signal: AbortSignal
  progress(progress: Progress): void
  /** Runs a synchronous reading step. */
  query<Result>(step: (context: ReadContext) => Result): Result
  /** Runs one command of this task's own: one transaction, one change-set. */
  command<Result>(step: (context: WriteContext) => Result): Result
  /** Writes long work in slices: nobody sees a part of it, and a cancel or a crash leaves nothing. */
  batch(work: Batch): Promise<void>
}
