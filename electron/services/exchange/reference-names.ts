import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../context.ts'
import { recordNamed } from '../open-vault.ts'
import type { ReferenceNames } from './cells.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

type Index = {
  readonly titles: ReadonlyMap<string, string>
  readonly byName: ReadonlyMap<string, string | null>
}

function indexOf(context: ReadContext, record: AnyRecord): Index {
  const rows: readonly AnyEntity[] = context.read(record).all()
  const number = Object.entries(record.fields).find(([, field]) => field.kind === 'number')?.[0]
  const byName = new Map<string, string | null>()
  const add = (name: string, id: string) => byName.set(name, byName.has(name) ? null : id)
  for (const row of rows) {
    add(String(row[record.title] ?? ''), row.id)
    if (number !== undefined && row[number] !== null) add(String(row[number]), row.id)
  }
  return { titles: new Map(rows.map((row) => [row.id, String(row[record.title] ?? '')])), byName }
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
    nameOf(name, id) {
      const title = index(name)?.titles.get(id)
      return title !== undefined && index(name)?.byName.get(title) === id ? title : id
    },
    idOf(name, text) {
      // An id is taken as it stands: a record may go on naming what was archived, and its own check refuses the rest.
      return uuid.test(text) ? text : (index(name)?.byName.get(text) ?? null)
    },
  }
}
