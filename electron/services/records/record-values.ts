import { type FieldError, invalidInput } from '#shared/contract/errors.ts'
import type { AnyRecord, RecordPlace } from '#shared/record/record.ts'
import { forgedStamps } from '#shared/record/rules.ts'
import { sameValue } from '#shared/record/same-value.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { always, readableRows } from '../database/row-rule.ts'
import { recordNamed } from '../open-vault.ts'
import { referencesOf } from './reader.ts'
import type { Values, Writing } from './writing.ts'

/** The numbers that the vault gives to a new record, by field. */
export function givenNumbers(writing: Writing, record: AnyRecord): Values {
  const { store, work, letter } = writing
  const year = Number(work.moment.today.slice(0, 4))
  const numbered = Object.entries(record.fields).flatMap(([name, field]) => {
    if (field.kind !== 'number') return []
    const range = writing.numberRange(record, field.prefix)
    return [[name, store.numbers.next(record, name, { range, year, letter })] as const]
  })
  return Object.fromEntries(numbered)
}

/** The values with an id for each part row that has none yet. */
export function withPartIds(writing: Writing, values: Readonly<Record<string, AnyValue>>): Values {
  const entries = Object.entries(values).map(([name, value]) => {
    if (!Array.isArray(value)) return [name, value] as const
    const rows = value.map((row: AnyValue): AnyValue => {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return row
      return 'id' in row && typeof row.id === 'string' ? row : { ...row, id: writing.newId() }
    })
    return [name, rows] as const
  })
  return Object.fromEntries(entries)
}

/** Refuses stamps set by hand: a person could sign for another. */
export function checkStamps(record: AnyRecord, before: AnyEntity | null, after: Values): void {
  const forged = forgedStamps(record, { before, after })
  if (forged.length > 0) throw invalidInput(forged.map((path) => ({ path, key: 'givenByVault' })))
}

/** Refuses references to what is not there, attachments that are not stored, and values that must be unique. */
export function checkValues(writing: Writing, record: AnyRecord, before: AnyEntity | null, after: AnyEntity): void {
  const { store, reading } = writing
  const errors: FieldError[] = []
  const known = new Set((before ? referencesOf(record, before) : []).map(({ to, id }) => `${to} ${id}`))
  for (const { path, to, id } of referencesOf(record, after)) {
    if (known.has(`${to} ${id}`)) continue
    const target = recordNamed(to)
    if (!target || !store.table(target).has(id, readableRows(target, reading)))
      errors.push({ path, key: 'missingReference' })
  }
  const ends = !before && record.rows?.rule === 'subject' ? [record.rows, record.rows.other] : []
  for (const end of ends)
    if (end && !isReadable(writing, end, after)) errors.push({ path: end.idField, key: 'missingReference' })
  for (const [path, field] of Object.entries(record.fields)) {
    const value = after[path]
    if (sameValue(value, before?.[path])) continue
    if (field.kind === 'evidence' && Array.isArray(value)) {
      const absent = value.some((file: AnyValue) => !isStored(writing, file))
      if (absent) errors.push({ path, key: 'missingAttachment' })
    }
    if (field.unique && typeof value === 'string') {
      const taken = store.table(record).count([{ field: path, comparison: 'is', value }], always)
      if (taken > 0) errors.push({ path, key: 'notUnique' })
    }
  }
  if (errors.length > 0) throw invalidInput(errors)
}

/**
 * A comment on a record that one may not read would tell that it exists, and one on a comment, whose row rule leads to
 * another record, could never be read itself.
 */
function isReadable(writing: Writing, place: RecordPlace, after: AnyEntity): boolean {
  const subject = recordNamed(String(after[place.recordField]))
  if (!subject || subject.rows?.rule === 'subject') return false
  const rule = readableRows(subject, writing.reading)
  return writing.store.table(subject).find(String(after[place.idField]), rule) !== null
}

/** A sealed report names a file by its digest: one that is not the file's own would be signed as if it were. */
function isStored(writing: Writing, file: AnyValue): boolean {
  if (typeof file !== 'object' || file === null) return false
  if (!('id' in file && 'sha256' in file && 'size' in file)) return false
  return writing.holdsFile({ id: String(file.id), sha256: String(file.sha256), size: Number(file.size) })
}
