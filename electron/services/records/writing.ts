import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyValue } from '#shared/record/values.ts'
import type { Actor } from '../actor.ts'
import type { Reading } from '../database/row-rule.ts'
import type { Store } from '../open-vault.ts'
import type { StoredAttachment } from '../vault/attachments.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** What a writer works with: the command's unit of work, who acts, and what the vault knows beyond its tables. */
export type Writing = {
  readonly store: Store
  readonly work: UnitOfWork
  readonly actor: Actor
  readonly reading: Reading
  readonly letter: string
  newId(): string
  holdsFile(file: StoredAttachment): boolean
  numberRange(record: AnyRecord, prefix: string): { readonly prefix: string; readonly width: number }
}

/** Values of fields by name. */
export type Values = Readonly<Record<string, AnyValue>>
