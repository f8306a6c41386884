import { alike, namingFields } from '#shared/modules/exchange/exchange.naming.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../context.ts'
import { recordNamed } from '../open-vault.ts'

/** What a name stands for: the id of one record, or the key of a refusal. */
export type NamedRecord = { readonly id: string } | { readonly refused: 'missingReference' | 'severalBear' }

/** How references are written and found again: a title where only one record bears it, else a number, else an id. */
export type ReferenceNames = {
  nameOf(record: string, id: string): string
  /** The record of an id, a number, a title or another unique name, upper and lower case alike. */
  named(record: string, name: string): NamedRecord
}

/** How a record's id is written. */
export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Index = { readonly written: ReadonlyMap<string, string>; readonly byName: ReadonlyMap<string, string | null> }

function indexOf(context: ReadContext, record: AnyRecord): Index {
  const rows: readonly AnyEntity[] = context.read(record).all()
  const fields = namingFields(record)
  const byName = new Map<string, string | null>()
  const namesOf = (row: AnyEntity) => fields.flatMap((field) => (row[field] ? [String(row[field])] : []))
  for (const row of rows) {
    for (const name of namesOf(row).map(alike)) {
      const bearer = byName.get(name)
      byName.set(name, bearer === undefined || bearer === row.id ? row.id : null)
    }
  }
  const written = rows.map((row): [string, string] => {
    const clear = namesOf(row).find((name) => byName.get(alike(name)) === row.id && !uuid.test(name))
    return [row.id, clear ?? row.id]
  })
  return { written: new Map(written), byName }
}

/** Names of records for a table that goes out or comes in; each type of record is read once, when first named. */
export function referenceNames(context: ReadContext): ReferenceNames {
  const known = new Map<string, Index | null>()
  const index = (name: string): Index | null => {
    const found = known.get(name)
    if (found !== undefined) return found
    const record = recordNamed(name)
    const readable = record?.readers.some((role) => context.actor.roles.includes(role))
    const made = record && readable ? indexOf(context, record) : null
    known.set(name, made)
    return made
  }
  return {
    nameOf: (name, id) => index(name)?.written.get(id) ?? id,
    named(name, text) {
      // An id is taken as it stands: a record may go on naming what was archived, and its own check refuses the rest.
      if (uuid.test(text)) return { id: text }
      const id = index(name)?.byName.get(alike(text))
      if (id) return { id }
      return { refused: id === null ? 'severalBear' : 'missingReference' }
    },
  }
}
