import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { invariant } from '#shared/base/assert.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import type { ShownRecords } from './report-kind.ts'

/** A type with the fields alone that a report tells of it: who is named in the others is none of a recipient's business either. */
export function toldOf({ record, without = [] }: Omit<ShownRecords, 'rows'>): AnyRecord {
  const fields = Object.entries(record.fields).filter(([name]) => !without.includes(name))
  return { ...record, fields: Object.fromEntries(fields) }
}

/** The records of a report as they are attached: what they say, without revisions and keys of this vault. */
function attachedRecord(of: Omit<ShownRecords, 'rows'>, entity: AnyEntity): Readonly<Record<string, AnyValue>> {
  const { id, state, createdAt, createdBy, updatedAt, updatedBy } = entity
  const values = Object.entries(toldOf(of).fields).map(([name, field]): readonly [string, AnyValue] => {
    const value = entity[name] ?? null
    // The id of an attachment is made with a key of the vault; its digest names the file to everybody.
    if (field.kind !== 'evidence' || !Array.isArray(value)) return [name, value]
    return [name, value.map((file: AnyValue) => withoutId(file))]
  })
  return { id, state, createdAt, createdBy, updatedAt, updatedBy, ...Object.fromEntries(values) }
}

function withoutId(value: AnyValue): AnyValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'id'))
}

/** `audit-records.json`: RFC 8785 JSON of exactly the records that the report shows, and names of what it calls by name. */
export function recordsJson(
  about: { readonly kind: string; readonly demo: boolean },
  shown: readonly ShownRecords[],
  names: Readonly<Record<string, string>>,
): Buffer {
  const parts = Map.groupBy(shown, ({ record }) => record.name)
  const records = Object.fromEntries(
    [...parts].map(([name, ofType]) => [
      name,
      ofType
        .flatMap(({ rows, ...of }) => rows.map((row) => attachedRecord(of, row)))
        .sort((one, other) => (String(one.id) < String(other.id) ? -1 : 1)),
    ]),
  )
  const text = canonicalize({ format: 'sealbook/audit-records/1', ...about, records, names })
  invariant(text, 'records are plain data')
  return Buffer.from(text)
}

/** SHA-256 in lower-case hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
