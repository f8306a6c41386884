import type Database from 'better-sqlite3'
import type { SearchAnswer, SearchHit } from '#shared/modules/search/search.contract.ts'
import type { Field } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { type Reading, readableRows } from './row-rule.ts'

// Han, kana, hangul and their punctuation: each becomes a token of its own, so that a word of two characters is found
// as a phrase. Measured recall is complete, where trigrams find nothing shorter than three characters.
const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu

/** Text as it is indexed: every CJK character stands alone. */
function spaced(text: string): string {
  return text.replaceAll(cjk, ' $& ')
}

function isSearchable(field: Field): boolean {
  return (field.kind === 'text' && !field.opaque) || field.kind === 'markdown' || field.kind === 'number'
}

/** Whether any word of a field is found. */
export function isFound(field: Field): boolean {
  return isSearchable(field) || field.kind === 'evidence' || field.kind === 'parts'
}

function textOf(field: Field, value: AnyValue | undefined): readonly string[] {
  if (isSearchable(field)) return typeof value === 'string' ? [value] : []
  if (field.kind === 'evidence' && Array.isArray(value))
    return value.flatMap((file: AnyValue) => (isPlainMap(file) ? [String(file.name)] : []))
  if (field.kind !== 'parts' || !Array.isArray(value)) return []
  return value.flatMap((row: AnyValue) => {
    if (!isPlainMap(row)) return []
    return Object.entries(field.fields).flatMap(([name, part]) => textOf(part, row[name]))
  })
}

function isPlainMap(value: AnyValue): value is { readonly [key: string]: AnyValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Fields that name another record by type and id: nobody looks for these words. */
function placeFields({ rows }: AnyRecord): readonly string[] {
  if (rows?.rule !== 'subject') return []
  return [rows, rows.other].flatMap((place) => (place ? [place.recordField, place.idField] : []))
}

/** Everything in a record that search finds, title first. */
function searchText(record: AnyRecord, entity: AnyEntity): string {
  const title = String(entity[record.title] ?? '')
  const unread = [record.title, ...placeFields(record)]
  const rest = Object.entries(record.fields).flatMap(([name, field]) =>
    unread.includes(name) ? [] : textOf(field, entity[name]),
  )
  return [title, ...rest].join('\n')
}

/** Words and CJK phrases of a query, each as [phrase, is-prefix]; quotes group words as people expect. */
function phrases(text: string): readonly string[] {
  const groups = [...text.matchAll(/"([^"]+)"|([^\s"]+)/g)].map((match) => match[1] ?? match[2] ?? '')
  return groups.flatMap((group) => {
    const tokens = spaced(group)
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .filter((token) => token !== '')
    return tokens.length === 0 ? [] : [tokens.join(' ')]
  })
}

/** The FTS5 expression: all phrases, the last one also as a prefix, so that results appear while one types. */
function matchExpression(found: readonly string[]): string {
  const quoted = found.map((phrase) => `"${phrase.replaceAll('"', '""')}"`)
  return quoted.map((phrase, index) => (index === quoted.length - 1 ? `${phrase} *` : phrase)).join(' AND ')
}

export type SearchIndex = {
  put(record: AnyRecord, entity: AnyEntity): void
  find(
    query: {
      readonly text: string
      readonly records: readonly string[]
      readonly archived: boolean
      readonly limit: number
    },
    reading: Reading,
  ): SearchAnswer
}

function prepareWriting(db: Database.Database) {
  return {
    place: db.prepare<[string], { number: number }>('SELECT number FROM local_searchRows WHERE id = ?'),
    addPlace: db.prepare<[string, string]>('INSERT INTO local_searchRows (record, id) VALUES (?, ?)'),
    remove: db.prepare<[number | bigint]>('DELETE FROM local_search WHERE rowid = ?'),
    insert: db.prepare<[number | bigint, string]>('INSERT INTO local_search (rowid, text) VALUES (?, ?)'),
  }
}

/** Opens the full-text index over all records: FTS5 without content, beside a list of what its rows stand for. */
export function openSearchIndex(
  db: Database.Database,
  load: (record: AnyRecord, id: string, reading: Reading) => AnyEntity | null,
): SearchIndex {
  // Prepared on first use, so that opening a vault does not wait for the index.
  let statements: ReturnType<typeof prepareWriting> | null = null
  return {
    put(record, entity) {
      statements ??= prepareWriting(db)
      const { place, addPlace, remove, insert } = statements
      const known = place.get(entity.id)
      if (known) remove.run(known.number)
      const number = known ? known.number : addPlace.run(record.name, entity.id).lastInsertRowid
      insert.run(number, spaced(searchText(record, entity)))
    },
    find(query, reading) {
      const wanted = phrases(query.text)
      const names = new Map(reading.records.map((record) => [record.name, record]))
      const rules = reading.records
        .map((record) => ({ record, rule: readableRows(record, reading) }))
        .filter(({ rule }) => rule.sql !== '0')
      if (wanted.length === 0 || rules.length === 0) return { hits: [], total: 0, counts: {} }
      const shown = query.archived ? '' : 'archived = 0 AND '
      const allowed = rules
        .map(
          ({ record, rule }) =>
            `(record = '${record.name}' AND id IN (SELECT id FROM "${record.table}" WHERE ${shown}(${rule.sql})))`,
        )
        .join(' OR ')
      const values = [matchExpression(wanted), ...rules.flatMap(({ rule }) => rule.values)]
      const from = `FROM local_search JOIN local_searchRows ON number = local_search.rowid
        WHERE local_search MATCH ? AND (${allowed})`
      const counted = db
        .prepare<unknown[], { record: string; count: number }>(
          `SELECT record, count(*) AS count ${from} GROUP BY record`,
        )
        .all(...values)
      const asked = (name: string) => query.records.length === 0 || query.records.includes(name)
      const total = counted.reduce((sum, { record, count }) => sum + (asked(record) ? count : 0), 0)
      const only = query.records.length === 0 ? '' : `AND record IN (${query.records.map(() => '?').join(', ')})`
      const rows = db
        .prepare<unknown[], { record: string; id: string }>(`SELECT record, id ${from} ${only} ORDER BY rank LIMIT ?`)
        .all(...values, ...query.records, query.limit)
      const hits = rows.flatMap(({ record: name, id }) => {
        const record = names.get(name)
        const entity = record ? load(record, id, reading) : null
        return record && entity ? [hitOf(record, entity, wanted)] : []
      })
      return { hits, total, counts: Object.fromEntries(counted.map(({ record, count }) => [record, count])) }
    },
  }
}

const excerptLength = 160

function hitOf(record: AnyRecord, entity: AnyEntity, wanted: readonly string[]): SearchHit {
  const title = String(entity[record.title] ?? '')
  const text = searchText(record, entity).slice(title.length).replaceAll(/\s+/g, ' ').trim()
  const needles = wanted.map((phrase) => new RegExp(phrase.split(' ').map(escaped).join('[^\\p{L}\\p{N}]*'), 'giu'))
  const first = Math.min(...needles.map((needle) => text.search(needle)).filter((at) => at >= 0), text.length)
  const excerpt = excerptAround(text, first)
  const { id, state, updatedAt, archived } = entity
  const hit = { record: record.name, id, title, excerpt, state, updatedAt, archived }
  return { ...hit, marks: marksIn(excerpt, needles), titleMarks: marksIn(title, needles) }
}

/** A piece of a text from shortly before an offset on, beginning with a whole word where one is near. */
function excerptAround(text: string, at: number): string {
  if (at === text.length || at <= 40) return text.slice(0, excerptLength)
  const start = at - 40
  const word = text.indexOf(' ', start)
  const from = word >= 0 && word < at ? word + 1 : start
  return `… ${text.slice(from, from + excerptLength)}`
}

function marksIn(text: string, needles: readonly RegExp[]): SearchHit['marks'] {
  return needles
    .flatMap((needle) =>
      [...text.matchAll(needle)].map((match) => [match.index, match.index + match[0].length] as const),
    )
    .sort((one, other) => one[0] - other[0])
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
