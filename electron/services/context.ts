import type { CallOptions, OfferedFile } from '#services/door.ts'
import type { Filter, ListQuery, Page } from '#shared/contract/list.ts'
import type { Progress } from '#shared/contract/operation.ts'
import type { AnyRecord, Draft, Entity } from '#shared/record/record.ts'
import type { Role } from '#shared/record/roles.ts'
import type { Host } from './host.ts'

/** The member whose keys are open and the person they act as. */
export type Actor = {
  readonly member: string
  readonly person: string
  readonly login: string
  readonly roles: readonly Role[]
  /** No other active member exists. */
  readonly alone: boolean
}

/** Reads records of one type; row rules of the actor are applied in SQL, so what may not be read does not exist. */
export type RecordReader<R extends AnyRecord> = {
  find(id: string): Entity<R> | null
  /** Throws `missing` where the record does not exist or may not be read. */
  get(id: string): Entity<R>
  list(query: ListQuery): Page<Entity<R>>
  /** All rows that match, unpaged and not archived, in the order given or of creation. */
  all(
    filters?: readonly Filter[],
    sort?: { readonly field: string; readonly descending?: boolean },
  ): readonly Entity<R>[]
  count(filters?: readonly Filter[]): number
}

/** Writes records of one type as part of the running command; the change is signed when the command ends. */
export type RecordWriter<R extends AnyRecord> = {
  create(draft: Draft<R>, options?: { readonly id?: string }): Entity<R>
  update(id: string, revision: string, changes: Partial<Draft<R>>): Entity<R>
  /** Takes a workflow step: roles, required fields, separation of duties and module rules are enforced here. */
  move(id: string, revision: string, step: string, changes?: Partial<Draft<R>>): Entity<R>
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
  read<R extends AnyRecord>(record: R): RecordReader<R>
  /** Reads past the row rules; for rules that must see every row, never for what is shown. */
  readEverything<R extends AnyRecord>(record: R): RecordReader<R>
}

/** What a command is handed: everything it writes becomes one change-set in one transaction. */
export type WriteContext = ReadContext & {
  write<R extends AnyRecord>(record: R): RecordWriter<R>
  /** Writes managed records and stamps: no role, workflow or rule is asked. Only services use it. */
  writeManaged<R extends AnyRecord>(
    record: R,
  ): RecordWriter<R> & {
    set(id: string, values: Readonly<Record<string, unknown>>): void
  }
  newId(): string
  /** Records why, for the journal. */
  because(reason: string): void
}

/** What a task is handed: it changes records only through operations of the door. */
export type TaskContext = {
  readonly actor: Actor
  readonly host: Host
  readonly signal: AbortSignal
  progress(progress: Progress): void
  /** Runs a synchronous reading step. */
  query<Result>(step: (context: ReadContext) => Result): Result
  /** Runs one command of this task's own: one transaction, one change-set. */
  command<Result>(step: (context: WriteContext) => Result): Result
  call(operation: string, input: unknown, options?: CallOptions): Promise<unknown>
  /** Offers a file to the caller and answers its ticket. */
  offer(file: OfferedFile): string
  /** The bytes received under a ticket of `file.begin`. */
  received(ticket: string): ReceivedFile
}

/** A file that arrived: its announced name and media type and its bytes. */
export type ReceivedFile = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }
