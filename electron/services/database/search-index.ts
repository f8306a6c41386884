import type Database from 'better-sqlite3'
import type { SearchHit } from '#shared/modules/search/search.contract.ts'
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
  return field.kind === 'text' || field.kind === 'markdown' || field.kind === 'number'
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

/** Everything in a record that search finds, title first. */
function searchText(record: AnyRecord, entity: AnyEntity): string {
  const title = String(entity[record.title] ?? '')
  const rest = Object.entries(record.fields).flatMap(([name, field]) =>
    name === record.title ? [] : textOf(field, entity[name]),
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
    query: { readonly text: string; readonly records: readonly string[]; readonly limit: number },
    reading: Reading,
  ): { readonly hits: readonly SearchHit[]; readonly total: number }
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
  load: (record: AnyRecord, id: string) => AnyEntity | null,
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
      if (wanted.length === 0) return { hits: [], total: 0 }
      const names = new Map(reading.records.map((record) => [record.name, record]))
      const rules = reading.records
        .filter((record) => query.records.length === 0 || query.records.includes(record.name))
        .map((record) => ({ record, rule: readableRows(record, reading) }))
        .filter(({ rule }) => rule.sql !== '0')
      if (rules.length === 0) return { hits: [], total: 0 }
      const allowed = rules
        .map(
          ({ record, rule }) =>
            `(record = '${record.name}' AND id IN (SELECT id FROM "${record.table}" WHERE archived = 0 AND (${rule.sql})))`,
        )
        .join(' OR ')
      const values = rules.flatMap(({ rule }) => rule.values)
      const from = `FROM local_search JOIN local_searchRows ON number = local_search.rowid
        WHERE local_search MATCH ? AND (${allowed})`
      const expression = matchExpression(wanted)
      const total =
        db
          .prepare<unknown[], number>(`SELECT count(*) ${from}`)
          .pluck()
          .get(expression, ...values) ?? 0
      const rows = db
        .prepare<unknown[], { record: string; id: string }>(`SELECT record, id ${from} ORDER BY rank LIMIT ?`)
        .all(expression, ...values, query.limit)
      const hits = rows.flatMap(({ record: name, id }) => {
        const record = names.get(name)
        const entity = record ? load(record, id) : null
        return record && entity ? [hitOf(record, entity, wanted)] : []
      })
      return { hits, total }
    },
  }
}

const excerptLength = 160

function hitOf(record: AnyRecord, entity: AnyEntity, wanted: readonly string[]): SearchHit {
  const title = String(entity[record.title] ?? '')
  const text = searchText(record, entity).slice(title.length).replaceAll(/\s+/g, ' ').trim()
  const needles = wanted.map((phrase) => new RegExp(phrase.split(' ').map(escaped).join('[^\\p{L}\\p{N}]*'), 'giu'))
  const first = Math.min(...needles.map((needle) => text.search(needle)).filter((at) => at >= 0), text.length)
  const start = first === text.length ? 0 : Math.max(0, first - 40)
  const excerpt = text.slice(start, start + excerptLength)
  const marks = needles.flatMap((needle) =>
    [...excerpt.matchAll(needle)].map((match) => [match.index, match.index + match[0].length] as const),
  )
  return { record: record.name, id: entity.id, title, excerpt, marks: marks.sort((one, other) => one[0] - other[0]) }
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
